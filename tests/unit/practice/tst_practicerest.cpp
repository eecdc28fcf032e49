// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/seed/credentials.h"
#include "unit/practice/salesforcedesk.h"

#include <QTest>

using namespace fairlead::practice;
using namespace std::chrono_literals;

class TestPracticeRest : public QObject
{
    Q_OBJECT
private slots:
    void updatedAndDeleted();
    void replicationDates_data();
    void replicationDates();
    void describeShowsWhatCounts();
    void drift();
    void limitsAndUsage();
    void sessionsAndMethods();
    void collections();
    void versionsAndResources();
    void resetBringsEverythingBack();

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

void TestPracticeRest::updatedAndDeleted()
{
    SalesforceDesk desk(5);
    const QString kept = create(desk, "Lead", lead("kept"));
    const QString gone = create(desk, "Lead", lead("gone"));
    desk.clock.advance(90s);
    QCOMPARE(desk.api("DELETE", row("Lead", gone)).status, 204);
    const auto ask = [&](const char *what, const char *start, const char *end) {
        return SalesforceDesk::object(
            desk.api("GET",
                     QStringLiteral("/sobjects/Lead/%1/?start=%2&end=%3")
                         .arg(QLatin1String(what), QLatin1String(start), QLatin1String(end))));
    };
    const auto updated =
        ask("updated", "2026-05-01T10%3A00%3A00%2B00%3A00", "2026-05-01T11%3A00%3A00%2B00%3A00");
    QCOMPARE(updated.value(QStringLiteral("ids")).toArray(), QJsonArray{kept});
    // Not past now, whatever was asked for.
    QCOMPARE(text(updated, "latestDateCovered"), QStringLiteral("2026-05-01T10:01:30.000+0000"));
    const auto deleted = ask("deleted", "2026-05-01T10:01:00Z", "2026-05-01T11:00:00Z");
    const auto entry = deleted.value(QStringLiteral("deletedRecords")).toArray().first().toObject();
    QCOMPARE(text(entry, "id"), gone);
    QCOMPARE(text(entry, "deletedDate"), QStringLiteral("2026-05-01T10:01:30.000+0000"));
    QCOMPARE(text(deleted, "earliestDateAvailable"), QStringLiteral("2026-04-16T10:01:30.000+0000"));
    QVERIFY(ask("deleted", "2026-05-01T09:00:00Z", "2026-05-01T10:01:59Z")
                .value(QStringLiteral("deletedRecords"))
                .toArray()
                .isEmpty());
    desk.set({{QStringLiteral("earliestDeletedDate"), QStringLiteral("2026-05-01T09:30:00Z")}});
    QCOMPARE(text(ask("deleted", "2026-05-01T09:00:00Z", "2026-05-01T10:30:00Z"), "earliestDateAvailable"),
             QStringLiteral("2026-05-01T09:30:00.000+0000"));
}

void TestPracticeRest::replicationDates_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("code");
    const auto add = [](const char *title, const char *path, const char *code) {
        QTest::newRow(title) << QString::fromLatin1(path) << QByteArray(code);
    };
    add("good", "Lead/updated?start=2026-04-30T00:00:00Z&end=2026-05-01T00:00:00Z", "");
    add("missing", "Lead/updated", "INVALID_REPLICATION_DATE");
    add("plus became a blank", "Lead/updated?start=2026-04-30T00:00:00+00:00&end=2026-05-01T00:00:00+00:00",
        "INVALID_REPLICATION_DATE");
    add("backwards", "Lead/updated?start=2026-05-01T00:00:00Z&end=2026-04-30T00:00:00Z",
        "INVALID_REPLICATION_DATE");
    add("same minute", "Lead/deleted?start=2026-05-01T00:00:10Z&end=2026-05-01T00:00:50Z",
        "INVALID_REPLICATION_DATE");
    add("too long ago", "Lead/updated?start=2026-03-01T00:00:00Z&end=2026-05-01T00:00:00Z",
        "INVALID_REPLICATION_DATE");
    add("not replicable", "Organization/updated?start=2026-04-30T00:00:00Z&end=2026-05-01T00:00:00Z",
        "INVALID_TYPE");
}

void TestPracticeRest::replicationDates()
{
    QFETCH(QString, path);
    SalesforceDesk desk(5);
    QTEST(SalesforceDesk::errorCode(desk.api("GET", QStringLiteral("/sobjects/") + path)), "code");
}

void TestPracticeRest::describeShowsWhatCounts()
{
    SalesforceDesk desk(5);
    const auto list = SalesforceDesk::object(desk.api("GET", QStringLiteral("/sobjects")))
                          .value(QStringLiteral("sobjects"))
                          .toArray();
    QStringList names;
    for (const auto &each : list)
        names.append(text(each.toObject(), "name"));
    for (const char *name :
         {"Account", "Contact", "Lead", "Opportunity", "Task", "Event", "User", "Organization"})
        QVERIFY2(names.contains(QLatin1String(name)), name);
    QVERIFY(!names.contains(QStringLiteral("Name")));
    const auto response = desk.api("GET", QStringLiteral("/sobjects/opportunity/describe"));
    const auto describe = SalesforceDesk::object(response);
    QCOMPARE(text(describe, "name"), QStringLiteral("Opportunity"));
    QCOMPARE(text(describe, "keyPrefix"), QStringLiteral("006"));
    QStringList required;
    for (const auto &each : describe.value(QStringLiteral("fields")).toArray()) {
        const auto field = each.toObject();
        QCOMPARE(field.size(), 57);
        if (field.value(QStringLiteral("createable")).toBool()
            && !field.value(QStringLiteral("nillable")).toBool()
            && !field.value(QStringLiteral("defaultedOnCreate")).toBool())
            required.append(text(field, "name"));
        if (text(field, "name") == QLatin1String("AccountId")) {
            QCOMPARE(text(field, "type"), QStringLiteral("reference"));
            QCOMPARE(text(field, "relationshipName"), QStringLiteral("Account"));
            QCOMPARE(field.value(QStringLiteral("referenceTo")).toArray(),
                     QJsonArray{QStringLiteral("Account")});
        }
        if (text(field, "name") == QLatin1String("StageName"))
            QCOMPARE(field.value(QStringLiteral("picklistValues")).toArray().size(), 10);
    }
    QCOMPARE(required,
             (QStringList{QStringLiteral("Name"), QStringLiteral("StageName"), QStringLiteral("CloseDate")}));
    const QByteArray since = header(response, "Last-Modified");
    const auto unchanged =
        desk.api("GET", QStringLiteral("/sobjects/Opportunity/describe"), {}, {{"If-Modified-Since", since}});
    QCOMPARE(unchanged.status, 304);
    QVERIFY(unchanged.body.isEmpty());
}

void TestPracticeRest::drift()
{
    SalesforceDesk desk(5);
    const QString id = create(desk, "Lead", lead());
    desk.set({{QStringLiteral("hiddenFields"), QJsonArray{QStringLiteral("Lead.Phone")}},
              {QStringLiteral("readOnlyFields"), QJsonArray{QStringLiteral("Lead.Title")}}});
    const auto fields = SalesforceDesk::object(desk.api("GET", QStringLiteral("/sobjects/Lead/describe")))
                            .value(QStringLiteral("fields"))
                            .toArray();
    bool phone = false;
    for (const auto &each : fields) {
        const auto field = each.toObject();
        phone = phone || text(field, "name") == QLatin1String("Phone");
        if (text(field, "name") == QLatin1String("Title"))
            QVERIFY(!field.value(QStringLiteral("updateable")).toBool()
                    && !field.value(QStringLiteral("createable")).toBool());
    }
    QVERIFY(!phone);
    QVERIFY(!read(desk, "Lead", id).contains(QStringLiteral("Phone")));
    QCOMPARE(SalesforceDesk::errorCode(desk.api("PATCH", row("Lead", id),
                                                QJsonObject{{QStringLiteral("Phone"), QStringLiteral("1")}})),
             QByteArray("INVALID_FIELD"));
    QCOMPARE(SalesforceDesk::errorCode(desk.api("PATCH", row("Lead", id),
                                                QJsonObject{{QStringLiteral("Title"), QStringLiteral("x")}})),
             QByteArray("INVALID_FIELD_FOR_INSERT_UPDATE"));
    desk.set({{QStringLiteral("hiddenObjects"), QJsonArray{QStringLiteral("Lead")}}});
    QCOMPARE(SalesforceDesk::errorCode(desk.api("GET", QStringLiteral("/sobjects/Lead/describe"))),
             QByteArray("NOT_FOUND"));
}

void TestPracticeRest::limitsAndUsage()
{
    SalesforceDesk desk(5);
    desk.set({{QStringLiteral("apiRequestsMax"), 10}});
    const auto first = desk.api("GET", QStringLiteral("/limits"));
    QCOMPARE(header(first, "Sforce-Limit-Info"), QByteArray("api-usage=1/10"));
    QCOMPARE(SalesforceDesk::object(first)
                 .value(QStringLiteral("DailyApiRequests"))
                 .toObject()
                 .value(QStringLiteral("Remaining"))
                 .toInt(),
             9);
    // Failures count and tell as well; what needs no sign-in does not.
    QCOMPARE(header(desk.api("GET", QStringLiteral("/nowhere")), "Sforce-Limit-Info"),
             QByteArray("api-usage=2/10"));
    QVERIFY(header(desk.send("GET", QStringLiteral("/services/data")), "Sforce-Limit-Info").isEmpty());
    QCOMPARE(desk.send("POST", QStringLiteral("/_practice/api-usage"), "10").status, 204);
    const auto over = desk.api("GET", QStringLiteral("/limits"));
    QCOMPARE(over.status, 403);
    QCOMPARE(SalesforceDesk::errorCode(over), QByteArray("REQUEST_LIMIT_EXCEEDED"));
    QVERIFY(over.body.contains("TotalRequests Limit exceeded."));
    desk.set({{QStringLiteral("apiEnabled"), false}});
    QCOMPARE(SalesforceDesk::errorCode(desk.api("GET", QStringLiteral("/limits"))),
             QByteArray("API_DISABLED_FOR_ORG"));
}

void TestPracticeRest::sessionsAndMethods()
{
    SalesforceDesk desk(5);
    for (const Headers &headers : {Headers{}, Headers{{"Authorization", "Bearer 00Dnonsense!x"}},
                                   Headers{{"Authorization", "Basic eDp5"}}}) {
        const auto refused = desk.send("GET", QStringLiteral("/services/data/v66.0/limits"), {}, headers);
        QCOMPARE(refused.status, 401);
        QCOMPARE(
            refused.body,
            QByteArray(R"([{"message":"Session expired or invalid","errorCode":"INVALID_SESSION_ID"}])"));
    }
    const auto put = desk.api("PUT", QStringLiteral("/sobjects/Lead"));
    QCOMPARE(put.status, 405);
    QVERIFY(put.body.contains("Allowed are HEAD,GET,POST"));
    QCOMPARE(desk.api("GET", QStringLiteral("/sobjects/Lead")).status, 200);
    QCOMPARE(desk.api("GET", QStringLiteral("/sobjects/Nothing")).status, 404);
    const QString id = create(desk, "Lead", lead());
    QCOMPARE(desk.api("POST", row("Lead", id) + QStringLiteral("?_HttpMethod=PATCH"),
                      QJsonObject{{QStringLiteral("City"), QStringLiteral("x")}})
                 .status,
             204);
    QCOMPARE(
        desk.api("POST", QStringLiteral("/sobjects/Lead"), lead(), {{"Content-Type", "text/plain"}}).status,
        415);
    QCOMPARE(desk.send("POST", QStringLiteral("/_practice/expire-access-tokens")).status, 204);
    QCOMPARE(desk.api("GET", QStringLiteral("/limits")).status, 401);
}

void TestPracticeRest::collections()
{
    SalesforceDesk desk(5);
    const auto record = [](const char *type, QJsonObject values) {
        values.insert(QStringLiteral("attributes"),
                      QJsonObject{{QStringLiteral("type"), QLatin1String(type)}});
        return values;
    };
    const QString path = QStringLiteral("/composite/sobjects");
    const auto send = [&](const char *method, bool allOrNone, const QJsonArray &records) {
        const auto response = desk.api(
            method, path,
            QJsonObject{{QStringLiteral("allOrNone"), allOrNone}, {QStringLiteral("records"), records}});
        if (response.status != 200)
            qWarning("%s", response.body.constData());
        return QJsonDocument::fromJson(response.body).array();
    };
    const auto code = [](const QJsonValue &result) {
        return text(result.toObject().value(QStringLiteral("errors")).toArray().first().toObject(),
                    "statusCode");
    };
    auto results = send("POST", false,
                        {record("Lead", lead("one")), record("Contact", {}), record("Lead", lead("two"))});
    QCOMPARE(results.size(), 3);
    const QString one = text(results.at(0).toObject(), "id");
    const QString two = text(results.at(2).toObject(), "id");
    QCOMPARE(code(results.at(1)), QStringLiteral("REQUIRED_FIELD_MISSING"));
    results = send(
        "PATCH", true,
        {record("Lead", {{QStringLiteral("id"), one}, {QStringLiteral("City"), QStringLiteral("x")}}),
         record("Lead", {{QStringLiteral("id"), two}, {QStringLiteral("Email"), QStringLiteral("bad")}})});
    QCOMPARE(code(results.at(0)), QStringLiteral("ALL_OR_NONE_OPERATION_ROLLED_BACK"));
    QCOMPARE(code(results.at(1)), QStringLiteral("INVALID_EMAIL_ADDRESS"));
    QVERIFY(read(desk, "Lead", one).value(QStringLiteral("City")).isNull());
    const auto several =
        QJsonDocument::fromJson(
            desk.api("POST", path + QStringLiteral("/Lead"),
                     QJsonObject{
                         {QStringLiteral("ids"), QJsonArray{two, QStringLiteral("00QLm0000009999EAA"), one}},
                         {QStringLiteral("fields"), QJsonArray{QStringLiteral("LastName")}}})
                .body)
            .array();
    QCOMPARE(text(several.at(0).toObject(), "LastName"), QStringLiteral("two"));
    QVERIFY(several.at(1).isNull());
    results = QJsonDocument::fromJson(
                  desk.api("DELETE", path + QStringLiteral("?ids=%1,%2,bad").arg(one, two)).body)
                  .array();
    QCOMPARE(results.at(0).toObject().value(QStringLiteral("success")), QJsonValue(true));
    QCOMPARE(code(results.at(2)), QStringLiteral("MALFORMED_ID"));
    results = send("PATCH", false, {record("Lead", {{QStringLiteral("id"), one}})});
    QCOMPARE(code(results.at(0)), QStringLiteral("ENTITY_IS_DELETED"));
}

void TestPracticeRest::versionsAndResources()
{
    SalesforceDesk desk(5);
    const auto versions =
        QJsonDocument::fromJson(desk.send("GET", QStringLiteral("/services/data")).body).array();
    QCOMPARE(versions.last().toObject(),
             (QJsonObject{{QStringLiteral("label"), QStringLiteral("Spring '26")},
                          {QStringLiteral("url"), QStringLiteral("/services/data/v66.0")},
                          {QStringLiteral("version"), QStringLiteral("66.0")}}));
    QCOMPARE(text(versions.at(60 - 31).toObject(), "label"), QStringLiteral("Spring '24"));
    QCOMPARE(text(versions.at(65 - 31).toObject(), "label"), QStringLiteral("Winter '26"));
    const auto resources = SalesforceDesk::object(desk.api("GET", QStringLiteral("/services/data/v60.0/")));
    QCOMPARE(text(resources, "sobjects"), QStringLiteral("/services/data/v60.0/sobjects"));
    for (const char *path :
         {"/services/data/v99.0/limits", "/services/data/v66/limits", "/services/data/nonsense"})
        QCOMPARE(desk.api("GET", QLatin1String(path)).status, 404);
}

void TestPracticeRest::resetBringsEverythingBack()
{
    SalesforceDesk desk(5);
    const auto before = desk.rows(QStringLiteral("SELECT Id, Name, SystemModstamp FROM Account ORDER BY Id"));
    create(desk, "Account", {{QStringLiteral("Name"), QStringLiteral("x")}});
    desk.set({{QStringLiteral("appBlocked"), true}});
    desk.service.reset();
    QCOMPARE(desk.api("GET", QStringLiteral("/limits")).status, 401);
    desk.token = desk.integrationToken();
    QCOMPARE(desk.rows(QStringLiteral("SELECT Id, Name, SystemModstamp FROM Account ORDER BY Id")), before);
}

QTEST_GUILESS_MAIN(TestPracticeRest)
#include "tst_practicerest.moc"
