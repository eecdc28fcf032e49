// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/seed/credentials.h"
#include "unit/practice/salesforcedesk.h"

#include <QTest>

using namespace fairlead::practice;
using namespace std::chrono_literals;

class TestPracticeBulk : public QObject
{
    Q_OBJECT
private slots:
    void lifeOfAJob();
    void failedJobs();
    void abortAndDelete();
    void values();
    void formats_data();
    void formats();
    void columnsInTheOrderAsked();
    void pages();
    void headerOnTheFirstPageOnly();
    void parallelPages();
    void noRows();
    void rowsOfTheMoment();
    void queryAll();
    void refusedJobs_data();
    void refusedJobs();
    void badLocators_data();
    void badLocators();
    void sameVersion();
    void olderVersions();
    void ownJobsOnly();
    void listOfJobs();
    void keptSevenDays();
    void limits();
    void resetForgets();

private:
    static QString text(const QJsonObject &object, const char *key)
    {
        return object.value(QLatin1String(key)).toString();
    }
    static QJsonObject wish(const QString &soql)
    {
        return {{QStringLiteral("operation"), QStringLiteral("query")}, {QStringLiteral("query"), soql}};
    }
    /// Below /jobs/query.
    static Response call(SalesforceDesk &desk, const char *method, const QString &path = {},
                         const QJsonValue &body = {})
    {
        return desk.api(method, QStringLiteral("/jobs/query") + path, body);
    }
    static QString create(SalesforceDesk &desk, const QJsonObject &wish)
    {
        const Response response = call(desk, "POST", {}, wish);
        if (response.status != 200)
            qWarning("%s", response.body.constData());
        return QLatin1Char('/') + text(SalesforceDesk::object(response), "id");
    }
    static QJsonObject job(SalesforceDesk &desk, const QString &path)
    {
        return SalesforceDesk::object(call(desk, "GET", path));
    }
    static Response results(SalesforceDesk &desk, const QString &path, const QString &query = {})
    {
        return call(desk, "GET", path + QStringLiteral("/results") + query);
    }
    static QByteArray csv(SalesforceDesk &desk, const QString &soql)
    {
        return results(desk, create(desk, wish(soql))).body;
    }
    static QByteArray locator(const Response &response)
    {
        return SalesforceDesk::header(response, "Sforce-Locator");
    }
    static QString leads() { return QStringLiteral("SELECT Id FROM Lead ORDER BY Id"); }
};

void TestPracticeBulk::lifeOfAJob()
{
    SalesforceDesk desk(5);
    desk.set({{QStringLiteral("bulkQueryMilliseconds"), 4000}});
    const auto created = call(desk, "POST", {},
                              QJsonObject{{QStringLiteral("operation"), QStringLiteral("query")},
                                          {QStringLiteral("query"), leads()},
                                          {QStringLiteral("contentType"), QStringLiteral("CSV")},
                                          {QStringLiteral("columnDelimiter"), QStringLiteral("COMMA")},
                                          {QStringLiteral("lineEnding"), QStringLiteral("LF")}});
    QCOMPARE(created.status, 200);
    QVERIFY(created.body.contains(R"("apiVersion":66.0,)"));
    QJsonObject expected = SalesforceDesk::object(created);
    const QString path = QLatin1Char('/') + text(expected, "id");
    QVERIFY(path.startsWith(QLatin1String("/750")) && path.size() == 19);
    QVERIFY(text(expected, "createdById").startsWith(QLatin1String("005")));
    QCOMPARE(text(expected, "createdDate"), QStringLiteral("2026-05-01T10:00:00.000+0000"));
    expected.remove(QStringLiteral("id"));
    expected.remove(QStringLiteral("createdById"));
    QCOMPARE(expected,
             (QJsonObject{{QStringLiteral("operation"), QStringLiteral("query")},
                          {QStringLiteral("object"), QStringLiteral("Lead")},
                          {QStringLiteral("createdDate"), QStringLiteral("2026-05-01T10:00:00.000+0000")},
                          {QStringLiteral("systemModstamp"), QStringLiteral("2026-05-01T10:00:00.000+0000")},
                          {QStringLiteral("state"), QStringLiteral("UploadComplete")},
                          {QStringLiteral("concurrencyMode"), QStringLiteral("Parallel")},
                          {QStringLiteral("contentType"), QStringLiteral("CSV")},
                          {QStringLiteral("apiVersion"), 66.0},
                          {QStringLiteral("lineEnding"), QStringLiteral("LF")},
                          {QStringLiteral("columnDelimiter"), QStringLiteral("COMMA")}}));
    QCOMPARE(text(job(desk, path), "state"), QStringLiteral("UploadComplete"));
    desk.clock.advance(2s);
    QCOMPARE(text(job(desk, path), "state"), QStringLiteral("InProgress"));
    const auto early = results(desk, path);
    QCOMPARE(early.status, 412);
    QCOMPARE(SalesforceDesk::errorCode(early), QByteArray("JOB_NOT_COMPLETE"));
    desk.clock.advance(2s);
    const auto done = job(desk, path);
    QCOMPARE(text(done, "state"), QStringLiteral("JobComplete"));
    QCOMPARE(text(done, "jobType"), QStringLiteral("V2Query"));
    QCOMPARE(text(done, "systemModstamp"), QStringLiteral("2026-05-01T10:00:04.000+0000"));
    QCOMPARE(done.value(QStringLiteral("numberRecordsProcessed")).toInt(), 5);
    QCOMPARE(done.value(QStringLiteral("totalProcessingTime")).toInt(), 4000);
    QCOMPARE(done.value(QStringLiteral("retries")).toInt(-1), 0);
    const auto got = results(desk, path);
    QCOMPARE(got.status, 200);
    QCOMPARE(SalesforceDesk::header(got, "Content-Type"), QByteArray("text/csv"));
    QCOMPARE(SalesforceDesk::header(got, "Sforce-NumberOfRecords"), QByteArray("5"));
    QCOMPARE(locator(got), QByteArray("null"));
    QCOMPARE(got.body.count('\n'), 6);
}

void TestPracticeBulk::failedJobs()
{
    SalesforceDesk desk(5);
    desk.set({{QStringLiteral("bulkQueryFailure"), QStringLiteral("InternalServerError : Retried too often")},
              {QStringLiteral("bulkQueryMilliseconds"), 1000}});
    const QString path = create(desk, wish(leads()));
    QCOMPARE(text(job(desk, path), "state"), QStringLiteral("UploadComplete"));
    desk.clock.advance(1s);
    const auto failed = job(desk, path);
    QCOMPARE(text(failed, "state"), QStringLiteral("Failed"));
    QCOMPARE(text(failed, "errorMessage"), QStringLiteral("InternalServerError : Retried too often"));
    QCOMPARE(failed.value(QStringLiteral("numberRecordsProcessed")).toInt(-1), 0);
    const auto none = results(desk, path);
    QCOMPARE(none.status, 204);
    QVERIFY(none.body.isEmpty());
    desk.set({{QStringLiteral("bulkQueryFailure"), QString()}, {QStringLiteral("bulkQueryMilliseconds"), 0}});
    QCOMPARE(text(job(desk, create(desk, wish(leads()))), "state"), QStringLiteral("JobComplete"));
    QCOMPARE(text(job(desk, path), "state"), QStringLiteral("Failed"));
}

void TestPracticeBulk::abortAndDelete()
{
    SalesforceDesk desk(5);
    desk.set({{QStringLiteral("bulkQueryMilliseconds"), 4000}});
    const QJsonObject stop{{QStringLiteral("state"), QStringLiteral("Aborted")}};
    const QString path = create(desk, wish(leads()));
    QCOMPARE(SalesforceDesk::errorCode(call(desk, "DELETE", path)), QByteArray("INVALIDJOBSTATE"));
    QCOMPARE(
        call(desk, "PATCH", path, QJsonObject{{QStringLiteral("state"), QStringLiteral("Closed")}}).status,
        400);
    const auto aborted = call(desk, "PATCH", path, stop);
    QCOMPARE(aborted.status, 200);
    QCOMPARE(text(SalesforceDesk::object(aborted), "state"), QStringLiteral("Aborted"));
    // Time does not finish it any more.
    desk.clock.advance(10s);
    QCOMPARE(text(job(desk, path), "state"), QStringLiteral("Aborted"));
    QCOMPARE(results(desk, path).status, 204);
    const auto again = call(desk, "PATCH", path, stop);
    QCOMPARE(again.status, 400);
    QCOMPARE(
        again.body,
        QByteArray(
            R"([{"message":"Aborting already Completed Job not allowed","errorCode":"INVALIDJOBSTATE"}])"));
    QCOMPARE(call(desk, "DELETE", path).status, 204);
    QCOMPARE(call(desk, "GET", path).status, 404);
    QCOMPARE(results(desk, path).status, 404);
    QCOMPARE(call(desk, "PUT", create(desk, wish(leads()))).status, 405);
}

void TestPracticeBulk::values()
{
    SalesforceDesk desk(5);
    const QString id =
        desk.create(QStringLiteral("Lead"),
                    {{QStringLiteral("LastName"), QStringLiteral("Lo \"L\", Łuk")},
                     {QStringLiteral("Company"), QStringLiteral("Acme")},
                     {QStringLiteral("Street"), QStringLiteral("1 Quay\nSecond floor")},
                     {QStringLiteral("AnnualRevenue"), 139000000},
                     {QStringLiteral("NumberOfEmployees"), 12},
                     {QStringLiteral("DoNotCall"), true},
                     {QStringLiteral("EmailBouncedDate"), QStringLiteral("2026-04-01T08:30:00+02:00")}});
    QCOMPARE(
        csv(desk,
            QStringLiteral("SELECT Id, LastName, Street, AnnualRevenue, NumberOfEmployees, DoNotCall, "
                           "HasOptedOutOfEmail, EmailBouncedDate, ConvertedDate, Rating, "
                           "ConvertedAccount.Name, ConvertedAccount.IsDeleted FROM Lead WHERE Id = '%1'")
                .arg(id)),
        QByteArray("\"Id\",\"LastName\",\"Street\",\"AnnualRevenue\",\"NumberOfEmployees\",\"DoNotCall\","
                   "\"HasOptedOutOfEmail\",\"EmailBouncedDate\",\"ConvertedDate\",\"Rating\","
                   "\"ConvertedAccount.Name\",\"ConvertedAccount.IsDeleted\"\n\"")
            + id.toLatin1()
            + QByteArray("\",\"Lo \"\"L\"\", Łuk\",\"1 Quay\nSecond floor\",\"1.39E8\",\"12\",\"true\","
                         "\"false\",\"2026-04-01T06:30:00.000Z\",\"\",\"\",\"\",\"\"\n"));
    const QString task = desk.create(
        QStringLiteral("Task"),
        {{QStringLiteral("ActivityDate"), QStringLiteral("2026-12-24")}, {QStringLiteral("WhoId"), id}});
    QCOMPARE(csv(desk, QStringLiteral("SELECT ActivityDate, Who.Name FROM Task WHERE Id = '%1'").arg(task)),
             QByteArray("\"ActivityDate\",\"Who.Name\"\n\"2026-12-24\",\"Lo \"\"L\"\", Łuk\"\n"));
}

void TestPracticeBulk::formats_data()
{
    QTest::addColumn<QString>("delimiter");
    QTest::addColumn<QString>("ending");
    QTest::addColumn<QByteArray>("head");
    const auto add = [](const char *delimiter, const char *ending, const char *head) {
        QTest::addRow("%s %s", delimiter, ending)
            << QString::fromLatin1(delimiter) << QString::fromLatin1(ending) << QByteArray(head);
    };
    add("COMMA", "LF", "\"Id\",\"Name\"\n\"");
    add("COMMA", "CRLF", "\"Id\",\"Name\"\r\n\"");
    add("TAB", "LF", "\"Id\"\t\"Name\"\n\"");
    add("PIPE", "LF", "\"Id\"|\"Name\"\n\"");
    add("SEMICOLON", "LF", "\"Id\";\"Name\"\n\"");
    add("CARET", "CRLF", "\"Id\"^\"Name\"\r\n\"");
    add("BACKQUOTE", "LF", "\"Id\"`\"Name\"\n\"");
}

void TestPracticeBulk::formats()
{
    QFETCH(QString, delimiter);
    QFETCH(QString, ending);
    QFETCH(QByteArray, head);
    SalesforceDesk desk(5);
    QJsonObject wanted = wish(QStringLiteral("SELECT Id, Name FROM Account"));
    wanted.insert(QStringLiteral("columnDelimiter"), delimiter);
    wanted.insert(QStringLiteral("lineEnding"), ending);
    const QString path = create(desk, wanted);
    QCOMPARE(text(job(desk, path), "columnDelimiter"), delimiter);
    QCOMPARE(text(job(desk, path), "lineEnding"), ending);
    const QByteArray body = results(desk, path).body;
    QVERIFY2(body.startsWith(head), body.constData());
    QCOMPARE(body.count(ending == QLatin1String("LF") ? "\n" : "\r\n"), 6);
}

void TestPracticeBulk::columnsInTheOrderAsked()
{
    SalesforceDesk desk(5);
    const QString soql = QStringLiteral("SELECT Owner.Name, Id, account.name, Owner.Email FROM Opportunity");
    QVERIFY(csv(desk, soql).startsWith("\"Owner.Name\",\"Id\",\"Account.Name\",\"Owner.Email\"\n"));
    // In older versions the alphabet's.
    const QString old = QStringLiteral("/services/data/v49.0/jobs/query");
    const QString id = text(SalesforceDesk::object(desk.api("POST", old, wish(soql))), "id");
    const auto body = desk.api("GET", old + QStringLiteral("/%1/results").arg(id)).body;
    QVERIFY(body.startsWith("\"Account.Name\",\"Id\",\"Owner.Email\",\"Owner.Name\"\n"));
    QVERIFY(body.split('\n').at(1).split(',').at(2).contains('@'));
}

void TestPracticeBulk::pages()
{
    SalesforceDesk desk(25);
    const QString path = create(desk, wish(leads()));
    const QByteArray whole = results(desk, path).body;
    const QByteArray head = "\"Id\"\n";
    QByteArray joined = head;
    QByteArrayList locators;
    QString at;
    for (int page = 0; page < 3; ++page) {
        const auto got = results(desk, path, QStringLiteral("?maxRecords=10") + at);
        QCOMPARE(SalesforceDesk::header(got, "Sforce-NumberOfRecords"), QByteArray(page < 2 ? "10" : "5"));
        QVERIFY(got.body.startsWith(head));
        joined += got.body.mid(head.size());
        locators.append(locator(got));
        at = QStringLiteral("&locator=") + QString::fromLatin1(locators.last());
    }
    QCOMPARE(joined, whole);
    QCOMPARE(locators, (QByteArrayList{"MTA", "MjA", "null"}));
    // A locator stays good, in whatever order.
    const auto again = results(desk, path, QStringLiteral("?locator=MTA"));
    QCOMPARE(again.body.mid(head.size()), whole.right(15 * 21));
    desk.set({{QStringLiteral("bulkResultPageRecords"), 20}});
    QCOMPARE(locator(results(desk, path)), QByteArray("MjA"));
}

void TestPracticeBulk::headerOnTheFirstPageOnly()
{
    SalesforceDesk desk(25);
    desk.set({{QStringLiteral("bulkHeaderOnEveryPage"), false}});
    const QString path = create(desk, wish(leads()));
    QVERIFY(results(desk, path, QStringLiteral("?maxRecords=20")).body.startsWith("\"Id\"\n\"00Q"));
    QVERIFY(results(desk, path, QStringLiteral("?maxRecords=20&locator=MjA")).body.startsWith("\"00Q"));
}

void TestPracticeBulk::parallelPages()
{
    SalesforceDesk desk(64);
    desk.set(
        {{QStringLiteral("bulkResultPageRecords"), 10}, {QStringLiteral("bulkQueryMilliseconds"), 1000}});
    const QString path = create(desk, wish(leads()));
    QCOMPARE(call(desk, "GET", path + QStringLiteral("/resultPages")).status, 412);
    desk.clock.advance(1s);
    const auto first = SalesforceDesk::object(call(desk, "GET", path + QStringLiteral("/resultPages")));
    QCOMPARE(first.value(QStringLiteral("done")), QJsonValue(false));
    QJsonArray urls = first.value(QStringLiteral("resultPages")).toArray();
    QCOMPARE(urls.size(), 5);
    const auto rest = SalesforceDesk::object(desk.api("GET", text(first, "nextRecordsUrl")));
    QCOMPARE(rest.value(QStringLiteral("done")), QJsonValue(true));
    QVERIFY(!rest.contains(QStringLiteral("nextRecordsUrl")));
    for (const auto &each : rest.value(QStringLiteral("resultPages")).toArray())
        urls.append(each);
    QCOMPARE(urls.size(), 7);
    // Fetched in any order they make the whole, each a file of its own.
    QByteArrayList pages(urls.size());
    for (qsizetype i = urls.size() - 1; i >= 0; --i) {
        const QString url = text(urls.at(i).toObject(), "resultUrl");
        QVERIFY(url.startsWith(QStringLiteral("/services/data/v66.0/jobs/query") + path
                               + QStringLiteral("/results?locator=")));
        pages[i] = desk.api("GET", url).body;
        QVERIFY(pages.at(i).startsWith("\"Id\"\n"));
        pages[i].remove(0, 5);
    }
    desk.set({{QStringLiteral("bulkResultPageRecords"), 1000}});
    QCOMPARE("\"Id\"\n" + pages.join(), results(desk, path).body);
}

void TestPracticeBulk::noRows()
{
    SalesforceDesk desk(5);
    const QString path = create(desk, wish(QStringLiteral("SELECT Id FROM Lead WHERE LastName = 'nobody'")));
    const auto got = results(desk, path);
    QCOMPARE(got.body, QByteArray("\"Id\"\n"));
    QCOMPARE(SalesforceDesk::header(got, "Sforce-NumberOfRecords"), QByteArray("0"));
    QCOMPARE(locator(got), QByteArray("null"));
    const auto pages = SalesforceDesk::object(call(desk, "GET", path + QStringLiteral("/resultPages")));
    QVERIFY(pages.value(QStringLiteral("resultPages")).toArray().isEmpty());
    QCOMPARE(pages.value(QStringLiteral("done")), QJsonValue(true));
}

void TestPracticeBulk::rowsOfTheMoment()
{
    SalesforceDesk desk(5);
    const QString id =
        desk.create(QStringLiteral("Account"), {{QStringLiteral("Name"), QStringLiteral("before")}});
    const QString path = create(
        desk, wish(QStringLiteral("SELECT Id, Name FROM Account WHERE Name IN ('before', 'after', 'new')")));
    const QString row = QStringLiteral("/sobjects/Account/") + id;
    QCOMPARE(desk.api("PATCH", row, QJsonObject{{QStringLiteral("Name"), QStringLiteral("after")}}).status,
             204);
    desk.create(QStringLiteral("Account"), {{QStringLiteral("Name"), QStringLiteral("new")}});
    QCOMPARE(job(desk, path).value(QStringLiteral("numberRecordsProcessed")).toInt(), 1);
    QCOMPARE(results(desk, path).body, "\"Id\",\"Name\"\n\"" + id.toLatin1() + "\",\"before\"\n");
}

void TestPracticeBulk::queryAll()
{
    SalesforceDesk desk(5);
    const QString id =
        desk.create(QStringLiteral("Account"), {{QStringLiteral("Name"), QStringLiteral("gone")}});
    QCOMPARE(desk.api("DELETE", QStringLiteral("/sobjects/Account/") + id).status, 204);
    QJsonObject wanted = wish(QStringLiteral("SELECT IsDeleted FROM Account WHERE Name = 'gone'"));
    QCOMPARE(results(desk, create(desk, wanted)).body, QByteArray("\"IsDeleted\"\n"));
    wanted.insert(QStringLiteral("operation"), QStringLiteral("queryAll"));
    QCOMPARE(results(desk, create(desk, wanted)).body, QByteArray("\"IsDeleted\"\n\"true\"\n"));
}

void TestPracticeBulk::refusedJobs_data()
{
    QTest::addColumn<QJsonObject>("wish");
    QTest::addColumn<QByteArray>("code");
    const auto soql = [](const char *title, const char *query, const char *code) {
        QTest::newRow(title) << wish(QString::fromLatin1(query)) << QByteArray(code);
    };
    soql("compound", "SELECT Id, MailingAddress FROM Contact", "API_ERROR");
    soql("compound of a parent", "SELECT Account.BillingAddress FROM Contact", "API_ERROR");
    soql("count", "SELECT COUNT() FROM Lead", "API_ERROR");
    soql("offset", "SELECT Id FROM Lead LIMIT 10 OFFSET 5", "API_ERROR");
    soql("group by", "SELECT Status FROM Lead GROUP BY Status", "MALFORMED_QUERY");
    soql("children", "SELECT Id, (SELECT Id FROM Contacts) FROM Account", "MALFORMED_QUERY");
    soql("typeof", "SELECT TYPEOF What WHEN Account THEN Phone END FROM Task", "MALFORMED_QUERY");
    soql("syntax", "SELECT Id FORM Lead", "MALFORMED_QUERY");
    soql("field", "SELECT Colour FROM Lead", "INVALID_FIELD");
    soql("object", "SELECT Id FROM Leed", "INVALID_TYPE");
    soql("nothing", "", "MALFORMED_QUERY");
    const auto member = [](const char *name, const char *value) {
        QJsonObject wanted = wish(leads());
        wanted.insert(QLatin1String(name), QLatin1String(value));
        QTest::newRow(name) << wanted << QByteArray("INVALIDJOB");
    };
    member("operation", "insert");
    member("contentType", "JSON");
    member("columnDelimiter", "DASH");
    member("lineEnding", "CR");
}

void TestPracticeBulk::refusedJobs()
{
    QFETCH(QJsonObject, wish);
    SalesforceDesk desk(5);
    const auto response = call(desk, "POST", {}, wish);
    QCOMPARE(response.status, 400);
    QTEST(SalesforceDesk::errorCode(response), "code");
    QVERIFY(SalesforceDesk::object(call(desk, "GET")).value(QStringLiteral("records")).toArray().isEmpty());
}

void TestPracticeBulk::badLocators_data()
{
    QTest::addColumn<QString>("query");
    for (const char *query : {"?locator=null", "?locator=nonsense", "?locator=MTAw", "?locator=LTU",
                              "?maxRecords=0", "?maxRecords=-1", "?maxRecords=many"})
        QTest::newRow(query) << QString::fromLatin1(query);
}

void TestPracticeBulk::badLocators()
{
    QFETCH(QString, query);
    SalesforceDesk desk(5);
    QCOMPARE(results(desk, create(desk, wish(leads())), query).status, 400);
}

void TestPracticeBulk::sameVersion()
{
    SalesforceDesk desk(5);
    const QString path = create(desk, wish(leads()));
    for (const char *what : {"/results", "/resultPages"})
        QCOMPARE(
            desk.api("GET", QStringLiteral("/services/data/v65.0/jobs/query") + path + QLatin1String(what))
                .status,
            409);
    QCOMPARE(desk.api("GET", QStringLiteral("/services/data/v65.0/jobs/query") + path).status, 200);
}

void TestPracticeBulk::olderVersions()
{
    SalesforceDesk desk(5);
    QCOMPARE(desk.api("GET", QStringLiteral("/services/data/v46.0/jobs/query")).status, 404);
    const QString base = QStringLiteral("/services/data/v57.0/jobs/query/");
    const auto created = desk.api("POST", base.chopped(1), wish(leads()));
    QVERIFY(created.body.contains(R"("apiVersion":57.0,)"));
    const QString id = text(SalesforceDesk::object(created), "id");
    QCOMPARE(desk.api("GET", base + id + QStringLiteral("/resultPages")).status, 404);
    QCOMPARE(desk.api("GET", base + id + QStringLiteral("/results")).status, 200);
    QCOMPARE(desk.api("GET", QStringLiteral("/jobs/ingest")).status, 404);
    QCOMPARE(call(desk, "PUT").status, 405);
}

void TestPracticeBulk::ownJobsOnly()
{
    SalesforceDesk desk(5);
    const auto become = [&](const credentials::Login &login) {
        desk.token = desk.signIn(login.username, login.password)
                         .value(QStringLiteral("access_token"))
                         .toString()
                         .toLatin1();
    };
    const QString path = create(desk, wish(leads()));
    become(credentials::standardUser);
    QCOMPARE(call(desk, "GET", path).status, 404);
    QCOMPARE(results(desk, path).status, 404);
    QVERIFY(SalesforceDesk::object(call(desk, "GET")).value(QStringLiteral("records")).toArray().isEmpty());
    become(credentials::admin);
    QCOMPARE(call(desk, "GET", path).status, 200);
}

void TestPracticeBulk::listOfJobs()
{
    SalesforceDesk desk(5);
    QSet<QString> created;
    for (int i = 0; i < 3; ++i)
        created.insert(create(desk, wish(leads())).mid(1));
    const auto list = SalesforceDesk::object(call(desk, "GET", QStringLiteral("?jobType=V2Query")));
    QCOMPARE(list.value(QStringLiteral("done")), QJsonValue(true));
    QSet<QString> listed;
    for (const auto &each : list.value(QStringLiteral("records")).toArray())
        listed.insert(text(each.toObject(), "id"));
    QCOMPARE(listed, created);
    QVERIFY(SalesforceDesk::object(call(desk, "GET", QStringLiteral("?jobType=Classic")))
                .value(QStringLiteral("records"))
                .toArray()
                .isEmpty());
}

void TestPracticeBulk::keptSevenDays()
{
    SalesforceDesk desk(5);
    const QString path = create(desk, wish(leads()));
    desk.clock.advance(7 * 24h);
    desk.token = desk.integrationToken();
    QCOMPARE(results(desk, path).status, 200);
    desk.clock.advance(1s);
    QCOMPARE(results(desk, path).status, 404);
}

void TestPracticeBulk::limits()
{
    SalesforceDesk desk(2000);
    desk.set({{QStringLiteral("bulkQueryJobsMax"), 2}});
    const auto left = [&](const char *name) {
        const auto all = SalesforceDesk::object(desk.api("GET", QStringLiteral("/limits")));
        return all.value(QLatin1String(name)).toObject().value(QStringLiteral("Remaining")).toInt();
    };
    QCOMPARE(left("DailyBulkV2QueryJobs"), 2);
    const int storage = left("DailyBulkV2QueryFileStorageMB");
    const QString path = create(
        desk,
        wish(QStringLiteral("SELECT Id, Name, Description, BillingStreet, BillingCity, Website, Phone, "
                            "Fax, Industry, Type, CreatedDate, LastModifiedDate, SystemModstamp, "
                            "OwnerId, CreatedById, LastModifiedById, AccountNumber, Ownership, Rating, "
                            "ShippingStreet, ShippingCity, Owner.Name, Owner.Email, CreatedBy.Name, "
                            "CreatedBy.Email, LastModifiedBy.Name, LastModifiedBy.Email FROM Account")));
    QCOMPARE(left("DailyBulkV2QueryJobs"), 1);
    const qsizetype size = results(desk, path).body.size();
    QVERIFY(size > 1024 * 1024 && size < 2 * 1024 * 1024);
    QCOMPARE(left("DailyBulkV2QueryFileStorageMB"), storage - 1);
    // Downloading twice stores nothing twice.
    results(desk, path);
    QCOMPARE(left("DailyBulkV2QueryFileStorageMB"), storage - 1);
    create(desk, wish(leads()));
    const auto over = call(desk, "POST", {}, wish(leads()));
    QCOMPARE(over.status, 403);
    QCOMPARE(SalesforceDesk::errorCode(over), QByteArray("REQUEST_LIMIT_EXCEEDED"));
    desk.clock.advance(24h);
    desk.token = desk.integrationToken();
    QCOMPARE(left("DailyBulkV2QueryJobs"), 2);
    QCOMPARE(call(desk, "POST", {}, wish(leads())).status, 200);
}

void TestPracticeBulk::resetForgets()
{
    SalesforceDesk desk(5);
    const QString path = create(desk, wish(leads()));
    desk.service.reset();
    desk.token = desk.integrationToken();
    QCOMPARE(call(desk, "GET", path).status, 404);
}

QTEST_GUILESS_MAIN(TestPracticeBulk)
#include "tst_practicebulk.moc"
