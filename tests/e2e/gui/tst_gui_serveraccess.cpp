// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/connectionfile.h"
#include "guitest.h"
#include "support/practicegrant.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace fairlead;

namespace {

const QString enter = QStringLiteral("Return");
const QString isOn = QStringLiteral("Server-to-server access: on…");
const QString isHalfMade = QStringLiteral("Server-to-server access: being made, not finished…");

} // namespace

/// A first set-up of Salesforce in which server-to-server access is chosen, with the real windows against the
/// practice org, by keyboard alone.
class TestGuiServerAccess : public QObject
{
    Q_OBJECT

    AccessibleTree m_tree;
    SystemClock m_clock;
    std::unique_ptr<Stage> m_stage;
    std::unique_ptr<Walk> m_walk;
    std::optional<TokenSet> m_observer;

    const Person &me() const { return m_stage->person(); }
    QStringList users(bool ours) const;
    QJsonArray rows(const char *table) const;
    std::optional<ConnectionInfo> connection() const;
    qint64 approvals();
    void toFinish();
    void opensCard(const QString &answer);

private slots:
    void init();
    void cleanup();
    void madeByFinish();
    void stoppedHalfWay_data();
    void stoppedHalfWay();
};

QJsonArray TestGuiServerAccess::rows(const char *table) const
{
    const QByteArray answer =
        m_stage->practice().get(m_stage->world().salesforce, QStringLiteral("/_practice/setup"));
    return QJsonDocument::fromJson(answer).object()[QLatin1String(table)].toArray();
}

/// Names of active users.
QStringList TestGuiServerAccess::users(bool ours) const
{
    QStringList names;
    for (const auto &row : rows("User")) {
        const QString name = row[QLatin1String("Username")].toString();
        if (row[QLatin1String("IsActive")].toBool() && name.startsWith(QLatin1String("fairlead.")) == ours)
            names += name;
    }
    return names;
}

std::optional<ConnectionInfo> TestGuiServerAccess::connection() const
{
    const auto document = readConnections(m_stage->home() + QStringLiteral("/connections.json"));
    if (!document || document->connections.size() != 1)
        return std::nullopt;
    return document->connections.constFirst();
}

/// Those that stand, beside the observer's.
qint64 TestGuiServerAccess::approvals()
{
    if (!m_observer) {
        const auto tokens = signInByScript(m_stage->world(), m_stage->world().admin, m_clock);
        if (!tokens)
            return -1;
        m_observer = *tokens;
    }
    return approvalsBeside(*m_observer, m_clock);
}

void TestGuiServerAccess::init()
{
    QVERIFY(m_tree.isConnected());
    m_observer.reset();
    m_stage = std::make_unique<Stage>(m_tree);
    m_walk = std::make_unique<Walk>(*m_stage);
    QVERIFY2(m_stage->begin(), qPrintable(m_stage->trouble()));
}

void TestGuiServerAccess::cleanup()
{
    m_walk.reset();
    m_stage.reset();
}

/// Up to page 6, with server-to-server access wanted.
void TestGuiServerAccess::toFinish()
{
    FAIRLEAD_DO(*m_walk, toAuthorize(CrmKind::Salesforce));
    FAIRLEAD_DO(*m_walk, authorizes(CrmKind::Salesforce));
    FAIRLEAD_DO(me(), keys({enter}));
    FAIRLEAD_DO(me(), readsTitle(QStringLiteral("Fairlead – Server-to-server access")));
    FAIRLEAD_DO(me(), ticks(QStringLiteral("Let Fairlead sign in by itself")));
    FAIRLEAD_DO(me(), reads(QStringLiteral(" has all the rights that this takes.")));
    FAIRLEAD_DO(me(), keys({enter}));
    FAIRLEAD_DO(me(), readsTitle(QStringLiteral("Fairlead – What to keep in step")));
    FAIRLEAD_DO(me(), reads(QStringLiteral("Objects chosen: ")));
    FAIRLEAD_DO(me(), keys({enter}));
    FAIRLEAD_DO(me(), readsTitle(QStringLiteral("Fairlead – Connected")));
    FAIRLEAD_DO(me(), reads(QStringLiteral(" is connected")));
    QVERIFY2(rows("ExternalClientApplication").isEmpty(), "nothing is made before Finish");
    QCOMPARE(users(true), QStringList());
    FAIRLEAD_DO(me(), presses(QStringLiteral("Finish")));
}

void TestGuiServerAccess::madeByFinish()
{
    QVERIFY(m_stage->practice().set(m_stage->world().salesforce, R"({"appPropagationSeconds":3})"));
    toFinish();
    if (QTest::currentTestFailed())
        return;
    FAIRLEAD_DO(me(), reads(QStringLiteral(" of 14")));
    FAIRLEAD_DO(me(), reads(QStringLiteral("Server-to-server access is on.")));
    FAIRLEAD_DO(*m_walk, finishes());
    FAIRLEAD_DO(me(), reads(isOn));
    FAIRLEAD_DO(*m_walk, isInStep());

    const auto made = connection();
    QVERIFY(made);
    QCOMPARE(made->method, SignInMethod::SalesforceServer);
    QCOMPARE(users(true), QStringList{made->userName});
    QCOMPARE(rows("ExternalClientApplication").size(), 1);
    QVERIFY(m_stage->countRows(made->workspaceFile, QStringLiteral("Account")) >= 200);
    // The administrator's own was ended.
    QCOMPARE(approvals(), qint64(0));
}

/// From the hub's card to the administrator who has signed in.
void TestGuiServerAccess::opensCard(const QString &answer)
{
    FAIRLEAD_DO(me(), presses(isHalfMade));
    FAIRLEAD_DO(me(), presses(answer));
    FAIRLEAD_DO(me(), readsTitle(QStringLiteral("Fairlead – Authorize")));
    const auto popup = m_walk->connects(CrmKind::Salesforce);
    QVERIFY2(popup, qPrintable(m_walk->trouble()));
    // Who has allowed the app is not asked again.
    FAIRLEAD_DO(*m_walk, signsInAtSalesforce(*popup, m_stage->world().admin));
    QVERIFY2(m_stage->popupGone(), "the sign-in window stays");
    FAIRLEAD_DO(me(), reads(QStringLiteral(" is authorized.")));
    FAIRLEAD_DO(me(), keys({enter}));
    FAIRLEAD_DO(me(), readsTitle(QStringLiteral("Fairlead – Server-to-server access")));
}

void TestGuiServerAccess::stoppedHalfWay_data()
{
    QTest::addColumn<bool>("goesOn");
    QTest::newRow("stopped, gone on with from the card") << true;
    QTest::newRow("window closed, taken back from the card") << false;
}

void TestGuiServerAccess::stoppedHalfWay()
{
    QFETCH(const bool, goesOn);
    QVERIFY(m_stage->practice().set(m_stage->world().salesforce, R"({"appPropagationSeconds":900})"));
    toFinish();
    if (QTest::currentTestFailed())
        return;
    FAIRLEAD_DO(me(), reads(QStringLiteral(" so far")));
    if (goesOn) {
        FAIRLEAD_DO(me(), presses(QStringLiteral("Stop")));
        FAIRLEAD_DO(me(), reads(QStringLiteral("The connection works all the same")));
        FAIRLEAD_DO(*m_walk, finishes());
    } else {
        FAIRLEAD_DO(me(), presses(QStringLiteral("Cancel")));
        FAIRLEAD_DO(me(), reads(QStringLiteral("Stop changing server-to-server access?")));
        FAIRLEAD_DO(me(), presses(QStringLiteral("Stop")));
        FAIRLEAD_DO(me(), readsTitle(QStringLiteral("Fairlead")));
    }
    FAIRLEAD_DO(me(), reads(isHalfMade));
    FAIRLEAD_DO(*m_walk, isInStep());

    auto now = connection();
    QVERIFY(now);
    QCOMPARE(now->method, SignInMethod::SalesforceWeb);
    QCOMPARE(now->userName, m_stage->world().admin.username);
    QCOMPARE(approvals(), qint64(1));
    const QStringList half = users(true);
    QCOMPARE(half.size(), 1);

    QVERIFY(m_stage->practice().set(m_stage->world().salesforce, R"({"appPropagationSeconds":0})"));
    opensCard(goesOn ? QStringLiteral("Go on…") : QStringLiteral("Take it back…"));
    if (QTest::currentTestFailed())
        return;
    FAIRLEAD_DO(me(), presses(goesOn ? QStringLiteral("Turn on") : QStringLiteral("Turn off")));
    FAIRLEAD_DO(me(),
                reads(goesOn ? QStringLiteral("Server-to-server access is on.")
                             : QStringLiteral(" stays in the organisation, deactivated")));
    FAIRLEAD_DO(*m_walk, finishes());
    FAIRLEAD_DO(me(), reads(goesOn ? isOn : QStringLiteral("Server-to-server access: off…")));
    FAIRLEAD_DO(*m_walk, isInStep());
    now = connection();
    QVERIFY(now);
    QCOMPARE(now->method, goesOn ? SignInMethod::SalesforceServer : SignInMethod::SalesforceWeb);
    QCOMPARE(users(true), goesOn ? half : QStringList());
    QCOMPARE(rows("ExternalClientApplication").size(), goesOn ? 1 : 0);
    QCOMPARE(approvals(), qint64(goesOn ? 0 : 1));
}

QTEST_GUILESS_MAIN(TestGuiServerAccess)
#include "tst_gui_serveraccess.moc"
