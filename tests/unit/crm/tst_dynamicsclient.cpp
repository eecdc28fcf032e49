// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/dynamics/client.h"
#include "crm/dynamics/discovery.h"
#include "faketokens.h"

#include "support/awaitend.h"
#include "support/fakehttp.h"

#include <QTest>

using namespace fairlead;

/// The Dynamics client against answers as the reference records them.
class TestDynamicsClient : public QObject
{
    Q_OBJECT
private slots:
    void whoAmI();
    void whoAmIWithoutNames();
    void whoAmIOfAStranger();
    void pinnedOrganisationIsCheckedFirst();
    void anotherOrganisationIsNeverRead();
    void headersOfEveryRequest();
    void objects();
    void objectsOfAnOlderRelease();
    void describe();
    void describeWithoutTargets();
    void describeOfAMissingTable();
    void exactCount();
    void countBeyondTheAggregate();
    void countWithoutAggregate_data();
    void countWithoutAggregate();
    void countIsNotGuessedWhenForbidden();
    void pullThroughThreePages();
    void pullOfWhatChanged();
    void foreignLinkNeverSeesTheToken_data();
    void foreignLinkNeverSeesTheToken();
    void foreignLinkInTheAnswerIsRefused();
    void expiredLink_data();
    void expiredLink();
    void badQueryIsNotAnExpiredLink();
    void servicePressure();
    void claimsChallenge();
    void cancelledPull();
    void verifyUser();
    void verifyStrangers();
    void verifyWithoutPrivileges();
    void checks();
    void discovery();
};

namespace {

const QUrl org(QStringLiteral("https://org31ec4237.crm4.dynamics.com"));
const QString root = QStringLiteral("https://org31ec4237.crm4.dynamics.com/api/data/v9.2/");
const QString userId = QStringLiteral("bbbb1111-2222-4333-8444-555566667777");
const QString organisationId = QStringLiteral("aaaa1111-2222-4333-8444-555566667777");
const QByteArray whoAmIBody =
    R"({"@odata.context":"x","BusinessUnitId":"cccc1111-2222-4333-8444-555566667777",
    "UserId":"BBBB1111-2222-4333-8444-555566667777","OrganizationId":"aaaa1111-2222-4333-8444-555566667777"})";
const QByteArray notSupported =
    R"({"error":{"code":"0x80060888","message":"The query specified in the URI is not valid."}})";
const HttpHeaders serverTime = {{"Date", "Fri, 01 May 2026 10:00:00 GMT"}};

void expectWhoAmI(FakeHttp &http, int times = 1)
{
    http.expect("GET", root + QStringLiteral("WhoAmI")).json(whoAmIBody).times(times);
}

ObjectInfo lead()
{
    ObjectInfo info;
    info.name = QStringLiteral("lead");
    info.setName = QStringLiteral("leads");
    info.idField = QStringLiteral("leadid");
    info.stampField = QStringLiteral("modifiedon");
    info.fields = {{QStringLiteral("leadid"), {}, FieldType::Id, true, false, false, {}},
                   {QStringLiteral("subject"), {}, FieldType::Text, true, true, true, {}},
                   {QStringLiteral("modifiedon"), {}, FieldType::DateTime, false, false, false, {}}};
    return info;
}

QByteArray page(int from, int to, const QByteArray &next)
{
    QByteArray body = "{\"@odata.context\":\"x\",\"value\":[";
    for (int i = from; i < to; ++i) {
        body += i == from ? "" : ",";
        body += "{\"@odata.etag\":\"W/\\\"" + QByteArray::number(i)
            + "\\\"\",\"leadid\":\"aaaa1111-2222-4333-8444-" + QByteArray::number(i).rightJustified(12, '0')
            + "\",\"subject\":\"s\",\"modifiedon\":\"2026-04-01T10:00:"
            + QByteArray::number(i % 60).rightJustified(2, '0') + "Z\"}";
    }
    body += "]";
    if (!next.isEmpty())
        body += ",\"@odata.nextLink\":\"" + next + "\"";
    return body + "}";
}

bool hasHeader(const HttpRequest &request, const QByteArray &name, const QByteArray &value)
{
    return request.headers.contains({name, value});
}

} // namespace

void TestDynamicsClient::whoAmI()
{
    FakeHttp http;
    FakeTokens tokens;
    dynamics::Client client(http, tokens,
                            QUrl(QStringLiteral("https://org31ec4237.crm4.dynamics.com/main.aspx?x=1")));
    expectWhoAmI(http);
    http.expect("GET", root + QStringLiteral("systemusers(%1)?$select=fullname,domainname").arg(userId))
        .json(R"({"fullname":"Sync User","domainname":"sync@acme.example"})");
    http.expect("GET", root + QStringLiteral("organizations(%1)?$select=name").arg(organisationId))
        .json(R"({"name":"Contoso"})");
    const auto who = awaitEnd(client.whoAmI({}));
    QVERIFY(who && who->has_value());
    QCOMPARE((*who)->organisationId, organisationId);
    QCOMPARE((*who)->userId, userId);
    QCOMPARE((*who)->name, QStringLiteral("Contoso"));
    QCOMPARE((*who)->userName, QStringLiteral("sync@acme.example"));
    QCOMPARE((*who)->userLabel, QStringLiteral("Sync User"));
    QCOMPARE((*who)->address, org);
}

void TestDynamicsClient::whoAmIWithoutNames()
{
    FakeHttp http;
    FakeTokens tokens;
    dynamics::Client client(http, tokens, org);
    expectWhoAmI(http);
    http.expect("GET", root + QStringLiteral("*"))
        .json(R"({"error":{"code":"0x80048306","message":"missing prvReadOrganization privilege"}})", 403)
        .times(2);
    const auto who = awaitEnd(client.whoAmI({}));
    QVERIFY(who && who->has_value());
    QCOMPARE((*who)->name, org.host());
}

void TestDynamicsClient::whoAmIOfAStranger()
{
    FakeHttp http;
    FakeTokens tokens;
    dynamics::Client client(http, tokens, org);
    http.expect("GET", root + QStringLiteral("WhoAmI"))
        .json(R"({"error":{"code":"0x80072560","message":"The user is not a member of the organization."}})",
              403);
    const auto who = awaitEnd(client.whoAmI({}));
    QVERIFY(who && !who->has_value());
    QCOMPARE(who->error().code, ErrorCode::UserNotInOrganisation);
}

void TestDynamicsClient::pinnedOrganisationIsCheckedFirst()
{
    FakeHttp http;
    FakeTokens tokens;
    dynamics::Client client(http, tokens, org, organisationId.toUpper());
    expectWhoAmI(http);
    http.expect("GET", root + QStringLiteral("leads?*")).reply(200, page(0, 1, {}), serverTime).times(2);
    QVERIFY(awaitEnd(client.pull(lead(), {}, {}))->has_value());
    QVERIFY(awaitEnd(client.pull(lead(), {}, {}))->has_value());
    QCOMPARE(http.requests().first().url.path(), QStringLiteral("/api/data/v9.2/WhoAmI"));
    QCOMPARE(client.requests(), 3);
}

void TestDynamicsClient::anotherOrganisationIsNeverRead()
{
    FakeHttp http;
    FakeTokens tokens;
    dynamics::Client client(http, tokens, org, QStringLiteral("ffff1111-2222-4333-8444-555566667777"));
    expectWhoAmI(http);
    const auto records = awaitEnd(client.pull(lead(), {}, {}));
    QVERIFY(records && !records->has_value());
    QCOMPARE(records->error().code, ErrorCode::WrongOrganisation);
    QCOMPARE(records->error().errorClass, ErrorClass::StopConnection);
    QCOMPARE(http.requests().size(), 1);
}

void TestDynamicsClient::headersOfEveryRequest()
{
    FakeHttp http;
    FakeTokens tokens;
    dynamics::Client client(http, tokens, org);
    http.expect("GET", root + QStringLiteral("leads?*")).reply(200, page(0, 0, {}), serverTime);
    QVERIFY(awaitEnd(client.pull(lead(), {}, {}))->has_value());
    const HttpRequest &request = http.requests().first();
    QVERIFY(hasHeader(request, "Accept", "application/json"));
    QVERIFY(hasHeader(request, "OData-Version", "4.0"));
    QVERIFY(hasHeader(request, "OData-MaxVersion", "4.0"));
    QVERIFY(hasHeader(request, "If-None-Match", "null"));
    QVERIFY(hasHeader(request, "Prefer", "odata.maxpagesize=2000"));
    QVERIFY(hasHeader(request, "Authorization", "Bearer token-1"));
}

void TestDynamicsClient::objects()
{
    FakeHttp http;
    FakeTokens tokens;
    dynamics::Client client(http, tokens, org);
    expectWhoAmI(http);
    http.expect("GET",
                root
                    + QStringLiteral("systemusers(%1)/Microsoft.Dynamics.CRM.RetrieveUserPrivileges()")
                          .arg(userId))
        .json(
            R"({"RolePrivileges":[{"Depth":"Global","PrivilegeName":"prvReadAccount"},{"Depth":"Global","PrivilegeName":"prvReadUser"}]})");
    http.expect("GET", root + QStringLiteral("EntityDefinitions?$select=*"))
        .json(
            R"({"value":[{"LogicalName":"account","EntitySetName":"accounts","PrimaryIdAttribute":"accountid"},
            {"LogicalName":"lead","EntitySetName":"leads","PrimaryIdAttribute":"leadid"},
            {"LogicalName":"systemuser","EntitySetName":"systemusers","PrimaryIdAttribute":"systemuserid"}]})");
    const auto found = awaitEnd(client.objects({}));
    QVERIFY(found && found->has_value());
    QCOMPARE((*found)->size(), 2);
    QCOMPARE((*found)->at(0).name, QStringLiteral("systemuser"));
    QCOMPARE((*found)->at(1).name, QStringLiteral("account"));
}

void TestDynamicsClient::objectsOfAnOlderRelease()
{
    FakeHttp http;
    FakeTokens tokens;
    dynamics::Client client(http, tokens, org);
    expectWhoAmI(http);
    http.expect("GET", root + QStringLiteral("systemusers(*"))
        .json(R"({"error":{"code":"","message":"no"}})", 404);
    http.expect("GET", root + QStringLiteral("EntityDefinitions?*"))
        .json(R"({"error":{"code":"0x80060888","message":"Could not find a property named 'Privileges'"}})",
              400);
    http.expect("GET", root + QStringLiteral("EntityDefinitions?*"))
        .json(
            R"({"value":[{"LogicalName":"account","EntitySetName":"accounts","PrimaryIdAttribute":"accountid"}]})")
        .check([](const HttpRequest &request) {
            QVERIFY(!request.url.query().contains(QLatin1String("Privileges")));
        });
    const auto found = awaitEnd(client.objects({}));
    QVERIFY(found && found->has_value());
    QCOMPARE((*found)->size(), 1);
}

void TestDynamicsClient::describe()
{
    FakeHttp http;
    FakeTokens tokens;
    dynamics::Client client(http, tokens, org);
    http.expect("GET", root + QStringLiteral("EntityDefinitions(LogicalName='lead')?$select=*"))
        .json(
            R"({"LogicalName":"lead","EntitySetName":"leads","PrimaryIdAttribute":"leadid","PrimaryNameAttribute":"fullname",
            "ChangeTrackingEnabled":true,"Attributes":[{"LogicalName":"leadid","AttributeType":"Uniqueidentifier","IsValidForRead":true},
            {"LogicalName":"ownerid","AttributeType":"Owner","IsValidForRead":true},
            {"LogicalName":"modifiedon","AttributeType":"DateTime","IsValidForRead":true}]})")
        .check([](const HttpRequest &request) { QVERIFY(hasHeader(request, "Consistency", "Strong")); });
    http.expect("GET",
                root
                    + QStringLiteral(
                        "EntityDefinitions(LogicalName='lead')/Attributes/"
                        "Microsoft.Dynamics.CRM.LookupAttributeMetadata?$select=LogicalName,Targets"))
        .json(R"({"value":[{"LogicalName":"ownerid","Targets":["systemuser","team"]}]})");
    http.expect(
            "GET",
            root
                + QStringLiteral(
                    "EntityDefinitions(LogicalName='lead')/Attributes/"
                    "Microsoft.Dynamics.CRM.DateTimeAttributeMetadata?$select=LogicalName,DateTimeBehavior"))
        .json(R"({"value":[{"LogicalName":"modifiedon","DateTimeBehavior":{"Value":"UserLocal"}}]})");
    const auto info = awaitEnd(client.describe(QStringLiteral("lead"), {}));
    QVERIFY(info && info->has_value());
    QCOMPARE((*info)->fields.size(), 3);
    QCOMPARE((*info)->fields[1].name, QStringLiteral("_ownerid_value"));
    QCOMPARE((*info)->fields[1].referenceTo, QStringList({"systemuser", "team"}));
    QVERIFY((*info)->changeTracking);
}

void TestDynamicsClient::describeWithoutTargets()
{
    FakeHttp http;
    FakeTokens tokens;
    dynamics::Client client(http, tokens, org);
    http.expect("GET", root + QStringLiteral("EntityDefinitions(LogicalName='lead')?$select=*"))
        .json(
            R"({"LogicalName":"lead","EntitySetName":"leads","PrimaryIdAttribute":"leadid","Attributes":[{"LogicalName":"ownerid","AttributeType":"Owner"}]})");
    http.expect("GET", root + QStringLiteral("EntityDefinitions(LogicalName='lead')/*"))
        .json(notSupported, 400)
        .times(2);
    const auto info = awaitEnd(client.describe(QStringLiteral("lead"), {}));
    QVERIFY(info && info->has_value());
    QCOMPARE((*info)->fields.size(), 1);
}

void TestDynamicsClient::describeOfAMissingTable()
{
    FakeHttp http;
    FakeTokens tokens;
    dynamics::Client client(http, tokens, org);
    http.expect("GET", root + QStringLiteral("EntityDefinitions(LogicalName='leed')?*"))
        .json(R"({"error":{"code":"0x80060888","message":"Could not find an entity"}})", 404);
    QCOMPARE(awaitEnd(client.describe(QStringLiteral("lead')/x"), {}))->error().code,
             ErrorCode::ObjectMissing);
    const auto info = awaitEnd(client.describe(QStringLiteral("leed"), {}));
    QVERIFY(info && !info->has_value());
    QCOMPARE(info->error().code, ErrorCode::ObjectMissing);
    QVERIFY(info->error().sentence.contains(QLatin1String("leed")));
}

void TestDynamicsClient::exactCount()
{
    FakeHttp http;
    FakeTokens tokens;
    dynamics::Client client(http, tokens, org);
    http.expect("GET", root + QStringLiteral("leads?$apply=aggregate($count%20as%20n)"))
        .json(R"({"value":[{"n":12345}]})");
    QCOMPARE(**awaitEnd(client.count(lead(), {})), (RecordCount{12345, false}));
}

void TestDynamicsClient::countBeyondTheAggregate()
{
    FakeHttp http;
    FakeTokens tokens;
    dynamics::Client client(http, tokens, org);
    http.expect("GET", root + QStringLiteral("leads?$apply=*"))
        .json(
            R"({"error":{"code":"0x8004e023","message":"AggregateQueryRecordLimit exceeded. Cannot perform this operation."}})",
            400);
    QCOMPARE(**awaitEnd(client.count(lead(), {})), (RecordCount{50000, true}));
}

void TestDynamicsClient::countWithoutAggregate_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<qint64>("records");
    QTest::addColumn<bool>("atLeast");
    QTest::newRow("few") << QByteArray(R"({"@odata.count":250,"value":[{"leadid":"1"}]})") << qint64(250)
                         << false;
    QTest::newRow("none") << QByteArray(R"({"@odata.count":0,"value":[]})") << qint64(0) << false;
    QTest::newRow("one less than the limit")
        << QByteArray(R"({"@odata.count":4999,"value":[]})") << qint64(4999) << false;
    QTest::newRow("the limit") << QByteArray(R"({"@odata.count":5000,"value":[]})") << qint64(5000) << true;
    QTest::newRow("told") << QByteArray(
        R"({"@odata.count":5000,"@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded":true,"value":[]})")
                          << qint64(5000) << true;
}

void TestDynamicsClient::countWithoutAggregate()
{
    QFETCH(QByteArray, body);
    QFETCH(qint64, records);
    QFETCH(bool, atLeast);
    FakeHttp http;
    FakeTokens tokens;
    dynamics::Client client(http, tokens, org);
    http.expect("GET", root + QStringLiteral("leads?$apply=*")).json(notSupported, 400);
    http.expect("GET", root + QStringLiteral("leads?$select=leadid&$top=1&$count=true")).json(body);
    QCOMPARE(**awaitEnd(client.count(lead(), {})), (RecordCount{records, atLeast}));
}

void TestDynamicsClient::countIsNotGuessedWhenForbidden()
{
    FakeHttp http;
    FakeTokens tokens;
    dynamics::Client client(http, tokens, org);
    http.expect("GET", root + QStringLiteral("leads?$apply=*"))
        .json(R"({"error":{"code":"0x80048306","message":"missing prvReadLead privilege"}})", 403);
    QCOMPARE(awaitEnd(client.count(lead(), {}))->error().code, ErrorCode::PermissionMissing);
}

void TestDynamicsClient::pullThroughThreePages()
{
    FakeHttp http;
    FakeTokens tokens;
    dynamics::Client client(http, tokens, org);
    const QString cookie =
        QStringLiteral("leads?$select=leadid,subject,modifiedon&$skiptoken=%3Ccookie%20pagenumber=%22%1%22%"
                       "20pagingcookie=%22%253ccookie%253e%22%20/%3E");
    http.expect("GET",
                root
                    + QStringLiteral(
                        "leads?$select=leadid,subject,modifiedon&$orderby=modifiedon%20asc,leadid%20asc"))
        .reply(200, page(0, 50, (root + QString(cookie).replace("%1", "2")).toLatin1()), serverTime);
    http.expect("GET", root + QString(cookie).replace("%1", "2"))
        .reply(200, page(50, 100, (root + QString(cookie).replace("%1", "3")).toLatin1()),
               {{"Date", "Fri, 01 May 2026 10:05:00 GMT"}});
    http.expect("GET", root + QString(cookie).replace("%1", "3"))
        .reply(200, page(100, 120, {}), {{"Date", "Fri, 01 May 2026 10:06:00 GMT"}});
    QSet<QString> ids;
    PullCursor cursor;
    int pages = 0;
    for (bool last = false; !last; ++pages) {
        auto records = awaitEnd(client.pull(lead(), cursor, {}));
        QVERIFY(records && records->has_value());
        for (std::size_t row = 0; row < (*records)->rows(); ++row) {
            const auto id = std::get<std::string_view>((*records)->cells[row * 3]);
            ids.insert(QString::fromUtf8(id.data(), qsizetype(id.size())));
        }
        last = (*records)->last;
        cursor = (*records)->next;
    }
    QCOMPARE(pages, 3);
    QCOMPARE(ids.size(), 120);
    QCOMPARE(cursor, (PullCursor{"2026-05-01T10:00:00Z", {}, {}, {}}));
    for (const HttpRequest &request : http.requests())
        QVERIFY(hasHeader(request, "Prefer", "odata.maxpagesize=2000"));
}

void TestDynamicsClient::pullOfWhatChanged()
{
    FakeHttp http;
    FakeTokens tokens;
    dynamics::Client client(http, tokens, org);
    http.expect("GET",
                root
                    + QStringLiteral("leads?$select=leadid,subject,modifiedon&$orderby=modifiedon%20asc,"
                                     "leadid%20asc&$filter=modifiedon%20ge%202026-05-01T09:45:00Z"))
        .reply(200, page(0, 0, {}), serverTime);
    const auto records = awaitEnd(client.pull(lead(), {"2026-05-01T09:55:00Z", {}, {}, {}}, {}));
    QVERIFY(records && records->has_value());
    QVERIFY((*records)->last);
    QCOMPARE((*records)->next, (PullCursor{"2026-05-01T10:00:00Z", {}, {}, {}}));
}

void TestDynamicsClient::foreignLinkNeverSeesTheToken_data()
{
    QTest::addColumn<QString>("link");
    QTest::newRow("another host") << "https://evil.example/api/data/v9.2/leads?$skiptoken=x";
    QTest::newRow("relative") << "/api/data/v9.2/leads?$skiptoken=x";
    QTest::newRow("not encrypted") << "http://org31ec4237.crm4.dynamics.com/api/data/v9.2/leads?$skiptoken=x";
}

void TestDynamicsClient::foreignLinkNeverSeesTheToken()
{
    QFETCH(QString, link);
    FakeHttp http;
    FakeTokens tokens;
    dynamics::Client client(http, tokens, org);
    const auto records = awaitEnd(client.pull(lead(), {{}, link, {}, {}}, {}));
    QVERIFY(records && !records->has_value());
    // Stored in a checkpoint it must not block the object for good.
    QCOMPARE(records->error().code, ErrorCode::CursorExpired);
    QVERIFY(http.requests().isEmpty());
}

void TestDynamicsClient::foreignLinkInTheAnswerIsRefused()
{
    FakeHttp http;
    FakeTokens tokens;
    dynamics::Client client(http, tokens, org);
    http.expect("GET", root + QStringLiteral("leads?*"))
        .reply(200, page(0, 1, "https://evil.example/api/data/v9.2/leads?$skiptoken=x"), serverTime);
    const auto records = awaitEnd(client.pull(lead(), {}, {}));
    QVERIFY(records && !records->has_value());
    QCOMPARE(records->error().code, ErrorCode::ProviderAnswerInvalid);
}

void TestDynamicsClient::expiredLink_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorCode>("code");
    const auto error = [](const char *code, const char *message) -> QByteArray {
        return QByteArray("{\"error\":{\"code\":\"") + code + "\",\"message\":\"" + message + "\"}}";
    };
    QTest::newRow("version stamp") << 400 << error("0x80044352", "Version stamp has expired")
                                   << ErrorCode::CursorExpired;
    QTest::newRow("cookie not understood")
        << 400 << error("0x80060888", "The paging cookie is not valid") << ErrorCode::CursorExpired;
    QTest::newRow("column is gone") << 400 << error("0x80060888", "Could not find a property named 'x'")
                                    << ErrorCode::CursorExpired;
    QTest::newRow("something new") << 400 << error("0x80049999", "?") << ErrorCode::CursorExpired;
    QTest::newRow("not found") << 404 << QByteArray() << ErrorCode::CursorExpired;
    QTest::newRow("gone") << 410 << error("", "gone") << ErrorCode::CursorExpired;
    QTest::newRow("forbidden") << 403 << error("0x80048306", "prvReadLead") << ErrorCode::PermissionMissing;
    QTest::newRow("too many") << 429 << error("0x80072322", "") << ErrorCode::RateLimited;
    QTest::newRow("too slow") << 408 << QByteArray() << ErrorCode::TimedOut;
    QTest::newRow("down") << 503 << QByteArray() << ErrorCode::ProviderUnavailable;
}

void TestDynamicsClient::expiredLink()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(ErrorCode, code);
    FakeHttp http;
    FakeTokens tokens;
    dynamics::Client client(http, tokens, org);
    http.expect("GET", root + QStringLiteral("leads?$skiptoken=x")).reply(status, body);
    const auto records = awaitEnd(client.pull(
        lead(), {"2026-04-01T10:00:00Z", root + QStringLiteral("leads?$skiptoken=x"), {}, {}}, {}));
    QVERIFY(records && !records->has_value());
    QCOMPARE(records->error().code, code);
}

void TestDynamicsClient::badQueryIsNotAnExpiredLink()
{
    FakeHttp http;
    FakeTokens tokens;
    dynamics::Client client(http, tokens, org);
    http.expect("GET", root + QStringLiteral("leads?*"))
        .json(R"({"error":{"code":"0x80060888","message":"Could not find a property named 'subject'"}})",
              400);
    const auto records = awaitEnd(client.pull(lead(), {"2026-04-01T10:00:00Z", {}, {}, {}}, {}));
    QVERIFY(records && !records->has_value());
    QCOMPARE(records->error().code, ErrorCode::FieldMissing);
}

void TestDynamicsClient::servicePressure()
{
    FakeHttp http;
    FakeTokens tokens;
    dynamics::Client client(http, tokens, org);
    http.expect("GET", root + QStringLiteral("leads?*"))
        .reply(
            429,
            R"({"error":{"code":"0x80072326","message":"Number of concurrent requests exceeded the limit of 52."}})",
            {{"Retry-After", "300"}});
    const auto records = awaitEnd(client.pull(lead(), {}, {}));
    QVERIFY(records && !records->has_value());
    QCOMPARE(records->error().code, ErrorCode::RateLimited);
    QCOMPARE(records->error().retryAfter, std::chrono::seconds(300));
}

void TestDynamicsClient::claimsChallenge()
{
    FakeHttp http;
    FakeTokens tokens;
    dynamics::Client client(http, tokens, org);
    http.expect("GET", root + QStringLiteral("leads?*"))
        .reply(401, {},
               {{"WWW-Authenticate", "Bearer error=\"insufficient_claims\", claims=\"eyJhIjoxfQ==\""}});
    const auto records = awaitEnd(client.pull(lead(), {}, {}));
    QVERIFY(records && !records->has_value());
    QCOMPARE(records->error().code, ErrorCode::SignInNeeded);
    QCOMPARE(records->error().detail, QStringLiteral("{\"a\":1}"));
    QVERIFY(tokens.rejections.isEmpty());
}

void TestDynamicsClient::cancelledPull()
{
    FakeHttp http;
    FakeTokens tokens;
    auto client = std::make_unique<dynamics::Client>(http, tokens, org, organisationId);
    http.expect("GET", root + QStringLiteral("WhoAmI")).hang();
    CancelSource source;
    auto first = client->pull(lead(), {}, source.token());
    auto second = client->pull(lead(), {}, source.token());
    QTRY_COMPARE(http.waiting(), 1);
    source.cancel();
    client.reset();
    for (auto *task : {&first, &second}) {
        const auto records = awaitEnd(std::move(*task));
        QVERIFY(records && !records->has_value());
        QVERIFY(records->error().isCancelled());
    }
}

namespace {

void expectUser(FakeHttp &http, const QByteArray &more = {})
{
    http.expect("GET", root + QStringLiteral("systemusers(%1)?$select=*").arg(userId))
        .json(
            R"({"systemuserid":"bbbb1111-2222-4333-8444-555566667777","fullname":"Sync User","domainname":"sync@acme.example",
            "accessmode":4,"isdisabled":false,"systemuserroles_association":[{"name":"Sync Role"}])"
            + more + "}")
        .check([](const HttpRequest &request) {
            QVERIFY(request.url.query().contains(
                QLatin1String("$expand=systemuserroles_association($select=name,roleid)")));
        });
}

} // namespace

void TestDynamicsClient::verifyUser()
{
    FakeHttp http;
    FakeTokens tokens;
    dynamics::Client client(http, tokens, org);
    expectWhoAmI(http);
    expectUser(http);
    http.expect("GET",
                root
                    + QStringLiteral("systemusers(%1)/Microsoft.Dynamics.CRM.RetrieveUserPrivileges()")
                          .arg(userId))
        .json(R"({"RolePrivileges":[{"Depth":"Global","PrivilegeName":"prvReadAccount"}]})");
    const auto verdict = awaitEnd(client.verifyUser({}, {}));
    QVERIFY(verdict && verdict->has_value());
    QCOMPARE((*verdict)->facts.userName, QStringLiteral("sync@acme.example"));
    QCOMPARE((*verdict)->facts.organisationId, organisationId);
    QCOMPARE((*verdict)->facts.directRoles, QStringList{"Sync Role"});
    QCOMPARE((*verdict)->warnings.size(), 1); // may read accounts only
}

void TestDynamicsClient::verifyStrangers()
{
    FakeHttp http;
    FakeTokens tokens;
    dynamics::Client client(http, tokens, org);
    http.expect("GET", root + QStringLiteral("WhoAmI"))
        .json(R"({"error":{"code":"0x80072560","message":"The user is not a member of the organization."}})",
              403);
    QCOMPARE(awaitEnd(client.verifyUser({}, {}))->error().code, ErrorCode::UserNotInOrganisation);
}

void TestDynamicsClient::verifyWithoutPrivileges()
{
    FakeHttp http;
    FakeTokens tokens;
    dynamics::Client client(http, tokens, org);
    expectWhoAmI(http);
    expectUser(http);
    http.expect("GET", root + QStringLiteral("systemusers(%1)/*").arg(userId)).json(notSupported, 400);
    const auto verdict = awaitEnd(client.verifyUser({}, {}));
    QVERIFY(verdict && verdict->has_value());
    QVERIFY(!(*verdict)->facts.privileges);
    QVERIFY((*verdict)->warnings.isEmpty());
}

void TestDynamicsClient::checks()
{
    FakeHttp http;
    FakeTokens tokens;
    dynamics::Client client(http, tokens, org);
    expectWhoAmI(http);
    expectUser(http);
    http.expect("GET", root + QStringLiteral("systemusers(%1)/*").arg(userId)).json(notSupported, 400);
    const auto found = awaitEnd(client.checks({}));
    QVERIFY(found && found->has_value());
    QCOMPARE((*found)->size(), 4);
    QCOMPARE((*found)->last().state, CheckResult::State::Unknown);
}

void TestDynamicsClient::discovery()
{
    FakeHttp http;
    FakeTokens tokens;
    http.expect("GET", QStringLiteral("https://globaldisco.crm.dynamics.com/api/discovery/v2.0/Instances"))
        .json(
            R"({"value":[{"Url":"https://org31ec4237.crm4.dynamics.com","FriendlyName":"Contoso","EnvironmentId":"e","State":0}]})");
    const auto list = awaitEnd(dynamics::listEnvironments(http, tokens, builtInClouds().first(), {}));
    QVERIFY(list && list->has_value());
    QCOMPARE((*list)->size(), 1);
    QCOMPARE((*list)->first().address, org);
}

QTEST_GUILESS_MAIN(TestDynamicsClient)
#include "tst_dynamicsclient.moc"
