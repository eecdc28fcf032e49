// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/connectionbuilder.h"
#include "connection/verify.h"
#include "desktop/hubwiring.h"
#include "desktop/practicevisitor.h"
#include "look/note.h"
#include "net/qthttp.h"
#include "settings/cloudsfile.h"
#include "support/awaitend.h"
#include "support/fakekeychain.h"
#include "support/practiceprocess.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDesktopServices>
#include <QTemporaryDir>
#include <QTest>

using namespace fairlead;

namespace {

constexpr int patienceMs = 60000; // of a busy machine

Task<Result<NewConnection>> prove(PracticeWorld world, Cloud cloud, Clock *clock)
{
    QtHttp http(NetworkSettings(), *clock);
    DynamicsAttempt attempt;
    attempt.cloud = cloud;
    attempt.address = world.dataverse;
    attempt.tenantId = world.tenant;
    attempt.clientId = world.entraClient.id;
    attempt.method = SignInMethod::DynamicsPassword;
    attempt.userName = world.nonInteractiveUser.username;
    attempt.password = Secret::fromText(world.nonInteractiveUser.password);
    const auto verified = co_await verifyDynamics(http, *clock, attempt, {});
    if (!verified)
        co_return fail(verified.error());
    NewConnection made = verified->connection;
    made.info.objects = {QStringLiteral("account")};
    co_return made;
}

} // namespace

/// Revoked in the window, and the consent withdrawn there: the hub, the real session, the practice org.
class TestWithdrawNow : public QObject
{
    Q_OBJECT

    std::unique_ptr<PracticeProcess> m_practice;
    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    QtHttp m_http{NetworkSettings(), m_clock};
    std::unique_ptr<HomeSession> m_session;
    std::unique_ptr<ui::Hub> m_hub;
    std::unique_ptr<PracticeVisitor> m_visitor;
    PracticeWorld::Account m_person;
    TaskScope m_scope;

    static Task<void> look(PracticeVisitor *visitor, QUrl url, CancelToken cancel)
    {
        (void)co_await visitor->visit(url, cancel);
    }
    template <typename Widget> Widget *find(const char *name) const
    {
        return m_hub->findChild<Widget *>(QLatin1String(name));
    }
    look::NoteContent state() const
    {
        const auto *note = find<look::Note>("withdrawalState");
        return note ? note->content() : look::NoteContent();
    }
    qsizetype deletions() const
    {
        qsizetype count = 0;
        const QJsonArray all = m_practice->requests(m_practice->world().graph);
        for (const auto &request : all)
            count += request[QLatin1String("method")].toString() == QLatin1String("DELETE") ? 1 : 0;
        return count;
    }

public slots:
    /// The system's browser, and who sits in front of it.
    void browse(const QUrl &url)
    {
        m_visitor = std::make_unique<PracticeVisitor>(m_http, m_person.username, m_person.password);
        spawn(m_scope, look(m_visitor.get(), url, m_scope.token()));
    }

private slots:
    void initTestCase() { QDesktopServices::setUrlHandler(QStringLiteral("http"), this, "browse"); }
    void cleanupTestCase() { QDesktopServices::unsetUrlHandler(QStringLiteral("http")); }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_practice = std::make_unique<PracticeProcess>();
        QVERIFY2(m_practice->start({QStringLiteral("--home"), m_folder->path(), QStringLiteral("--rows"),
                                    QStringLiteral("5")}),
                 qPrintable(m_practice->errorText()));
        const Home home(m_folder->path());
        const auto clouds = readClouds(home.cloudsFile());
        QVERIFY(clouds);
        auto proven = awaitEnd(prove(m_practice->world(), clouds->constLast(), &m_clock), patienceMs);
        QVERIFY2(proven && *proven, proven && !*proven ? qPrintable(proven->error().text()) : "");
        auto keychain = std::make_unique<FakeKeychain>();
        BuildTurn turn;
        ConnectionBuilder builder(home, *keychain, m_clock, turn);
        const auto built = awaitEnd(builder.build(std::move(**proven), {}), patienceMs);
        QVERIFY2(built && *built, built && !*built ? qPrintable(built->error().text()) : "");
        m_session =
            std::make_unique<HomeSession>(home, std::move(keychain), m_clock, HomeSession::Rhythm::OnDemand);
        QVERIFY(m_session->open());
        m_hub = std::make_unique<ui::Hub>(m_clock);
        new HubWiring(*m_hub, *m_session);
        m_hub->show();
    }
    void cleanup()
    {
        m_hub.reset();
        m_session.reset();
        m_practice->stop();
    }

    void fromTheNoteToItsEnd_data()
    {
        QTest::addColumn<bool>("administrator");
        QTest::newRow("by an administrator") << true;
        QTest::newRow("by somebody who may not") << false;
    }
    void fromTheNoteToItsEnd()
    {
        QFETCH(const bool, administrator);
        m_person = administrator ? m_practice->world().admin : m_practice->world().nonInteractiveUser;
        emit m_hub->revokeRequested(m_session->connections().constFirst().id);
        auto *note = find<look::Note>("changeProblem");
        QTRY_VERIFY_WITH_TIMEOUT(note->action(QStringLiteral("withdrawConsent")), patienceMs);
        note->action(QStringLiteral("withdrawConsent"))->click();
        QVERIFY(find<QDialog>("withdrawalDialog"));
        QCOMPARE(deletions(), 0);
        find<QAbstractButton>("browserRung")->click();
        QTRY_VERIFY_WITH_TIMEOUT(state().tone == look::Tone::Ok || state().tone == look::Tone::Error,
                                 patienceMs);
        QVERIFY2((state().tone == look::Tone::Ok) == administrator,
                 qPrintable(state().title + state().detail));
        QCOMPARE(deletions() > 0, administrator);
        // What is done needs no note any more; what stands is still said.
        QCOMPARE(note->isVisible(), !administrator);
        if (!administrator)
            QVERIFY(state().detail.contains(m_practice->world().entraClient.id));
    }
};

QTEST_MAIN(TestWithdrawNow)
#include "tst_withdrawnow.moc"
