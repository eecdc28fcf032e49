// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/practice/salesforcedesk.h"

#include <QTest>

using namespace fairlead::practice;

/// What an administrator, or bad luck, has in store for who saves a record.
class TestPracticeRules : public QObject
{
    Q_OBJECT
private slots:
    void nothingByDefault();
    void duplicateAnswer();
    void duplicatesMayBeAllowed_data();
    void duplicatesMayBeAllowed();
    void whatIsADuplicate_data();
    void whatIsADuplicate();
    void duplicatesOnUpdate();
    void duplicatesInCollections();
    void validationRules();
    void validationInCollections();
    void locks();
    void locksOfTheAccount();
    void locksInCollections();
    void settingsAreChecked_data();
    void settingsAreChecked();
    void resetForgets();

private:
    static QString text(const QJsonObject &object, const char *key)
    {
        return object.value(QLatin1String(key)).toString();
    }
    static QJsonObject lead(const char *lastName, const char *email = "lo@acme.example")
    {
        return {{QStringLiteral("FirstName"), QStringLiteral("Jo")},
                {QStringLiteral("LastName"), QLatin1String(lastName)},
                {QStringLiteral("Email"), *email ? QJsonValue(QLatin1String(email)) : QJsonValue()},
                {QStringLiteral("Company"), QStringLiteral("Acme")}};
    }
    static Response post(SalesforceDesk &desk, const QJsonObject &values, const Headers &headers = {})
    {
        return desk.api("POST", QStringLiteral("/sobjects/Lead"), values, headers);
    }
    static void duplicates(SalesforceDesk &desk, const char *rules)
    {
        desk.set({{QStringLiteral("duplicateRules"), QLatin1String(rules)}});
    }
    static QString leadRow(const QString &id) { return QStringLiteral("/sobjects/Lead/") + id; }
};

void TestPracticeRules::nothingByDefault()
{
    SalesforceDesk desk(5);
    QCOMPARE(post(desk, lead("Lo")).status, 201);
    QCOMPARE(post(desk, lead("Lo")).status, 201);
}

void TestPracticeRules::duplicateAnswer()
{
    SalesforceDesk desk(5);
    const QString first = desk.create(QStringLiteral("Lead"), lead("Lo"));
    duplicates(desk, "alert");
    const auto response = post(desk, lead("lo"));
    QCOMPARE(response.status, 400);
    const QJsonObject record{
        {QStringLiteral("attributes"),
         QJsonObject{
             {QStringLiteral("type"), QStringLiteral("Lead")},
             {QStringLiteral("url"), QString(QStringLiteral("/services/data/v66.0") + leadRow(first))}}},
        {QStringLiteral("Id"), first}};
    const QJsonObject match{{QStringLiteral("additionalInformation"), QJsonArray()},
                            {QStringLiteral("fieldDiffs"), QJsonArray()},
                            {QStringLiteral("matchConfidence"), 100.0},
                            {QStringLiteral("record"), record}};
    const QJsonObject matches{{QStringLiteral("entityType"), QStringLiteral("Lead")},
                              {QStringLiteral("errors"), QJsonArray()},
                              {QStringLiteral("matchEngine"), QStringLiteral("FuzzyMatchEngine")},
                              {QStringLiteral("matchRecords"), QJsonArray{match}},
                              {QStringLiteral("rule"), QStringLiteral("Standard_Lead_Match_Rule_v1_0")},
                              {QStringLiteral("size"), 1},
                              {QStringLiteral("success"), true}};
    const QJsonObject result{
        {QStringLiteral("allowSave"), true},
        {QStringLiteral("duplicateRule"), QStringLiteral("Standard_Lead_Duplicate_Rule")},
        {QStringLiteral("duplicateRuleEntityType"), QStringLiteral("Lead")},
        {QStringLiteral("errorMessage"), QStringLiteral("Use one of these records?")},
        {QStringLiteral("matchResults"), QJsonArray{matches}}};
    QCOMPARE(
        QJsonDocument::fromJson(response.body).array(),
        QJsonArray{(QJsonObject{{QStringLiteral("duplicateResut"), result},
                                {QStringLiteral("errorCode"), QStringLiteral("DUPLICATES_DETECTED")},
                                {QStringLiteral("message"), QStringLiteral("Use one of these records?")}})});
    QCOMPARE(desk.rows(QStringLiteral("SELECT Id FROM Lead WHERE Name = 'Jo Lo'")).size(), 1);
    // More of the record for who asks.
    const auto detailed =
        post(desk, lead("Lo"), {{"Sforce-Duplicate-Rule-Header", "includeRecordDetails=true"}});
    QVERIFY(detailed.body.contains(R"("Email":"lo@acme.example")"));
    QVERIFY(!response.body.contains("lo@acme.example"));
}

void TestPracticeRules::duplicatesMayBeAllowed_data()
{
    QTest::addColumn<QString>("rules");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QString>("version");
    QTest::addColumn<int>("status");
    const auto add = [](const char *title, const char *rules, const char *header, const char *version,
                        int status) {
        QTest::newRow(title) << QString::fromLatin1(rules) << QByteArray(header)
                             << QString::fromLatin1(version) << status;
    };
    add("alert", "alert", "", "v66.0", 400);
    add("alert allowed", "alert", "allowSave=true", "v66.0", 201);
    add("among others", "alert", "includeRecordDetails=true; allowSave=true;runAsCurrentUser=true", "v52.0",
        201);
    add("not asked for", "alert", "allowSave=false", "v66.0", 400);
    add("before there was such a header", "alert", "allowSave=true", "v51.0", 400);
    add("blocked", "block", "allowSave=true", "v66.0", 400);
    add("off", "off", "", "v66.0", 201);
}

void TestPracticeRules::duplicatesMayBeAllowed()
{
    QFETCH(QString, rules);
    QFETCH(QByteArray, header);
    QFETCH(QString, version);
    SalesforceDesk desk(5);
    desk.create(QStringLiteral("Lead"), lead("Lo"));
    desk.set({{QStringLiteral("duplicateRules"), rules}});
    const auto response = desk.api("POST", QStringLiteral("/services/data/%1/sobjects/Lead").arg(version),
                                   lead("Lo"), {{"Sforce-Duplicate-Rule-Header", header}});
    QTEST(response.status, "status");
    if (response.status == 400)
        QCOMPARE(response.body.contains(R"("allowSave":true)"), rules == QLatin1String("alert"));
}

void TestPracticeRules::whatIsADuplicate_data()
{
    QTest::addColumn<QString>("object");
    QTest::addColumn<QJsonObject>("first");
    QTest::addColumn<QJsonObject>("second");
    QTest::addColumn<bool>("duplicate");
    const auto account = [](const char *name, const char *city) {
        return QJsonObject{{QStringLiteral("Name"), QLatin1String(name)},
                           {QStringLiteral("BillingCity"), QLatin1String(city)}};
    };
    const QString accounts = QStringLiteral("Account");
    const QString leads = QStringLiteral("Lead");
    QTest::newRow("account, name") << accounts << account("Acme", "Bonn") << account("ACME", "Ulm") << true;
    QTest::newRow("account, another")
        << accounts << account("Acme", "Bonn") << account("Acme 2", "Bonn") << false;
    QTest::newRow("lead, both") << leads << lead("Lo") << lead("Lo", "LO@acme.example") << true;
    QTest::newRow("lead, name only") << leads << lead("Lo") << lead("Lo", "li@acme.example") << false;
    QTest::newRow("lead, email only") << leads << lead("Lo") << lead("Li") << false;
    QTest::newRow("lead, no email") << leads << lead("Lo", "") << lead("Lo", "") << false;
    const QJsonObject task{{QStringLiteral("Subject"), QStringLiteral("Call")}};
    QTest::newRow("no rule") << QStringLiteral("Task") << task << task << false;
}

void TestPracticeRules::whatIsADuplicate()
{
    QFETCH(QString, object);
    QFETCH(QJsonObject, first);
    QFETCH(QJsonObject, second);
    SalesforceDesk desk(5);
    duplicates(desk, "block");
    const QString id = desk.create(object, first);
    const auto response = desk.api("POST", QStringLiteral("/sobjects/") + object, second);
    QTEST(response.status == 400, "duplicate");
    // A deleted one is none.
    QCOMPARE(desk.api("DELETE", QStringLiteral("/sobjects/%1/%2").arg(object, id)).status, 204);
    if (response.status == 400)
        QCOMPARE(desk.api("POST", QStringLiteral("/sobjects/") + object, second).status, 201);
}

void TestPracticeRules::duplicatesOnUpdate()
{
    SalesforceDesk desk(5);
    desk.create(QStringLiteral("Lead"), lead("Lo"));
    const QString other = desk.create(QStringLiteral("Lead"), lead("Li"));
    const QString twin = desk.create(QStringLiteral("Lead"), lead("Lo"));
    duplicates(desk, "block");
    const auto change = [&](const QString &id, const char *field, const char *value) {
        return desk.api("PATCH", leadRow(id), QJsonObject{{QLatin1String(field), QLatin1String(value)}})
            .status;
    };
    // Only a change of what is compared is looked at.
    QCOMPARE(change(twin, "City", "Ulm"), 204);
    QCOMPARE(change(other, "LastName", "Lo"), 400);
    QCOMPARE(change(other, "LastName", "La"), 204);
    QCOMPARE(change(twin, "LastName", "Le"), 204);
}

void TestPracticeRules::duplicatesInCollections()
{
    SalesforceDesk desk(5);
    duplicates(desk, "alert");
    const QJsonArray records{SalesforceDesk::record(QStringLiteral("Lead"), lead("Lo")),
                             SalesforceDesk::record(QStringLiteral("Lead"), lead("Lo"))};
    const auto results = desk.collection("POST", {}, records);
    QCOMPARE(results.first().toObject().value(QStringLiteral("success")), QJsonValue(true));
    QCOMPARE(results.last().toObject(),
             (QJsonObject{{QStringLiteral("success"), false},
                          {QStringLiteral("errors"),
                           QJsonArray{QJsonObject{
                               {QStringLiteral("statusCode"), QStringLiteral("DUPLICATES_DETECTED")},
                               {QStringLiteral("message"), QStringLiteral("Use one of these records?")},
                               {QStringLiteral("fields"), QJsonArray()}}}}}));
    for (const auto &result :
         desk.collection("POST", {}, records, false, {{"Sforce-Duplicate-Rule-Header", "allowSave=true"}}))
        QCOMPARE(result.toObject().value(QStringLiteral("success")), QJsonValue(true));
}

void TestPracticeRules::validationRules()
{
    SalesforceDesk desk(5);
    const QJsonObject noTest{{QStringLiteral("object"), QStringLiteral("Lead")},
                             {QStringLiteral("field"), QStringLiteral("LastName")},
                             {QStringLiteral("pattern"), QStringLiteral("^test")},
                             {QStringLiteral("message"), QStringLiteral("No tests, please.")}};
    const QJsonObject needsCity{{QStringLiteral("object"), QStringLiteral("Lead")},
                                {QStringLiteral("field"), QStringLiteral("City")},
                                {QStringLiteral("pattern"), QStringLiteral("^$")},
                                {QStringLiteral("message"), QStringLiteral("Where?")}};
    desk.set({{QStringLiteral("validationRules"), QJsonArray{noTest}}});
    const auto refused = post(desk, lead("test 1"));
    QCOMPARE(refused.status, 400);
    QCOMPARE(
        refused.body,
        QByteArray(
            R"([{"message":"No tests, please.","errorCode":"FIELD_CUSTOM_VALIDATION_EXCEPTION","fields":["LastName"]}])"));
    const QString id = desk.create(QStringLiteral("Lead"), lead("Lo"));
    QCOMPARE(SalesforceDesk::errorCode(desk.api(
                 "PATCH", leadRow(id), QJsonObject{{QStringLiteral("LastName"), QStringLiteral("test 2")}})),
             QByteArray("FIELD_CUSTOM_VALIDATION_EXCEPTION"));
    // A new rule looks at all of a record, not only at what changes, and at no other object.
    desk.set({{QStringLiteral("validationRules"), QJsonArray{noTest, needsCity}}});
    const auto again =
        desk.api("PATCH", leadRow(id), QJsonObject{{QStringLiteral("Title"), QStringLiteral("x")}});
    QVERIFY(again.body.contains("Where?"));
    QCOMPARE(
        desk.api("PATCH", leadRow(id), QJsonObject{{QStringLiteral("City"), QStringLiteral("Ulm")}}).status,
        204);
    desk.create(QStringLiteral("Contact"), {{QStringLiteral("LastName"), QStringLiteral("test")}});
    // What the org needs by itself comes first.
    QCOMPARE(SalesforceDesk::errorCode(post(desk, {{QStringLiteral("LastName"), QStringLiteral("test")}})),
             QByteArray("REQUIRED_FIELD_MISSING"));
}

void TestPracticeRules::validationInCollections()
{
    SalesforceDesk desk(5);
    desk.set({{QStringLiteral("validationRules"),
               QJsonArray{QJsonObject{{QStringLiteral("object"), QStringLiteral("lead")},
                                      {QStringLiteral("field"), QStringLiteral("lastname")},
                                      {QStringLiteral("pattern"), QStringLiteral("^x$")},
                                      {QStringLiteral("message"), QStringLiteral("No.")}}}}});
    const auto results = desk.collection("POST", {},
                                         {SalesforceDesk::record(QStringLiteral("Lead"), lead("x")),
                                          SalesforceDesk::record(QStringLiteral("Lead"), lead("y"))});
    QCOMPARE(SalesforceDesk::statusCode(results.first()),
             QStringLiteral("FIELD_CUSTOM_VALIDATION_EXCEPTION"));
    QCOMPARE(results.last().toObject().value(QStringLiteral("success")), QJsonValue(true));
}

void TestPracticeRules::locks()
{
    SalesforceDesk desk(5);
    const QString id = desk.create(QStringLiteral("Lead"), lead("Lo"));
    desk.set({{QStringLiteral("lockedRecords"), QJsonObject{{id.left(15), 2}}}});
    const QJsonObject change{{QStringLiteral("City"), QStringLiteral("Ulm")}};
    const auto refused = desk.api("PATCH", leadRow(id), change);
    QCOMPARE(refused.status, 400);
    QCOMPARE(refused.body,
             "[{\"message\":\"unable to obtain exclusive access to this record or 1 records: " + id.toLatin1()
                 + "\",\"errorCode\":\"UNABLE_TO_LOCK_ROW\",\"fields\":[]}]");
    // Reading needs no lock, and what is refused anyway does not wait for one.
    QCOMPARE(desk.api("GET", leadRow(id)).status, 200);
    QCOMPARE(
        SalesforceDesk::errorCode(desk.api("PATCH", leadRow(id), QJsonObject{{QStringLiteral("Colour"), 1}})),
        QByteArray("INVALID_FIELD"));
    QCOMPARE(SalesforceDesk::errorCode(desk.api("DELETE", leadRow(id))), QByteArray("UNABLE_TO_LOCK_ROW"));
    QCOMPARE(desk.api("PATCH", leadRow(id), change).status, 204);
    desk.set({{QStringLiteral("lockedRecords"), QJsonObject{{id, -1}}}});
    for (int i = 0; i < 3; ++i)
        QCOMPARE(desk.api("DELETE", leadRow(id)).status, 400);
    desk.set({{QStringLiteral("lockedRecords"), QJsonObject()}});
    QCOMPARE(desk.api("DELETE", leadRow(id)).status, 204);
}

void TestPracticeRules::locksOfTheAccount()
{
    SalesforceDesk desk(5);
    const QString account =
        desk.create(QStringLiteral("Account"), {{QStringLiteral("Name"), QStringLiteral("Acme")}});
    desk.set({{QStringLiteral("lockedRecords"), QJsonObject{{account, 1}}}});
    const QJsonObject contact{{QStringLiteral("LastName"), QStringLiteral("Lo")},
                              {QStringLiteral("AccountId"), account}};
    const auto refused = desk.api("POST", QStringLiteral("/sobjects/Contact"), contact);
    QCOMPARE(SalesforceDesk::errorCode(refused), QByteArray("UNABLE_TO_LOCK_ROW"));
    QVERIFY(refused.body.contains(account.toLatin1()));
    QCOMPARE(desk.api("POST", QStringLiteral("/sobjects/Contact"), contact).status, 201);
}

void TestPracticeRules::locksInCollections()
{
    SalesforceDesk desk(5);
    const QString one = desk.create(QStringLiteral("Lead"), lead("one"));
    const QString two = desk.create(QStringLiteral("Lead"), lead("two"));
    desk.set({{QStringLiteral("lockedRecords"), QJsonObject{{two, 1}}}});
    const auto change = [](const QString &id) {
        return SalesforceDesk::record(
            QStringLiteral("Lead"),
            {{QStringLiteral("id"), id}, {QStringLiteral("City"), QStringLiteral("Ulm")}});
    };
    auto results = desk.collection("PATCH", {}, {change(one), change(two)});
    QCOMPARE(results.first().toObject().value(QStringLiteral("success")), QJsonValue(true));
    QCOMPARE(SalesforceDesk::statusCode(results.last()), QStringLiteral("UNABLE_TO_LOCK_ROW"));
    results = desk.collection("PATCH", {}, {change(two)});
    QCOMPARE(results.first().toObject().value(QStringLiteral("success")), QJsonValue(true));
}

void TestPracticeRules::settingsAreChecked_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::newRow("rules") << QByteArray(R"({"duplicateRules": "maybe"})") << 400;
    QTest::newRow("rules, type") << QByteArray(R"({"duplicateRules": true})") << 400;
    QTest::newRow("validation, object")
        << QByteArray(R"({"validationRules": [{"object":"Leed","field":"City","pattern":"","message":"x"}]})")
        << 400;
    QTest::newRow("validation, field")
        << QByteArray(R"({"validationRules": [{"object":"Lead","field":"Town","pattern":"","message":"x"}]})")
        << 400;
    QTest::newRow("validation, pattern") << QByteArray(
        R"({"validationRules": [{"object":"Lead","field":"City","pattern":"(","message":"x"}]})")
                                         << 400;
    QTest::newRow("validation, message")
        << QByteArray(R"({"validationRules": [{"object":"Lead","field":"City","pattern":"x"}]})") << 400;
    QTest::newRow("validation") << QByteArray(
        R"({"validationRules": [{"object":"Lead","field":"City","pattern":"x","message":"x"}]})")
                                << 200;
    QTest::newRow("locks, id") << QByteArray(R"({"lockedRecords": {"x": 1}})") << 400;
    QTest::newRow("locks, times") << QByteArray(R"({"lockedRecords": {"001Lm0000000001": "often"}})") << 400;
    QTest::newRow("locks") << QByteArray(R"({"lockedRecords": {"001Lm0000000001": 1}})") << 200;
}

void TestPracticeRules::settingsAreChecked()
{
    QFETCH(QByteArray, body);
    SalesforceDesk desk(5);
    const QByteArray before = desk.send("GET", QStringLiteral("/_practice/settings")).body;
    QTEST(desk.send("POST", QStringLiteral("/_practice/settings"), body).status, "status");
    QFETCH(int, status);
    QCOMPARE(desk.send("GET", QStringLiteral("/_practice/settings")).body == before, status == 400);
}

void TestPracticeRules::resetForgets()
{
    SalesforceDesk desk(5);
    const QByteArray before = desk.send("GET", QStringLiteral("/_practice/settings")).body;
    duplicates(desk, "block");
    desk.set({{QStringLiteral("lockedRecords"), QJsonObject{{QStringLiteral("001Lm0000000001"), 1}}},
              {QStringLiteral("concurrentRequestsExceeded"), 3}});
    desk.service.reset();
    QCOMPARE(desk.send("GET", QStringLiteral("/_practice/settings")).body, before);
}

QTEST_GUILESS_MAIN(TestPracticeRules)
#include "tst_practicerules.moc"
