// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/practice/salesforcedesk.h"

#include <QTest>

using namespace fairlead::practice;
using namespace std::chrono_literals;

class TestPracticeRecords : public QObject
{
    Q_OBJECT
private slots:
    void lifeOfARecord();
    void refusedValues_data();
    void refusedValues();
    void referencesAreChecked();
    void updatesKeepTheRules();
    void convertedLeadsStay();
    void setupNeedsAnAdministrator();
    void deletingTakesAlong();
    void wonDealsHoldTheirAccount();
    void derivedFields();
    void events_data();
    void events();
    void stampsAreSecondsOfTheServer();
    void conditionalRequests();

private:
    QString create(SalesforceDesk &desk, const char *object, const QJsonObject &values)
    {
        const auto response = desk.api("POST", QStringLiteral("/sobjects/") + QLatin1String(object), values);
        if (response.status != 201)
            qWarning("%s", response.body.constData());
        return SalesforceDesk::object(response).value(QStringLiteral("id")).toString();
    }
    QJsonObject read(SalesforceDesk &desk, const char *object, const QString &id)
    {
        return SalesforceDesk::object(desk.api("GET", row(object, id)));
    }
    static QString row(const char *object, const QString &id)
    {
        return QStringLiteral("/sobjects/") + QLatin1String(object) + QLatin1Char('/') + id;
    }
    static QString text(const QJsonObject &object, const char *key)
    {
        return object.value(QLatin1String(key)).toString();
    }
    static QJsonObject lead(const char *lastName = "Lo")
    {
        return {{QStringLiteral("LastName"), QString::fromUtf8(lastName)},
                {QStringLiteral("Company"), QStringLiteral("Acme")}};
    }
    static QByteArray header(const Response &response, const QByteArray &name)
    {
        for (const auto &[key, value] : response.headers) {
            if (key.compare(name, Qt::CaseInsensitive) == 0)
                return value;
        }
        return {};
    }
};

void TestPracticeRecords::lifeOfARecord()
{
    SalesforceDesk desk(5);
    const auto created = desk.api("POST", QStringLiteral("/sobjects/Lead"),
                                  QJsonObject{{QStringLiteral("LastName"), QStringLiteral("  Lo ")},
                                              {QStringLiteral("FirstName"), QStringLiteral("Zoë")},
                                              {QStringLiteral("Company"), QStringLiteral("Acme")},
                                              {QStringLiteral("AnnualRevenue"), 139000000}});
    QCOMPARE(created.status, 201);
    const auto answer = SalesforceDesk::object(created);
    QCOMPARE(answer.value(QStringLiteral("success")), QJsonValue(true));
    QVERIFY(answer.value(QStringLiteral("errors")).toArray().isEmpty());
    const QString id = text(answer, "id");
    QCOMPARE(header(created, "Location"), "/services/data/v66.0/sobjects/Lead/" + id.toLatin1());
    const auto got = desk.api("GET", row("Lead", id));
    QVERIFY(got.body.contains("\"AnnualRevenue\":1.39E8"));
    const auto record = SalesforceDesk::object(got);
    QCOMPARE(text(record, "LastName"), QStringLiteral("Lo"));
    QCOMPARE(text(record, "Name"), QStringLiteral("Zoë Lo"));
    QCOMPARE(text(record, "Status"), QStringLiteral("Open - Not Contacted"));
    QCOMPARE(record.value(QStringLiteral("IsDeleted")), QJsonValue(false));
    QCOMPARE(text(record, "OwnerId"), text(record, "CreatedById"));
    const auto patched = desk.api("PATCH", row("Lead", id),
                                  QJsonObject{{QStringLiteral("FirstName"), QJsonValue::Null},
                                              {QStringLiteral("City"), QStringLiteral("Köln")}});
    QCOMPARE(patched.status, 204);
    QVERIFY(patched.body.isEmpty());
    QCOMPARE(text(read(desk, "Lead", id), "Name"), QStringLiteral("Lo"));
    const auto some = SalesforceDesk::object(
        desk.api("GET", row("Lead", id.left(15)) + QStringLiteral("?fields=City,Owner.Name")));
    QCOMPARE(some.size(), 3);
    QCOMPARE(text(some, "City"), QStringLiteral("Köln"));
    QCOMPARE(desk.api("DELETE", row("Lead", id)).status, 204);
    for (const char *method : {"GET", "PATCH", "DELETE"}) {
        const auto gone = desk.api(method, row("Lead", id), QJsonObject());
        QCOMPARE(gone.status, 404);
        QCOMPARE(SalesforceDesk::errorCode(gone), QByteArray("ENTITY_IS_DELETED"));
    }
    QCOMPARE(desk.send("POST", QStringLiteral("/_practice/undelete"), id.toLatin1()).status, 204);
    QCOMPARE(desk.api("GET", row("Lead", id)).status, 200);
}

void TestPracticeRecords::refusedValues_data()
{
    QTest::addColumn<QString>("object");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QStringList>("fields");
    const auto add = [](const char *title, const char *object, const QByteArray &body, const char *code,
                        const char *message, const QStringList &fields = {}) {
        QTest::newRow(title) << QString::fromLatin1(object) << body << QByteArray(code)
                             << QString::fromUtf8(message) << fields;
    };
    const auto base = [](const char *more) -> QByteArray {
        return QByteArray(R"({"LastName":"Lo","Company":"Acme",)") + more + '}';
    };
    add("missing", "Lead", "{}", "REQUIRED_FIELD_MISSING", "Required fields are missing: [LastName, Company]",
        {QStringLiteral("LastName"), QStringLiteral("Company")});
    add("blank is missing", "Lead", R"({"LastName":"  ","Company":"Acme"})", "REQUIRED_FIELD_MISSING",
        "[LastName]", {QStringLiteral("LastName")});
    add("too long", "Lead", base(QByteArray("\"City\":\"" + QByteArray(41, 'x') + '"').constData()),
        "STRING_TOO_LONG", "City: data value too large: xxxxx", {QStringLiteral("City")});
    add("unknown field", "Lead", base(R"("Colour":"red")"), "INVALID_FIELD",
        "No such column 'Colour' on sobject of type Lead");
    add("read-only field", "Lead", base(R"("CreatedDate":"2020-01-01T00:00:00Z")"),
        "INVALID_FIELD_FOR_INSERT_UPDATE", "Unable to create/update fields: CreatedDate",
        {QStringLiteral("CreatedDate")});
    add("full name", "Lead", base(R"("Name":"Lo")"), "INVALID_FIELD_FOR_INSERT_UPDATE", "Name",
        {QStringLiteral("Name")});
    add("id on create", "Lead", base(R"("Id":"00QLm0000000001MAA")"), "INVALID_FIELD_FOR_INSERT_UPDATE", "Id",
        {QStringLiteral("Id")});
    add("bad email", "Lead", base(R"("Email":"no at sign")"), "INVALID_EMAIL_ADDRESS",
        "Email: invalid email address: no at sign", {QStringLiteral("Email")});
    add("restricted picklist", "Lead", base(R"("GeocodeAccuracy":"Galaxy")"),
        "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", "bad value for restricted picklist field: Galaxy",
        {QStringLiteral("GeocodeAccuracy")});
    add("text for number", "Lead", base(R"("NumberOfEmployees":"many")"), "JSON_PARSER_ERROR",
        "Cannot deserialize instance of int from VALUE_STRING value many");
    add("fraction for int", "Lead", base(R"("NumberOfEmployees":1.5)"), "JSON_PARSER_ERROR",
        "VALUE_NUMBER_FLOAT");
    add("number too large", "Lead", base(R"("NumberOfEmployees":123456789)"), "NUMBER_OUTSIDE_VALID_RANGE",
        "outside of valid range", {QStringLiteral("NumberOfEmployees")});
    add("number for text", "Lead", base(R"("City":5)"), "JSON_PARSER_ERROR",
        "instance of string from VALUE_NUMBER_INT value 5");
    add("text for boolean", "Lead", base(R"("DoNotCall":"maybe")"), "JSON_PARSER_ERROR",
        "instance of boolean");
    add("object for text", "Lead", base(R"("City":{"a":1})"), "JSON_PARSER_ERROR", "START_OBJECT");
    add("impossible date", "Contact", R"({"LastName":"x","Birthdate":"1990-02-30"})", "JSON_PARSER_ERROR",
        "instance of date");
    add("datetime without zone", "Contact", R"({"LastName":"x","EmailBouncedDate":"2026-05-01T10:00:00"})",
        "JSON_PARSER_ERROR", "instance of datetime");
    add("malformed reference", "Contact", R"({"LastName":"x","AccountId":"123"})", "MALFORMED_ID",
        "id value of incorrect type: 123", {QStringLiteral("AccountId")});
    add("reference to another object", "Contact", R"({"LastName":"x","AccountId":"00QLm0000000001MAA"})",
        "FIELD_INTEGRITY_EXCEPTION", "Account ID: id value of incorrect type", {QStringLiteral("AccountId")});
    add("reference to nothing", "Contact", R"({"LastName":"x","AccountId":"001Lm0000009999IAA"})",
        "INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id");
    add("not JSON", "Lead", "{LastName", "JSON_PARSER_ERROR", "Unexpected character");
    add("an array", "Lead", "[]", "JSON_PARSER_ERROR", "START_ARRAY");
    add("object that takes no rows", "Profile", R"({"Name":"x"})", "INVALID_TYPE_FOR_OPERATION", "Profile");
}

void TestPracticeRecords::refusedValues()
{
    QFETCH(QString, object);
    QFETCH(QByteArray, body);
    QFETCH(QString, message);
    QFETCH(QStringList, fields);
    SalesforceDesk desk(5);
    const auto before = desk.query(QStringLiteral("SELECT COUNT() FROM ") + object).body;
    const auto response =
        desk.send("POST", QStringLiteral("/services/data/v66.0/sobjects/") + object, body,
                  {{"Authorization", "Bearer " + desk.token}, {"Content-Type", "application/json"}});
    QCOMPARE(response.status, 400);
    QTEST(SalesforceDesk::errorCode(response), "code");
    const auto error = QJsonDocument::fromJson(response.body).array().first().toObject();
    QVERIFY2(text(error, "message").contains(message), qPrintable(text(error, "message")));
    QStringList named;
    for (const auto &field : error.value(QStringLiteral("fields")).toArray())
        named.append(field.toString());
    QCOMPARE(named, fields);
    QCOMPARE(desk.query(QStringLiteral("SELECT COUNT() FROM ") + object).body, before);
}

void TestPracticeRecords::referencesAreChecked()
{
    SalesforceDesk desk(5);
    const QString account = create(desk, "Account", {{QStringLiteral("Name"), QStringLiteral("x")}});
    const QString contact = create(
        desk, "Contact",
        {{QStringLiteral("LastName"), QStringLiteral("x")}, {QStringLiteral("AccountId"), account.left(15)}});
    QCOMPARE(text(read(desk, "Contact", contact), "AccountId"), account);
    const QString inactive = text(
        desk.rows(QStringLiteral("SELECT Id FROM User WHERE IsActive = FALSE")).first().toObject(), "Id");
    const auto owned =
        desk.api("PATCH", row("Contact", contact), QJsonObject{{QStringLiteral("OwnerId"), inactive}});
    QCOMPARE(SalesforceDesk::errorCode(owned), QByteArray("INACTIVE_OWNER_OR_USER"));
    QVERIFY(owned.body.contains(
        QByteArray("inactive user [" + inactive.left(15).toLatin1() + "] as owner of contact")));
    QCOMPARE(desk.api("DELETE", row("Account", account)).status, 204);
    const auto dead = desk.api("POST", QStringLiteral("/sobjects/Contact"),
                               QJsonObject{{QStringLiteral("LastName"), QStringLiteral("y")},
                                           {QStringLiteral("AccountId"), account}});
    QCOMPARE(SalesforceDesk::errorCode(dead), QByteArray("ENTITY_IS_DELETED"));
}

void TestPracticeRecords::updatesKeepTheRules()
{
    SalesforceDesk desk(5);
    const QString id = create(desk, "Lead", lead());
    const auto code = [&](const QJsonObject &values) {
        return SalesforceDesk::errorCode(desk.api("PATCH", row("Lead", id), values));
    };
    QCOMPARE(code({{QStringLiteral("LastName"), QJsonValue::Null}}), QByteArray("REQUIRED_FIELD_MISSING"));
    QCOMPARE(code({{QStringLiteral("Id"), id}}), QByteArray("INVALID_FIELD"));
    QCOMPARE(code({{QStringLiteral("IsConverted"), true}}), QByteArray("INVALID_FIELD_FOR_INSERT_UPDATE"));
    QCOMPARE(
        code({{QStringLiteral("attributes"), QJsonObject()}, {QStringLiteral("City"), QStringLiteral("x")}}),
        QByteArray());
    QCOMPARE(SalesforceDesk::errorCode(
                 desk.api("PATCH", row("Lead", QStringLiteral("00QLm0000009999EAA")), lead())),
             QByteArray("NOT_FOUND"));
    QCOMPARE(SalesforceDesk::errorCode(desk.api("GET", row("Contact", id))), QByteArray("NOT_FOUND"));
    QCOMPARE(SalesforceDesk::errorCode(desk.api("GET", row("Lead", QStringLiteral("abc")))),
             QByteArray("NOT_FOUND"));
}

void TestPracticeRecords::convertedLeadsStay()
{
    SalesforceDesk desk(60);
    const auto converted =
        desk.rows(QStringLiteral("SELECT Id, ConvertedContactId FROM Lead WHERE IsConverted = TRUE"));
    QVERIFY(!converted.isEmpty());
    QVERIFY(text(converted.first().toObject(), "ConvertedContactId").startsWith(QLatin1String("003")));
    const auto refused = desk.api("PATCH", row("Lead", text(converted.first().toObject(), "Id")),
                                  QJsonObject{{QStringLiteral("City"), QStringLiteral("x")}});
    QCOMPARE(SalesforceDesk::errorCode(refused), QByteArray("CANNOT_UPDATE_CONVERTED_LEAD"));
}

void TestPracticeRecords::setupNeedsAnAdministrator()
{
    SalesforceDesk desk(5);
    const auto profile = text(
        desk.rows(QStringLiteral("SELECT Id FROM Profile WHERE Name LIKE 'Minimum%'")).first().toObject(),
        "Id");
    QJsonObject user{{QStringLiteral("Username"), QStringLiteral("new.one@larkmoor.example")},
                     {QStringLiteral("LastName"), QStringLiteral("One")},
                     {QStringLiteral("Email"), QStringLiteral("new.one@larkmoor.example")},
                     {QStringLiteral("Alias"), QStringLiteral("none")},
                     {QStringLiteral("TimeZoneSidKey"), QStringLiteral("GMT")},
                     {QStringLiteral("LocaleSidKey"), QStringLiteral("en_US")},
                     {QStringLiteral("EmailEncodingKey"), QStringLiteral("UTF-8")},
                     {QStringLiteral("LanguageLocaleKey"), QStringLiteral("en_US")},
                     {QStringLiteral("ProfileId"), profile},
                     {QStringLiteral("IsActive"), true}};
    const auto refused = desk.api("POST", QStringLiteral("/sobjects/User"), user);
    QCOMPARE(refused.status, 403);
    QCOMPARE(SalesforceDesk::errorCode(refused), QByteArray("INSUFFICIENT_ACCESS_OR_READONLY"));
    desk.token = desk.adminToken();
    const QString id = create(desk, "User", user);
    QVERIFY(id.startsWith(QLatin1String("005")));
    QCOMPARE(text(read(desk, "User", id), "CommunityNickname"), QStringLiteral("new.one"));
    QCOMPARE(SalesforceDesk::errorCode(desk.api("POST", QStringLiteral("/sobjects/User"), user)),
             QByteArray("DUPLICATE_USERNAME"));
    QCOMPARE(desk.api("DELETE", row("User", id)).status, 405);
    QCOMPARE(desk.api("PATCH", row("User", id), QJsonObject{{QStringLiteral("IsActive"), false}}).status,
             204);
}

void TestPracticeRecords::deletingTakesAlong()
{
    SalesforceDesk desk(5);
    const QString account = create(desk, "Account", {{QStringLiteral("Name"), QStringLiteral("x")}});
    const QString contact =
        create(desk, "Contact",
               {{QStringLiteral("LastName"), QStringLiteral("x")}, {QStringLiteral("AccountId"), account}});
    const QString task = create(
        desk, "Task", {{QStringLiteral("Subject"), QStringLiteral("x")}, {QStringLiteral("WhoId"), contact}});
    desk.clock.advance(10s);
    QCOMPARE(desk.api("DELETE", row("Account", account)).status, 204);
    for (const auto &[object, id] :
         QList<QPair<const char *, QString>>{{"Account", account}, {"Contact", contact}, {"Task", task}})
        QCOMPARE(SalesforceDesk::errorCode(desk.api("GET", row(object, id))),
                 QByteArray("ENTITY_IS_DELETED"));
    const auto gone =
        desk.rows(QStringLiteral("SELECT SystemModstamp FROM Task WHERE Id = '%1'").arg(task), true)
            .first()
            .toObject();
    QCOMPARE(text(gone, "SystemModstamp"), QStringLiteral("2026-05-01T10:00:10.000+0000"));
}

void TestPracticeRecords::wonDealsHoldTheirAccount()
{
    SalesforceDesk desk(5);
    const QString account = create(desk, "Account", {{QStringLiteral("Name"), QStringLiteral("held")}});
    const QString contact =
        create(desk, "Contact",
               {{QStringLiteral("LastName"), QStringLiteral("x")}, {QStringLiteral("AccountId"), account}});
    create(desk, "Opportunity",
           {{QStringLiteral("Name"), QStringLiteral("won")},
            {QStringLiteral("AccountId"), account},
            {QStringLiteral("StageName"), QStringLiteral("Closed Won")},
            {QStringLiteral("CloseDate"), QStringLiteral("2026-04-01")}});
    const auto refused = desk.api("DELETE", row("Account", account));
    QCOMPARE(refused.status, 400);
    QCOMPARE(SalesforceDesk::errorCode(refused), QByteArray("DELETE_FAILED"));
    QCOMPARE(desk.api("GET", row("Contact", contact)).status, 200);
}

void TestPracticeRecords::derivedFields()
{
    SalesforceDesk desk(5);
    const QString account = create(desk, "Account", {{QStringLiteral("Name"), QStringLiteral("x")}});
    const QString deal = create(desk, "Opportunity",
                                {{QStringLiteral("Name"), QStringLiteral("d")},
                                 {QStringLiteral("AccountId"), account},
                                 {QStringLiteral("Amount"), 1000.555},
                                 {QStringLiteral("StageName"), QStringLiteral("Negotiation/Review")},
                                 {QStringLiteral("CloseDate"), QStringLiteral("2026-08-15")}});
    auto record = read(desk, "Opportunity", deal);
    QCOMPARE(record.value(QStringLiteral("Amount")).toDouble(), 1000.56);
    QCOMPARE(record.value(QStringLiteral("Probability")).toDouble(), 90.0);
    QCOMPARE(record.value(QStringLiteral("ExpectedRevenue")).toDouble(), 900.504);
    QCOMPARE(text(record, "ForecastCategoryName"), QStringLiteral("Commit"));
    QCOMPARE(text(record, "ForecastCategory"), QStringLiteral("Forecast"));
    QCOMPARE(record.value(QStringLiteral("FiscalQuarter")).toInt(), 3);
    QCOMPARE(desk.api("PATCH", row("Opportunity", deal),
                      QJsonObject{{QStringLiteral("StageName"), QStringLiteral("Closed Lost")}})
                 .status,
             204);
    record = read(desk, "Opportunity", deal);
    QCOMPARE(record.value(QStringLiteral("IsClosed")), QJsonValue(true));
    QCOMPARE(record.value(QStringLiteral("IsWon")), QJsonValue(false));
    QCOMPARE(record.value(QStringLiteral("Probability")).toDouble(), 0.0);
    const QString task = create(
        desk, "Task", {{QStringLiteral("Subject"), QStringLiteral("t")}, {QStringLiteral("WhatId"), deal}});
    record = read(desk, "Task", task);
    QCOMPARE(text(record, "AccountId"), account);
    QCOMPARE(text(record, "Priority"), QStringLiteral("Normal"));
    QVERIFY(record.value(QStringLiteral("CompletedDateTime")).isNull());
    desk.clock.advance(60s);
    QCOMPARE(desk.api("PATCH", row("Task", task),
                      QJsonObject{{QStringLiteral("Status"), QStringLiteral("Completed")}})
                 .status,
             204);
    record = read(desk, "Task", task);
    QCOMPARE(record.value(QStringLiteral("IsClosed")), QJsonValue(true));
    QCOMPARE(text(record, "CompletedDateTime"), QStringLiteral("2026-05-01T10:01:00.000+0000"));
}

void TestPracticeRecords::events_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QString>("start");
    QTest::addColumn<QString>("end");
    QTest::addColumn<int>("minutes");
    const auto add = [](const char *title, const char *body, const char *code, const char *start = "",
                        const char *end = "", int minutes = 0) {
        QTest::newRow(title) << QByteArray(body) << QByteArray(code) << QString::fromLatin1(start)
                             << QString::fromLatin1(end) << minutes;
    };
    add("start and length", R"({"StartDateTime":"2026-06-01T10:00:00Z","DurationInMinutes":45})", "",
        "2026-06-01T10:00", "2026-06-01T10:45", 45);
    add("start and end",
        R"({"StartDateTime":"2026-06-01T12:00:00+02:00","EndDateTime":"2026-06-01T11:00:00Z"})", "",
        "2026-06-01T10:00", "2026-06-01T11:00", 60);
    add("all three",
        R"({"StartDateTime":"2026-06-01T10:00:00Z","EndDateTime":"2026-06-01T11:00:00Z","DurationInMinutes":60})",
        "", "2026-06-01T10:00", "2026-06-01T11:00", 60);
    add("all day", R"({"IsAllDayEvent":true,"ActivityDate":"2026-06-01"})", "", "2026-06-01T00:00",
        "2026-06-01T00:00", 1440);
    add("two days",
        R"({"IsAllDayEvent":true,"StartDateTime":"2026-06-01T00:00:00Z","EndDateTime":"2026-06-02T00:00:00Z"})",
        "", "2026-06-01T00:00", "2026-06-02T00:00", 2880);
    add("two days by length",
        R"({"IsAllDayEvent":true,"StartDateTime":"2026-06-01T00:00:00Z","DurationInMinutes":2880})", "",
        "2026-06-01T00:00", "2026-06-02T00:00", 2880);
    add("no start", R"({"DurationInMinutes":45})", "FIELD_INTEGRITY_EXCEPTION");
    add("no end", R"({"StartDateTime":"2026-06-01T10:00:00Z"})", "FIELD_INTEGRITY_EXCEPTION");
    add("ends before it starts",
        R"({"StartDateTime":"2026-06-01T10:00:00Z","EndDateTime":"2026-06-01T09:00:00Z"})",
        "FIELD_INTEGRITY_EXCEPTION");
    add("does not fit",
        R"({"StartDateTime":"2026-06-01T10:00:00Z","EndDateTime":"2026-06-01T11:00:00Z","DurationInMinutes":30})",
        "FIELD_INTEGRITY_EXCEPTION");
    add("too long", R"({"StartDateTime":"2026-06-01T10:00:00Z","DurationInMinutes":20161})",
        "FIELD_INTEGRITY_EXCEPTION");
    add("other activity time",
        R"({"StartDateTime":"2026-06-01T10:00:00Z","ActivityDateTime":"2026-06-01T11:00:00Z","DurationInMinutes":30})",
        "FIELD_INTEGRITY_EXCEPTION");
    add("lead and deal",
        R"({"StartDateTime":"2026-06-01T10:00:00Z","DurationInMinutes":30,"WhoId":"00QLm0000000001MAA","WhatId":"006Lm0000000001MAA"})",
        "FIELD_INTEGRITY_EXCEPTION");
}

void TestPracticeRecords::events()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, code);
    QFETCH(QString, start);
    QFETCH(QString, end);
    QFETCH(int, minutes);
    SalesforceDesk desk(5);
    // The seeded lead and deal of the last case, whatever their checksum.
    for (const char *object : {"Lead", "Opportunity"}) {
        const auto id = text(desk.rows(QStringLiteral("SELECT Id FROM %1 LIMIT 1").arg(QLatin1String(object)))
                                 .first()
                                 .toObject(),
                             "Id")
                            .toLatin1();
        body.replace(QByteArray(id.left(15) + "MAA"), id);
    }
    const auto response =
        desk.api("POST", QStringLiteral("/sobjects/Event"), QJsonDocument::fromJson(body).object());
    QCOMPARE(SalesforceDesk::errorCode(response), code);
    if (!code.isEmpty())
        return;
    const auto event = read(desk, "Event", text(SalesforceDesk::object(response), "id"));
    QCOMPARE(text(event, "StartDateTime").left(16), start);
    QCOMPARE(text(event, "EndDateTime").left(16), end);
    QCOMPARE(event.value(QStringLiteral("DurationInMinutes")).toInt(), minutes);
    QCOMPARE(text(event, "ActivityDate"), start.left(10));
    // Moving the start keeps the length.
    const QString id = text(event, "Id");
    QCOMPARE(desk.api("PATCH", row("Event", id),
                      QJsonObject{{QStringLiteral("StartDateTime"), QStringLiteral("2026-07-01T00:00:00Z")}})
                 .status,
             204);
    QCOMPARE(read(desk, "Event", id).value(QStringLiteral("DurationInMinutes")).toInt(), minutes);
}

void TestPracticeRecords::stampsAreSecondsOfTheServer()
{
    SalesforceDesk desk(5);
    desk.clock.advance(1700ms);
    const QString id = create(desk, "Lead", lead());
    QCOMPARE(text(read(desk, "Lead", id), "SystemModstamp"), QStringLiteral("2026-05-01T10:00:01.000+0000"));
    desk.clock.advance(5s);
    QCOMPARE(desk.api("PATCH", row("Lead", id), QJsonObject()).status, 204);
    const auto record = read(desk, "Lead", id);
    QCOMPARE(text(record, "CreatedDate"), QStringLiteral("2026-05-01T10:00:01.000+0000"));
    QCOMPARE(text(record, "SystemModstamp"), QStringLiteral("2026-05-01T10:00:06.000+0000"));
    // The seeded past lies before now.
    QVERIFY(desk.rows(QStringLiteral("SELECT Id FROM Account WHERE SystemModstamp >= 2026-05-01T00:00:00Z"))
                .isEmpty());
}

void TestPracticeRecords::conditionalRequests()
{
    SalesforceDesk desk(5);
    const QString id = create(desk, "Account", {{QStringLiteral("Name"), QStringLiteral("x")}});
    const auto got = desk.api("GET", row("Account", id));
    const QByteArray tag = header(got, "ETag");
    QVERIFY(!tag.isEmpty());
    QCOMPARE(header(got, "Last-Modified"), QByteArray("Fri, 01 May 2026 10:00:00 GMT"));
    const QJsonObject change{{QStringLiteral("Site"), QStringLiteral("y")}};
    QCOMPARE(desk.api("GET", row("Account", id), {}, {{"If-None-Match", tag}}).status, 304);
    QCOMPARE(desk.api("GET", row("Account", id), {}, {{"If-Modified-Since", "Fri, 01 May 2026 10:00:00 GMT"}})
                 .status,
             304);
    QCOMPARE(desk.api("PATCH", row("Account", id), change, {{"If-Match", tag}}).status, 204);
    desk.clock.advance(5s);
    QCOMPARE(desk.api("PATCH", row("Account", id), change).status, 204);
    QCOMPARE(desk.api("PATCH", row("Account", id), change, {{"If-Match", tag}}).status, 412);
    QCOMPARE(desk.api("PATCH", row("Account", id), change,
                      {{"If-Unmodified-Since", "Fri, 01 May 2026 10:00:00 GMT"}})
                 .status,
             412);
    QCOMPARE(desk.api("PATCH", row("Account", id), change,
                      {{"If-Unmodified-Since", "Fri, 01 May 2026 10:00:05 GMT"}})
                 .status,
             204);
    // Entity tags exist for Account only: elsewhere they protect nothing.
    const QString contact = create(desk, "Contact", {{QStringLiteral("LastName"), QStringLiteral("x")}});
    QVERIFY(header(desk.api("GET", row("Contact", contact)), "ETag").isEmpty());
    QCOMPARE(desk.api("PATCH", row("Contact", contact), QJsonObject(), {{"If-Match", "\"old\""}}).status,
             204);
}

QTEST_GUILESS_MAIN(TestPracticeRecords)
#include "tst_practicerecords.moc"
