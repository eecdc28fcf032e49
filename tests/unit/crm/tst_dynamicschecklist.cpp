// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/dynamics/applicationuser.h"
#include "crm/dynamics/checklist.h"
#include "crm/dynamics/client.h"
#include "dynamicsdesk.h"

#include <QTest>

#include <algorithm>

using namespace fairlead;
using namespace fairlead::dynamics;

/// The additional-configuration checklist of an environment, judged fact by fact, and how it asks.
class TestDynamicsChecklist : public QObject
{
    Q_OBJECT
private slots:
    void judged_data();
    void judged();
    void everyLineSaysWhyAndWhere();
    void whatMayNotBeAskedIsUnknown();
    void aDisabledUserHasAListToo();
    void aLostConnectionIsNoAnswer();
    void withoutScopeAsBefore();
    void byHand();

private:
    using Change = std::function<void(ChecklistFacts &, CheckScope &)>;
    static ChecklistFacts good();
    static CheckScope scope();
};

Q_DECLARE_METATYPE(std::function<void(fairlead::dynamics::ChecklistFacts &, fairlead::CheckScope &)>)

namespace {

const QString userId = QStringLiteral("bbbb1111-2222-4333-8444-555566667777");

QDateTime noon()
{
    return QDateTime(QDate(2026, 12, 1), QTime(12, 0), Qt::UTC);
}

CheckResult lineOf(const QList<CheckResult> &checks, const QString &id)
{
    const auto found =
        std::find_if(checks.begin(), checks.end(), [&](const CheckResult &check) { return check.id == id; });
    return found == checks.end() ? CheckResult() : *found;
}

} // namespace

ChecklistFacts TestDynamicsChecklist::good()
{
    ChecklistFacts facts;
    facts.user.userId = userId;
    facts.user.accessMode = 4;
    facts.user.licensed = true;
    facts.user.directRoles = {QStringLiteral("Fairlead Contoso")};
    facts.user.privileges = QMap<QString, QString>{{QStringLiteral("prvReadLead"), QStringLiteral("Global")}};
    facts.nonInteractiveUsers = 3;
    facts.missing = QList<MissingPrivilege>();
    facts.tables =
        QList<ChecklistFacts::Table>{{QStringLiteral("lead"), QStringLiteral("Leads"), true, true}};
    facts.serverTime = noon();
    return facts;
}

CheckScope TestDynamicsChecklist::scope()
{
    CheckScope scope;
    scope.now = noon();
    scope.portal = QUrl(QStringLiteral("https://portal.azure.us"));
    return scope;
}

void TestDynamicsChecklist::judged_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("state");
    const auto row = [](const char *name, const char *id, const Change &change, const char *state) {
        QTest::newRow(name) << QString::fromLatin1(id) << change << QString::fromLatin1(state);
    };
    const Change nothing = [](ChecklistFacts &, CheckScope &) {};
    const Change application = [](ChecklistFacts &facts, CheckScope &) {
        facts.user.applicationId = QStringLiteral("app");
        facts.nonInteractiveUsers.reset();
        facts.user.licensed = false;
    };
    const auto refusedWith = [](ErrorCode code) -> Change {
        return [code](ChecklistFacts &, CheckScope &scope) {
            Error refusal;
            refusal.code = code;
            scope.byPassword = true;
            scope.lastRefusal = refusal;
        };
    };
    const auto clockOff = [](qint64 seconds) -> Change {
        return [seconds](ChecklistFacts &, CheckScope &scope) { scope.now = scope.now.addSecs(seconds); };
    };
    const auto disabled = [](std::optional<bool> licensed) -> Change {
        return [licensed](ChecklistFacts &facts, CheckScope &) {
            facts.user.disabled = true;
            facts.user.licensed = licensed;
        };
    };
    for (const char *id :
         {"user-enabled", "access-mode", "security-role", "job-privileges", "change-tracking",
          "non-interactive-users", "security-group", "conditional-access", "clock"})
        row(qPrintable(QStringLiteral("all is well: %1").arg(QLatin1String(id))), id, nothing, "pass");
    row(
        "privilege missing", "job-privileges",
        [](ChecklistFacts &facts, CheckScope &) {
            facts.missing =
                QList<MissingPrivilege>{{QStringLiteral("prvReadLead"), PrivilegeDepth::Global, {}}};
        },
        "fail");
    row(
        "privileges not told", "job-privileges",
        [](ChecklistFacts &facts, CheckScope &) { facts.missing.reset(); }, "unknown");
    row(
        "not tracked", "change-tracking",
        [](ChecklistFacts &facts, CheckScope &) { facts.tables->first().tracked = false; }, "fail");
    row(
        "cannot be tracked", "change-tracking",
        [](ChecklistFacts &facts, CheckScope &) {
            facts.tables->first().tracked = false;
            facts.tables->first().canBeTracked = false;
        },
        "pass");
    row(
        "tables not told", "change-tracking",
        [](ChecklistFacts &facts, CheckScope &) { facts.tables.reset(); }, "unknown");
    row(
        "one of seven", "non-interactive-users",
        [](ChecklistFacts &facts, CheckScope &) { facts.nonInteractiveUsers = 7; }, "pass");
    row(
        "would be the eighth", "non-interactive-users",
        [](ChecklistFacts &facts, CheckScope &) {
            facts.nonInteractiveUsers = 7;
            facts.user.accessMode = 0;
        },
        "fail");
    row(
        "not told how many", "non-interactive-users",
        [](ChecklistFacts &facts, CheckScope &) { facts.nonInteractiveUsers.reset(); }, "unknown");
    row("application user: seats", "non-interactive-users", application, "pass");
    row("application user: group", "security-group", application, "pass");
    row("application user: rules", "conditional-access", application, "pass");
    row(
        "secret, nobody knows how long", "credential",
        [](ChecklistFacts &, CheckScope &scope) { scope.byCredential = true; }, "unknown");
    row(
        "secret of a month and more", "credential",
        [](ChecklistFacts &, CheckScope &scope) {
            scope.byCredential = true;
            scope.credentialExpires = noon().addDays(40);
        },
        "pass");
    row("disabled with a licence", "security-group", disabled(true), "fail");
    row("disabled without one", "security-group", disabled(false), "unknown");
    row("disabled, licence unknown", "security-group", disabled(std::nullopt), "unknown");
    row("a second factor is asked for", "conditional-access", refusedWith(ErrorCode::MfaRequired), "fail");
    row("blocked by a rule", "conditional-access", refusedWith(ErrorCode::BlockedByOrganisation), "fail");
    row("refused for something else", "conditional-access", refusedWith(ErrorCode::WrongCredentials),
        "unknown");
    row(
        "by password, never refused", "conditional-access",
        [](ChecklistFacts &, CheckScope &scope) { scope.byPassword = true; }, "unknown");
    row("five minutes fast", "clock", clockOff(300), "pass");
    row("more than that", "clock", clockOff(301), "fail");
    row("slow", "clock", clockOff(-3600), "fail");
    row(
        "no Date", "clock", [](ChecklistFacts &facts, CheckScope &) { facts.serverTime = {}; }, "unknown");
    row(
        "own clock not given", "clock", [](ChecklistFacts &, CheckScope &scope) { scope.now = {}; },
        "unknown");
}

void TestDynamicsChecklist::judged()
{
    QFETCH(QString, id);
    QFETCH(Change, change);
    QFETCH(QString, state);
    ChecklistFacts facts = good();
    CheckScope about = scope();
    change(facts, about);
    const CheckResult line = lineOf(judge(facts, about, org), id);
    QCOMPARE(line.id, id);
    QCOMPARE(nameOf(line.state), state);
    QVERIFY(!line.detail.isEmpty());
    if (line.state == CheckResult::State::Fail)
        QVERIFY(!line.remedy.isEmpty());
}

void TestDynamicsChecklist::everyLineSaysWhyAndWhere()
{
    const QList<CheckResult> checks = judge(good(), scope(), org);
    QStringList ids;
    for (const CheckResult &check : checks) {
        ids += check.id;
        QVERIFY2(!check.title.isEmpty(), qPrintable(check.id));
        QVERIFY2(!check.why.isEmpty(), qPrintable(check.id));
        // Clock and proxy are this computer's.
        QVERIFY2(check.link.isValid() || check.id == QLatin1String("clock")
                     || check.id == QLatin1String("tls"),
                 qPrintable(check.id));
    }
    QCOMPARE(ids.removeDuplicates(), 0);
    QVERIFY(!ids.contains(QStringLiteral("read-privileges")));
}

void TestDynamicsChecklist::whatMayNotBeAskedIsUnknown()
{
    Desk desk;
    desk.http.expect("GET", root + QStringLiteral("WhoAmI"))
        .reply(200,
               "{\"OrganizationId\":\"aaaa1111-2222-4333-8444-555566667777\",\"UserId\":\""
                   + userId.toLatin1() + "\"}",
               {{"Date", "Tue, 01 Dec 2026 12:00:00 GMT"}});
    desk.http.expect("GET", root + QStringLiteral("systemusers(%1)?*").arg(userId))
        .json("{\"accessmode\":4,\"isdisabled\":false,\"islicensed\":false}");
    desk.http.expect("GET", root + QStringLiteral("systemusers(%1)/*").arg(userId))
        .json(errorBody("0x80060888"), 400);
    desk.http.expect("GET", root + QStringLiteral("systemusers?*")).json(errorBody("0x80048306"), 403);
    desk.http.expect("GET", root + QStringLiteral("EntityDefinitions?*")).json(errorBody("0x80048306"), 403);
    CheckScope about = scope();
    about.uses = {{QStringLiteral("lead"), true, false, false, false, {}}};
    const auto checks = awaitEnd(desk.client.checksFor(about, {}));
    QVERIFY(checks && checks->has_value());
    for (const char *id : {"job-privileges", "change-tracking", "non-interactive-users"})
        QCOMPARE(nameOf(lineOf(**checks, QLatin1String(id)).state), QStringLiteral("unknown"));
    QCOMPARE(nameOf(lineOf(**checks, QStringLiteral("clock")).state), QStringLiteral("pass"));
    QVERIFY(desk.http.isDone());
}

void TestDynamicsChecklist::aDisabledUserHasAListToo()
{
    Desk desk;
    desk.http.expect("GET", root + QStringLiteral("WhoAmI")).json(errorBody("0x80040225"), 403);
    const auto checks = awaitEnd(desk.client.checksFor(scope(), {}));
    QVERIFY(checks && checks->has_value());
    QCOMPARE(nameOf(lineOf(**checks, QStringLiteral("user-enabled")).state), QStringLiteral("fail"));
}

void TestDynamicsChecklist::aLostConnectionIsNoAnswer()
{
    Desk desk;
    desk.http.expect("GET", root + QStringLiteral("WhoAmI")).cut();
    const auto checks = awaitEnd(desk.client.checksFor(scope(), {}));
    QVERIFY(checks && !checks->has_value());
    QCOMPARE(checks->error().code, ErrorCode::ConnectionLost);
}

void TestDynamicsChecklist::withoutScopeAsBefore()
{
    QStringList ids;
    for (const CheckResult &check : userChecklist(good().user, org))
        ids += check.id;
    QCOMPARE(ids,
             QStringList({QStringLiteral("user-enabled"), QStringLiteral("access-mode"),
                          QStringLiteral("security-role"), QStringLiteral("read-privileges")}));
}

void TestDynamicsChecklist::byHand()
{
    const QString app = QStringLiteral("11111111-2222-4333-8444-555555555555");
    const auto byHand =
        applicationUserByHand(org, QStringLiteral("env-1"), app, QStringLiteral("Contoso"),
                              QStringLiteral("Fairlead Contoso"), {QStringLiteral("prvReadLead")});
    QVERIFY(byHand.page.toString().contains(QLatin1String("env-1")));
    QCOMPARE(byHand.fields.size(), 3);
    QCOMPARE(byHand.fields.at(0).value, app);
    QCOMPARE(byHand.fields.at(1).value, QStringLiteral("Contoso"));
    QCOMPARE(byHand.fields.at(2).value, QStringLiteral("Fairlead Contoso"));
    QCOMPARE(byHand.steps.size(), 4);
    QVERIFY(byHand.steps.first().contains(QLatin1String("prvReadLead")));
    // The environment's own page cannot be named without its id.
    const auto anywhere = applicationUserByHand(org, {}, app, QStringLiteral("Contoso"),
                                                QStringLiteral("Fairlead Contoso"), {});
    QVERIFY(!anywhere.page.toString().contains(QLatin1String("appusers")));
    QCOMPARE(anywhere.steps.size(), 3);
    const auto government =
        applicationUserByHand(QUrl(QStringLiteral("https://acme.crm9.dynamics.com")), {}, app,
                              QStringLiteral("Acme"), QStringLiteral("Fairlead"), {});
    QCOMPARE(government.page.host(), QStringLiteral("gcc.admin.powerplatform.microsoft.us"));
    // A link to another cloud would be worse than none.
    QVERIFY(environmentsPage(QUrl(QStringLiteral("https://acme.crm.dynamics.cn"))).isEmpty());
}

QTEST_GUILESS_MAIN(TestDynamicsChecklist)
#include "tst_dynamicschecklist.moc"
