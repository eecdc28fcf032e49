// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/apiversion.h"
#include "crm/salesforce/describe.h"
#include "crm/salesforce/identity.h"
#include "crm/salesforce/limits.h"
#include "crm/salesforce/soql.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QUrlQuery>

using namespace fairlead;
using namespace fairlead::salesforce;

/// What Salesforce's answers mean, without a wire.
class TestSalesforce : public QObject
{
    Q_OBJECT
private slots:
    void objectsArePickedAndSorted();
    void fieldTypes_data();
    void fieldTypes();
    void requiredOnCreate();
    void rightsToRecords();
    void stampFallsBack();
    void versions_data();
    void versions();
    void identity();
    void kinds_data();
    void kinds();
    void kindByHost_data();
    void kindByHost();
    void queryIsSortedAndBounded();
    void longFieldListIsSplit();
    void everyFieldIsSomewhere();
    void soqlIsEncoded();
    void textIsEscaped();
    void limits();
};

namespace {

QJsonObject object(const char *json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    Q_ASSERT(document.isObject());
    return document.object();
}

const QUrl instance(QStringLiteral("https://acme.my.salesforce.com"));

ObjectInfo wide(int fields)
{
    ObjectInfo info;
    info.name = info.setName = QStringLiteral("Account");
    info.idField = QStringLiteral("Id");
    info.stampField = QStringLiteral("SystemModstamp");
    info.fields.append({QStringLiteral("Id"), {}, FieldType::Id, false, false, false, {}});
    for (int i = 0; i < fields; ++i)
        info.fields.append(
            {QStringLiteral("Custom_Field_%1__c").arg(i), {}, FieldType::Text, false, false, false, {}});
    info.fields.append({QStringLiteral("SystemModstamp"), {}, FieldType::DateTime, false, false, false, {}});
    return info;
}

} // namespace

void TestSalesforce::objectsArePickedAndSorted()
{
    const QList<ObjectInfo> objects = objectsOf(object(R"({"encoding":"UTF-8","maxBatchSize":200,"sobjects":[
        {"name":"Zebra__c","label":"Zebra","labelPlural":"Zebras","queryable":true,"replicateable":true,"layoutable":true},
        {"name":"Account","label":"Account","labelPlural":"Accounts","queryable":true,"replicateable":true,"layoutable":true},
        {"name":"AccountHistory","label":"Account History","queryable":true,"replicateable":true,"layoutable":false},
        {"name":"AccountFeed","label":"Account Feed","queryable":true,"replicateable":false,"layoutable":false},
        {"name":"Secret__c","label":"Secret","queryable":false,"replicateable":true,"layoutable":true},
        {"name":"Old__c","label":"Old","queryable":true,"deprecatedAndHidden":true},
        {"name":"Setting__c","label":"Setting","queryable":true,"replicateable":true,"layoutable":true,"customSetting":true},
        {"name":"Apple__c","label":"Apple","labelPlural":"Apples","queryable":true},
        {"name":"User","label":"User","labelPlural":"People","queryable":true,"replicateable":true,"layoutable":false}]})"));
    QStringList names;
    for (const ObjectInfo &info : objects)
        names += info.name;
    QCOMPARE(names, QStringList({"User", "Account", "Apple__c", "Zebra__c"}));
    QCOMPARE(objects[0].label, QStringLiteral("People"));
    QCOMPARE(objects[1].setName, QStringLiteral("Account"));
    QCOMPARE(objects[1].idField, QStringLiteral("Id"));
    QVERIFY(objects[1].fields.isEmpty());
}

void TestSalesforce::fieldTypes_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<bool>("kept");
    QTest::addColumn<int>("storage");
    const auto row = [](const char *type, FieldType storage) {
        QTest::newRow(type) << QString::fromLatin1(type) << true << int(storage);
    };
    const auto dropped = [](const char *type) {
        QTest::newRow(type) << QString::fromLatin1(type) << false << 0;
    };
    row("id", FieldType::Id);
    row("reference", FieldType::Reference);
    row("boolean", FieldType::Boolean);
    row("int", FieldType::Integer);
    row("long", FieldType::Integer);
    row("double", FieldType::Real);
    row("currency", FieldType::Real);
    row("percent", FieldType::Real);
    row("date", FieldType::Date);
    row("datetime", FieldType::DateTime);
    row("time", FieldType::Text);
    row("string", FieldType::Text);
    row("textarea", FieldType::Text);
    row("picklist", FieldType::Text);
    row("multipicklist", FieldType::Text);
    row("combobox", FieldType::Text);
    row("phone", FieldType::Text);
    row("url", FieldType::Text);
    row("email", FieldType::Text);
    row("encryptedstring", FieldType::Text);
    row("ofsomelaterrelease", FieldType::Text);
    dropped("address");
    dropped("location");
    dropped("base64");
    dropped("complexvalue");
    dropped("anyType");
}

void TestSalesforce::fieldTypes()
{
    QFETCH(QString, type);
    QFETCH(bool, kept);
    QFETCH(int, storage);
    QJsonObject describe = object(R"({"name":"Account","fields":[]})");
    describe.insert(QStringLiteral("fields"),
                    QJsonArray{QJsonObject{{QStringLiteral("name"), QStringLiteral("X")},
                                           {QStringLiteral("type"), type}}});
    const ObjectInfo info = objectOf(describe);
    QCOMPARE(info.fields.size(), kept ? 1 : 0);
    if (kept)
        QCOMPARE(int(info.fields.first().type), storage);
}

void TestSalesforce::requiredOnCreate()
{
    const ObjectInfo info =
        objectOf(object(R"({"name":"Lead","label":"Lead","labelPlural":"Leads","queryable":true,
      "fields":[
        {"name":"Id","type":"id","label":"Lead ID","nillable":false,"defaultedOnCreate":true},
        {"name":"LastName","type":"string","label":"Last Name","createable":true,"updateable":true,"nillable":false,"defaultedOnCreate":false},
        {"name":"Name","type":"string","label":"Full Name","nameField":true},
        {"name":"Status","type":"picklist","createable":true,"updateable":true,"nillable":false,"defaultedOnCreate":true},
        {"name":"OwnerId","type":"reference","createable":true,"updateable":true,"nillable":false,"defaultedOnCreate":true,"referenceTo":["Group","User"]},
        {"name":"LastViewedDate","type":"datetime"},
        {"name":"SystemModstamp","type":"datetime"}]})"));
    QCOMPARE(info.nameField, QStringLiteral("Name"));
    QCOMPARE(info.stampField, QStringLiteral("SystemModstamp"));
    QCOMPARE(info.label, QStringLiteral("Leads"));
    QCOMPARE(info.fields.size(), 6);
    QCOMPARE(info.fields[1], (FieldInfo{"LastName", "Last Name", FieldType::Text, true, true, true, {}}));
    QVERIFY(!info.fields[3].required);
    QCOMPARE(info.fields[4].referenceTo, QStringList({"Group", "User"}));
}

void TestSalesforce::rightsToRecords()
{
    const ObjectInfo info =
        objectOf(object(R"({"name":"X","createable":true,"updateable":true,"deletable":false})"));
    QVERIFY(info.createable && info.updateable && !info.deletable);
    const ObjectInfo other =
        objectOf(object(R"({"name":"X","createable":false,"updateable":false,"deletable":true})"));
    QVERIFY(!other.createable && !other.updateable && other.deletable);
}

void TestSalesforce::stampFallsBack()
{
    QCOMPARE(
        objectOf(
            object(
                R"({"name":"X","fields":[{"name":"CreatedDate","type":"datetime"},{"name":"LastModifiedDate","type":"datetime"}]})"))
            .stampField,
        QStringLiteral("LastModifiedDate"));
    QVERIFY(objectOf(object(R"({"name":"X","fields":[{"name":"Id","type":"id"}]})")).stampField.isEmpty());
}

void TestSalesforce::versions_data()
{
    QTest::addColumn<QString>("listed");
    QTest::addColumn<QString>("picked");
    QTest::newRow("ours") << "58.0 60.0 65.0 66.0 67.0"
                          << "66.0";
    QTest::newRow("an older organisation") << "58.0 62.0 65.0"
                                           << "65.0";
    QTest::newRow("ours was retired") << "70.0 71.0 69.0"
                                      << "69.0";
    QTest::newRow("all too old") << "50.0 59.0" << QString();
    QTest::newRow("nothing") << QString() << QString();
}

void TestSalesforce::versions()
{
    QFETCH(QString, listed);
    QFETCH(QString, picked);
    QJsonArray array;
    for (const QString &version : listed.split(QLatin1Char(' '), Qt::SkipEmptyParts))
        array.append(QJsonObject{{QStringLiteral("label"), QString()}, {QStringLiteral("version"), version}});
    const auto result = pickApiVersion(array);
    QCOMPARE(result.has_value(), !picked.isEmpty());
    if (result)
        QCOMPARE(*result, picked);
    else
        QCOMPARE(result.error().code, ErrorCode::ApiDisabled);
}

void TestSalesforce::identity()
{
    const auto who = whoOf(object(R"({"user_id":"005d000000xYzAb","organization_id":"00Dd000000abcde",
        "preferred_username":"ada@acme.example","name":"Ada L"})"),
                           instance);
    QVERIFY(who);
    QCOMPARE(who->organisationId.size(), 18);
    QCOMPARE(who->userId.size(), 18);
    QCOMPARE(who->userName, QStringLiteral("ada@acme.example"));
    QCOMPARE(who->userLabel, QStringLiteral("Ada L"));
    QCOMPARE(who->address, instance);
    QCOMPARE(whoOf(object(R"({"user_id":"005d000000xYzAb"})"), instance).error().code,
             ErrorCode::ProviderAnswerInvalid);
}

void TestSalesforce::kinds_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QString>("kind");
    QTest::newRow("production") << QByteArray(
        R"({"Name":"Acme","OrganizationType":"Enterprise Edition","IsSandbox":false})")
                                << "production";
    QTest::newRow("sandbox") << QByteArray(
        R"({"Name":"Acme","OrganizationType":"Enterprise Edition","IsSandbox":true,"TrialExpirationDate":null})")
                             << "sandbox";
    QTest::newRow("scratch") << QByteArray(
        R"({"Name":"Acme","IsSandbox":true,"TrialExpirationDate":"2026-06-01T00:00:00.000+0000"})")
                             << "scratch";
    QTest::newRow("developer") << QByteArray(
        R"({"Name":"Acme","OrganizationType":"Developer Edition","IsSandbox":false})")
                               << "developer";
    QTest::newRow("trial of production") << QByteArray(
        R"({"Name":"Acme","IsSandbox":false,"TrialExpirationDate":"2026-06-01T00:00:00.000+0000"})")
                                         << "production";
}

void TestSalesforce::kinds()
{
    QFETCH(QByteArray, row);
    QFETCH(QString, kind);
    OrgInfo who;
    describeOrganisation(object(row.constData()), who);
    QCOMPARE(who.kind, kind);
    QCOMPARE(who.name, QStringLiteral("Acme"));
}

void TestSalesforce::kindByHost_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("kind");
    QTest::newRow("production") << "acme.my.salesforce.com"
                                << "production";
    QTest::newRow("sandbox") << "acme--uat.sandbox.my.salesforce.com"
                             << "sandbox";
    QTest::newRow("developer") << "acme-dev-ed.develop.my.salesforce.com"
                               << "developer";
    QTest::newRow("scratch") << "acme-123.scratch.my.salesforce.com"
                             << "scratch";
    QTest::newRow("a name only") << "sandbox.my.salesforce.com"
                                 << "production";
}

void TestSalesforce::kindByHost()
{
    QFETCH(QString, host);
    QFETCH(QString, kind);
    QUrl url = instance;
    url.setHost(host);
    const auto who =
        whoOf(object(R"({"user_id":"005d000000xYzAb","organization_id":"00Dd000000abcde"})"), url);
    QVERIFY(who);
    QCOMPARE(who->kind, kind);
    QCOMPARE(who->name, host);
}

void TestSalesforce::queryIsSortedAndBounded()
{
    const PullQuery all = pullQuery(wide(1), QString());
    QCOMPARE(all.soql,
             QStringLiteral(
                 "SELECT Id,Custom_Field_0__c,SystemModstamp FROM Account ORDER BY SystemModstamp, Id"));
    QCOMPARE(all.columns, QStringList({"Id", "Custom_Field_0__c", "SystemModstamp"}));
    QVERIFY(all.byId.isEmpty());
    const PullQuery since = pullQuery(wide(1), QStringLiteral("2026-05-01T10:00:00Z"));
    QVERIFY2(since.soql.contains(QLatin1String(" WHERE SystemModstamp >= 2026-05-01T10:00:00Z ORDER BY ")),
             qPrintable(since.soql));
    ObjectInfo stampless = wide(1);
    stampless.stampField.clear();
    QVERIFY(pullQuery(stampless, QStringLiteral("2026-05-01T10:00:00Z"))
                .soql.endsWith(QLatin1String(" FROM Account ORDER BY Id")));
}

void TestSalesforce::longFieldListIsSplit()
{
    const PullQuery query = pullQuery(wide(800), QStringLiteral("2026-05-01T10:00:00Z"));
    QVERIFY(!query.byId.isEmpty());
    QUrl resource = instance;
    resource.setPath(QStringLiteral("/services/data/v66.0/query"));
    const QByteArray url = withSoql(resource, query.soql).toEncoded();
    QVERIFY2(url.size() <= maxQueryUrlBytes, qPrintable(QString::number(url.size())));
    QVERIFY2(url.size() > maxQueryUrlBytes - 500, qPrintable(QString::number(url.size())));
    // What the paging needs is in the query however long the list is.
    QVERIFY(query.inQuery.contains(QLatin1String("Id")));
    QVERIFY(query.inQuery.contains(QLatin1String("SystemModstamp")));
    QVERIFY(pullQuery(wide(100), QString()).byId.isEmpty());
}

void TestSalesforce::everyFieldIsSomewhere()
{
    for (const int fields : {0, 1, 250, 300, 350, 2000}) {
        const PullQuery query = pullQuery(wide(fields), QString());
        QStringList both = query.inQuery + query.byId;
        QCOMPARE(both.removeDuplicates(), 0);
        QStringList columns = query.columns;
        both.sort();
        columns.sort();
        QCOMPARE(both, columns);
        QCOMPARE(columns.size(), fields + 2);
    }
}

void TestSalesforce::soqlIsEncoded()
{
    QUrl resource = instance;
    resource.setPath(QStringLiteral("/services/data/v66.0/query"));
    const QString soql = QStringLiteral("SELECT COUNT() FROM Lead WHERE Name = 'a+b & c=d#%'");
    const QUrl url = withSoql(resource, soql);
    const QByteArray encoded = url.toEncoded();
    QVERIFY2(!encoded.contains('+') && !encoded.contains('#') && encoded.count('&') == 0,
             encoded.constData());
    QCOMPARE(QUrlQuery(url).queryItemValue(QStringLiteral("q"), QUrl::FullyDecoded), soql);
}

void TestSalesforce::textIsEscaped()
{
    QCOMPARE(soqlText(QStringLiteral("O'Neil \\ x")), QStringLiteral("'O\\'Neil \\\\ x'"));
}

void TestSalesforce::limits()
{
    const auto all = readLimits(object(R"({"DailyApiRequests":{"Max":100000,"Remaining":98750},
        "DailyBulkV2QueryJobs":{"Max":10000,"Remaining":9990},"Strange":{"Max":"x"},"PermissionSets":{"Max":1500,"Remaining":1498,"CreateCustom":{"Max":1000,"Remaining":998}}})"));
    QCOMPARE(all.size(), 3);
    QCOMPARE(all.value(QStringLiteral("DailyBulkV2QueryJobs")), (Limit{10000, 9990}));
    QCOMPARE(apiUsageOf(all), (ApiUsage{1250, 100000}));
    QCOMPARE(apiUsageOf({}), ApiUsage());
}

QTEST_GUILESS_MAIN(TestSalesforce)
#include "tst_salesforce.moc"
