// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/dynamics/definitions.h"
#include "crm/dynamics/discovery.h"
#include "crm/dynamics/odata.h"
#include "crm/dynamics/userchecks.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace fairlead;
using namespace fairlead::dynamics;

/// What Dataverse's answers mean, without a wire.
class TestDynamics : public QObject
{
    Q_OBJECT
private slots:
    void objectsArePickedAndSorted();
    void objectsNeedReadPrivileges();
    void attributeTypes_data();
    void attributeTypes();
    void columnsThatBreakQueriesAreLeftOut();
    void lookupsAreNamedAsRead();
    void daysAreTold();
    void requiredColumns();
    void stampless();
    void queryIsSortedAndBounded();
    void longColumnListIsNotSelected();
    void namesAreNotPaths();

    void user_data();
    void user();
    void applicationUser_data();
    void applicationUser();
    void warnings();
    void privilegesKeepTheWidestDepth();
    void checklistLines();

    void environments();
    void environmentByLink();
};

namespace {

QJsonObject object(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    Q_ASSERT(document.isObject());
    return document.object();
}

QJsonArray array(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    Q_ASSERT(document.isArray());
    return document.array();
}

QStringList namesOf(const QList<ObjectInfo> &objects)
{
    QStringList names;
    for (const ObjectInfo &info : objects)
        names += info.name;
    return names;
}

QStringList fieldsOf(const ObjectInfo &info)
{
    QStringList names;
    for (const FieldInfo &field : info.fields)
        names += field.name;
    return names;
}

QByteArray definition(const char *name, const char *set, const char *more = "")
{
    return QByteArray("{\"LogicalName\":\"") + name + "\",\"EntitySetName\":\"" + set
        + "\",\"PrimaryIdAttribute\":\"" + name
        + "id\",\"DisplayCollectionName\":{\"UserLocalizedLabel\":{\"Label\":\"" + QByteArray(name).toUpper()
        + "\"}}" + more + "}";
}

const QUrl org(QStringLiteral("https://org31ec4237.crm4.dynamics.com"));

UserFacts goodUser()
{
    return factsOf(object(R"({"systemuserid":"BBBB1111-2222-4333-8444-555566667777","fullname":"Sync User",
        "domainname":"sync@acme.example","accessmode":4,"isdisabled":false,"islicensed":false,"applicationid":null,
        "azureactivedirectoryobjectid":"0a0a0a0a-2222-4333-8444-555566667777",
        "systemuserroles_association":[{"name":"Sync Role","roleid":"1"}]})"));
}

QMap<QString, QString> allPrivileges(const char *depth = "Global")
{
    QMap<QString, QString> privileges;
    for (const char *name : {"prvReadUser", "prvReadAccount", "prvReadContact", "prvReadLead",
                             "prvReadOpportunity", "prvReadActivity"})
        privileges.insert(QLatin1String(name), QLatin1String(depth));
    return privileges;
}

} // namespace

void TestDynamics::objectsArePickedAndSorted()
{
    const QByteArray json = "[" + definition("zebra", "zebras") + ","
        + definition("account", "accounts",
                     ",\"ChangeTrackingEnabled\":true,\"PrimaryNameAttribute\":\"name\"")
        + "," + definition("accountleads", "accountleadscollection", ",\"IsIntersect\":true") + ","
        + definition("secret", "secrets", ",\"IsPrivate\":true") + ","
        + definition("inner", "inners", ",\"IsValidForAdvancedFind\":false") + ","
        + definition("systemuser", "systemusers", ",\"IsValidForAdvancedFind\":false") + ","
        + definition("nosets", "") + "," + definition("apple", "apples") + "]";
    const QList<ObjectInfo> objects = objectsOf(array(json), {});
    QCOMPARE(namesOf(objects), QStringList({"systemuser", "account", "apple", "zebra"}));
    QCOMPARE(objects[1].setName, QStringLiteral("accounts"));
    QCOMPARE(objects[1].idField, QStringLiteral("accountid"));
    QCOMPARE(objects[1].nameField, QStringLiteral("name"));
    QCOMPARE(objects[1].label, QStringLiteral("ACCOUNT"));
    QCOMPARE(objects[1].stampField, QStringLiteral("modifiedon"));
    QVERIFY(objects[1].changeTracking);
    QVERIFY(!objects[2].changeTracking);
}

void TestDynamics::objectsNeedReadPrivileges()
{
    const QByteArray told =
        ",\"Privileges\":[{\"Name\":\"prvCreateOpportunity\",\"PrivilegeType\":\"Create\"},"
        "{\"Name\":\"prvReadOpportunity\",\"PrivilegeType\":\"Read\"}]";
    const QByteArray json = "[" + definition("account", "accounts") + "," + definition("contact", "contacts")
        + "," + definition("task", "tasks", ",\"IsActivity\":true") + ","
        + definition("systemuser", "systemusers") + ","
        + definition("opportunityproduct", "opportunityproducts", told) + ","
        + definition("open", "opens", ",\"Privileges\":[]") + "]";
    QCOMPARE(namesOf(objectsOf(array(json),
                               {"prvReadAccount", "prvReadActivity", "prvReadUser", "prvReadOpportunity"})),
             QStringList({"systemuser", "account", "task", "open", "opportunityproduct"}));
    QCOMPARE(namesOf(objectsOf(array(json), {"prvReadAccount"})), QStringList({"account", "open"}));
}

void TestDynamics::attributeTypes_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("typeName");
    QTest::addColumn<bool>("kept");
    QTest::addColumn<int>("storage");
    const auto row = [](const char *type, FieldType storage, const char *typeName = "") {
        QTest::addRow("%s %s", type, typeName)
            << QString::fromLatin1(type) << QString::fromLatin1(typeName) << true << int(storage);
    };
    const auto dropped = [](const char *type, const char *typeName = "") {
        QTest::addRow("%s %s", type, typeName)
            << QString::fromLatin1(type) << QString::fromLatin1(typeName) << false << 0;
    };
    row("Boolean", FieldType::Boolean);
    row("DateTime", FieldType::DateTime);
    row("Decimal", FieldType::Real);
    row("Double", FieldType::Real);
    row("Money", FieldType::Real);
    row("Integer", FieldType::Integer);
    row("BigInt", FieldType::Integer);
    row("Picklist", FieldType::Integer);
    row("State", FieldType::Integer);
    row("Status", FieldType::Integer);
    row("String", FieldType::Text);
    row("Memo", FieldType::Text);
    row("EntityName", FieldType::Text);
    row("Lookup", FieldType::Reference);
    row("Customer", FieldType::Reference);
    row("Owner", FieldType::Reference);
    row("Uniqueidentifier", FieldType::Text);
    row("Virtual", FieldType::Text, "MultiSelectPicklistType");
    dropped("Virtual", "ImageType");
    dropped("Virtual", "VirtualType");
    dropped("PartyList");
    dropped("CalendarRules");
    dropped("ManagedProperty");
    dropped("OfSomeLaterRelease");
}

void TestDynamics::attributeTypes()
{
    QFETCH(QString, type);
    QFETCH(QString, typeName);
    QFETCH(bool, kept);
    QFETCH(int, storage);
    const QByteArray json =
        definition("lead", "leads", ",\"Attributes\":[{\"LogicalName\":\"x\",\"IsValidForRead\":true}]");
    QJsonObject lead = object(json);
    QJsonObject attribute = lead.value(QLatin1String("Attributes")).toArray().first().toObject();
    attribute.insert(QStringLiteral("AttributeType"), type);
    attribute.insert(QStringLiteral("AttributeTypeName"), QJsonObject{{QStringLiteral("Value"), typeName}});
    lead.insert(QStringLiteral("Attributes"), QJsonArray{attribute});
    const ObjectInfo info = objectOf(lead, {});
    QCOMPARE(info.fields.size(), kept ? 1 : 0);
    if (kept)
        QCOMPARE(int(info.fields.first().type), storage);
}

void TestDynamics::columnsThatBreakQueriesAreLeftOut()
{
    const ObjectInfo info = objectOf(object(definition("lead", "leads", R"(,"Attributes":[
        {"LogicalName":"leadid","AttributeType":"Uniqueidentifier","IsValidForRead":true},
        {"LogicalName":"ownerid","AttributeType":"Owner","IsValidForRead":true},
        {"LogicalName":"owneridname","AttributeType":"String","AttributeOf":"ownerid","IsValidForRead":true},
        {"LogicalName":"owneridtype","AttributeType":"EntityName","AttributeOf":"ownerid","IsValidForRead":true},
        {"LogicalName":"writeonly","AttributeType":"String","IsValidForRead":false},
        {"LogicalName":"entityimage","AttributeType":"Virtual","AttributeTypeName":{"Value":"ImageType"},"IsValidForRead":true},
        {"LogicalName":"modifiedon","AttributeType":"DateTime","AttributeOf":null,"IsValidForRead":true}])")),
                                     {});
    QCOMPARE(fieldsOf(info), QStringList({"leadid", "_ownerid_value", "modifiedon"}));
    QCOMPARE(int(info.fields[0].type), int(FieldType::Id));
    QCOMPARE(info.stampField, QStringLiteral("modifiedon"));
}

void TestDynamics::lookupsAreNamedAsRead()
{
    const ColumnDetails details = columnDetails(
        array(
            R"([{"LogicalName":"customerid","Targets":["account","contact"]},{"LogicalName":"ownerid","Targets":["systemuser","team"]}])"),
        {});
    const ObjectInfo info = objectOf(object(definition("lead", "leads", R"(,"Attributes":[
        {"LogicalName":"customerid","AttributeType":"Customer","IsValidForCreate":true,"IsValidForUpdate":true,
         "DisplayName":{"UserLocalizedLabel":{"Label":"Customer"}}}])")),
                                     details);
    QCOMPARE(info.fields.first(),
             (FieldInfo{"_customerid_value",
                        "Customer",
                        FieldType::Reference,
                        true,
                        true,
                        false,
                        {"account", "contact"}}));
}

void TestDynamics::daysAreTold()
{
    const ColumnDetails details = columnDetails({}, array(R"([
        {"LogicalName":"estimatedclosedate","DateTimeBehavior":{"Value":"DateOnly"}},
        {"LogicalName":"birthdate","Format":"DateOnly","DateTimeBehavior":{"Value":"UserLocal"}},
        {"LogicalName":"modifiedon","DateTimeBehavior":{"Value":"UserLocal"}}])"));
    const ObjectInfo info = objectOf(object(definition("lead", "leads", R"(,"Attributes":[
        {"LogicalName":"estimatedclosedate","AttributeType":"DateTime"},
        {"LogicalName":"birthdate","AttributeType":"DateTime"},
        {"LogicalName":"modifiedon","AttributeType":"DateTime"}])")),
                                     details);
    QCOMPARE(int(info.fields[0].type), int(FieldType::Date));
    QCOMPARE(int(info.fields[1].type), int(FieldType::DateTime));
    QCOMPARE(int(info.fields[2].type), int(FieldType::DateTime));
}

void TestDynamics::requiredColumns()
{
    const ObjectInfo info = objectOf(object(definition("lead", "leads", R"(,"Attributes":[
        {"LogicalName":"leadid","AttributeType":"Uniqueidentifier","IsValidForCreate":true,"IsValidForUpdate":true,"RequiredLevel":{"Value":"SystemRequired"}},
        {"LogicalName":"subject","AttributeType":"String","IsValidForCreate":true,"IsValidForUpdate":true,"RequiredLevel":{"Value":"ApplicationRequired"}},
        {"LogicalName":"ownerid","AttributeType":"Owner","IsValidForCreate":true,"IsValidForUpdate":true,"RequiredLevel":{"Value":"SystemRequired"}},
        {"LogicalName":"fullname","AttributeType":"String","IsValidForCreate":false,"IsValidForUpdate":false,"RequiredLevel":{"Value":"ApplicationRequired"}}])")),
                                     {});
    QList<bool> required;
    for (const FieldInfo &field : info.fields)
        required += field.required;
    QCOMPARE(required, QList<bool>({false, true, false, false}));
    QVERIFY(info.fields[0].createable && !info.fields[0].updateable);
}

void TestDynamics::stampless()
{
    QVERIFY(objectOf(object(definition("x", "xs", ",\"Attributes\":[]")), {}).stampField.isEmpty());
}

void TestDynamics::queryIsSortedAndBounded()
{
    ObjectInfo lead;
    lead.name = QStringLiteral("lead");
    lead.setName = QStringLiteral("leads");
    lead.idField = QStringLiteral("leadid");
    lead.stampField = QStringLiteral("modifiedon");
    lead.fields = {{QStringLiteral("subject"), {}, FieldType::Text, true, true, true, {}},
                   {QStringLiteral("leadid"), {}, FieldType::Id, true, false, false, {}}};
    const PullQuery all = pullQuery(lead, QString());
    QCOMPARE(all.resource, QStringLiteral("leads?$select=leadid,subject&$orderby=modifiedon asc,leadid asc"));
    QCOMPARE(all.columns, QStringList({"leadid", "subject"}));
    const QUrl root(QStringLiteral("https://o.crm4.dynamics.com/api/data/v9.2/"));
    const PullQuery since = pullQuery(lead, QStringLiteral("2026-05-01T10:00:00Z"));
    QCOMPARE(webApiUrl(root, since.resource, since.filter).toEncoded(),
             QByteArray("https://o.crm4.dynamics.com/api/data/v9.2/leads?$select=leadid,subject&$orderby="
                        "modifiedon%20asc,leadid%20asc&$filter=modifiedon%20ge%202026-05-01T10:00:00Z"));
    lead.stampField.clear();
    QCOMPARE(pullQuery(lead, QStringLiteral("2026-05-01T10:00:00Z")).resource,
             QStringLiteral("leads?$select=leadid,subject&$orderby=leadid asc"));
}

void TestDynamics::longColumnListIsNotSelected()
{
    ObjectInfo wide;
    wide.setName = QStringLiteral("accounts");
    wide.idField = QStringLiteral("accountid");
    for (int i = 0; i < 500; ++i)
        wide.fields.append(
            {QStringLiteral("new_customcolumn%1").arg(i), {}, FieldType::Text, false, false, false, {}});
    const PullQuery query = pullQuery(wide, QString());
    QVERIFY(!query.selects);
    QVERIFY(!query.resource.contains(QLatin1String("$select")));
    QCOMPARE(query.columns.size(), 501);
    wide.fields.resize(200);
    QVERIFY(pullQuery(wide, QString()).selects);
}

void TestDynamics::namesAreNotPaths()
{
    QVERIFY(isName(QStringLiteral("new_custom1")));
    for (const QString &bad : {QString(), QStringLiteral("../x"), QStringLiteral("a/b"),
                               QStringLiteral("a')"), QStringLiteral("a b"), QStringLiteral("ä")})
        QVERIFY2(!isName(bad), qPrintable(bad));
}

void TestDynamics::user_data()
{
    QTest::addColumn<QByteArray>("changes");
    QTest::addColumn<bool>("hasPrivileges");
    QTest::addColumn<QString>("outcome");
    QTest::newRow("as it should be") << QByteArray("{}") << true << "ok";
    QTest::newRow("read-write") << QByteArray("{\"accessmode\":0}") << true << "ok";
    QTest::newRow("disabled") << QByteArray("{\"isdisabled\":true}") << true << "UserDisabled";
    QTest::newRow("administrative") << QByteArray("{\"accessmode\":1}") << true << "UserNotNonInteractive";
    QTest::newRow("read only") << QByteArray("{\"accessmode\":2}") << true << "UserNotNonInteractive";
    QTest::newRow("support") << QByteArray("{\"accessmode\":3}") << true << "UserNotNonInteractive";
    QTest::newRow("delegated") << QByteArray("{\"accessmode\":5}") << true << "UserNotNonInteractive";
    QTest::newRow("a later mode") << QByteArray("{\"accessmode\":9}") << true << "UserNotNonInteractive";
    QTest::newRow("an application user")
        << QByteArray("{\"applicationid\":\"cccc1111-2222-4333-8444-555566667777\"}") << true << "WrongUser";
    QTest::newRow("another person's row")
        << QByteArray("{\"azureactivedirectoryobjectid\":\"ffffffff-2222-4333-8444-555566667777\"}") << true
        << "WrongUser";
    QTest::newRow("row without an object id")
        << QByteArray("{\"azureactivedirectoryobjectid\":null}") << true << "ok";
    QTest::newRow("role through a team")
        << QByteArray("{\"systemuserroles_association\":[]}") << true << "ok";
    QTest::newRow("no role at all") << QByteArray("{\"systemuserroles_association\":[]}") << false
                                    << "UserHasNoRole";
}

void TestDynamics::user()
{
    QFETCH(QByteArray, changes);
    QFETCH(bool, hasPrivileges);
    QFETCH(QString, outcome);
    QJsonObject row =
        object(R"({"systemuserid":"bbbb1111-2222-4333-8444-555566667777","accessmode":4,"isdisabled":false,
        "applicationid":null,"azureactivedirectoryobjectid":"0a0a0a0a-2222-4333-8444-555566667777",
        "systemuserroles_association":[{"name":"Sync Role"}]})");
    const QJsonObject changed = object(changes);
    for (auto it = changed.begin(); it != changed.end(); ++it)
        row.insert(it.key(), it.value());
    UserFacts facts = factsOf(row);
    facts.privileges = hasPrivileges ? allPrivileges() : QMap<QString, QString>();
    UserExpectation expected;
    expected.objectId = QStringLiteral("0A0A0A0A-2222-4333-8444-555566667777");
    const auto verdict = judgeUser(facts, expected, org);
    QCOMPARE(verdict ? QStringLiteral("ok") : nameOf(verdict.error().code), outcome);
    if (!verdict) {
        QVERIFY(!verdict.error().sentence.isEmpty() && !verdict.error().remedy.isEmpty());
        QVERIFY(!verdict.error().sentence.contains(QLatin1String("%1")));
        QCOMPARE(verdict.error().link.host(), org.host());
    }
}

void TestDynamics::applicationUser_data()
{
    QTest::addColumn<QString>("applicationId");
    QTest::addColumn<QString>("outcome");
    QTest::newRow("ours") << "CCCC1111-2222-4333-8444-555566667777"
                          << "ok";
    QTest::newRow("another app's") << "dddd1111-2222-4333-8444-555566667777"
                                   << "WrongUser";
    QTest::newRow("a person") << QString() << "WrongUser";
}

void TestDynamics::applicationUser()
{
    QFETCH(QString, applicationId);
    QFETCH(QString, outcome);
    UserFacts facts = goodUser();
    facts.applicationId = applicationId.toLower();
    facts.privileges = allPrivileges();
    UserExpectation expected;
    expected.kind = UserExpectation::Kind::Application;
    expected.clientId = QStringLiteral("cccc1111-2222-4333-8444-555566667777");
    const auto verdict = judgeUser(facts, expected, org);
    QCOMPARE(verdict ? QStringLiteral("ok") : nameOf(verdict.error().code), outcome);
}

void TestDynamics::warnings()
{
    UserFacts facts = goodUser();
    facts.privileges = allPrivileges();
    QVERIFY(judgeUser(facts, {}, org)->warnings.isEmpty());

    facts.accessMode = 0;
    facts.privileges->remove(QStringLiteral("prvReadLead"));
    facts.privileges->insert(QStringLiteral("prvReadAccount"), QStringLiteral("Local"));
    const auto verdict = judgeUser(facts, {}, org);
    QVERIFY(verdict);
    QCOMPARE(verdict->warnings.size(), 2);
    QCOMPARE(verdict->warnings[0].id, QStringLiteral("access-mode"));
    QCOMPARE(verdict->warnings[1].id, QStringLiteral("read-privileges"));
    QVERIFY(verdict->warnings[1].detail.contains(QLatin1String("leads")));
    QVERIFY(verdict->warnings[1].detail.contains(QLatin1String("accounts")));
    QVERIFY(!verdict->warnings[1].detail.contains(QLatin1String("contacts")));

    // Not told is no warning.
    facts.accessMode.reset();
    facts.privileges.reset();
    QVERIFY(judgeUser(facts, {}, org)->warnings.isEmpty());
}

void TestDynamics::privilegesKeepTheWidestDepth()
{
    const auto privileges = privilegesOf(object(R"({"RolePrivileges":[
        {"Depth":"Local","PrivilegeName":"prvReadLead"},{"Depth":"Global","PrivilegeName":"prvReadLead"},
        {"Depth":"Basic","PrivilegeName":"prvReadLead"},{"Depth":"Deep","PrivilegeName":"prvReadAccount"},{"Depth":"Global"}]})"));
    QCOMPARE(privileges.size(), 2);
    QCOMPARE(privileges.value(QStringLiteral("prvReadLead")), QStringLiteral("Global"));
    QCOMPARE(privileges.value(QStringLiteral("prvReadAccount")), QStringLiteral("Deep"));
}

void TestDynamics::checklistLines()
{
    UserFacts facts = goodUser();
    facts.privileges = allPrivileges();
    QList<CheckResult> lines = userChecklist(facts, org);
    QStringList ids;
    for (const CheckResult &line : lines) {
        ids += line.id;
        QCOMPARE(line.state, CheckResult::State::Pass);
        QVERIFY(!line.detail.isEmpty() && !line.lightningPath.isEmpty() && line.remedy.isEmpty());
        QVERIFY(line.link.toString().contains(QLatin1String("bbbb1111-2222-4333-8444-555566667777")));
    }
    QCOMPARE(ids, QStringList({"user-enabled", "access-mode", "security-role", "read-privileges"}));

    UserFacts bad;
    bad.disabled = true;
    bad.accessMode = 2;
    bad.privileges = QMap<QString, QString>();
    for (const CheckResult &line : userChecklist(bad, org)) {
        QCOMPARE(line.state, CheckResult::State::Fail);
        QVERIFY(!line.remedy.isEmpty());
    }
}

void TestDynamics::environments()
{
    const QJsonArray instances = array(R"([
      {"ApiUrl":"https://org31ec4237.api.crm4.dynamics.com","Url":"https://org31ec4237.crm4.dynamics.com","FriendlyName":"Contoso",
       "Id":"AAAA1111-1111-4222-8333-444455556666","EnvironmentId":"0b1c2d3e-1111-4222-8333-444455556666",
       "TenantId":"7A7A7A7A-1111-4222-8333-444455556666","Region":"EMEA","State":0,"IsUserSysAdmin":true},
      {"Url":"https://off.crm4.dynamics.com/","FriendlyName":"Off","EnvironmentId":"Default-7a7a7a7a-1111-4222-8333-444455556666","State":1},
      {"Url":"http://plain.crm4.dynamics.com","FriendlyName":"Plain"},{"FriendlyName":"No address"}])");
    const QList<Environment> found = environmentsOf(instances, builtInClouds().first());
    QCOMPARE(found.size(), 2);
    QCOMPARE(found[0].address, QUrl(QStringLiteral("https://org31ec4237.crm4.dynamics.com")));
    QCOMPARE(found[0].name, QStringLiteral("Contoso"));
    QCOMPARE(found[0].tenantId, QStringLiteral("7a7a7a7a-1111-4222-8333-444455556666"));
    QVERIFY(found[0].enabled && found[0].isAdministrator);
    QCOMPARE(found[1].address, QUrl(QStringLiteral("https://off.crm4.dynamics.com")));
    QVERIFY(!found[1].enabled);
    Cloud practice;
    practice.added = true;
    practice.globalDiscovery = QUrl(QStringLiteral("http://127.0.0.1:41003"));
    QCOMPARE(environmentsOf(instances, practice).size(), 3);
}

void TestDynamics::environmentByLink()
{
    Environment on;
    on.environmentId = QStringLiteral("0b1c2d3e-1111-4222-8333-444455556666");
    Environment off;
    off.environmentId = QStringLiteral("Default-7a7a7a7a-1111-4222-8333-444455556666");
    off.name = QStringLiteral("Old");
    off.enabled = false;
    const QList<Environment> list{on, off};
    QCOMPARE(*environmentById(list, QStringLiteral("0B1C2D3E-1111-4222-8333-444455556666")), on);
    const auto switchedOff = environmentById(list, off.environmentId);
    QVERIFY(!switchedOff && switchedOff.error().sentence.contains(QLatin1String("Old")));
    const auto missing = environmentById(list, QStringLiteral("x"));
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, ErrorCode::NotACrm);
    QVERIFY(!missing.error().remedy.isEmpty());
}

QTEST_GUILESS_MAIN(TestDynamics)
#include "tst_dynamics.moc"
