// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/jsonstring.h"
#include "practice/salesforce/jsontext.h"
#include "unit/practice/salesforcedesk.h"

#include <QTest>

using namespace fairlead::practice;
using namespace fairlead::practice::salesforce;
using namespace std::chrono_literals;

/// The pages that a query of the practice Salesforce is answered in, and how they are written.
class TestPracticeSoqlPages : public QObject
{
    Q_OBJECT
private slots:
    void pagesAreAStableCopy();
    void pagesInAnyOrder();
    void locatorsEnd();
    void batchSizeIsClamped();
    void javaDoubles_data();
    void javaDoubles();
    void jsonStrings();
};

void TestPracticeSoqlPages::pagesAreAStableCopy()
{
    SalesforceDesk desk(450);
    const Headers small{{"Sforce-Query-Options", "batchSize=200"}};
    auto page = SalesforceDesk::object(
        desk.query(QStringLiteral("SELECT Id, LastName FROM Lead ORDER BY Id"), false, small));
    QCOMPARE(page.value(QStringLiteral("totalSize")).toInt(), 450);
    QCOMPARE(page.value(QStringLiteral("done")).toBool(), false);
    QStringList ids;
    const auto take = [&] {
        for (const auto &row : page.value(QStringLiteral("records")).toArray())
            ids.append(row.toObject().value(QStringLiteral("Id")).toString());
    };
    take();
    QCOMPARE(ids.size(), 200);
    // What happens between the pages does not show in them.
    const auto last =
        desk.rows(QStringLiteral("SELECT Id FROM Lead ORDER BY Id DESC LIMIT 1")).first().toObject();
    QCOMPARE(
        desk.api("DELETE", QStringLiteral("/sobjects/Lead/") + last.value(QStringLiteral("Id")).toString())
            .status,
        204);
    QCOMPARE(desk.api("POST", QStringLiteral("/sobjects/Lead"),
                      QJsonObject{{QStringLiteral("LastName"), QStringLiteral("new")},
                                  {QStringLiteral("Company"), QStringLiteral("c")}})
                 .status,
             201);
    const QString second = page.value(QStringLiteral("nextRecordsUrl")).toString();
    QVERIFY(second.startsWith(QLatin1String("/services/data/v66.0/query/0r8"))
            && second.endsWith(QLatin1String("-200")));
    while (!page.value(QStringLiteral("done")).toBool()) {
        page = SalesforceDesk::object(
            desk.api("GET", page.value(QStringLiteral("nextRecordsUrl")).toString(), {}, small));
        take();
    }
    QVERIFY(!page.contains(QStringLiteral("nextRecordsUrl")));
    QCOMPARE(ids.size(), 450);
    QCOMPARE(QSet<QString>(ids.begin(), ids.end()).size(), 450);
    QVERIFY(ids.contains(last.value(QStringLiteral("Id")).toString()));
    // A page can be asked for again: its answer may have been lost.
    const auto again = SalesforceDesk::object(desk.api("GET", second, {}, small));
    QCOMPARE(again.value(QStringLiteral("records"))
                 .toArray()
                 .first()
                 .toObject()
                 .value(QStringLiteral("Id"))
                 .toString(),
             ids.at(200));
}

void TestPracticeSoqlPages::pagesInAnyOrder()
{
    SalesforceDesk desk(650);
    const Headers small{{"Sforce-Query-Options", "batchSize=200"}};
    const QString soql = QStringLiteral("SELECT Id, LastName FROM Lead ORDER BY LastName DESC, Id");
    const QJsonArray whole = desk.rows(soql);
    const QString next = SalesforceDesk::object(desk.query(soql, false, small))
                             .value(QStringLiteral("nextRecordsUrl"))
                             .toString();
    // A call that fails as a whole in between changes nothing, and so takes nothing away either.
    const QJsonArray wrong{SalesforceDesk::record(QStringLiteral("Lead"), {})};
    QCOMPARE(SalesforceDesk::statusCode(desk.collection("POST", {}, wrong, true).first()),
             QStringLiteral("REQUIRED_FIELD_MISSING"));
    for (int from : {600, 200, 400, 0, 600}) {
        const auto page =
            SalesforceDesk::object(desk.api("GET", next.chopped(3) + QString::number(from), {}, small));
        QCOMPARE(page.value(QStringLiteral("totalSize")).toInt(), 650);
        const auto records = page.value(QStringLiteral("records")).toArray();
        QCOMPARE(records.size(), std::min(200, 650 - from));
        for (int i = 0; i < records.size(); ++i)
            QCOMPARE(records.at(i), whole.at(from + i));
        QCOMPARE(page.contains(QStringLiteral("nextRecordsUrl")), from < 600);
    }
}

void TestPracticeSoqlPages::locatorsEnd()
{
    SalesforceDesk desk(250);
    const Headers small{{"Sforce-Query-Options", "batchSize=200"}};
    const auto open = [&] {
        return SalesforceDesk::object(desk.query(QStringLiteral("SELECT Id FROM Lead"), false, small))
            .value(QStringLiteral("nextRecordsUrl"))
            .toString();
    };
    const auto status = [&](const QString &url) {
        const auto response = desk.api("GET", url);
        return response.status == 200 ? QByteArray("OK") : SalesforceDesk::errorCode(response);
    };
    const QString first = open();
    QCOMPARE(status(first), QByteArray("OK"));
    desk.clock.advance(48h);
    desk.token = desk.integrationToken();
    QCOMPARE(status(first), QByteArray("OK"));
    desk.clock.advance(1s);
    QCOMPARE(status(first), QByteArray("INVALID_QUERY_LOCATOR"));
    // The eleventh open one closes the first.
    QStringList urls;
    for (int i = 0; i < 11; ++i)
        urls.append(open());
    QCOMPARE(status(urls.at(0)), QByteArray("INVALID_QUERY_LOCATOR"));
    QCOMPARE(status(urls.at(1)), QByteArray("OK"));
    for (const char *bad :
         {"/query/0r8Lm0000000001IAA-9999", "/query/nonsense", "/query/0r8Lm0000000001IAA--5"})
        QCOMPARE(status(QString::fromLatin1(bad)), QByteArray("INVALID_QUERY_LOCATOR"));
    // Nobody else's.
    desk.token = desk.adminToken();
    QCOMPARE(status(urls.at(2)), QByteArray("INVALID_QUERY_LOCATOR"));
}

void TestPracticeSoqlPages::batchSizeIsClamped()
{
    SalesforceDesk desk(2300);
    const auto size = [&](const QByteArray &option) {
        const auto page = SalesforceDesk::object(
            desk.query(QStringLiteral("SELECT Id FROM Lead"), false, {{"Sforce-Query-Options", option}}));
        return page.value(QStringLiteral("records")).toArray().size();
    };
    QCOMPARE(size("batchSize=500"), 500);
    QCOMPARE(size("batchSize=5"), 200);
    QCOMPARE(size("batchSize=9000"), 2000);
    QCOMPARE(size(""), 2000);
}

void TestPracticeSoqlPages::javaDoubles_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("zero") << 0.0 << QByteArray("0.0");
    QTest::newRow("whole") << 15000.0 << QByteArray("15000.0");
    QTest::newRow("cents") << 0.5 << QByteArray("0.5");
    QTest::newRow("below ten million") << 9999999.99 << QByteArray("9999999.99");
    QTest::newRow("ten million") << 1e7 << QByteArray("1.0E7");
    QTest::newRow("documented") << 139000000.0 << QByteArray("1.39E8");
    QTest::newRow("negative") << -35000000.0 << QByteArray("-3.5E7");
    QTest::newRow("small") << 0.00012 << QByteArray("1.2E-4");
}

void TestPracticeSoqlPages::javaDoubles()
{
    QFETCH(double, value);
    TextBuilder out;
    jsontext::appendDouble(out, value);
    QTEST(out.take(), "text");
}

void TestPracticeSoqlPages::jsonStrings()
{
    const QByteArray odd = QByteArray("a\"b\\c\n\r\t\x01\x1f é/") + QByteArray("\xf0\x9f\x90\x8b");
    QByteArray plain;
    appendJsonString(plain, odd);
    TextBuilder built;
    for (const QByteArray &text : {odd, QByteArray("nothing to escape, é"), QByteArray("")}) {
        built.append(built.size() == 0 ? "[" : ",");
        jsontext::appendString(built, text);
    }
    const auto read = QJsonDocument::fromJson('[' + plain + ',' + built.take().mid(1) + ']');
    QVERIFY(read.isArray());
    QCOMPARE(read.array(),
             (QJsonArray{QString::fromUtf8(odd), QString::fromUtf8(odd),
                         QString::fromUtf8("nothing to escape, é"), QString(QLatin1String(""))}));
}

QTEST_GUILESS_MAIN(TestPracticeSoqlPages)
#include "tst_practicesoqlpages.moc"
