// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/practice/salesforcedesk.h"

#include <QTest>

using namespace fairlead::practice;
using namespace std::chrono_literals;

class TestPracticeRest : public QObject
{
    Q_OBJECT
private slots:
    void updatedAndDeleted();
    void trimmedDeleteLog();
    void moreIdsThanAnswered();
    void replicationDates_data();
    void replicationDates();
    void describeShowsWhatCounts();
    void drift();
    void limitsAndUsage();
    void usageRollsOn();
    void concurrentRequests();
    void sessionsAndMethods();
    void collections();
    void collectionsReadInTheOrderAsked();
    void collectionsAreOfAKind();
    void assignmentRules();
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

void TestPracticeRest::trimmedDeleteLog()
{
    SalesforceDesk desk(5);
    const QString early = create(desk, "Lead", lead("early"));
    const QString late = create(desk, "Lead", lead("late"));
    QCOMPARE(desk.api("DELETE", row("Lead", early)).status, 204);
    desk.clock.advance(24h);
    desk.token = desk.integrationToken();
    QCOMPARE(desk.api("DELETE", row("Lead", late)).status, 204);
    const auto deleted = [&](const char *start, const char *end) {
        const auto answer =
            SalesforceDesk::object(desk.api("GET",
                                            QStringLiteral("/sobjects/Lead/deleted/?start=%1&end=%2")
                                                .arg(QLatin1String(start), QLatin1String(end))));
        QStringList out{text(answer, "earliestDateAvailable")};
        for (const auto &each : answer.value(QStringLiteral("deletedRecords")).toArray())
            out.append(text(each.toObject(), "id"));
        return out;
    };
    QCOMPARE(deleted("2026-05-01T00:00:00Z", "2026-05-03T00:00:00Z"),
             (QStringList{QStringLiteral("2026-04-17T10:00:00.000+0000"), early, late}));
    // What fell out of the log is not told, only how far it reaches.
    desk.set({{QStringLiteral("earliestDeletedDate"), QStringLiteral("2026-05-01T20:00:00Z")}});
    QCOMPARE(deleted("2026-05-01T00:00:00Z", "2026-05-03T00:00:00Z"),
             (QStringList{QStringLiteral("2026-05-01T20:00:00.000+0000"), late}));
    // A trim long ago does not make the log longer than 15 days.
    desk.set({{QStringLiteral("earliestDeletedDate"), QStringLiteral("2026-03-01T00:00:00Z")}});
    desk.clock.advance(15 * 24h - 12h);
    desk.token = desk.integrationToken();
    QCOMPARE(deleted("2026-04-25T00:00:00Z", "2026-05-20T00:00:00Z"),
             (QStringList{QStringLiteral("2026-05-01T22:00:00.000+0000"), late}));
}

void TestPracticeRest::moreIdsThanAnswered()
{
    SalesforceDesk desk(5);
    desk.set({{QStringLiteral("replicationIdsMax"), 2}});
    QStringList ids;
    for (const char *name : {"one", "two"})
        ids.append(create(desk, "Lead", lead(name)));
    const auto ask = [&](const char *what) {
        return desk.api(
            "GET",
            QStringLiteral("/sobjects/Lead/%1?start=2026-05-01T10:00:00Z&end=2026-05-01T11:00:00Z")
                .arg(QLatin1String(what)));
    };
    QCOMPARE(ask("updated").status, 200);
    ids.append(create(desk, "Lead", lead("three")));
    QCOMPARE(SalesforceDesk::errorCode(ask("updated")), QByteArray("EXCEEDED_ID_LIMIT"));
    for (const QString &id : ids)
        QCOMPARE(desk.api("DELETE", row("Lead", id)).status, 204);
    QCOMPARE(SalesforceDesk::errorCode(ask("deleted")), QByteArray("EXCEEDED_ID_LIMIT"));
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

void TestPracticeRest::usageRollsOn()
{
    SalesforceDesk desk(5);
    desk.set({{QStringLiteral("apiRequestsMax"), 2}});
    QCOMPARE(desk.api("GET", QStringLiteral("/limits")).status, 200);
    desk.clock.advance(30min);
    QCOMPARE(desk.api("GET", QStringLiteral("/limits")).status, 200);
    const auto over = desk.api("GET", QStringLiteral("/limits"));
    QCOMPARE(over.status, 403);
    QCOMPARE(header(over, "Sforce-Limit-Info"), QByteArray("api-usage=2/2"));
    // The first falls out of the last 24 hours, the second does not yet.
    desk.clock.advance(23h + 31min);
    desk.token = desk.integrationToken();
    const auto admitted = desk.api("GET", QStringLiteral("/limits"));
    QCOMPARE(admitted.status, 200);
    QCOMPARE(header(admitted, "Sforce-Limit-Info"), QByteArray("api-usage=2/2"));
    QCOMPARE(desk.api("GET", QStringLiteral("/limits")).status, 403);
}

void TestPracticeRest::concurrentRequests()
{
    SalesforceDesk desk(5);
    desk.set({{QStringLiteral("concurrentRequestsExceeded"), 2}});
    for (int i = 0; i < 2; ++i) {
        const auto refused = desk.api("GET", QStringLiteral("/limits"));
        QCOMPARE(refused.status, 403);
        QCOMPARE(SalesforceDesk::errorCode(refused), QByteArray("REQUEST_LIMIT_EXCEEDED"));
        QVERIFY(refused.body.contains("ConcurrentRequests"));
    }
    // What was turned away does not count.
    QCOMPARE(header(desk.api("GET", QStringLiteral("/limits")), "Sforce-Limit-Info"),
             QByteArray("api-usage=1/100000"));
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

void TestPracticeRest::collectionsReadInTheOrderAsked()
{
    SalesforceDesk desk(5);
    const QString kept = create(desk, "Task", {{QStringLiteral("Subject"), QStringLiteral("kept")}});
    const QString gone = create(desk, "Task", {{QStringLiteral("Subject"), QStringLiteral("gone")}});
    QCOMPARE(desk.api("DELETE", row("Task", gone)).status, 204);
    const auto read = [&](const QJsonArray &ids, const QJsonArray &fields) {
        return desk.api("POST", QStringLiteral("/composite/sobjects/Task"),
                        QJsonObject{{QStringLiteral("ids"), ids}, {QStringLiteral("fields"), fields}});
    };
    const QJsonArray fields{QStringLiteral("Subject"), QStringLiteral("Owner.Name")};
    const auto rows = QJsonDocument::fromJson(read({QStringLiteral("nonsense"), kept, gone,
                                                    QStringLiteral("001Lm0000000001MAA"), kept.left(15)},
                                                   fields)
                                                  .body)
                          .array();
    QCOMPARE(rows.size(), 5);
    for (int i : {0, 2, 3})
        QVERIFY(rows.at(i).isNull());
    QCOMPARE(text(rows.at(1).toObject(), "Subject"), QStringLiteral("kept"));
    QCOMPARE(rows.at(1), rows.at(4));
    QVERIFY(!text(rows.at(1).toObject().value(QStringLiteral("Owner")).toObject(), "Name").isEmpty());
    QCOMPARE(SalesforceDesk::errorCode(read({kept}, {QStringLiteral("Colour")})),
             QByteArray("INVALID_FIELD"));
    QJsonArray many;
    for (int i = 0; i < 2000; ++i)
        many.append(kept);
    QCOMPARE(QJsonDocument::fromJson(read(many, fields).body).array().size(), 2000);
    many.append(kept);
    QCOMPARE(SalesforceDesk::errorCode(read(many, fields)), QByteArray("EXCEEDED_ID_LIMIT"));
}

void TestPracticeRest::collectionsAreOfAKind()
{
    SalesforceDesk desk(5);
    QJsonArray alternating;
    for (int i = 0; i < 10; ++i)
        alternating.append(
            SalesforceDesk::record(i % 2 ? QStringLiteral("Contact") : QStringLiteral("Lead"), lead()));
    const auto results = desk.collection("POST", {}, alternating);
    QCOMPARE(results.size(), 10);
    alternating.append(SalesforceDesk::record(QStringLiteral("Lead"), lead()));
    const auto response = desk.api("POST", QStringLiteral("/composite/sobjects"),
                                   QJsonObject{{QStringLiteral("records"), alternating}});
    QCOMPARE(response.status, 400);
    QVERIFY(response.body.contains("more than 10 chunks"));
    // Set-up and data in one call: what comes second is refused, if what came first was saved.
    desk.token = desk.adminToken();
    const QJsonObject group{{QStringLiteral("Name"), QStringLiteral("q")},
                            {QStringLiteral("Type"), QStringLiteral("Queue")}};
    auto mixed = desk.collection("POST", {},
                                 {SalesforceDesk::record(QStringLiteral("Lead"), {}),
                                  SalesforceDesk::record(QStringLiteral("Group"), group),
                                  SalesforceDesk::record(QStringLiteral("Lead"), lead())});
    QCOMPARE(SalesforceDesk::statusCode(mixed.at(0)), QStringLiteral("REQUIRED_FIELD_MISSING"));
    QCOMPARE(mixed.at(1).toObject().value(QStringLiteral("success")), QJsonValue(true));
    QCOMPARE(SalesforceDesk::statusCode(mixed.at(2)), QStringLiteral("MIXED_DML_OPERATION"));
}

void TestPracticeRest::assignmentRules()
{
    SalesforceDesk desk(5);
    const QString queue = text(
        desk.rows(QStringLiteral("SELECT Id FROM Group WHERE Name = 'Unassigned Leads'")).first().toObject(),
        "Id");
    const auto owner = [&](const QString &id) { return text(read(desk, "Lead", id), "OwnerId"); };
    const QString before = create(desk, "Lead", lead());
    QVERIFY(owner(before) != queue);
    desk.set({{QStringLiteral("leadAssignmentOwner"), queue}});
    QCOMPARE(owner(create(desk, "Lead", lead())), queue);
    const auto kept = desk.collection("POST", {}, {SalesforceDesk::record(QStringLiteral("Lead"), lead())},
                                      false, {{"Sforce-Auto-Assign", "FALSE"}});
    QVERIFY(owner(text(kept.first().toObject(), "id")) != queue);
    const QJsonObject change{{QStringLiteral("City"), QStringLiteral("x")}};
    QCOMPARE(desk.api("PATCH", row("Lead", before), change, {{"sforce-auto-assign", "false"}}).status, 204);
    QVERIFY(owner(before) != queue);
    QCOMPARE(desk.api("PATCH", row("Lead", before), change).status, 204);
    QCOMPARE(owner(before), queue);
    // Only leads.
    const QString contact = create(desk, "Contact", {{QStringLiteral("LastName"), QStringLiteral("x")}});
    QVERIFY(text(read(desk, "Contact", contact), "OwnerId") != queue);
    const auto wrong = desk.send("POST", QStringLiteral("/_practice/settings"),
                                 R"({"leadAssignmentOwner": "001Lm0000000001MAA"})");
    QCOMPARE(wrong.status, 400);
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
