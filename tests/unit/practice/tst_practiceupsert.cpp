// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/practice/salesforcedesk.h"

#include <QTest>

using namespace fairlead::practice;
using namespace std::chrono_literals;

class TestPracticeUpsert : public QObject
{
    Q_OBJECT
private slots:
    void theFieldIsThereWhenAskedFor();
    void createsThenUpdates();
    void valuesAreTakenAsTheyAre();
    void onlyOneOfAValue();
    void severalMatches();
    void refusals_data();
    void refusals();
    void olderVersionsSayLess();
    void updateOnly();
    void deletedOnesAreOutOfTheWay();
    void collections();
    void collectionsAllOrNone();
    void collectionsAsAWhole();

private:
    static QString path(const char *object, const QString &value)
    {
        return QStringLiteral("/sobjects/%1/Fairlead_Id__c/%2").arg(QLatin1String(object), value);
    }
    static QString text(const QJsonObject &object, const char *key)
    {
        return object.value(QLatin1String(key)).toString();
    }
    static QJsonObject lead(const QString &lastName)
    {
        return {{QStringLiteral("LastName"), lastName}, {QStringLiteral("Company"), QStringLiteral("Acme")}};
    }
    static QJsonObject keyed(const QString &lastName, const QString &key)
    {
        QJsonObject values = lead(lastName);
        values.insert(QStringLiteral("Fairlead_Id__c"), key);
        return SalesforceDesk::record(QStringLiteral("Lead"), values);
    }
    static void withField(SalesforceDesk &desk) { desk.set({{QStringLiteral("externalIdField"), true}}); }
};

void TestPracticeUpsert::theFieldIsThereWhenAskedFor()
{
    SalesforceDesk desk(5);
    const auto described = [&](const QString &object) {
        const auto describe =
            SalesforceDesk::object(desk.api("GET", QStringLiteral("/sobjects/%1/describe").arg(object)));
        for (const auto &each : describe.value(QStringLiteral("fields")).toArray()) {
            if (text(each.toObject(), "name") == QLatin1String("Fairlead_Id__c"))
                return each.toObject();
        }
        return QJsonObject();
    };
    const QString soql = QStringLiteral("SELECT Fairlead_Id__c FROM Account");
    QVERIFY(described(QStringLiteral("Account")).isEmpty());
    QCOMPARE(SalesforceDesk::errorCode(desk.query(soql)), QByteArray("INVALID_FIELD"));
    QCOMPARE(desk.api("PATCH", path("Lead", QStringLiteral("a")), lead(QStringLiteral("x"))).status, 404);
    const QByteArray since = SalesforceDesk::header(
        desk.api("GET", QStringLiteral("/sobjects/Account/describe")), "Last-Modified");
    withField(desk);
    for (const char *object : {"Account", "Contact", "Lead", "Opportunity", "Task", "Event"}) {
        const QJsonObject field = described(QLatin1String(object));
        for (const char *flag :
             {"externalId", "unique", "idLookup", "custom", "createable", "updateable", "nillable"})
            QVERIFY2(field.value(QLatin1String(flag)).toBool(), flag);
        QVERIFY(!field.value(QStringLiteral("caseSensitive")).toBool());
        QCOMPARE(field.value(QStringLiteral("length")).toInt(), 64);
    }
    QVERIFY(described(QStringLiteral("User")).isEmpty());
    QCOMPARE(desk.query(soql).status, 200);
    // A new field is a change of the definition.
    QCOMPARE(desk.api("GET", QStringLiteral("/sobjects/Account/describe"), {}, {{"If-Modified-Since", since}})
                 .status,
             200);
    desk.service.reset();
    desk.token = desk.integrationToken();
    QVERIFY(described(QStringLiteral("Account")).isEmpty());
}

void TestPracticeUpsert::createsThenUpdates()
{
    SalesforceDesk desk(5);
    withField(desk);
    const auto created = desk.api("PATCH", path("Lead", QStringLiteral("ab-1")), lead(QStringLiteral("one")));
    QCOMPARE(created.status, 201);
    auto answer = SalesforceDesk::object(created);
    const QString id = text(answer, "id");
    QCOMPARE(answer.value(QStringLiteral("created")), QJsonValue(true));
    QCOMPARE(answer.value(QStringLiteral("success")), QJsonValue(true));
    QVERIFY(answer.value(QStringLiteral("errors")).toArray().isEmpty());
    // Case does not matter; only what is given changes.
    const auto updated = desk.api("PATCH", path("Lead", QStringLiteral("AB-1")),
                                  QJsonObject{{QStringLiteral("City"), QStringLiteral("Ulm")}});
    QCOMPARE(updated.status, 200);
    answer = SalesforceDesk::object(updated);
    QCOMPARE(text(answer, "id"), id);
    QCOMPARE(answer.value(QStringLiteral("created")), QJsonValue(false));
    const auto got = desk.api(
        "GET", path("Lead", QStringLiteral("ab-1")) + QStringLiteral("?fields=City,LastName,Fairlead_Id__c"));
    QCOMPARE(got.status, 200);
    QCOMPARE(text(SalesforceDesk::object(got), "City"), QStringLiteral("Ulm"));
    QCOMPARE(text(SalesforceDesk::object(got), "LastName"), QStringLiteral("one"));
    QCOMPARE(text(SalesforceDesk::object(got), "Fairlead_Id__c"), QStringLiteral("ab-1"));
    // POST does the same, and creates without a value below "Id".
    QCOMPARE(desk.api("POST", path("Lead", QStringLiteral("ab-1")), QJsonObject()).status, 200);
    QCOMPARE(desk.api("POST", QStringLiteral("/sobjects/Lead/Id"), lead(QStringLiteral("two"))).status, 201);
    QCOMPARE(desk.api("DELETE", path("Lead", QStringLiteral("ab-1"))).status, 204);
    QCOMPARE(desk.api("GET", path("Lead", QStringLiteral("ab-1"))).status, 404);
    QCOMPARE(desk.api("PUT", path("Lead", QStringLiteral("ab-1")), QJsonObject()).status, 405);
}

void TestPracticeUpsert::valuesAreTakenAsTheyAre()
{
    SalesforceDesk desk(5);
    withField(desk);
    QCOMPARE(
        desk.api("PATCH", path("Lead", QStringLiteral("a%2Fb%20%25+%C3%BC")), lead(QStringLiteral("one")))
            .status,
        201);
    const auto found = desk.rows(QStringLiteral("SELECT Fairlead_Id__c FROM Lead WHERE LastName = 'one'"));
    QCOMPARE(text(found.first().toObject(), "Fairlead_Id__c"), QStringLiteral("a/b %+ü"));
    QCOMPARE(desk.api("PATCH", path("Lead", QStringLiteral("a%2Fb%20%25+%C3%BC")), QJsonObject()).status,
             200);
}

void TestPracticeUpsert::onlyOneOfAValue()
{
    SalesforceDesk desk(5);
    withField(desk);
    QJsonObject values = lead(QStringLiteral("one"));
    values.insert(QStringLiteral("Fairlead_Id__c"), QStringLiteral("k1"));
    const QString first = desk.create(QStringLiteral("Lead"), values);
    values.insert(QStringLiteral("Fairlead_Id__c"), QStringLiteral("K1"));
    const auto twice = desk.api("POST", QStringLiteral("/sobjects/Lead"), values);
    QCOMPARE(SalesforceDesk::errorCode(twice), QByteArray("DUPLICATE_VALUE"));
    QVERIFY(twice.body.contains(first.left(15).toLatin1()));
    // Every object has values of its own, and any number of empty ones.
    QCOMPARE(desk.api("PATCH", path("Account", QStringLiteral("k1")),
                      QJsonObject{{QStringLiteral("Name"), QStringLiteral("x")}})
                 .status,
             201);
    desk.create(QStringLiteral("Lead"), lead(QStringLiteral("three")));
    desk.create(QStringLiteral("Lead"), lead(QStringLiteral("four")));
}

void TestPracticeUpsert::severalMatches()
{
    SalesforceDesk desk(5);
    QJsonObject values = lead(QStringLiteral("one"));
    values.insert(QStringLiteral("Email"), QStringLiteral("a@b.example"));
    const QString one = desk.create(QStringLiteral("Lead"), values);
    const QString byEmail = QStringLiteral("/sobjects/Lead/Email/a@b.example");
    const auto single = desk.api("GET", byEmail);
    QCOMPARE(text(SalesforceDesk::object(single), "Id"), one);
    const QString two = desk.create(QStringLiteral("Lead"), values);
    const QString base = QStringLiteral("/services/data/v66.0/sobjects/Lead/");
    for (const char *method : {"GET", "PATCH", "POST", "DELETE"}) {
        const auto response = desk.api(method, byEmail, QJsonObject());
        QCOMPARE(response.status, 300);
        QCOMPARE(QJsonDocument::fromJson(response.body).array(),
                 (QJsonArray{QString(base + one), QString(base + two)}));
    }
    values.insert(QStringLiteral("LastName"), QStringLiteral("three"));
    const auto results = desk.collection("PATCH", QStringLiteral("/Lead/Email"),
                                         {SalesforceDesk::record(QStringLiteral("Lead"), values)});
    QCOMPARE(SalesforceDesk::statusCode(results.first()), QStringLiteral("DUPLICATE_EXTERNAL_ID"));
    QVERIFY(desk.rows(QStringLiteral("SELECT Id FROM Lead WHERE LastName = 'three'")).isEmpty());
}

void TestPracticeUpsert::refusals_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonObject>("values");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("code");
    const QJsonObject good = lead(QStringLiteral("x"));
    const auto with = [&](const char *name, const char *value) {
        QJsonObject values = good;
        values.insert(QLatin1String(name), QLatin1String(value));
        return values;
    };
    QTest::newRow("no such field") << QStringLiteral("Lead/Nothing__c/1") << good << 404
                                   << QByteArray("NOT_FOUND");
    QTest::newRow("no key") << QStringLiteral("Lead/LastName/x") << good << 404 << QByteArray("NOT_FOUND");
    QTest::newRow("no value") << QStringLiteral("Lead/Fairlead_Id__c") << good << 404
                              << QByteArray("NOT_FOUND");
    QTest::newRow("beyond") << QStringLiteral("Lead/Fairlead_Id__c/1/2") << good << 404
                            << QByteArray("NOT_FOUND");
    QTest::newRow("key in the body") << QStringLiteral("Lead/Fairlead_Id__c/1") << with("fairlead_id__c", "1")
                                     << 400 << QByteArray("INVALID_FIELD");
    QTest::newRow("id in the body") << QStringLiteral("Lead/Fairlead_Id__c/1")
                                    << with("Id", "00QLm0000000001MAA") << 400
                                    << QByteArray("INVALID_FIELD_FOR_INSERT_UPDATE");
    QTest::newRow("too long") << QStringLiteral("Lead/Fairlead_Id__c/") + QString(65, u'x') << good << 400
                              << QByteArray("STRING_TOO_LONG");
    QTest::newRow("incomplete") << QStringLiteral("Lead/Fairlead_Id__c/1") << QJsonObject() << 400
                                << QByteArray("REQUIRED_FIELD_MISSING");
    QTest::newRow("no such object") << QStringLiteral("Leed/Fairlead_Id__c/1") << good << 404
                                    << QByteArray("NOT_FOUND");
}

void TestPracticeUpsert::refusals()
{
    QFETCH(QString, path);
    QFETCH(QJsonObject, values);
    SalesforceDesk desk(5);
    withField(desk);
    const auto response = desk.api("PATCH", QStringLiteral("/sobjects/") + path, values);
    QTEST(response.status, "status");
    QTEST(SalesforceDesk::errorCode(response), "code");
}

void TestPracticeUpsert::olderVersionsSayLess()
{
    SalesforceDesk desk(5);
    withField(desk);
    const QString old = QStringLiteral("/services/data/v45.0") + path("Lead", QStringLiteral("k"));
    const auto created = desk.api("PATCH", old, lead(QStringLiteral("x")));
    QCOMPARE(created.status, 201);
    QVERIFY(!SalesforceDesk::object(created).contains(QStringLiteral("created")));
    const auto updated = desk.api("PATCH", old, lead(QStringLiteral("y")));
    QCOMPARE(updated.status, 204);
    QVERIFY(updated.body.isEmpty());
}

void TestPracticeUpsert::updateOnly()
{
    SalesforceDesk desk(5);
    withField(desk);
    const QString only = path("Lead", QStringLiteral("k")) + QStringLiteral("?updateOnly=true");
    QCOMPARE(desk.api("PATCH", only, lead(QStringLiteral("x"))).status, 404);
    QCOMPARE(desk.api("PATCH", path("Lead", QStringLiteral("k")), lead(QStringLiteral("x"))).status, 201);
    QCOMPARE(desk.api("PATCH", only, lead(QStringLiteral("y"))).status, 200);
}

void TestPracticeUpsert::deletedOnesAreOutOfTheWay()
{
    SalesforceDesk desk(5);
    withField(desk);
    const auto first = SalesforceDesk::object(
        desk.api("PATCH", path("Lead", QStringLiteral("k")), lead(QStringLiteral("x"))));
    QCOMPARE(desk.api("DELETE", QStringLiteral("/sobjects/Lead/") + text(first, "id")).status, 204);
    const auto second = desk.api("PATCH", path("Lead", QStringLiteral("k")), lead(QStringLiteral("y")));
    QCOMPARE(second.status, 201);
    QVERIFY(text(SalesforceDesk::object(second), "id") != text(first, "id"));
}

void TestPracticeUpsert::collections()
{
    SalesforceDesk desk(5);
    withField(desk);
    const QString path = QStringLiteral("/Lead/Fairlead_Id__c");
    auto results = desk.collection(
        "PATCH", path,
        {keyed(QStringLiteral("one"), QStringLiteral("k1")), keyed(QString(), QStringLiteral("k2")),
         keyed(QStringLiteral("three"), QStringLiteral("K1 ")),
         SalesforceDesk::record(QStringLiteral("Lead"), lead(QStringLiteral("four"))),
         SalesforceDesk::record(QStringLiteral("Contact"), {}),
         keyed(QStringLiteral("six"), QStringLiteral("k6"))});
    QCOMPARE(results.size(), 6);
    const auto first = results.at(0).toObject();
    QCOMPARE(first.value(QStringLiteral("created")), QJsonValue(true));
    QCOMPARE(first.value(QStringLiteral("success")), QJsonValue(true));
    QCOMPARE(SalesforceDesk::statusCode(results.at(1)), QStringLiteral("REQUIRED_FIELD_MISSING"));
    QCOMPARE(SalesforceDesk::statusCode(results.at(2)), QStringLiteral("DUPLICATE_VALUE"));
    QCOMPARE(SalesforceDesk::statusCode(results.at(3)), QStringLiteral("MISSING_ARGUMENT"));
    QCOMPARE(SalesforceDesk::statusCode(results.at(4)), QStringLiteral("INVALID_TYPE"));
    QCOMPARE(results.at(5).toObject().value(QStringLiteral("created")), QJsonValue(true));
    results = desk.collection("PATCH", path, {keyed(QStringLiteral("again"), QStringLiteral("K1"))});
    QCOMPARE(text(results.first().toObject(), "id"), text(first, "id"));
    QCOMPARE(results.first().toObject().value(QStringLiteral("created")), QJsonValue(false));
    QCOMPARE(desk.rows(QStringLiteral("SELECT LastName FROM Lead WHERE Fairlead_Id__c = 'k1'")).size(), 1);
}

void TestPracticeUpsert::collectionsAllOrNone()
{
    SalesforceDesk desk(5);
    withField(desk);
    const auto results = desk.collection(
        "PATCH", QStringLiteral("/Lead/Fairlead_Id__c"),
        {keyed(QStringLiteral("one"), QStringLiteral("k1")), keyed(QString(), QStringLiteral("k2"))}, true);
    QCOMPARE(SalesforceDesk::statusCode(results.at(0)), QStringLiteral("ALL_OR_NONE_OPERATION_ROLLED_BACK"));
    QVERIFY(!results.at(0).toObject().contains(QStringLiteral("created")));
    QVERIFY(desk.rows(QStringLiteral("SELECT Id FROM Lead WHERE Fairlead_Id__c = 'k1'")).isEmpty());
}

void TestPracticeUpsert::collectionsAsAWhole()
{
    SalesforceDesk desk(5);
    const QString path = QStringLiteral("/composite/sobjects/Lead/Fairlead_Id__c");
    QCOMPARE(desk.api("PATCH", path, QJsonObject()).status, 404);
    withField(desk);
    QCOMPARE(desk.api("POST", path, QJsonObject()).status, 405);
    QCOMPARE(desk.api("PATCH", QStringLiteral("/composite/sobjects/Lead/Company"), QJsonObject()).status,
             404);
    QJsonArray many;
    for (int i = 0; i < 200; ++i)
        many.append(keyed(QStringLiteral("x"), QString::number(i)));
    QCOMPARE(desk.collection("PATCH", QStringLiteral("/Lead/Fairlead_Id__c"), many).size(), 200);
    many.append(keyed(QStringLiteral("x"), QStringLiteral("200")));
    QCOMPARE(desk.api("PATCH", path, QJsonObject{{QStringLiteral("records"), many}}).status, 400);
}

QTEST_GUILESS_MAIN(TestPracticeUpsert)
#include "tst_practiceupsert.moc"
