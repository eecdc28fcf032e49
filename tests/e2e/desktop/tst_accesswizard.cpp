// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/liveservices.h"
#include "desktop/practicevisitor.h"
#include "desktop/renewalstart.h"
#include "e2e/cli/webgrant.h"
#include "net/qthttp.h"
#include "support/fakekeychain.h"
#include "support/practicegrant.h"
#include "support/practiceprocess.h"
#include "ui/hub/accesswords.h"
#include "wizard/flow.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace fairlead;

namespace {

constexpr int patienceMs = 60000; // of a busy machine

} // namespace

/// Server-to-server access by the wizard, with the real services against the practice org: opened on a
/// connection as the hub's card opens it.
class TestAccessWizard : public QObject
{
    Q_OBJECT

    PracticeProcess m_practice;
    SystemClock m_clock;
    QTemporaryDir m_folder;
    QtHttp m_http{NetworkSettings(), m_clock};
    ConnectionId m_id;
    std::unique_ptr<HomeSession> m_session;
    std::shared_ptr<LiveServices> m_services;
    std::unique_ptr<WizardFlow> m_flow;
    std::unique_ptr<PracticeVisitor> m_visitor;
    PracticeWorld::Account m_person;
    TokenSet m_observer;
    TaskScope m_scope;

    static Task<void> look(PracticeVisitor *visitor, QUrl url, CancelToken cancel)
    {
        (void)co_await visitor->visit(url, cancel);
    }
    void open(AccessGoal goal)
    {
        m_flow.reset();
        m_services = std::make_shared<LiveServices>(*m_session, m_clock, [this](const QUrl &url) {
            m_visitor = std::make_unique<PracticeVisitor>(m_http, m_person.username, m_person.password);
            spawn(m_scope, look(m_visitor.get(), url, m_scope.token()));
        });
        const auto known = ui::knownAccess(m_session->document().serverAccess, m_id);
        const WizardStart start =
            accessStart(*m_session->document().find(m_id), known, m_session->clouds(), goal);
        m_flow = std::make_unique<WizardFlow>(m_services, m_clock, start);
    }
    bool reachPage()
    {
        m_flow->signIn(SignInRung::Browser);
        if (!QTest::qWaitFor([this] { return m_flow->authorization() || m_flow->signInState().error; },
                             patienceMs)
            || !m_flow->authorization())
            return false;
        m_flow->next();
        return m_flow->page() == WizardPage::ServerAccess
            && QTest::qWaitFor([this] { return !m_flow->access().outlookRun().isRunning(); }, patienceMs);
    }
    /// Does it, and closes the window afterwards.
    QString change(AccessGoal goal)
    {
        open(goal);
        if (!reachPage())
            return QStringLiteral("nobody signed in");
        // A check has begun by itself.
        if (goal != AccessGoal::Check)
            m_flow->changeAccess();
        if (!QTest::qWaitFor([this] { return !m_flow->access().isRunning(); }, patienceMs))
            return QStringLiteral("it does not end");
        const AccessResult *result = m_flow->access().result();
        if (!result)
            return QStringLiteral("no result");
        if (result->problem)
            return result->problem->text() + result->problem->detail;
        m_flow->next();
        return close();
    }
    QString close()
    {
        QSignalSpy closed(m_flow.get(), &WizardFlow::closed);
        m_flow->close();
        return closed.count() || closed.wait(patienceMs) ? QString() : QStringLiteral("not closed");
    }
    QJsonArray rows(const char *table)
    {
        const QByteArray answer =
            m_practice.get(m_practice.world().salesforce, QStringLiteral("/_practice/setup"));
        return QJsonDocument::fromJson(answer).object()[QLatin1String(table)].toArray();
    }
    qint64 approvals() { return approvalsBeside(m_observer, m_clock); }
    const ConnectionInfo &info() const { return *m_session->document().find(m_id); }

private slots:
    void initTestCase()
    {
        QVERIFY2(m_practice.start({QStringLiteral("--home"), m_folder.path(), QStringLiteral("--rows"),
                                   QStringLiteral("40")}),
                 qPrintable(m_practice.errorText()));
        const Home home(m_folder.path());
        auto keychain = std::make_unique<FakeKeychain>();
        const auto built = connectByWeb(home, m_practice.world(), *keychain, m_clock);
        QVERIFY2(built, built ? "" : qPrintable(built.error().text()));
        m_id = built->target.info.id;
        m_session =
            std::make_unique<HomeSession>(home, std::move(keychain), m_clock, HomeSession::Rhythm::OnDemand);
        QVERIFY(m_session->open());
        m_person = m_practice.world().admin;
        const auto observer = signInByScript(m_practice.world(), m_person, m_clock);
        QVERIFY2(observer, observer ? "" : qPrintable(observer.error().text()));
        m_observer = *observer;
    }

    void nobodyWithoutTheRights()
    {
        m_person = {QStringLiteral("sam.tarrant@larkmoor.example"), QStringLiteral("Quiet-Meadow-1540")};
        const qint64 before = approvals();
        open(AccessGoal::On);
        QVERIFY(reachPage());
        const AccessOutlook *outlook = m_flow->accessOutlook();
        QVERIFY(outlook && outlook->impossible);
        QVERIFY2(outlook->impossible->sentence.contains(QStringLiteral("Manage Internal Users")),
                 qPrintable(outlook->impossible->sentence));
        m_flow->changeAccess();
        QVERIFY(!m_flow->access().isRunning());
        QCOMPARE(close(), QString());
        // Neither kept here nor there.
        QVERIFY(m_session->document().serverAccess.isEmpty());
        QCOMPARE(approvals(), before);
        m_person = m_practice.world().admin;
    }

    void onAndOff()
    {
        const QString administrator = info().userName;
        QCOMPARE(approvals(), qint64(1));
        QCOMPARE(change(AccessGoal::On), QString());
        QCOMPARE(info().method, SignInMethod::SalesforceServer);
        QVERIFY2(info().userName.startsWith(QLatin1String("fairlead.")), qPrintable(info().userName));
        QVERIFY(m_flow->access().result()->isComplete());
        QCOMPARE(m_flow->access().result()->userName, info().userName);
        QCOMPARE(m_flow->access().result()->parts.size(), 3);
        QCOMPARE(m_flow->access().steps().constLast().step, salesforce::AccessStep::Check);
        // Neither the connection's approval from before nor the administrator's stands.
        QCOMPARE(approvals(), qint64(0));
        const auto synced = awaitRun();
        QVERIFY2(!synced, synced ? qPrintable(synced->text()) : "");

        QCOMPARE(change(AccessGoal::Reconnect), QString());
        QCOMPARE(approvals(), qint64(0));

        // What its own user may not read is told to who signs in, and nothing of that stands afterwards.
        QCOMPARE(change(AccessGoal::Check), QString());
        const QList<CheckResult> checks = m_flow->access().result()->checks;
        QVERIFY(!checks.isEmpty());
        for (const CheckResult &check : checks) {
            QVERIFY2(check.state == CheckResult::State::Pass, qPrintable(check.id + check.detail));
            if (check.id == QLatin1String("sharing"))
                QCOMPARE(check.answeredBy, CheckResult::AnsweredBy::Administrator);
        }
        QCOMPARE(info().method, SignInMethod::SalesforceServer);
        QCOMPARE(approvals(), qint64(0));

        QCOMPARE(change(AccessGoal::Off), QString());
        QCOMPARE(info().method, SignInMethod::SalesforceWeb);
        QCOMPARE(info().userName, administrator);
        QVERIFY(m_flow->access().result()->isComplete());
        QVERIFY(m_session->document().serverAccess.isEmpty());
        QVERIFY(rows("ExternalClientApplication").isEmpty());
        // The connection lives on this one.
        QCOMPARE(approvals(), qint64(1));
        const auto again = awaitRun();
        QVERIFY2(!again, again ? qPrintable(again->text()) : "");
    }

private:
    std::optional<Error> awaitRun()
    {
        std::optional<std::optional<Error>> ended;
        spawn(m_scope, run(&ended, m_scope.token()));
        if (!QTest::qWaitFor([&ended] { return ended.has_value(); }, patienceMs))
            return Error::bug(QStringLiteral("the run does not end"));
        return *ended;
    }
    Task<void> run(std::optional<std::optional<Error>> *ended, CancelToken cancel)
    {
        const SyncReport report = co_await m_session->runNow(m_id, {}, cancel);
        *ended = report.error;
    }
};

QTEST_MAIN(TestAccessWizard)
#include "tst_accesswizard.moc"
