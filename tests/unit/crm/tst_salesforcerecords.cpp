// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/client.h"
#include "faketokens.h"
#include "salesforceorg.h"

#include "support/awaitend.h"

#include <QJsonArray>
#include <QTest>

using namespace fairlead;
using namespace fairlead::salesforceorg;

/// Reading records by id before they are written, and finding those this user has created.
class TestSalesforceRecords : public QObject
{
    Q_OBJECT
private slots:
    void read();
    void readInSlices();
    void readWithoutStamps();
    void readOfNothing();
    void whatIsNoIdIsNotAskedFor();
    void readFails();
    void createdSince();
    void createdSinceOfManyColumns();
    void createdSinceAsksOnceWhoThisIs();
    void createdSinceWithoutCreator();
    void createdSinceLinkInACircle();

private:
    FakeTokens m_tokens;
};

namespace {

const QByteArray userinfo = R"({"user_id":"005Aa00000AAAAA","organization_id":"00DAa00000AAAAAMA1"})";
const QString userinfoUrl = QStringLiteral("https://acme.my.salesforce.com/services/oauth2/userinfo");
const QDateTime since = QDateTime(QDate(2026, 5, 1), QTime(10, 0, 0, 700), Qt::UTC);

} // namespace

void TestSalesforceRecords::read()
{
    FakeHttp http;
    salesforce::Client client(http, m_tokens, instance);
    expectVersions(http);
    http.expect("POST", base + QStringLiteral("/composite/sobjects/Account"))
        .json(R"([{"attributes":{"type":"Account"},"Id":"001Aa0000000001IA4","Name":"Zoë","IsKnown__c":true,
                   "AnnualRevenue":5,"ParentId":"001Aa0000000009","SystemModstamp":"2026-05-01T09:00:00.000+0000",
                   "LastModifiedById":"005Aa00000AAAAAIA1"},
                  null,
                  {"Id":"001Aa0000000003IA4","Name":null,"IsKnown__c":false,"AnnualRevenue":2.5,"ParentId":null,
                   "SystemModstamp":"2026-05-01T09:30:00.000+0000","LastModifiedById":"005Aa00000BBBBBIA1"}])")
        .check([](const HttpRequest &request) {
            QVERIFY(request.repeatable);
            QVERIFY(request.timeout >= std::chrono::seconds(120));
            QCOMPARE(bodyOf(request).value(QLatin1String("ids")).toArray(),
                     QJsonArray({accountId(1), accountId(2), accountId(3)}));
            QCOMPARE(bodyOf(request).value(QLatin1String("fields")).toArray(),
                     QJsonArray({"Id", "Name", "IsKnown__c", "AnnualRevenue", "ParentId", "SystemModstamp",
                                 "LastModifiedById"}));
        });
    const auto read = awaitEnd(client.read(account(), {accountId(1), accountId(2), accountId(3)},
                                           {"Name", "IsKnown__c", "AnnualRevenue", "ParentId"}, {}));
    QVERIFY2(read && read->has_value(), "");
    QCOMPARE((*read)->size(), 2);
    const CrmRecord first = (*read)->at(0);
    QCOMPARE(first.id, accountId(1));
    QCOMPARE(first.values.keys(), QStringList({"AnnualRevenue", "IsKnown__c", "Name", "ParentId"}));
    QCOMPARE(std::get<QString>(first.values["Name"]), QStringLiteral("Zoë"));
    QCOMPARE(std::get<qint64>(first.values["IsKnown__c"]), qint64(1));
    QCOMPARE(std::get<double>(first.values["AnnualRevenue"]), 5.0);
    QCOMPARE(std::get<QString>(first.values["ParentId"]), QStringLiteral("001Aa0000000009IAA"));
    QCOMPARE(first.changedAt, QDateTime(QDate(2026, 5, 1), QTime(9, 0), Qt::UTC));
    QCOMPARE(first.changedBy, QStringLiteral("005Aa00000AAAAAIA1"));
    QVERIFY(first.version.isEmpty());
    const CrmRecord third = (*read)->at(1);
    QCOMPARE(third.id, accountId(3));
    QVERIFY(isNothing(third.values["Name"]));
    QCOMPARE(std::get<qint64>(third.values["IsKnown__c"]), qint64(0));
}

void TestSalesforceRecords::readInSlices()
{
    SystemClock clock;
    FakeHttp http(&clock);
    salesforce::Client client(http, m_tokens, instance);
    expectVersions(http);
    QStringList ids;
    for (int i = 0; i < 4001; ++i)
        ids += accountId(i);
    QList<int> sizes;
    for (int slice = 0; slice < 3; ++slice) {
        http.expect("POST", base + QStringLiteral("/composite/sobjects/Account"))
            .json(R"([{"Id":")" + accountId(slice * 2000).toLatin1() + R"(","Name":"x"}])")
            .after(std::chrono::milliseconds(1))
            .check([&sizes, &http](const HttpRequest &request) {
                QCOMPARE(http.waiting(), 0); // one slice at a time
                sizes += int(bodyOf(request).value(QLatin1String("ids")).toArray().size());
            });
    }
    const auto read = awaitEnd(client.read(account(), ids, {"Name"}, {}));
    QVERIFY2(read && read->has_value(), "");
    QCOMPARE(sizes, QList<int>({2000, 2000, 1}));
    QCOMPARE((*read)->size(), 3);
    QCOMPARE((*read)->last().id, accountId(4000));
}

void TestSalesforceRecords::readWithoutStamps()
{
    FakeHttp http;
    salesforce::Client client(http, m_tokens, instance);
    ObjectInfo plain = account();
    plain.stampField.clear();
    plain.fields = {field("Id", FieldType::Id, false), field("Name", FieldType::Text)};
    expectVersions(http);
    http.expect("POST", base + QStringLiteral("/composite/sobjects/Account"))
        .json(R"([{"Id":"001Aa0000000001IA4","Name":"x"}])")
        .check([](const HttpRequest &request) {
            QCOMPARE(bodyOf(request).value(QLatin1String("fields")).toArray(), QJsonArray({"Id", "Name"}));
        });
    const auto read = awaitEnd(client.read(plain, {accountId(1)}, {"Id", "Name"}, {}));
    QVERIFY2(read && read->has_value(), "");
    QVERIFY(!(*read)->first().changedAt.isValid());
    QVERIFY((*read)->first().changedBy.isEmpty());
    QCOMPARE((*read)->first().values.keys(), QStringList({"Id", "Name"}));
}

void TestSalesforceRecords::readOfNothing()
{
    FakeHttp http;
    salesforce::Client client(http, m_tokens, instance);
    const auto read = awaitEnd(client.read(account(), {}, {"Name"}, {}));
    QVERIFY2(read && read->has_value() && (*read)->isEmpty(), "");
    QVERIFY(http.requests().isEmpty());
}

void TestSalesforceRecords::whatIsNoIdIsNotAskedFor()
{
    FakeHttp http;
    salesforce::Client client(http, m_tokens, instance);
    expectVersions(http);
    http.expect("POST", base + QStringLiteral("/composite/sobjects/Account"))
        .json("[null]")
        .check([](const HttpRequest &request) {
            QCOMPARE(bodyOf(request).value(QLatin1String("ids")).toArray(), QJsonArray({accountId(1)}));
        });
    const auto read = awaitEnd(client.read(
        account(),
        {"mine", accountId(1), "001Aa0000000001IA4x", "001Aa0000000\",1", QStringLiteral("001Aa000000000ä")},
        {"Name"}, {}));
    QVERIFY2(read && read->has_value() && (*read)->isEmpty(), "");
}

void TestSalesforceRecords::readFails()
{
    FakeHttp http;
    salesforce::Client client(http, m_tokens, instance);
    expectVersions(http);
    const QString url = base + QStringLiteral("/composite/sobjects/Account");
    http.expect("POST", url)
        .json(
            R"([{"message":"No such column 'Name' on sobject of type Account","errorCode":"INVALID_FIELD"}])",
            400);
    QCOMPARE(awaitEnd(client.read(account(), {accountId(1)}, {"Name"}, {}))->error().code,
             ErrorCode::FieldMissing);
    http.expect("POST", url).json(R"([{"Id":"001Aa0000000001IA4","Na)");
    QCOMPARE(awaitEnd(client.read(account(), {accountId(1)}, {"Name"}, {}))->error().code,
             ErrorCode::ProviderAnswerInvalid);
    http.expect("POST", url).json(R"([{"Name":"without an id"}])");
    QCOMPARE(awaitEnd(client.read(account(), {accountId(1)}, {"Name"}, {}))->error().code,
             ErrorCode::ProviderAnswerInvalid);
}

void TestSalesforceRecords::createdSince()
{
    FakeHttp http;
    salesforce::Client client(http, m_tokens, instance);
    http.expect("GET", userinfoUrl).json(userinfo);
    expectVersions(http);
    http.expect("GET", base + QStringLiteral("/query?q=*"))
        .json(R"({"totalSize":2,"done":false,"nextRecordsUrl":"/services/data/v66.0/query/01g-1",
                  "records":[{"Id":"001Aa0000000001IA4","Name":"a","LastModifiedById":"005Aa00000AAAAAIA1"}]})")
        .check([](const HttpRequest &request) {
            QCOMPARE(
                soqlOf(request),
                QByteArray("SELECT Id,Name,SystemModstamp,LastModifiedById FROM Account WHERE CreatedById = "
                           "'005Aa00000AAAAAIA5' AND CreatedDate >= 2026-05-01T10:00:00Z ORDER BY "
                           "CreatedDate, Id"));
        });
    http.expect("GET", base + QStringLiteral("/query/01g-1"))
        .json(R"({"totalSize":2,"done":true,"records":[{"Id":"001Aa0000000002IA4","Name":"b"}]})");
    const auto found = awaitEnd(client.createdSince(account(), since, {"Name"}, {}));
    QVERIFY2(found && found->has_value(), "");
    QCOMPARE((*found)->size(), 2);
    QCOMPARE((*found)->at(1).id, accountId(2));
    QCOMPARE(std::get<QString>((*found)->at(1).values["Name"]), QStringLiteral("b"));
    QCOMPARE((*found)->at(0).values.size(), 1);
}

void TestSalesforceRecords::createdSinceOfManyColumns()
{
    FakeHttp http;
    salesforce::Client client(http, m_tokens, instance);
    ObjectInfo wide = account();
    QStringList columns;
    for (int i = 0; i < 700; ++i) {
        columns += QStringLiteral("Custom_Field_%1__c").arg(i);
        wide.fields += FieldInfo{columns.last(), {}, FieldType::Text, true, true, false, {}};
    }
    http.expect("GET", userinfoUrl).json(userinfo);
    expectVersions(http);
    http.expect("GET", base + QStringLiteral("/query?q=*"))
        .json(R"({"totalSize":1,"done":true,"records":[{"Id":"001Aa0000000001IA4"}]})")
        .check([](const HttpRequest &request) {
            QVERIFY(soqlOf(request).startsWith("SELECT Id FROM Account WHERE CreatedById"));
            QVERIFY(request.url.toEncoded().size() <= 7500);
        });
    http.expect("POST", base + QStringLiteral("/composite/sobjects/Account"))
        .json(R"([{"Id":"001Aa0000000001IA4","Custom_Field_699__c":"last"}])");
    const auto found = awaitEnd(client.createdSince(wide, since, columns, {}));
    QVERIFY2(found && found->has_value(), "");
    QCOMPARE((*found)->size(), 1);
    QCOMPARE(std::get<QString>((*found)->first().values["Custom_Field_699__c"]), QStringLiteral("last"));
}

void TestSalesforceRecords::createdSinceAsksOnceWhoThisIs()
{
    FakeHttp http;
    salesforce::Client client(http, m_tokens, instance);
    http.expect("GET", userinfoUrl).json(userinfo);
    expectVersions(http);
    http.expect("GET", base + QStringLiteral("/query?q=*"))
        .json(R"({"totalSize":0,"done":true,"records":[]})")
        .times(2);
    for (int i = 0; i < 2; ++i) {
        const auto found = awaitEnd(client.createdSince(account(), since, {"Name"}, {}));
        QVERIFY2(found && found->has_value() && (*found)->isEmpty(), "");
    }
}

void TestSalesforceRecords::createdSinceWithoutCreator()
{
    FakeHttp http;
    salesforce::Client client(http, m_tokens, instance);
    ObjectInfo plain = account();
    plain.fields.removeIf([](const FieldInfo &info) { return info.name == QLatin1String("CreatedById"); });
    const auto found = awaitEnd(client.createdSince(plain, since, {"Name"}, {}));
    QVERIFY(found && !found->has_value());
    QCOMPARE(found->error().code, ErrorCode::FieldMissing);
    QCOMPARE(found->error().errorClass, ErrorClass::SkipItem);
    QVERIFY(http.requests().isEmpty());
}

void TestSalesforceRecords::createdSinceLinkInACircle()
{
    FakeHttp http;
    salesforce::Client client(http, m_tokens, instance);
    http.expect("GET", userinfoUrl).json(userinfo);
    expectVersions(http);
    const QByteArray page =
        R"({"done":false,"nextRecordsUrl":"/services/data/v66.0/query/01g-1","records":[]})";
    http.expect("GET", base + QStringLiteral("/query?q=*")).json(page);
    http.expect("GET", base + QStringLiteral("/query/01g-1")).json(page);
    const auto found = awaitEnd(client.createdSince(account(), since, {"Name"}, {}));
    QVERIFY(found && !found->has_value());
    QCOMPARE(found->error().code, ErrorCode::ProviderAnswerInvalid);
}

QTEST_GUILESS_MAIN(TestSalesforceRecords)
#include "tst_salesforcerecords.moc"
