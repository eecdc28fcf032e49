// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/checklist.h"
#include "crm/salesforce/client.h"
#include "crm/salesforce/setup/profilelogins.h"

#include "faketokens.h"
#include "salesforceorg.h"
#include "support/awaitend.h"
#include "support/fakehttp.h"

#include <QJsonArray>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace fairlead;
using namespace fairlead::salesforce;
using namespace fairlead::salesforceorg;

using Change = std::function<void(ChecklistFacts &, CheckScope &)>;

namespace {

const QString userinfoUrl = QStringLiteral("https://acme.my.salesforce.com/services/oauth2/userinfo");
const QString soapUrl = QStringLiteral("https://acme.my.salesforce.com/services/Soap/m/66.0");
const QByteArray userinfo = R"({"user_id":"005Aa00000AAAAAIA1","organization_id":"00DAa00000AAAAAMA1",
    "preferred_username":"sync@acme.example","is_app_installed":true})";
const QByteArray refused = R"([{"message":"no","errorCode":"INVALID_TYPE"}])";
const HttpHeaders noonHeaders = {{"Date", "Tue, 01 Dec 2026 12:00:00 GMT"}};

QDateTime noon()
{
    return QDateTime(QDate(2026, 12, 1), QTime(12, 0), Qt::UTC);
}

QJsonObject security(bool lock = false, bool everyRequest = false, const QJsonArray &trusted = {})
{
    const QJsonObject session{{QStringLiteral("lockSessionsToIp"), lock},
                              {QStringLiteral("lockSessionsToDomain"), true},
                              {QStringLiteral("enforceIpRangesEveryRequest"), everyRequest}};
    return {{QStringLiteral("sessionSettings"), session},
            {QStringLiteral("networkAccess"), QJsonObject{{QStringLiteral("ipRanges"), trusted}}}};
}

const QJsonArray office{QJsonObject{{QStringLiteral("start"), QStringLiteral("203.0.113.0")},
                                    {QStringLiteral("end"), QStringLiteral("203.0.113.255")}}};
const QList<AddressRange> officeRange{{QStringLiteral("203.0.113.0"), QStringLiteral("203.0.113.255")}};
const QList<AddressRange> elsewhere{{QStringLiteral("198.51.100.0"), QStringLiteral("198.51.100.255")}};

ChecklistFacts good()
{
    ChecklistFacts facts;
    facts.apiAnswered = true;
    facts.appInstalled = true;
    facts.security = security();
    facts.publicAddress = QStringLiteral("203.0.113.9");
    facts.profile = QStringLiteral("Integrations");
    facts.logins = ProfileLogins();
    facts.userLicence = QStringLiteral("Salesforce");
    facts.userActive = true;
    facts.userFrozen = false;
    facts.integrationSeats = Seats{5, 1};
    facts.permissionSeats = Seats{5, 1};
    facts.usage = {799, 1000};
    facts.missing = QList<MissingRight>();
    facts.viewsAllData = false;
    facts.viewsAll = QSet<QString>{QStringLiteral("Account"), QStringLiteral("Lead")};
    facts.serverTime = noon();
    facts.authority = {TlsAuthority::Kind::System, QStringLiteral("DigiCert Global Root")};
    return facts;
}

CheckScope scope()
{
    CheckScope scope;
    scope.uses = {{QStringLiteral("User"), true, false, false, false, {}},
                  {QStringLiteral("Account"), true, true, true, true, {}},
                  {QStringLiteral("Lead"), true, false, false, false, {}},
                  {QStringLiteral("Task"), true, false, false, false, {}}};
    scope.now = noon();
    scope.credentialExpires = noon().addDays(200);
    return scope;
}

Error refusal(ErrorCode code, const char *detail = "")
{
    Error error;
    error.code = code;
    error.errorClass = ErrorClass::StopConnection;
    error.sentence = QStringLiteral("Refused.");
    error.remedy = QStringLiteral("Mend it.");
    error.detail = QLatin1String(detail);
    return error;
}

QStringList inState(const QList<CheckResult> &checks, CheckResult::State state)
{
    QStringList ids;
    for (const CheckResult &check : checks) {
        if (check.state == state)
            ids += check.id;
    }
    return ids;
}

CheckResult lineOf(const QList<CheckResult> &checks, const char *id)
{
    for (const CheckResult &check : checks) {
        if (check.id == QLatin1String(id))
            return check;
    }
    return {};
}

SightComparison sight(const QList<SeenRecords> &seen)
{
    return {true, seen};
}

QByteArray records(const QByteArray &rows)
{
    return R"({"totalSize":1,"done":true,"records":[)" + rows + "]}";
}

QByteArray soap(const QByteArray &answer)
{
    return "<s:Envelope xmlns:s='x'><s:Body>" + answer + "</s:Body></s:Envelope>";
}

} // namespace

Q_DECLARE_METATYPE(Change)

class TestSalesforceChecklist : public QObject
{
    Q_OBJECT
private slots:
    void allIsWell();
    void judged_data();
    void judged();
    void everyLineSaysWhyAndWhere();
    void reconnectIsOfferedWhereItHelps();
    void whoIsRefusedHasAListToo_data();
    void whoIsRefusedHasAListToo();
    void ranges_data();
    void ranges();
    void profileText();
    void administratorsAreToldAll();
    void theAddressIsThatOfOurLogin_data();
    void theAddressIsThatOfOurLogin();
    void whatMayNotBeAskedIsUnknown();
    void withoutApi();
    void whoIsSignedOutGetsNoList();
    void anAppIsInstalledWhereItsTokensSaySo();
};

void TestSalesforceChecklist::allIsWell()
{
    const QList<CheckResult> checks = judge(good(), scope(), instance);
    QCOMPARE(inState(checks, CheckResult::State::Fail), QStringList());
    QCOMPARE(inState(checks, CheckResult::State::Unknown), QStringList());
}

void TestSalesforceChecklist::judged_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QStringList>("fails");
    QTest::addColumn<QStringList>("unknown");
    const auto fails = [](const char *name, const Change &change, const char *id) {
        QTest::newRow(name) << change << QStringList{QLatin1String(id)} << QStringList();
    };
    const auto unknown = [](const char *name, const Change &change, const QStringList &ids) {
        QTest::newRow(name) << change << QStringList() << ids;
    };
    const auto passes = [](const char *name, const Change &change) {
        QTest::newRow(name) << change << QStringList() << QStringList();
    };
    using F = ChecklistFacts;
    using S = CheckScope;

    fails(
        "no API", [](F &f, S &) { f.apiAnswered = false; }, "api-enabled");
    fails(
        "not installed", [](F &f, S &) { f.appInstalled = false; }, "app-installed");
    unknown("installed not told", [](F &f, S &) { f.appInstalled.reset(); }, {"app-installed"});
    fails(
        "locked to the address", [](F &f, S &) { f.security = security(true); }, "lock-sessions-to-ip");
    fails(
        "locked, the address is trusted", [](F &f, S &) { f.security = security(true, false, office); },
        "lock-sessions-to-ip");
    unknown("trusted ranges restrict nothing, but spare questions",
            [](F &f, S &) {
                f.security = security(false, false, office);
                f.publicAddress = QStringLiteral("198.51.100.1");
            },
            {"network-access"});
    unknown("security not told", [](F &f, S &) { f.security.reset(); },
            {"lock-sessions-to-ip", "enforce-ip-ranges-every-request", "network-access"});
    passes("every request, without ranges", [](F &f, S &) {
        f.security = security(false, true, office);
        f.logins = ProfileLogins();
    });
    passes("every request, from within", [](F &f, S &) {
        f.security = security(false, true, office);
        f.logins = ProfileLogins{officeRange, {}};
    });
    unknown("every request, ranges not told",
            [](F &f, S &) {
                f.security = security(false, true, office);
                f.logins.reset();
            },
            {"enforce-ip-ranges-every-request", "login-ip-ranges", "login-hours"});
    QTest::newRow("every request, from elsewhere") << Change([](F &f, S &) {
        f.security = security(false, true, office);
        f.logins = ProfileLogins{elsewhere, {}};
    }) << QStringList{"enforce-ip-ranges-every-request", "login-ip-ranges"}
                                                   << QStringList();
    QTest::newRow("outside the profile's ranges, not trusted") << Change([](F &f, S &) {
        f.logins = ProfileLogins{elsewhere, {}};
    }) << QStringList{"login-ip-ranges"} << QStringList{"network-access"};
    passes("inside the profile's ranges", [](F &f, S &) {
        f.security = security(false, false, office);
        f.logins = ProfileLogins{officeRange, {}};
    });
    unknown("ranges, own address not known",
            [](F &f, S &) {
                f.logins = ProfileLogins{officeRange, {}};
                f.publicAddress.clear();
            },
            {"network-access", "login-ip-ranges"});
    fails(
        "hours",
        [](F &f, S &) {
            f.logins = ProfileLogins{{}, {{1, 480, 1080}, {7, 0, 0}}};
        },
        "login-hours");
    fails(
        "inactive", [](F &f, S &) { f.userActive = false; }, "user-licence");
    fails(
        "frozen", [](F &f, S &) { f.userFrozen = true; }, "user-licence");
    passes("frozen not told", [](F &f, S &) { f.userFrozen.reset(); });
    unknown("user not told",
            [](F &f, S &) {
                f.userActive.reset();
                f.userFrozen.reset();
            },
            {"user-licence"});
    fails(
        "no seat",
        [](F &f, S &) {
            f.integrationSeats = Seats{5, 5};
        },
        "integration-seats");
    fails(
        "none bought", [](F &f, S &) { f.integrationSeats = Seats(); }, "integration-seats");
    fails(
        "no permission seat",
        [](F &f, S &) {
            f.permissionSeats = Seats{5, 5};
        },
        "integration-seats");
    passes("the user has the last seat", [](F &f, S &) {
        f.integrationSeats = Seats{1, 1};
        f.userLicence = QStringLiteral("Salesforce Integration");
    });
    unknown("seats not told", [](F &f, S &) { f.integrationSeats.reset(); }, {"integration-seats"});
    fails(
        "four fifths used",
        [](F &f, S &) {
            f.usage = {800, 1000};
        },
        "api-budget");
    unknown("usage not told", [](F &f, S &) { f.usage = {}; }, {"api-budget"});
    fails(
        "right missing",
        [](F &f, S &) {
            f.missing = QList<MissingRight>{{MissingRight::Kind::Edit, QStringLiteral("Account"), {}}};
        },
        "job-rights");
    unknown("rights not asked", [](F &f, S &) { f.missing.reset(); }, {"job-rights"});
    fails(
        "sees fewer than an administrator",
        [](F &f, S &) {
            f.sight = sight({{QStringLiteral("Lead"), 249, 250}});
        },
        "sharing");
    passes("sees as many as an administrator", [](F &f, S &) {
        f.viewsAll.reset();
        f.viewsAllData.reset();
        f.sight = sight({{QStringLiteral("Lead"), 250, 250}, {QStringLiteral("Account"), 11, 10}});
    });
    unknown("one object is not counted",
            [](F &f, S &) {
                f.viewsAll.reset();
                f.viewsAllData.reset();
                f.sight = sight({{QStringLiteral("Lead"), 250, 250}});
            },
            {"sharing"});
    fails(
        "may view all data, and sees fewer",
        [](F &f, S &) {
            f.viewsAllData = true;
            f.sight = sight({{QStringLiteral("Lead"), 249, 250}});
        },
        "sharing");
    unknown("the administrator does not see all himself",
            [](F &f, S &) {
                f.viewsAll.reset();
                f.viewsAllData.reset();
                f.sight = SightComparison{false, {}};
            },
            {"sharing"});
    unknown("View All of one only", [](F &f, S &) { f.viewsAll = QSet<QString>{QStringLiteral("Lead")}; },
            {"sharing"});
    passes("View All Data", [](F &f, S &) {
        f.viewsAll.reset();
        f.viewsAllData = true;
    });
    unknown("own rights not told",
            [](F &f, S &) {
                f.viewsAll.reset();
                f.viewsAllData.reset();
            },
            {"sharing"});
    fails(
        "certificate ends", [](F &, S &s) { s.credentialExpires = noon().addDays(29); }, "credential");
    fails(
        "certificate has ended", [](F &, S &s) { s.credentialExpires = noon().addDays(-1); }, "credential");
    passes("no certificate", [](F &, S &s) { s.credentialExpires = {}; });
    fails(
        "clock fast", [](F &, S &s) { s.now = noon().addSecs(181); }, "clock");
    fails(
        "clock slow", [](F &, S &s) { s.now = noon().addSecs(-181); }, "clock");
    passes("clock a little off", [](F &, S &s) { s.now = noon().addSecs(180); });
    unknown("clock not told", [](F &f, S &) { f.serverTime = {}; }, {"clock"});
    unknown("added authority",
            [](F &f, S &) {
                f.authority = {TlsAuthority::Kind::Added, QStringLiteral("Contoso Proxy")};
            },
            {"tls"});
    unknown("local authority",
            [](F &f, S &) {
                f.authority = {TlsAuthority::Kind::Local, QStringLiteral("Contoso Proxy")};
            },
            {"tls"});
    unknown("authority not told", [](F &f, S &) { f.authority = {}; }, {"tls"});
}

void TestSalesforceChecklist::judged()
{
    QFETCH(Change, change);
    QFETCH(QStringList, fails);
    QFETCH(QStringList, unknown);
    ChecklistFacts facts = good();
    CheckScope about = scope();
    change(facts, about);
    const QList<CheckResult> checks = judge(facts, about, instance);
    QCOMPARE(inState(checks, CheckResult::State::Fail), fails);
    QCOMPARE(inState(checks, CheckResult::State::Unknown), unknown);
    for (const CheckResult &check : checks) {
        QVERIFY2(!check.detail.isEmpty(), qPrintable(check.id));
        if (check.state == CheckResult::State::Fail)
            QVERIFY2(!check.remedy.isEmpty(), qPrintable(check.id));
    }
}

void TestSalesforceChecklist::everyLineSaysWhyAndWhere()
{
    const QList<CheckResult> checks = judge(good(), scope(), instance);
    QStringList ids;
    for (const CheckResult &check : checks) {
        ids += check.id;
        QVERIFY2(!check.title.isEmpty() && !check.why.isEmpty(), qPrintable(check.id));
        // Those are not of the organisation.
        if (QStringList{"credential", "clock", "tls"}.contains(check.id))
            continue;
        QVERIFY2(check.classicPath.startsWith(QLatin1String("Setup")), qPrintable(check.id));
        QVERIFY2(check.lightningPath.startsWith(QLatin1String("Setup")), qPrintable(check.id));
        QVERIFY2(check.classicPath != check.lightningPath, qPrintable(check.id));
        QCOMPARE(check.link.host(), instance.host());
        QVERIFY2(check.link.path().startsWith(QLatin1String("/lightning/setup/")), qPrintable(check.id));
    }
    QCOMPARE(ids,
             QStringList({"api-enabled", "app-installed", "app-blocked", "lock-sessions-to-ip",
                          "lock-sessions-to-domain", "enforce-ip-ranges-every-request", "network-access",
                          "login-ip-ranges", "login-hours", "user-licence", "integration-seats", "job-rights",
                          "sharing", "api-budget", "credential", "clock", "tls"}));
}

void TestSalesforceChecklist::reconnectIsOfferedWhereItHelps()
{
    ChecklistFacts facts = good();
    CheckScope about = scope();
    facts.security = security(true);
    facts.userActive = false;
    facts.missing = QList<MissingRight>{{MissingRight::Kind::Object, QStringLiteral("Lead"), {}}};
    about.credentialExpires = noon();
    for (const bool reconnects : {true, false}) {
        about.reconnects = reconnects;
        QStringList offered;
        for (const CheckResult &check : judge(facts, about, instance)) {
            if (check.fix == CheckResult::Fix::Reconnect)
                offered += check.id;
        }
        QCOMPARE(offered,
                 reconnects ? QStringList({"user-licence", "job-rights", "credential"}) : QStringList());
    }
}

void TestSalesforceChecklist::whoIsRefusedHasAListToo_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<QString>("fails");
    QTest::newRow("blocked") << refusal(ErrorCode::BlockedByOrganisation) << "app-blocked";
    QTest::newRow("not admitted") << refusal(ErrorCode::ConsentRequired) << "app-blocked";
    QTest::newRow("not installed") << refusal(ErrorCode::AppNotInstalled) << "app-installed";
    QTest::newRow("frozen") << refusal(ErrorCode::AccountDisabled) << "user-licence";
    QTest::newRow("address") << refusal(ErrorCode::BlockedByOrganisation, "ip restricted")
                             << "login-ip-ranges";
    QTest::newRow("hour") << refusal(ErrorCode::BlockedByOrganisation, "invalid login hours")
                          << "login-hours";
    QTest::newRow("calls used up") << refusal(ErrorCode::DailyLimitReached) << "api-budget";
    QTest::newRow("too old") << refusal(ErrorCode::CodeExpired) << "clock";
}

void TestSalesforceChecklist::whoIsRefusedHasAListToo()
{
    QFETCH(Error, error);
    QFETCH(QString, fails);
    FakeHttp http;
    FakeTokens tokens;
    salesforce::Client client(http, tokens, instance);
    http.expect("GET", userinfoUrl).fail(error);
    const auto found = awaitEnd(client.checksFor(scope(), {}));
    QVERIFY(found && found->has_value());
    QCOMPARE(inState(**found, CheckResult::State::Fail), QStringList{fails});
}

void TestSalesforceChecklist::ranges_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("inside");
    QTest::newRow("first") << "203.0.113.0" << true;
    QTest::newRow("last") << "203.0.113.255" << true;
    QTest::newRow("before") << "203.0.112.255" << false;
    QTest::newRow("after") << "203.0.114.0" << false;
    QTest::newRow("IPv6 inside") << "2001:db8::ff" << true;
    QTest::newRow("IPv6 last") << "2001:db8::ffff" << true;
    QTest::newRow("IPv6 outside") << "2001:db8::1:0" << false;
    QTest::newRow("not an address") << "Salesforce.com IP" << false;
    QTest::newRow("empty") << QString() << false;
}

void TestSalesforceChecklist::ranges()
{
    QFETCH(QString, address);
    QFETCH(bool, inside);
    const QList<AddressRange> ranges{{QStringLiteral("nonsense"), QStringLiteral("203.0.113.255")},
                                     {QStringLiteral("203.0.113.0"), QStringLiteral("203.0.113.255")},
                                     {QStringLiteral("2001:db8::"), QStringLiteral("2001:db8::ffff")}};
    QCOMPARE(isWithin(address, ranges), inside);
}

void TestSalesforceChecklist::profileText()
{
    const auto logins = profileLoginsOf(soap(
        "<readMetadataResponse><result><records><fullName>Admin</fullName><custom>false</custom>"
        "<loginHours><mondayStart>480</mondayStart><mondayEnd>1080</mondayEnd><tuesdayStart>0</tuesdayStart>"
        "<tuesdayEnd>1440</tuesdayEnd><sundayStart>300</sundayStart><sundayEnd>300</sundayEnd></loginHours>"
        "<loginIpRanges><description>a</description><endAddress>203.0.113.255</endAddress>"
        "<startAddress>203.0.113.0</startAddress></loginIpRanges>"
        "<loginIpRanges><endAddress>::2</endAddress><startAddress>::1</startAddress></loginIpRanges>"
        "</records></result></readMetadataResponse>"));
    QVERIFY(logins);
    QCOMPARE(logins->ranges,
             (QList<AddressRange>{{QStringLiteral("203.0.113.0"), QStringLiteral("203.0.113.255")},
                                  {QStringLiteral("::1"), QStringLiteral("::2")}}));
    QCOMPARE(logins->restricted, (QList<ProfileLogins::Day>{{1, 480, 1080}, {7, 300, 300}}));
    QVERIFY(!profileLoginsOf("<html/>"));
}

void TestSalesforceChecklist::administratorsAreToldAll()
{
    FakeHttp http;
    FakeTokens tokens;
    salesforce::Client client(http, tokens, instance);
    expectVersions(http);
    http.expect("GET", userinfoUrl).json(userinfo);
    http.expect("GET", base + QStringLiteral("/query?q=SELECT%20Id,%20IsActive*"))
        .json(records(R"({"IsActive":true,"ProfileId":"00eAa000000000AAAA",
            "Profile":{"Name":"Systemadministrator","UserLicenseId":"100Aa000000000AAAA"}})"));
    http.expect("GET", base + QStringLiteral("/query?q=SELECT%20Id,%20Name,%20LicenseDefinitionKey*"))
        .json(records(R"({"Id":"100Aa000000000AAAA","Name":"Salesforce","TotalLicenses":10,"UsedLicenses":7},
            {"Id":"100Aa000000000BAAA","Name":"Salesforce Integration","TotalLicenses":5,"UsedLicenses":1})"));
    http.expect("GET", base + QStringLiteral("/query?q=SELECT%20TotalLicenses*"))
        .json(records(R"({"TotalLicenses":5,"UsedLicenses":5})"));
    QJsonObject told{{QStringLiteral("Metadata"), security(true)}};
    http.expect("GET", base + QStringLiteral("/tooling/query/?q=*"))
        .json(records(QJsonDocument(told).toJson()));
    http.expect("GET", base + QStringLiteral("/query?q=SELECT%20IsFrozen*")).json(records(""));
    // Profiles go by a name of their own in metadata: found by id (trap 53).
    http.expect("POST", soapUrl)
        .check([](const HttpRequest &request) { QVERIFY(request.body.contains("listMetadata")); })
        .reply(200,
               soap("<listMetadataResponse><result><fullName>Standard</fullName><id>00eAa000000000BAAA</id>"
                    "</result><result><fullName>Admin</fullName><id>00eAa000000000AAAA</id></result>"
                    "</listMetadataResponse>"));
    http.expect("POST", soapUrl)
        .check([](const HttpRequest &request) { QVERIFY(request.body.contains(":fullNames>Admin<")); })
        .reply(200,
               soap("<readMetadataResponse><result><records><fullName>Admin</fullName><loginIpRanges>"
                    "<endAddress>198.51.100.9</endAddress><startAddress>198.51.100.1</startAddress>"
                    "</loginIpRanges></records></result></readMetadataResponse>"));
    http.expect("GET", base + QStringLiteral("/query?q=SELECT%20SourceIp*"))
        .json(records(R"({"SourceIp":"203.0.113.9","Status":"Success","LoginType":"Remote Access 2.0"})"));
    http.expect("GET", base + QStringLiteral("/limits"))
        .reply(200, R"({"DailyApiRequests":{"Max":5000,"Remaining":4982}})", noonHeaders);
    http.expect("GET", base + QStringLiteral("/sobjects/User/describe")).json(R"({"fields":[]})");
    http.expect("GET", base + QStringLiteral("/sobjects/Account/describe"))
        .json(R"({"fields":[],"createable":true,"updateable":false,"deletable":true})");
    http.expect("GET", base + QStringLiteral("/sobjects/Lead/describe")).json(refused, 404);
    http.expect("GET", base + QStringLiteral("/sobjects/Task/describe")).json(R"({"fields":[]})");
    http.expect("GET", base + QStringLiteral("/query?q=SELECT%20PermissionSetId*"))
        .json(records(
            R"({"PermissionSetId":"0PSAa000000000AAAA","PermissionSet":{"PermissionsViewAllData":false}})"));
    http.expect("GET", base + QStringLiteral("/query?q=SELECT%20SobjectType*"))
        .check([](const HttpRequest &request) {
            QVERIFY(soqlOf(request).contains("ParentId IN ('0PSAa000000000AAAA')"));
        })
        .json(records(R"({"SobjectType":"Lead","PermissionsViewAllRecords":true},
            {"SobjectType":"Account","PermissionsViewAllRecords":true})"));
    const auto found = awaitEnd(client.checksFor(scope(), {}));
    QVERIFY(found && found->has_value());
    QCOMPARE(inState(**found, CheckResult::State::Fail),
             QStringList({"lock-sessions-to-ip", "login-ip-ranges", "integration-seats", "job-rights"}));
    QVERIFY(lineOf(**found, "user-licence").detail.contains(QLatin1String("Salesforce")));
    QVERIFY(lineOf(**found, "login-ip-ranges").remedy.contains(QLatin1String("203.0.113.9")));
    QVERIFY(lineOf(**found, "job-rights").detail.contains(QLatin1String("Lead")));
    QCOMPARE(nameOf(lineOf(**found, "sharing").state), QStringLiteral("pass"));
    QVERIFY(lineOf(**found, "api-budget").detail.contains(QLatin1String("18 of 5000")));
    QCOMPARE(nameOf(lineOf(**found, "clock").state), QStringLiteral("pass"));
    QVERIFY(http.isDone());
}

void TestSalesforceChecklist::theAddressIsThatOfOurLogin_data()
{
    QTest::addColumn<QByteArray>("logins");
    QTest::addColumn<QString>("address");
    const auto row = [](const char *address, const char *status, const char *type) -> QByteArray {
        return QByteArray(R"({"SourceIp":")") + address + R"(","Status":")" + status + R"(","LoginType":")"
            + type + R"("})";
    };
    const char *success = "Success";
    const char *app = "Remote Access 2.0";
    const char *browser = "Application";
    const QByteArray ours = row("203.0.113.9", success, app);
    QTest::newRow("newest") << ours + ',' + row("198.51.100.1", success, app) << "203.0.113.9";
    QTest::newRow("wrong password elsewhere")
        << row("198.51.100.1", "Invalid Password", browser) + ',' + ours << "203.0.113.9";
    QTest::newRow("refused app elsewhere")
        << row("198.51.100.1", "Failed: Not approved for access", app) + ',' + ours << "203.0.113.9";
    QTest::newRow("browser elsewhere") << row("198.51.100.1", success, browser) + ',' + ours << "203.0.113.9";
    QTest::newRow("within Salesforce")
        << row("Salesforce.com IP", success, app) + ',' + ours << "203.0.113.9";
    QTest::newRow("browser only") << row("198.51.100.1", success, browser) << "198.51.100.1";
    QTest::newRow("words of another language")
        << row("2001:db8::9", "Erfolgreich", app) + ',' + row("198.51.100.1", "Erfolgreich", browser)
        << "2001:db8::9";
    QTest::newRow("no address at all") << row("Salesforce.com IP", success, app) << QString();
    QTest::newRow("no logins") << QByteArray() << QString();
}

void TestSalesforceChecklist::theAddressIsThatOfOurLogin()
{
    QFETCH(QByteArray, logins);
    QFETCH(QString, address);
    QCOMPARE(addressIn(QJsonDocument::fromJson('[' + logins + ']').array()), address);
}

void TestSalesforceChecklist::whatMayNotBeAskedIsUnknown()
{
    FakeHttp http;
    FakeTokens tokens;
    salesforce::Client client(http, tokens, instance);
    expectVersions(http);
    http.expect("GET", userinfoUrl).json(userinfo);
    http.expect("GET", base + QStringLiteral("/query?q=SELECT%20SourceIp*"))
        .json(records(R"({"SourceIp":"203.0.113.9","Status":"Success","LoginType":"Remote Access 2.0"})"));
    http.expect("GET", base + QStringLiteral("/*")).json(refused, 400).times(-1);
    const auto found = awaitEnd(client.checks({}));
    QVERIFY(found && found->has_value());
    QCOMPARE(inState(**found, CheckResult::State::Fail), QStringList());
    QCOMPARE(inState(**found, CheckResult::State::Pass),
             QStringList({"api-enabled", "app-installed", "app-blocked", "lock-sessions-to-domain"}));
    // Even so it can be said what has to be added.
    QVERIFY(lineOf(**found, "network-access").remedy.contains(QLatin1String("add 203.0.113.9 to the list")));
    QVERIFY(lineOf(**found, "lock-sessions-to-ip").detail.contains(QLatin1String("an administrator can")));
    // Who may not look into Setup is not led on to metadata.
    for (const HttpRequest &request : http.requests())
        QCOMPARE(request.method, QByteArray("GET"));
}

void TestSalesforceChecklist::withoutApi()
{
    FakeHttp http;
    FakeTokens tokens;
    salesforce::Client client(http, tokens, instance);
    expectVersions(http);
    http.expect("GET", userinfoUrl).json(userinfo);
    http.expect("GET", base + QStringLiteral("/query?q=SELECT%20Id,%20IsActive*"))
        .json(R"([{"message":"no API","errorCode":"API_DISABLED_FOR_ORG"}])", 403);
    const auto found = awaitEnd(client.checksFor(scope(), {}));
    QVERIFY(found && found->has_value());
    QCOMPARE(inState(**found, CheckResult::State::Fail), QStringList{"api-enabled"});
}

void TestSalesforceChecklist::whoIsSignedOutGetsNoList()
{
    FakeHttp http;
    FakeTokens tokens;
    tokens.renews = false;
    salesforce::Client client(http, tokens, instance);
    http.expect("GET", userinfoUrl).reply(403, "Bad_OAuth_Token");
    const auto found = awaitEnd(client.checks({}));
    QVERIFY(found && !found->has_value());
    QCOMPARE(found->error().code, ErrorCode::SignInNeeded);
}

void TestSalesforceChecklist::anAppIsInstalledWhereItsTokensSaySo()
{
    const std::pair<const char *, const char *> cases[] = {
        {R"({"AppMenuItemId":"0DSAa0000000001AAA"})", "pass"},
        {R"({"AppMenuItemId":null})", "fail"},
        {R"({"AppMenuItemId":null},{"AppMenuItemId":"0DSAa0000000001AAA"})", "unknown"}};
    for (const auto &[rows, state] : cases) {
        FakeHttp http;
        FakeTokens tokens;
        salesforce::Client client(http, tokens, instance);
        expectVersions(http);
        http.expect("GET", userinfoUrl)
            .json(R"({"user_id":"005Aa00000AAAAAIA1","organization_id":"00DAa00000AAAAAMA1"})");
        http.expect("GET", base + QStringLiteral("/query?q=SELECT%20AppMenuItemId*")).json(records(rows));
        http.expect("GET", base + QStringLiteral("/*")).json(refused, 400).times(-1);
        const auto found = awaitEnd(client.checks({}));
        QVERIFY(found && found->has_value());
        QCOMPARE(nameOf(lineOf(**found, "app-installed").state), QLatin1String(state));
    }
}

QTEST_GUILESS_MAIN(TestSalesforceChecklist)
#include "tst_salesforcechecklist.moc"
