// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/client.h"
#include "faketokens.h"
#include "salesforceorg.h"

#include "support/awaitend.h"

#include <QJsonArray>
#include <QTest>

using namespace fairlead;
using namespace fairlead::salesforceorg;

/// Writing by collections.
class TestSalesforceWrite : public QObject
{
    Q_OBJECT
private slots:
    void create();
    void createByExternalId();
    void update();
    void remove();
    void nothingToWrite();
    void tooMany();
    void badNames();
    void recordErrors_data();
    void recordErrors();
    void oneBadRecordAmongOthers();
    void duplicates_data();
    void duplicates();
    void duplicateIsAskedForAlone_data();
    void duplicateIsAskedForAlone();
    void allowedDuplicatesGoApart();
    void misfitsGoApart();
    void oneRecordSpoilsTheCollection();
    void everyRecordSpoilsTheCollection();
    void badIdsAreNotSent();
    void answersOfAnotherShape_data();
    void answersOfAnotherShape();
    void lostAnswer();
    void lostAnswerOfTheSecondPart();
    void limitAtTheSecondPart();
    void missingExternalIdField();
    void limits();

private:
    FakeTokens m_tokens;
};

namespace {

const QString collections = base + QStringLiteral("/composite/sobjects");
const QString guid = QStringLiteral("6f1c9a52-0f0e-4a59-9a51-5f3f6f0e7a01");

WriteBatch batchOf(WriteKind kind, const QList<RecordWrite> &records)
{
    WriteBatch batch;
    batch.kind = kind;
    batch.records = records;
    return batch;
}

RecordWrite recordOf(const QString &id, const RecordValues &values = {})
{
    RecordWrite record;
    record.id = id;
    record.values = values;
    return record;
}

RecordWrite named(int number)
{
    return recordOf(accountId(number), {{"Name", QStringLiteral("n%1").arg(number)}});
}

QByteArray success(int number)
{
    return R"({"id":")" + accountId(number).toLatin1() + R"(","success":true,"errors":[]})";
}

QByteArray failure(const char *code, const char *message, const char *fields = "")
{
    return R"({"success":false,"errors":[{"statusCode":")" + QByteArray(code) + R"(","message":")" + message
        + R"(","fields":[)" + fields + "]}]}";
}

QByteArray headerOf(const HttpRequest &request, const char *name)
{
    for (const auto &header : request.headers) {
        if (header.first == name)
            return header.second;
    }
    return {};
}

QStringList namesIn(const HttpRequest &request)
{
    QStringList names;
    const QJsonArray records = bodyOf(request).value(QLatin1String("records")).toArray();
    for (const auto &record : records)
        names += record.toObject().value(QLatin1String("Name")).toString();
    return names;
}

} // namespace

void TestSalesforceWrite::create()
{
    FakeHttp http;
    salesforce::Client client(http, m_tokens, instance);
    expectVersions(http);
    http.expect("POST", collections)
        .json('[' + success(1) + ','
              + failure("REQUIRED_FIELD_MISSING", "Required fields are missing: [Name]") + ']')
        .check([](const HttpRequest &request) {
            QVERIFY(!request.repeatable);
            QCOMPARE(request.timeout, std::chrono::milliseconds(130000));
            QCOMPARE(headerOf(request, "Sforce-Auto-Assign"), QByteArray("FALSE"));
            QCOMPARE(headerOf(request, "Sforce-Duplicate-Rule-Header"),
                     QByteArray("allowSave=false; includeRecordDetails=true"));
            const QJsonObject body = bodyOf(request);
            QCOMPARE(body.value(QLatin1String("allOrNone")), QJsonValue(false));
            const QJsonArray records = body.value(QLatin1String("records")).toArray();
            QCOMPARE(records.size(), 2);
            QCOMPARE(records.at(0).toObject(),
                     (QJsonObject{{"attributes", QJsonObject{{"type", "Account"}}},
                                  {"Name", "Acme"},
                                  {"NumberOfEmployees", 3},
                                  {"IsKnown__c", true}}));
            // What only the CRM writes never leaves, wherever it came from.
            QCOMPARE(
                records.at(1).toObject(),
                (QJsonObject{{"attributes", QJsonObject{{"type", "Account"}}}, {"ParentId", QJsonValue()}}));
        });
    const RecordWrite good = recordOf(
        "local:" + guid,
        {{"Name", QStringLiteral("Acme")}, {"NumberOfEmployees", qint64(3)}, {"IsKnown__c", qint64(1)}});
    const RecordWrite bad =
        recordOf("local:2",
                 {{"Id", QStringLiteral("local:2")}, {"attributes", QStringLiteral("x")}, {"ParentId", {}}});
    const auto written = awaitEnd(client.write(account(), batchOf(WriteKind::Create, {good, bad}), {}));
    QVERIFY2(written && written->has_value(), "");
    QCOMPARE((*written)->size(), 2);
    QCOMPARE((*written)->at(0).id, accountId(1));
    QVERIFY(!(*written)->at(0).error && !(*written)->at(0).wasThere);
    const Error error = (*written)->at(1).error.value();
    QCOMPARE(error.code, ErrorCode::RecordRejected);
    QVERIFY(error.sentence.contains(QLatin1String("Required fields are missing: [Name]")));
    QCOMPARE(error.providerCode, QStringLiteral("REQUIRED_FIELD_MISSING"));
}

void TestSalesforceWrite::createByExternalId()
{
    FakeHttp http;
    salesforce::Client client(http, m_tokens, instance);
    expectVersions(http);
    http.expect("PATCH", collections + QStringLiteral("/Account/Fairlead_Id__c"))
        .json(R"([{"id":"001Aa0000000001IA4","success":true,"created":true,"errors":[]},
                  {"id":"001Aa0000000002IA4","success":true,"created":false,"errors":[]}])")
        .check([](const HttpRequest &request) {
            QVERIFY(!request.repeatable);
            const QJsonArray records = bodyOf(request).value(QLatin1String("records")).toArray();
            QCOMPARE(records.at(0).toObject(),
                     (QJsonObject{{"attributes", QJsonObject{{"type", "Account"}}},
                                  {"Name", "Acme"},
                                  {"Fairlead_Id__c", guid}}));
        });
    WriteBatch batch = batchOf(WriteKind::Create,
                               {recordOf("local:" + guid, {{"Name", QStringLiteral("Acme")}}),
                                recordOf("local:6f1c9a52-0f0e-4a59-9a51-5f3f6f0e7a02")});
    batch.externalIdField = QStringLiteral("Fairlead_Id__c");
    const auto written = awaitEnd(client.write(account(), batch, {}));
    QVERIFY2(written && written->has_value(), "");
    QVERIFY(!(*written)->at(0).wasThere);
    QVERIFY((*written)->at(1).wasThere);
    QCOMPARE((*written)->at(1).id, accountId(2));
}

void TestSalesforceWrite::update()
{
    FakeHttp http;
    salesforce::Client client(http, m_tokens, instance);
    expectVersions(http);
    http.expect("PATCH", collections)
        .json('[' + success(1) + ',' + success(2) + ']')
        .check([](const HttpRequest &request) {
            QVERIFY(!request.repeatable);
            QCOMPARE(headerOf(request, "Sforce-Auto-Assign"), QByteArray("FALSE"));
            const QJsonArray records = bodyOf(request).value(QLatin1String("records")).toArray();
            QCOMPARE(records.at(0).toObject(),
                     (QJsonObject{{"attributes", QJsonObject{{"type", "Account"}}},
                                  {"id", accountId(1)},
                                  {"AnnualRevenue", 2.5}}));
        });
    const auto written = awaitEnd(client.write(
        account(), batchOf(WriteKind::Update, {recordOf(accountId(1), {{"AnnualRevenue", 2.5}}), named(2)}),
        {}));
    QVERIFY2(written && written->has_value(), "");
    QVERIFY(!(*written)->at(0).error && !(*written)->at(1).error);
    QCOMPARE((*written)->at(1).id, accountId(2));
}

void TestSalesforceWrite::remove()
{
    FakeHttp http;
    salesforce::Client client(http, m_tokens, instance);
    QList<RecordWrite> records;
    QByteArray answer;
    for (int i = 0; i < 200; ++i) {
        records += recordOf(accountId(i));
        answer += (i ? "," : "[") + (i == 7 ? failure("ENTITY_IS_DELETED", "entity is deleted") : success(i));
    }
    expectVersions(http);
    http.expect("DELETE", collections + QStringLiteral("?*"))
        .json(answer + ']')
        .check([](const HttpRequest &request) {
            QVERIFY(!request.repeatable);
            const QUrlQuery query(request.url);
            const QStringList ids = query.queryItemValue(QStringLiteral("ids")).split(QLatin1Char(','));
            QCOMPARE(ids.size(), 200);
            QCOMPARE(ids.last(), accountId(199));
            QCOMPARE(query.queryItemValue(QStringLiteral("allOrNone")), QStringLiteral("false"));
            QVERIFY(request.url.toEncoded().size() < 7500);
            QVERIFY(request.body.isEmpty());
        });
    const auto written = awaitEnd(client.write(account(), batchOf(WriteKind::Delete, records), {}));
    QVERIFY2(written && written->has_value(), "");
    QCOMPARE((*written)->size(), 200);
    QCOMPARE((*written)->at(7).error.value().code, ErrorCode::RecordMissing);
    QVERIFY(!(*written)->at(8).error);
}

void TestSalesforceWrite::nothingToWrite()
{
    FakeHttp http;
    salesforce::Client client(http, m_tokens, instance);
    const auto written = awaitEnd(client.write(account(), batchOf(WriteKind::Create, {}), {}));
    QVERIFY2(written && written->has_value() && (*written)->isEmpty(), "");
    QVERIFY(http.requests().isEmpty());
}

void TestSalesforceWrite::tooMany()
{
    FakeHttp http;
    salesforce::Client client(http, m_tokens, instance);
    const WriteBatch batch = batchOf(WriteKind::Update, QList<RecordWrite>(201, named(1)));
    QCOMPARE(awaitEnd(client.write(account(), batch, {}))->error().errorClass, ErrorClass::Bug);
    QVERIFY(http.requests().isEmpty());
}

void TestSalesforceWrite::badNames()
{
    FakeHttp http;
    salesforce::Client client(http, m_tokens, instance);
    ObjectInfo strange = account();
    strange.name = QStringLiteral("../../oauth2/revoke");
    QCOMPARE(awaitEnd(client.write(strange, batchOf(WriteKind::Update, {named(1)}), {}))->error().code,
             ErrorCode::ObjectMissing);
    WriteBatch batch = batchOf(WriteKind::Create, {recordOf("local:1")});
    batch.externalIdField = QStringLiteral("x/../y");
    QCOMPARE(awaitEnd(client.write(account(), batch, {}))->error().code, ErrorCode::FieldMissing);
    QVERIFY(http.requests().isEmpty());
}

void TestSalesforceWrite::recordErrors_data()
{
    QTest::addColumn<WriteKind>("kind");
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<bool>("withReference");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<ErrorClass>("errorClass");
    const auto row = [](const char *name, WriteKind kind, const QByteArray &answer, ErrorCode code,
                        ErrorClass errorClass, bool withReference = false) {
        QTest::newRow(name) << kind << answer << withReference << code << errorClass;
    };
    row("validation rule", WriteKind::Update,
        failure("FIELD_CUSTOM_VALIDATION_EXCEPTION", "Amount must be positive", "\"Amount\""),
        ErrorCode::RecordRejected, ErrorClass::SkipItem);
    row("lock", WriteKind::Update, failure("UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access"),
        ErrorCode::RecordLocked, ErrorClass::RetryLater);
    row("deleted meanwhile", WriteKind::Update, failure("ENTITY_IS_DELETED", "entity is deleted"),
        ErrorCode::RecordMissing, ErrorClass::SkipItem);
    row("gone", WriteKind::Delete, failure("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id"),
        ErrorCode::RecordMissing, ErrorClass::SkipItem);
    row("gone, nothing pointed to", WriteKind::Update,
        failure("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id"), ErrorCode::RecordMissing,
        ErrorClass::SkipItem);
    // The record itself is there: taken for missing it would be deleted in the workspace.
    row("parent gone", WriteKind::Update,
        failure("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id", "\"ParentId\""),
        ErrorCode::RecordRejected, ErrorClass::SkipItem);
    row("parent gone, field not named", WriteKind::Update,
        failure("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id"), ErrorCode::RecordRejected,
        ErrorClass::SkipItem, true);
    row("parent deleted", WriteKind::Update,
        failure("ENTITY_IS_DELETED", "entity is deleted", "\"ParentId\""), ErrorCode::RecordRejected,
        ErrorClass::SkipItem);
    row("new record, parent deleted", WriteKind::Create, failure("ENTITY_IS_DELETED", "entity is deleted"),
        ErrorCode::RecordRejected, ErrorClass::SkipItem);
    row("unique value", WriteKind::Update,
        failure("DUPLICATE_VALUE", "duplicate value found: Key__c duplicates value on record with id: 001"),
        ErrorCode::DuplicateFound, ErrorClass::SkipItem);
    row("no right", WriteKind::Update,
        failure("INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on object id"),
        ErrorCode::PermissionMissing, ErrorClass::SkipItem);
    row("day's limit within the results", WriteKind::Update,
        failure("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded."), ErrorCode::DailyLimitReached,
        ErrorClass::RetryLater);
    row("code of a later release", WriteKind::Update, failure("BRAND_NEW_CODE", "no luck"),
        ErrorCode::RecordRejected, ErrorClass::SkipItem);
    row("no reason at all", WriteKind::Update, R"({"success":false,"errors":[]})", ErrorCode::RecordRejected,
        ErrorClass::SkipItem);
}

void TestSalesforceWrite::recordErrors()
{
    QFETCH(WriteKind, kind);
    QFETCH(QByteArray, row);
    QFETCH(bool, withReference);
    QFETCH(ErrorCode, code);
    QFETCH(ErrorClass, errorClass);
    FakeHttp http;
    salesforce::Client client(http, m_tokens, instance);
    expectVersions(http);
    http.expect(kind == WriteKind::Create       ? "POST"
                    : kind == WriteKind::Update ? "PATCH"
                                                : "DELETE",
                collections + QLatin1Char('*'))
        .json('[' + row + ']');
    RecordWrite record = recordOf(kind == WriteKind::Create ? "local:1" : accountId(1));
    if (withReference)
        record.values.insert("ParentId", accountId(9));
    const auto written = awaitEnd(client.write(account(), batchOf(kind, {record}), {}));
    QVERIFY2(written && written->has_value(), "");
    const Error error = (*written)->at(0).error.value();
    QCOMPARE(error.code, code);
    QCOMPARE(error.errorClass, errorClass);
    QVERIFY(!error.sentence.isEmpty() && !error.remedy.isEmpty());
    QCOMPARE((*written)->at(0).id, record.id);
    const QJsonObject fault =
        QJsonDocument::fromJson(row).object().value(QLatin1String("errors")).toArray().at(0).toObject();
    if (!fault.isEmpty())
        QVERIFY(error.detail.startsWith(fault.value(QLatin1String("message")).toString()));
    if (fault.contains(QLatin1String("statusCode")))
        QCOMPARE(error.providerCode, fault.value(QLatin1String("statusCode")).toString());
    if (code == ErrorCode::RecordRejected
        && fault.value(QLatin1String("message")).toString() == QLatin1String("no luck"))
        QVERIFY(error.sentence.contains(QLatin1String("no luck")));
    const QJsonArray fields = fault.value(QLatin1String("fields")).toArray();
    for (const auto &field : fields)
        QVERIFY(error.detail.contains(field.toString()));
}

void TestSalesforceWrite::oneBadRecordAmongOthers()
{
    FakeHttp http;
    salesforce::Client client(http, m_tokens, instance);
    expectVersions(http);
    http.expect("PATCH", collections)
        .json('[' + success(1) + ',' + failure("STRING_TOO_LONG", "Name: data value too large", "\"Name\"")
              + ',' + success(3) + ']');
    const auto written =
        awaitEnd(client.write(account(), batchOf(WriteKind::Update, {named(1), named(2), named(3)}), {}));
    QVERIFY2(written && written->has_value(), "");
    QVERIFY(!(*written)->at(0).error);
    QCOMPARE((*written)->at(1).error.value().code, ErrorCode::RecordRejected);
    QVERIFY(!(*written)->at(2).error);
}

void TestSalesforceWrite::duplicates_data()
{
    QTest::addColumn<QByteArray>("error");
    QTest::addColumn<QStringList>("ids");
    const QByteArray details =
        R"({"allowSave":true,"duplicateRule":"Standard","matchResults":[{"entityType":"Account","size":2,
            "matchRecords":[{"matchConfidence":100.0,"record":{"attributes":{"type":"Account","url":
            "/services/data/v66.0/sobjects/Account/001Aa0000000011IA4"},"Id":"001Aa0000000011IA4"}},
            {"record":{"attributes":{"url":"/services/data/v66.0/sobjects/Account/001Aa0000000012IA4"}}}]}]})";
    const QByteArray head = R"("statusCode":"DUPLICATES_DETECTED","message":"Use one of these records?")";
    const QStringList both{accountId(11), accountId(12)};
    QTest::newRow("misspelt") << QByteArray("{\"duplicateResut\":" + details + ',' + head + '}') << both;
    QTest::newRow("spelt") << QByteArray("{\"duplicateResult\":" + details + ',' + head + '}') << both;
    QTest::newRow("nested in extended details")
        << QByteArray("{\"extendedErrorDetails\":[{\"duplicateResult\":" + details + "}]," + head + '}')
        << both;
    QTest::newRow("without details") << QByteArray('{' + head + ",\"fields\":[]}") << QStringList();
    QTest::newRow("unique value") << QByteArray(
        R"({"statusCode":"DUPLICATE_VALUE","message":"duplicate value found: Key__c duplicates value)"
        R"( on record with id: 001Aa0000000011"})")
                                  << QStringList{QStringLiteral("001Aa0000000011IAA")};
}

void TestSalesforceWrite::duplicates()
{
    QFETCH(QByteArray, error);
    QFETCH(QStringList, ids);
    FakeHttp http;
    salesforce::Client client(http, m_tokens, instance);
    expectVersions(http);
    http.expect("POST", collections).json(R"([{"success":false,"errors":[)" + error + "]}]");
    if (ids.isEmpty()) // it is asked for alone
        http.expect("POST", base + QStringLiteral("/sobjects/Account")).json('[' + error + ']', 400);
    const auto written =
        awaitEnd(client.write(account(), batchOf(WriteKind::Create, {recordOf("local:1")}), {}));
    QVERIFY2(written && written->has_value(), "");
    const WriteResult result = (*written)->first();
    QCOMPARE(result.error.value().code, ErrorCode::DuplicateFound);
    QCOMPARE(result.error.value().errorClass,
             error.contains("DUPLICATES_DETECTED") ? ErrorClass::AskUser : ErrorClass::SkipItem);
    QCOMPARE(result.duplicates, ids);
}

void TestSalesforceWrite::duplicateIsAskedForAlone_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::newRow("new") << QByteArray("POST") << QStringLiteral("/sobjects/Account");
    QTest::newRow("new, by its key") << QByteArray("PATCH") << QStringLiteral("/sobjects/Account/Key__c/abc");
    QTest::newRow("change") << QByteArray("PATCH") << QStringLiteral("/sobjects/Account/") + accountId(1);
}

void TestSalesforceWrite::duplicateIsAskedForAlone()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    const bool isUpdate = path.endsWith(accountId(1));
    WriteBatch batch = batchOf(isUpdate ? WriteKind::Update : WriteKind::Create,
                               {recordOf(isUpdate ? accountId(1) : QStringLiteral("local:abc"),
                                         {{"Name", QStringLiteral("Twin")}})});
    if (path.contains(QLatin1String("Key__c")))
        batch.externalIdField = QStringLiteral("Key__c");
    const QByteArray refusal = R"("message":"Use one of these records?")";
    const auto write = [&](FakeHttp &http, salesforce::Client &client) {
        expectVersions(http);
        http.expect(isUpdate || !batch.externalIdField.isEmpty() ? "PATCH" : "POST", collections + u'*')
            .json(R"([{"success":false,"errors":[{"statusCode":"DUPLICATES_DETECTED",)" + refusal + "}]}]");
        return awaitEnd(client.write(account(), batch, {}));
    };
    {
        FakeHttp http;
        salesforce::Client client(http, m_tokens, instance);
        http.expect(method, base + path)
            .json(R"([{"duplicateResut":{"matchResults":[{"matchRecords":[{"record":{"attributes":{"url":
                      "/services/data/v66.0/sobjects/Account/001Aa0000000011IA4"},"Id":"001Aa0000000011IA4"}}]}]},
                      "errorCode":"DUPLICATES_DETECTED",)"
                      + refusal + "}]",
                  400)
            .check([](const HttpRequest &request) {
                QCOMPARE(bodyOf(request), (QJsonObject{{"Name", "Twin"}}));
                QVERIFY(headerOf(request, "Sforce-Duplicate-Rule-Header").contains("allowSave=false"));
            });
        const auto written = write(http, client);
        QVERIFY2(written && written->has_value(), "");
        QCOMPARE((*written)->first().error.value().errorClass, ErrorClass::AskUser);
        QCOMPARE((*written)->first().duplicates, QStringList{accountId(11)});
    }
    {
        // The rule does not mind any more.
        FakeHttp http;
        salesforce::Client client(http, m_tokens, instance);
        if (isUpdate)
            http.expect(method, base + path).reply(204);
        else
            http.expect(method, base + path)
                .json("{\"id\":\"" + accountId(5).toLatin1() + "\",\"success\":true}", 201);
        const auto written = write(http, client);
        QVERIFY2(written && written->has_value(), "");
        QVERIFY(!(*written)->first().error);
        QCOMPARE((*written)->first().id, accountId(isUpdate ? 1 : 5));
    }
    {
        FakeHttp http;
        salesforce::Client client(http, m_tokens, instance);
        http.expect(method, base + path).cut();
        const auto written = write(http, client);
        QVERIFY2(written && written->has_value(), "");
        QVERIFY2((*written)->first().error.value().isTransient(), "it may have been performed");
        QVERIFY(!isCertainlyNotPerformed(*(*written)->first().error));
    }
}

void TestSalesforceWrite::allowedDuplicatesGoApart()
{
    FakeHttp http;
    salesforce::Client client(http, m_tokens, instance);
    expectVersions(http);
    http.expect("POST", collections)
        .json('[' + success(1) + ',' + success(3) + ']')
        .check([](const HttpRequest &request) {
            QCOMPARE(namesIn(request), QStringList({"n1", "n3"}));
            QVERIFY(headerOf(request, "Sforce-Duplicate-Rule-Header").contains("allowSave=false"));
        });
    http.expect("POST", collections).json('[' + success(2) + ']').check([](const HttpRequest &request) {
        QCOMPARE(namesIn(request), QStringList({"n2"}));
        QCOMPARE(headerOf(request, "Sforce-Duplicate-Rule-Header"),
                 QByteArray("allowSave=true; includeRecordDetails=true"));
    });
    RecordWrite allowed = named(2);
    allowed.duplicateAllowed = true;
    const auto written =
        awaitEnd(client.write(account(), batchOf(WriteKind::Create, {named(1), allowed, named(3)}), {}));
    QVERIFY2(written && written->has_value(), "");
    for (int i = 0; i < 3; ++i)
        QCOMPARE((*written)->at(i).id, accountId(i + 1));
}

void TestSalesforceWrite::misfitsGoApart()
{
    FakeHttp http;
    salesforce::Client client(http, m_tokens, instance);
    expectVersions(http);
    http.expect("PATCH", collections).json('[' + success(2) + ']').check([](const HttpRequest &request) {
        QCOMPARE(namesIn(request), QStringList({"n2"}));
    });
    // Salesforce's JSON reader refuses everything it came with.
    http.expect("PATCH", collections)
        .json(R"([{"message":"Cannot deserialize instance of int from VALUE_STRING value many",
                   "errorCode":"JSON_PARSER_ERROR"}])",
              400)
        .check([](const HttpRequest &request) {
            QCOMPARE(bodyOf(request)
                         .value(QLatin1String("records"))
                         .toArray()
                         .at(0)
                         .toObject()
                         .value(QLatin1String("NumberOfEmployees")),
                     QJsonValue("many"));
        });
    const RecordWrite misfit = recordOf(accountId(1), {{"NumberOfEmployees", QStringLiteral("many")}});
    const auto written =
        awaitEnd(client.write(account(), batchOf(WriteKind::Update, {misfit, named(2)}), {}));
    QVERIFY2(written && written->has_value(), "");
    const Error error = (*written)->at(0).error.value();
    QCOMPARE(error.code, ErrorCode::RecordRejected);
    QVERIFY(error.sentence.contains(QLatin1String("many")));
    QVERIFY(!(*written)->at(1).error);
}

void TestSalesforceWrite::oneRecordSpoilsTheCollection()
{
    FakeHttp http;
    salesforce::Client client(http, m_tokens, instance);
    expectVersions(http);
    QList<RecordWrite> records;
    for (int i = 0; i < 4; ++i)
        records += named(i);
    const QByteArray refusal = R"([{"message":"no such thing","errorCode":"JSON_PARSER_ERROR"}])";
    QList<QStringList> sent;
    const auto note = [&sent](const HttpRequest &request) { sent += namesIn(request); };
    http.expect("PATCH", collections).json(refusal, 400).check(note); // 0 1 2 3
    http.expect("PATCH", collections).json('[' + success(0) + ',' + success(1) + ']').check(note);
    http.expect("PATCH", collections).json(refusal, 400).check(note); // 2 3
    http.expect("PATCH", collections).json(refusal, 400).check(note); // 2
    http.expect("PATCH", collections).json('[' + success(3) + ']').check(note);
    const auto written = awaitEnd(client.write(account(), batchOf(WriteKind::Update, records), {}));
    QVERIFY2(written && written->has_value(), "");
    for (int i = 0; i < 4; ++i)
        QCOMPARE((*written)->at(i).error.has_value(), i == 2);
    QCOMPARE(sent,
             QList<QStringList>({{"n0", "n1", "n2", "n3"}, {"n0", "n1"}, {"n2", "n3"}, {"n2"}, {"n3"}}));
}

void TestSalesforceWrite::everyRecordSpoilsTheCollection()
{
    FakeHttp http;
    salesforce::Client client(http, m_tokens, instance);
    expectVersions(http);
    http.expect("PATCH", collections)
        .json(R"([{"message":"no","errorCode":"BRAND_NEW_CODE"}])", 400)
        .times(-1);
    QList<RecordWrite> records;
    for (int i = 0; i < 200; ++i)
        records += named(i);
    const auto written = awaitEnd(client.write(account(), batchOf(WriteKind::Update, records), {}));
    QVERIFY2(written && written->has_value(), "");
    for (const WriteResult &result : std::as_const(**written))
        QCOMPARE(result.error.value().providerCode, QStringLiteral("BRAND_NEW_CODE"));
    QVERIFY2(http.requests().size() <= 18, qPrintable(QString::number(http.requests().size())));
}

void TestSalesforceWrite::badIdsAreNotSent()
{
    FakeHttp http;
    salesforce::Client client(http, m_tokens, instance);
    expectVersions(http);
    http.expect("DELETE", collections + QStringLiteral("?ids=001Aa0000000002IA4&allOrNone=false"))
        .json('[' + success(2) + ']');
    const auto written = awaitEnd(client.write(
        account(),
        batchOf(WriteKind::Delete, {recordOf("mine,001Aa0000000009IA4&x"), recordOf(accountId(2))}), {}));
    QVERIFY2(written && written->has_value(), "");
    QCOMPARE((*written)->at(0).error.value().code, ErrorCode::RecordRejected);
    QCOMPARE((*written)->at(0).id, QStringLiteral("mine,001Aa0000000009IA4&x"));
    QVERIFY(!(*written)->at(1).error);
}

void TestSalesforceWrite::answersOfAnotherShape_data()
{
    QTest::addColumn<WriteKind>("kind");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("one too few") << WriteKind::Update << QByteArray('[' + success(1) + ']');
    QTest::newRow("one too many") << WriteKind::Update
                                  << QByteArray('[' + success(1) + ',' + success(2) + ',' + success(3) + ']');
    QTest::newRow("in another order")
        << WriteKind::Update << QByteArray('[' + success(2) + ',' + success(1) + ']');
    QTest::newRow("no success") << WriteKind::Update << QByteArray("[{},{}]");
    QTest::newRow("an object") << WriteKind::Update << QByteArray("{\"hasErrors\":false}");
    QTest::newRow("cut off") << WriteKind::Update << QByteArray('[' + success(1) + ',');
    QTest::newRow("a proxy's page") << WriteKind::Update << QByteArray("<html>");
    QTest::newRow("created without an id")
        << WriteKind::Create << QByteArray(R"([{"success":true,"errors":[]},)" + success(2) + ']');
}

void TestSalesforceWrite::answersOfAnotherShape()
{
    QFETCH(WriteKind, kind);
    QFETCH(QByteArray, body);
    FakeHttp http;
    salesforce::Client client(http, m_tokens, instance);
    expectVersions(http);
    http.expect(kind == WriteKind::Create ? "POST" : "PATCH", collections).json(body);
    const auto written = awaitEnd(client.write(account(), batchOf(kind, {named(1), named(2)}), {}));
    QVERIFY(written && !written->has_value());
    QCOMPARE(written->error().code, ErrorCode::ProviderAnswerInvalid);
    QVERIFY(!isCertainlyNotPerformed(written->error()));
}

void TestSalesforceWrite::lostAnswer()
{
    FakeHttp http;
    salesforce::Client client(http, m_tokens, instance);
    expectVersions(http);
    http.expect("POST", collections).cut();
    const auto written =
        awaitEnd(client.write(account(), batchOf(WriteKind::Create, {recordOf("local:1")}), {}));
    QVERIFY(written && !written->has_value());
    QCOMPARE(written->error().code, ErrorCode::ConnectionLost);
    QVERIFY(!isCertainlyNotPerformed(written->error()));
}

void TestSalesforceWrite::lostAnswerOfTheSecondPart()
{
    FakeHttp http;
    salesforce::Client client(http, m_tokens, instance);
    expectVersions(http);
    http.expect("POST", collections).json('[' + success(1) + ']');
    http.expect("POST", collections).cut();
    RecordWrite allowed = named(2);
    allowed.duplicateAllowed = true;
    const auto written =
        awaitEnd(client.write(account(), batchOf(WriteKind::Create, {named(1), allowed}), {}));
    QVERIFY(written && !written->has_value());
    QVERIFY(!isCertainlyNotPerformed(written->error()));
}

void TestSalesforceWrite::limitAtTheSecondPart()
{
    FakeHttp http;
    salesforce::Client client(http, m_tokens, instance);
    expectVersions(http);
    http.expect("POST", collections).json('[' + success(1) + ']');
    http.expect("POST", collections)
        .json(R"([{"message":"TotalRequests Limit exceeded.","errorCode":"REQUEST_LIMIT_EXCEEDED"}])", 403);
    RecordWrite allowed = named(2);
    allowed.duplicateAllowed = true;
    RecordWrite both = recordOf("local:3", {{"NumberOfEmployees", QStringLiteral("many")}});
    const auto written =
        awaitEnd(client.write(account(), batchOf(WriteKind::Create, {both, named(1), allowed}), {}));
    // The first record is known to be created: an error of the whole would say that it is not.
    QVERIFY2(written && written->has_value(), "");
    QCOMPARE((*written)->at(1).id, accountId(1));
    for (int i : {0, 2})
        QCOMPARE((*written)->at(i).error.value().code, ErrorCode::DailyLimitReached);
    QCOMPARE((*written)->at(0).id, QStringLiteral("local:3"));
}

void TestSalesforceWrite::missingExternalIdField()
{
    FakeHttp http;
    salesforce::Client client(http, m_tokens, instance);
    expectVersions(http);
    http.expect("PATCH", collections + QStringLiteral("/Account/Fairlead_Id__c"))
        .json(R"([{"message":"Provided external ID field does not exist or is not accessible: Fairlead_Id__c",
                   "errorCode":"NOT_FOUND"}])",
              404);
    WriteBatch batch = batchOf(WriteKind::Create, {named(1), named(2)});
    batch.externalIdField = QStringLiteral("Fairlead_Id__c");
    const auto written = awaitEnd(client.write(account(), batch, {}));
    QVERIFY(written && !written->has_value());
    // Not: these records are missing.
    QCOMPARE(written->error().code, ErrorCode::FieldMissing);
    QCOMPARE(written->error().errorClass, ErrorClass::StopJob);
    QVERIFY(isCertainlyNotPerformed(written->error()));
}

void TestSalesforceWrite::limits()
{
    FakeHttp http;
    const salesforce::Client client(http, m_tokens, instance);
    for (const WriteKind kind : {WriteKind::Create, WriteKind::Update, WriteKind::Delete})
        QCOMPARE(client.writeLimit(kind), 200);
    QVERIFY(!client.takesChosenIds());
}

QTEST_GUILESS_MAIN(TestSalesforceWrite)
#include "tst_salesforcewrite.moc"
