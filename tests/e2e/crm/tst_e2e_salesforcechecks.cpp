// SPDX-License-Identifier: GPL-3.0-or-later
#include "crmworld.h"

#include "auth/fixedtokensource.h"
#include "auth/salesforceoauth.h"
#include "crm/salesforce/client.h"
#include "crm/salesforce/setup/setuprows.h"

#include "support/awaitend.h"
#include "support/practicegrant.h"

#include <QTest>

using namespace fairlead;
using namespace fairlead::salesforce;

namespace {

const QString lead = QStringLiteral("Lead");

/// Somebody who is signed in.
struct Person
{
    Secret token;
    std::unique_ptr<FixedTokenSource> tokens;
    std::unique_ptr<Client> client;
    std::unique_ptr<SetupDesk> desk;
};

QStringList inState(const QList<CheckResult> &checks, CheckResult::State state)
{
    QStringList ids;
    for (const CheckResult &check : checks) {
        if (check.state == state)
            ids += check.id;
    }
    return ids;
}

} // namespace

/// Every setting of the organisation turns exactly its line of the checklist red, for an administrator, who
/// may look; and what the integration user may not ask stays unknown.
class TestE2eSalesforceChecks : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void settings_data();
    void settings();
    void theIntegrationUserIsToldLess();
    void sharingHidesRecords();
    void anAdministratorTellsTheRest();
    void anObjectIsTakenAway();
    void fewRequestsAreLeft();
    void theClockIsWrong();

private:
    Person signedIn(const Result<TokenSet> &tokens);
    QList<CheckResult> checksOf(const Person &person, const CheckScope &scope);
    CheckScope scope() const;

    CrmWorld m_world;
    Person m_administrator;
    Person m_integration;
};

Person TestE2eSalesforceChecks::signedIn(const Result<TokenSet> &tokens)
{
    if (!tokens) {
        QTest::qFail(qPrintable(tokens.error().text()), __FILE__, __LINE__);
        return {};
    }
    Person person;
    person.token = tokens->accessToken;
    person.tokens = std::make_unique<FixedTokenSource>(tokens->accessToken);
    person.client =
        std::make_unique<Client>(*m_world.http, *person.tokens, tokens->instanceUrl, tokens->organisationId);
    person.desk =
        std::make_unique<SetupDesk>(*m_world.http, *person.tokens, m_world.clock, tokens->instanceUrl);
    return person;
}

CheckScope TestE2eSalesforceChecks::scope() const
{
    CheckScope scope;
    scope.uses = {{QStringLiteral("User"), true, false, false, false, {}},
                  {QStringLiteral("Account"), true, true, true, true, {}},
                  {lead, true, true, true, true, {}},
                  {QStringLiteral("Task"), true, true, true, true, {}}};
    scope.now = m_world.clock.nowUtc();
    return scope;
}

QList<CheckResult> TestE2eSalesforceChecks::checksOf(const Person &person, const CheckScope &scope)
{
    const auto found = awaitEnd(person.client->checksFor(scope, {}), 30000);
    if (!found || !*found) {
        QTest::qFail(found ? qPrintable(found->error().text()) : "no answer", __FILE__, __LINE__);
        return {};
    }
    return **found;
}

void TestE2eSalesforceChecks::initTestCase()
{
    const QString trouble = m_world.start({});
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
}

void TestE2eSalesforceChecks::init()
{
    const PracticeWorld &world = m_world.practice.world();
    QVERIFY(m_world.practice.reset(world.salesforce));
    QVERIFY(m_world.practice.set(world.salesforce, R"({"clientAddress":"203.0.113.24"})"));
    m_administrator = signedIn(signInByScript(world, world.admin, m_world.clock));
    const auto tokens =
        awaitEnd(clientCredentials(*m_world.plain, world.salesforce, world.salesforceClient.id,
                                   Secret::fromText(world.salesforceClient.secret), {}));
    QVERIFY(tokens);
    m_integration = signedIn(*tokens);
}

void TestE2eSalesforceChecks::settings_data()
{
    QTest::addColumn<QByteArray>("settings");
    QTest::addColumn<QStringList>("fails");
    const auto row = [](const char *name, const QByteArray &settings, const QStringList &fails) {
        QTest::newRow(name) << settings << fails;
    };
    const QByteArray office = R"({"System Administrator":[{"startAddress":"203.0.113.0",
        "endAddress":"203.0.113.255","description":"office"}]})";
    const QByteArray elsewhere = R"({"System Administrator":[{"startAddress":"198.51.100.0",
        "endAddress":"198.51.100.255","description":"elsewhere"}]})";
    row("as it was made", "{}", {});
    row("sessions are locked", R"({"lockSessionsToIp":true})", {"lock-sessions-to-ip"});
    row("trusted ranges elsewhere", R"({"ipRanges":[{"start":"198.51.100.0","end":"198.51.100.255"}]})", {});
    row("login ranges around here", R"({"loginIpRanges":)" + office + '}', {});
    row("login ranges elsewhere", R"({"loginIpRanges":)" + elsewhere + '}', {"login-ip-ranges"});
    row("every request, ranges around here",
        R"({"enforceIpRangesEveryRequest":true,"loginIpRanges":)" + office + '}', {});
    row("every request, ranges elsewhere",
        R"({"enforceIpRangesEveryRequest":true,"loginIpRanges":)" + elsewhere + '}',
        {"enforce-ip-ranges-every-request", "login-ip-ranges"});
    row("login hours", R"({"loginHours":{"System Administrator":{"mondayStart":480,"mondayEnd":1080}}})",
        {"login-hours"});
    row("login hours around the clock",
        R"({"loginHours":{"System Administrator":{"mondayStart":0,"mondayEnd":1440}}})", {});
    row("app not installed", R"({"appInstalled":false})", {"app-installed"});
    row("no API", R"({"apiEnabled":false})", {"api-enabled"});
    row("no licence left", R"({"integrationSeats":1})", {"integration-seats"});
    row("no permission set licence left", R"({"pslSeats":1})", {"integration-seats"});
}

void TestE2eSalesforceChecks::settings()
{
    QFETCH(QByteArray, settings);
    QFETCH(QStringList, fails);
    QVERIFY(m_world.practice.set(m_world.practice.world().salesforce, settings));
    const QList<CheckResult> checks = checksOf(m_administrator, scope());
    QCOMPARE(inState(checks, CheckResult::State::Fail), fails);
}

void TestE2eSalesforceChecks::theIntegrationUserIsToldLess()
{
    const QList<CheckResult> checks = checksOf(m_integration, scope());
    QCOMPARE(inState(checks, CheckResult::State::Fail), QStringList());
    QCOMPARE(inState(checks, CheckResult::State::Unknown),
             QStringList({"lock-sessions-to-ip", "enforce-ip-ranges-every-request", "network-access",
                          "login-ip-ranges", "login-hours", "sharing"}));
    // And is not led on to what it may not ask.
    const QJsonArray requests = m_world.practice.requests(m_world.practice.world().salesforce);
    for (const auto &request : requests)
        QVERIFY(!request[QLatin1String("path")].toString().contains(QLatin1String("/Soap/")));
}

void TestE2eSalesforceChecks::sharingHidesRecords()
{
    CheckScope about = scope();
    about.administrator = CheckAdministrator{m_world.practice.world().salesforce, m_administrator.token};
    QCOMPARE(inState(checksOf(m_integration, about), CheckResult::State::Fail), QStringList());

    const SetupDesk &desk = *m_administrator.desk;
    const auto right = awaitEnd(findRow(desk,
                                        QStringLiteral("SELECT Id FROM ObjectPermissions WHERE SobjectType = "
                                                       "'Lead' AND Parent.Name = 'CRM_Integration'"),
                                        {}));
    QVERIFY(right && right->has_value() && !(*right)->isEmpty());
    const auto changed = awaitEnd(updateRow(desk, QStringLiteral("ObjectPermissions"), **right,
                                            {{QStringLiteral("PermissionsModifyAllRecords"), false},
                                             {QStringLiteral("PermissionsViewAllRecords"), false}},
                                            {}));
    QVERIFY2(changed && changed->has_value(),
             changed && !*changed ? qPrintable(changed->error().text()) : "");
    about.reconnects = true;
    const QList<CheckResult> checks = checksOf(m_integration, about);
    QCOMPARE(inState(checks, CheckResult::State::Fail), QStringList{"sharing"});
    for (const CheckResult &check : checks)
        QCOMPARE(check.fix == CheckResult::Fix::Reconnect, check.id == QLatin1String("sharing"));
    // Only the administrator can tell.
    about.administrator.reset();
    QCOMPARE(inState(checksOf(m_integration, about), CheckResult::State::Fail), QStringList());
}

void TestE2eSalesforceChecks::anAdministratorTellsTheRest()
{
    CheckScope about = scope();
    for (const CheckResult &check : checksOf(m_integration, about)) {
        QCOMPARE(check.answeredBy, CheckResult::AnsweredBy::Connection);
        const bool unknown = check.state == CheckResult::State::Unknown;
        QVERIFY2(check.administratorMayTell == unknown, qPrintable(check.id));
    }
    QVERIFY(m_world.practice.set(m_world.practice.world().salesforce, R"({"lockSessionsToIp":true})"));
    about.administrator = CheckAdministrator{m_world.practice.world().salesforce, m_administrator.token};
    const QList<CheckResult> checks = checksOf(m_integration, about);
    QCOMPARE(inState(checks, CheckResult::State::Unknown), QStringList());
    QCOMPARE(inState(checks, CheckResult::State::Fail), QStringList{"lock-sessions-to-ip"});
    QStringList told;
    for (const CheckResult &check : checks) {
        QVERIFY(!check.administratorMayTell);
        if (check.answeredBy == CheckResult::AnsweredBy::Administrator)
            told += check.id;
    }
    QCOMPARE(told,
             QStringList({"lock-sessions-to-ip", "lock-sessions-to-domain", "enforce-ip-ranges-every-request",
                          "network-access", "login-ip-ranges", "login-hours", "user-licence",
                          "integration-seats", "sharing"}));
}

void TestE2eSalesforceChecks::anObjectIsTakenAway()
{
    QVERIFY(m_world.practice.set(m_world.practice.world().salesforce, R"({"hiddenObjects":["Lead"]})"));
    QCOMPARE(inState(checksOf(m_integration, scope()), CheckResult::State::Fail), QStringList{"job-rights"});
    QCOMPARE(inState(checksOf(m_administrator, scope()), CheckResult::State::Fail), QStringList());
}

void TestE2eSalesforceChecks::fewRequestsAreLeft()
{
    QUrl usage = m_world.practice.world().salesforce;
    usage.setPath(QStringLiteral("/_practice/api-usage"));
    const auto set = awaitEnd(m_world.plain->send(HttpRequest::json("POST", usage, "90000"), {}));
    QVERIFY(set && set->has_value() && (*set)->isSuccess());
    QCOMPARE(inState(checksOf(m_administrator, scope()), CheckResult::State::Fail),
             QStringList{"api-budget"});
}

void TestE2eSalesforceChecks::theClockIsWrong()
{
    CheckScope about = scope();
    about.now = about.now.addSecs(600);
    QCOMPARE(inState(checksOf(m_administrator, about), CheckResult::State::Fail), QStringList{"clock"});
}

QTEST_GUILESS_MAIN(TestE2eSalesforceChecks)
#include "tst_e2e_salesforcechecks.moc"
