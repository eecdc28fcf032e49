// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/client.h"
#include "faketokens.h"

#include "support/awaitend.h"
#include "support/fakehttp.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QUrlQuery>

using namespace fairlead;

/// The Salesforce client against answers as the reference records them.
class TestSalesforceClient : public QObject
{
    Q_OBJECT
private slots:
    void whoAmI();
    void whoAmIWithoutOrganisationRow();
    void whoAmIOfAnotherOrganisation();
    void badTokenOnUserinfoIsReplayed();
    void configurationErrorIsNotReplayed();
    void versionIsAskedOnce();
    void objects();
    void describe();
    void describeOfAMissingObject();
    void namesAreNotPaths_data();
    void namesAreNotPaths();
    void count();
    void pullThroughThreePages();
    void pullGoesOnFromTheStoredLink();
    void pullOfWhatChanged();
    void expiredLocator();
    void foreignLinkNeverSeesTheToken_data();
    void foreignLinkNeverSeesTheToken();
    void longFieldListIsReadById();
    void lostFieldStopsTheJob();
    void cancelledPull();
    void dailyLimit();
    void limits();
    void requestsAreCounted();
};

namespace {

const QUrl instance(QStringLiteral("https://acme.my.salesforce.com"));
const QString base = QStringLiteral("https://acme.my.salesforce.com/services/data/v66.0");
const HttpHeaders serverTime = {{"Date", "Fri, 01 May 2026 10:00:00 GMT"},
                                {"Sforce-Limit-Info", "api-usage=18/5000"}};

void expectVersions(FakeHttp &http)
{
    http.expect("GET", QStringLiteral("https://acme.my.salesforce.com/services/data"))
        .json(R"([{"label":"Winter '26","url":"/services/data/v65.0","version":"65.0"},
                  {"label":"Spring '26","url":"/services/data/v66.0","version":"66.0"},
                  {"label":"Summer '26","url":"/services/data/v67.0","version":"67.0"}])");
}

const QByteArray userinfo = R"({"user_id":"005Aa00000AAAAAIA1","organization_id":"00DAa00000AAAAAMA1",
    "preferred_username":"ada@acme.example","name":"Ada L","is_app_installed":true})";

QByteArray soqlOf(const HttpRequest &request)
{
    return QUrlQuery(request.url).queryItemValue(QStringLiteral("q"), QUrl::FullyDecoded).toUtf8();
}

ObjectInfo account()
{
    ObjectInfo info;
    info.name = info.setName = QStringLiteral("Account");
    info.idField = QStringLiteral("Id");
    info.stampField = QStringLiteral("SystemModstamp");
    info.fields = {{QStringLiteral("Id"), {}, FieldType::Id, false, false, false, {}},
                   {QStringLiteral("Name"), {}, FieldType::Text, true, true, true, {}},
                   {QStringLiteral("SystemModstamp"), {}, FieldType::DateTime, false, false, false, {}}};
    return info;
}

QByteArray page(int from, int to, int total, const char *next)
{
    QByteArray body =
        "{\"totalSize\":" + QByteArray::number(total) + ",\"done\":" + (next ? "false" : "true");
    if (next)
        body += ",\"nextRecordsUrl\":\"" + QByteArray(next) + '"';
    body += ",\"records\":[";
    for (int i = from; i < to; ++i) {
        const QByteArray number = QByteArray::number(i).rightJustified(5, '0');
        body += (i == from ? "" : ",");
        body += "{\"attributes\":{\"type\":\"Account\"},\"Id\":\"001Aa00000" + number + "IA4\",\"Name\":\"n"
            + number + "\",\"SystemModstamp\":\"2026-04-01T10:00:"
            + QByteArray::number(i % 60).rightJustified(2, '0') + ".000+0000\"}";
    }
    return body + "]}";
}

QString idAt(const RecordPage &records, std::size_t row)
{
    const auto id = std::get<std::string_view>(records.cells[row * std::size_t(records.columns.size())]);
    return QString::fromUtf8(id.data(), qsizetype(id.size()));
}

} // namespace

void TestSalesforceClient::whoAmI()
{
    FakeHttp http;
    FakeTokens tokens;
    salesforce::Client client(http, tokens,
                              QUrl(QStringLiteral("https://acme.my.salesforce.com/lightning/page")));
    expectVersions(http);
    http.expect("GET", QStringLiteral("https://acme.my.salesforce.com/services/oauth2/userinfo"))
        .json(userinfo);
    http.expect("GET", base + QStringLiteral("/query?q=*"))
        .json(R"({"totalSize":1,"done":true,"records":[{"Id":"00DAa00000AAAAAMA1","Name":"Acme Ltd",
            "OrganizationType":"Enterprise Edition","IsSandbox":true,"TrialExpirationDate":null}]})");
    const auto who = awaitEnd(client.whoAmI({}));
    QVERIFY(who && who->has_value());
    QCOMPARE((*who)->organisationId, QStringLiteral("00DAa00000AAAAAMA1"));
    QCOMPARE((*who)->name, QStringLiteral("Acme Ltd"));
    QCOMPARE((*who)->kind, QStringLiteral("sandbox"));
    QCOMPARE((*who)->address, instance);
    QCOMPARE((*who)->userId, QStringLiteral("005Aa00000AAAAAIA1"));
    QCOMPARE((*who)->userLabel, QStringLiteral("Ada L"));
}

void TestSalesforceClient::whoAmIWithoutOrganisationRow()
{
    FakeHttp http;
    FakeTokens tokens;
    salesforce::Client client(http, tokens, instance);
    expectVersions(http);
    http.expect("GET", QStringLiteral("https://acme.my.salesforce.com/services/oauth2/userinfo"))
        .json(userinfo);
    http.expect("GET", base + QStringLiteral("/query?q=*"))
        .json(R"([{"message":"sObject type 'Organization' is not supported.","errorCode":"INVALID_TYPE"}])",
              400);
    const auto who = awaitEnd(client.whoAmI({}));
    QVERIFY(who && who->has_value());
    QCOMPARE((*who)->name, instance.host());
}

void TestSalesforceClient::whoAmIOfAnotherOrganisation()
{
    FakeHttp http;
    FakeTokens tokens;
    salesforce::Client client(http, tokens, instance, QStringLiteral("00DBb00000BBBBBMA2"));
    http.expect("GET", QStringLiteral("https://acme.my.salesforce.com/services/oauth2/userinfo"))
        .json(userinfo);
    const auto who = awaitEnd(client.whoAmI({}));
    QVERIFY(who && !who->has_value());
    QCOMPARE(who->error().code, ErrorCode::WrongOrganisation);
    QCOMPARE(who->error().errorClass, ErrorClass::StopConnection);
    QVERIFY(!who->error().remedy.isEmpty());
}

void TestSalesforceClient::badTokenOnUserinfoIsReplayed()
{
    FakeHttp http;
    FakeTokens tokens;
    salesforce::Client client(http, tokens, instance, QStringLiteral("00DBb00000BBBBBMA2"));
    const QString url = QStringLiteral("https://acme.my.salesforce.com/services/oauth2/userinfo");
    http.expect("GET", url).reply(403, "Bad_OAuth_Token", {{"Content-Type", "text/plain"}});
    http.expect("GET", url).json(userinfo);
    (void)awaitEnd(client.whoAmI({}));
    QCOMPARE(tokens.rejections, QStringList{"token-1"});
}

void TestSalesforceClient::configurationErrorIsNotReplayed()
{
    FakeHttp http;
    FakeTokens tokens;
    salesforce::Client client(http, tokens, instance);
    expectVersions(http);
    http.expect("GET", base + QStringLiteral("/sobjects"))
        .json(
            R"([{"message":"This session is not valid for use with the REST API","errorCode":"INVALID_SESSION_ID"}])",
            401);
    const auto answer = awaitEnd(client.objects({}));
    QVERIFY(answer && !answer->has_value());
    QCOMPARE(answer->error().code, ErrorCode::AppMisconfigured);
    QVERIFY(tokens.rejections.isEmpty());
}

void TestSalesforceClient::versionIsAskedOnce()
{
    FakeHttp http;
    FakeTokens tokens;
    salesforce::Client client(http, tokens, instance);
    http.expect("GET", QStringLiteral("https://acme.my.salesforce.com/services/data"))
        .json(R"([{"version":"62.0"}])");
    http.expect("GET", QStringLiteral("https://acme.my.salesforce.com/services/data/v62.0/sobjects"))
        .json(R"({"sobjects":[]})")
        .times(2);
    QVERIFY(awaitEnd(client.objects({}))->has_value());
    QVERIFY(awaitEnd(client.objects({}))->has_value());
}

void TestSalesforceClient::objects()
{
    FakeHttp http;
    FakeTokens tokens;
    salesforce::Client client(http, tokens, instance);
    expectVersions(http);
    http.expect("GET", base + QStringLiteral("/sobjects"))
        .json(R"({"sobjects":[{"name":"Lead","labelPlural":"Leads","queryable":true},
                              {"name":"User","labelPlural":"Users","queryable":true}]})");
    const auto found = awaitEnd(client.objects({}));
    QVERIFY(found && found->has_value());
    QCOMPARE((*found)->size(), 2);
    QCOMPARE((*found)->first().name, QStringLiteral("User"));
}

void TestSalesforceClient::describe()
{
    FakeHttp http;
    FakeTokens tokens;
    salesforce::Client client(http, tokens, instance);
    expectVersions(http);
    http.expect("GET", base + QStringLiteral("/sobjects/Lead/describe"))
        .json(
            R"({"name":"Lead","fields":[{"name":"Id","type":"id"},{"name":"SystemModstamp","type":"datetime"}]})")
        .check([](const HttpRequest &request) {
            // Trap 54: a conditional describe hides lost permissions.
            for (const auto &header : request.headers)
                QVERIFY(!header.first.startsWith("If-"));
        });
    const auto info = awaitEnd(client.describe(QStringLiteral("Lead"), {}));
    QVERIFY(info && info->has_value());
    QCOMPARE((*info)->fields.size(), 2);
}

void TestSalesforceClient::describeOfAMissingObject()
{
    FakeHttp http;
    FakeTokens tokens;
    salesforce::Client client(http, tokens, instance);
    expectVersions(http);
    http.expect("GET", base + QStringLiteral("/sobjects/Leed/describe"))
        .json(R"([{"errorCode":"NOT_FOUND","message":"The requested resource does not exist"}])", 404);
    const auto info = awaitEnd(client.describe(QStringLiteral("Leed"), {}));
    QVERIFY(info && !info->has_value());
    QCOMPARE(info->error().code, ErrorCode::ObjectMissing);
    QVERIFY(info->error().sentence.contains(QLatin1String("Leed")));
}

void TestSalesforceClient::namesAreNotPaths_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("parent folder") << "../../oauth2/userinfo?x=";
    QTest::newRow("slash") << "Lead/describe";
    QTest::newRow("blank") << "Lead WHERE Id != null";
    QTest::newRow("empty") << "";
    QTest::newRow("not ASCII") << QStringLiteral("Läad");
}

void TestSalesforceClient::namesAreNotPaths()
{
    QFETCH(QString, name);
    FakeHttp http;
    FakeTokens tokens;
    salesforce::Client client(http, tokens, instance);
    QCOMPARE(awaitEnd(client.describe(name, {}))->error().code, ErrorCode::ObjectMissing);
    ObjectInfo info = account();
    info.name = name;
    QCOMPARE(awaitEnd(client.count(info, {}))->error().code, ErrorCode::ObjectMissing);
    QVERIFY(http.requests().isEmpty());
}

void TestSalesforceClient::count()
{
    FakeHttp http;
    FakeTokens tokens;
    salesforce::Client client(http, tokens, instance);
    expectVersions(http);
    http.expect("GET", base + QStringLiteral("/query?q=*"))
        .json(R"({"totalSize":5230,"done":true,"records":[]})");
    const auto counted = awaitEnd(client.count(account(), {}));
    QVERIFY(counted && counted->has_value());
    QCOMPARE(**counted, (RecordCount{5230, false}));
    QCOMPARE(soqlOf(http.requests().last()), QByteArray("SELECT COUNT() FROM Account"));
}

void TestSalesforceClient::pullThroughThreePages()
{
    FakeHttp http;
    FakeTokens tokens;
    salesforce::Client client(http, tokens, instance);
    expectVersions(http);
    http.expect("GET", base + QStringLiteral("/query?q=*"))
        .reply(200, page(0, 50, 120, "/services/data/v66.0/query/0r8Aa00000BBBBBAA1-50"), serverTime);
    http.expect("GET", base + QStringLiteral("/query/0r8Aa00000BBBBBAA1-50"))
        .reply(200, page(50, 100, 120, "/services/data/v66.0/query/0r8Aa00000BBBBBAA1-100"),
               {{"Date", "Fri, 01 May 2026 10:07:00 GMT"}});
    http.expect("GET", base + QStringLiteral("/query/0r8Aa00000BBBBBAA1-100"))
        .reply(200, page(100, 120, 120, nullptr), {{"Date", "Fri, 01 May 2026 10:08:00 GMT"}});
    // What was deleted since the first page.
    http.expect("GET",
                base
                    + QStringLiteral("/sobjects/Account/deleted/?start=2026-05-01T09:59:00%2B00:00"
                                     "&end=2026-05-01T10:08:00%2B00:00"))
        .json(R"({"deletedRecords":[],"earliestDateAvailable":"2026-04-20T08:00:00.000+0000",
                  "latestDateCovered":"2026-05-01T10:07:00.000+0000"})");

    QSet<QString> ids;
    PullCursor cursor;
    int pages = 0;
    for (bool last = false; !last; ++pages) {
        auto records = awaitEnd(client.pull(account(), cursor, {}));
        QVERIFY(records && records->has_value());
        for (std::size_t row = 0; row < (*records)->rows(); ++row)
            ids.insert(idAt(**records, row));
        QCOMPARE((*records)->total, std::optional<qint64>(120));
        last = (*records)->last;
        cursor = (*records)->next;
        QCOMPARE(cursor.nextLink.isEmpty(), last);
    }
    QCOMPARE(pages, 3);
    QCOMPARE(ids.size(), 120);
    // The server's time at the first page, not at the last.
    QCOMPARE(cursor, (PullCursor{"2026-05-01T10:00:00Z", {}, {}, "2026-05-01T10:07:00Z"}));
    QCOMPARE(soqlOf(http.requests()[1]),
             QByteArray("SELECT Id,Name,SystemModstamp FROM Account ORDER BY SystemModstamp, Id"));
    QVERIFY(http.requests()[1].headers.contains({"Sforce-Query-Options", "batchSize=2000"}));
    QCOMPARE(client.usage().used, std::optional<qint64>(18));
    QCOMPARE(client.usage().limit, std::optional<qint64>(5000));
    // When it said so: the other pages have no such header.
    QCOMPARE(client.usage().at, QDateTime(QDate(2026, 5, 1), QTime(10, 0), Qt::UTC));
}

void TestSalesforceClient::pullGoesOnFromTheStoredLink()
{
    FakeHttp http;
    FakeTokens tokens;
    salesforce::Client client(http, tokens, instance);
    expectVersions(http);
    const PullCursor stored{"2026-04-01T10:00:49Z", "/services/data/v66.0/query/0r8Aa00000BBBBBAA1-50",
                            "2026-05-01T09:00:00Z", "2026-05-01T09:59:30Z"};
    http.expect("GET", base + QStringLiteral("/query/0r8Aa00000BBBBBAA1-50"))
        .reply(200, page(50, 60, 60, nullptr), serverTime);
    const auto records = awaitEnd(client.pull(account(), stored, {}));
    QVERIFY(records && records->has_value());
    QVERIFY((*records)->last);
    QCOMPARE((*records)->next, (PullCursor{"2026-05-01T09:00:00Z", {}, {}, "2026-05-01T09:59:30Z"}));
}

void TestSalesforceClient::pullOfWhatChanged()
{
    FakeHttp http;
    FakeTokens tokens;
    salesforce::Client client(http, tokens, instance);
    expectVersions(http);
    http.expect("GET", base + QStringLiteral("/query?q=*")).reply(200, page(0, 0, 0, nullptr), serverTime);
    const auto records =
        awaitEnd(client.pull(account(), {"2026-05-01T09:55:00Z", {}, {}, "2026-05-01T09:59:30Z"}, {}));
    QVERIFY(records && records->has_value());
    QCOMPARE((*records)->rows(), std::size_t(0));
    QVERIFY((*records)->last);
    QCOMPARE((*records)->next.watermark, QStringLiteral("2026-05-01T10:00:00Z"));
    QCOMPARE(
        soqlOf(http.requests().last()),
        QByteArray("SELECT Id,Name,SystemModstamp FROM Account WHERE SystemModstamp >= 2026-05-01T09:45:00Z "
                   "ORDER BY SystemModstamp, Id"));
}

void TestSalesforceClient::expiredLocator()
{
    FakeHttp http;
    FakeTokens tokens;
    salesforce::Client client(http, tokens, instance);
    expectVersions(http);
    http.expect("GET", base + QStringLiteral("/query/0r8Aa00000BBBBBAA1-50"))
        .json(R"([{"message":"invalid query locator","errorCode":"INVALID_QUERY_LOCATOR"}])", 400);
    const auto records = awaitEnd(client.pull(
        account(), {"2026-04-01T10:00:49Z", "/services/data/v66.0/query/0r8Aa00000BBBBBAA1-50", {}, {}}, {}));
    QVERIFY(records && !records->has_value());
    QCOMPARE(records->error().code, ErrorCode::CursorExpired);
}

void TestSalesforceClient::foreignLinkNeverSeesTheToken_data()
{
    QTest::addColumn<QString>("link");
    QTest::newRow("another host") << "https://evil.example/services/data/v66.0/query/x";
    QTest::newRow("no scheme") << "//evil.example/services/data/v66.0/query/x";
    QTest::newRow("another place") << "/services/oauth2/revoke";
    QTest::newRow("relative") << "query/x";
}

void TestSalesforceClient::foreignLinkNeverSeesTheToken()
{
    QFETCH(QString, link);
    FakeHttp http;
    FakeTokens tokens;
    salesforce::Client client(http, tokens, instance);
    expectVersions(http);
    const auto records = awaitEnd(client.pull(account(), {{}, link, {}, {}}, {}));
    QVERIFY(records && !records->has_value());
    // Stored in a checkpoint it must not block the object for good.
    QCOMPARE(records->error().code, ErrorCode::CursorExpired);
    QCOMPARE(http.requests().size(), 1);
}

void TestSalesforceClient::longFieldListIsReadById()
{
    FakeHttp http;
    FakeTokens tokens;
    salesforce::Client client(http, tokens, instance);
    ObjectInfo wide = account();
    for (int i = 0; i < 700; ++i)
        wide.fields.append(
            {QStringLiteral("Custom_Field_%1__c").arg(i), {}, FieldType::Text, false, false, false, {}});
    expectVersions(http);
    http.expect("GET", base + QStringLiteral("/query?q=*")).reply(200, page(0, 2, 2, nullptr), serverTime);
    http.expect("POST", base + QStringLiteral("/composite/sobjects/Account"))
        .json(R"([{"Id":"001Aa0000000000IA4","Custom_Field_699__c":"last"},
                  {"Id":"001Aa0000000001IA4","Custom_Field_699__c":null}])")
        .check([](const HttpRequest &request) {
            const QJsonObject body = QJsonDocument::fromJson(request.body).object();
            QCOMPARE(body.value(QLatin1String("ids")).toArray(),
                     QJsonArray({"001Aa0000000000IA4", "001Aa0000000001IA4"}));
            const QJsonArray fields = body.value(QLatin1String("fields")).toArray();
            QVERIFY(fields.contains(QLatin1String("Custom_Field_699__c")));
            QVERIFY(!fields.contains(QLatin1String("Name")));
            QVERIFY(request.repeatable);
        });
    const auto records = awaitEnd(client.pull(wide, {}, {}));
    QVERIFY2(records && records->has_value(), "");
    QCOMPARE((*records)->rows(), std::size_t(2));
    const auto column = std::size_t((*records)->columns.indexOf(QStringLiteral("Custom_Field_699__c")));
    QCOMPARE(std::get<std::string_view>((*records)->cells[column]), std::string_view("last"));
    QVERIFY(http.requests()[1].url.toEncoded().size() <= 7500);
    QCOMPARE((*records)->next.watermark, QStringLiteral("2026-05-01T10:00:00Z"));
}

void TestSalesforceClient::lostFieldStopsTheJob()
{
    FakeHttp http;
    FakeTokens tokens;
    salesforce::Client client(http, tokens, instance);
    expectVersions(http);
    http.expect("GET", base + QStringLiteral("/query?q=*"))
        .json(R"([{"message":"No such column 'Name' on entity 'Account'.","errorCode":"INVALID_FIELD"}])",
              400);
    const auto records = awaitEnd(client.pull(account(), {}, {}));
    QVERIFY(records && !records->has_value());
    QCOMPARE(records->error().code, ErrorCode::FieldMissing);
    QCOMPARE(records->error().errorClass, ErrorClass::StopJob);
    QVERIFY(records->error().detail.contains(QLatin1String("'Name'")));
}

void TestSalesforceClient::cancelledPull()
{
    FakeHttp http;
    FakeTokens tokens;
    auto client = std::make_unique<salesforce::Client>(http, tokens, instance);
    expectVersions(http);
    http.expect("GET", base + QStringLiteral("/query?q=*")).hang();
    CancelSource source;
    auto task = client->pull(account(), {}, source.token());
    QTRY_COMPARE(http.requests().size(), 2);
    source.cancel();
    client.reset(); // the owner may go as soon as it has cancelled
    const auto records = awaitEnd(std::move(task));
    QVERIFY(records && !records->has_value());
    QVERIFY(records->error().isCancelled());
}

void TestSalesforceClient::dailyLimit()
{
    FakeHttp http;
    FakeTokens tokens;
    salesforce::Client client(http, tokens, instance);
    expectVersions(http);
    http.expect("GET", base + QStringLiteral("/query?q=*"))
        .reply(403, R"([{"message":"TotalRequests Limit exceeded.","errorCode":"REQUEST_LIMIT_EXCEEDED"}])",
               {{"Sforce-Limit-Info", "api-usage=5000/5000"}});
    const auto records = awaitEnd(client.pull(account(), {}, {}));
    QVERIFY(records && !records->has_value());
    QCOMPARE(records->error().code, ErrorCode::DailyLimitReached);
    QCOMPARE(client.usage(), (ApiUsage{5000, 5000}));
    QVERIFY(tokens.rejections.isEmpty());
}

void TestSalesforceClient::limits()
{
    FakeHttp http;
    FakeTokens tokens;
    salesforce::Client client(http, tokens, instance);
    expectVersions(http);
    http.expect("GET", base + QStringLiteral("/limits"))
        .json(R"({"DailyApiRequests":{"Max":5000,"Remaining":4982}})");
    const auto found = awaitEnd(client.limits({}));
    QVERIFY(found && found->has_value());
    QCOMPARE(salesforce::apiUsageOf(**found), (ApiUsage{18, 5000}));
}

void TestSalesforceClient::requestsAreCounted()
{
    FakeHttp http;
    FakeTokens tokens;
    salesforce::Client client(http, tokens, instance);
    QCOMPARE(client.requests(), 0);
    expectVersions(http);
    http.expect("GET", base + QStringLiteral("/query?q=*")).reply(401);
    http.expect("GET", base + QStringLiteral("/query?q=*")).reply(200, page(0, 1, 1, nullptr), serverTime);
    QVERIFY(awaitEnd(client.pull(account(), {}, {}))->has_value());
    QCOMPARE(client.requests(), 3);
}

QTEST_GUILESS_MAIN(TestSalesforceClient)
#include "tst_salesforceclient.moc"
