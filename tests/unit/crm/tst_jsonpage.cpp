// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/dynamics/pageparser.h"
#include "crm/jsonpage.h"
#include "crm/salesforce/ids.h"
#include "crm/salesforce/pageparser.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

#include <string>

using namespace fairlead;

/// Pages of records as both providers write them, and everything that can be wrong with one.
class TestJsonPage : public QObject
{
    Q_OBJECT
private slots:
    void salesforcePage();
    void salesforceLastPage();
    void salesforceShortIds();
    void longIds_data();
    void longIds();
    void membersInAnyOrder();
    void missingMembersAreEmpty();
    void nestedAreIgnored();
    void awkwardTexts();
    void numbers_data();
    void numbers();
    void everyCutIsAnError();
    void notAPage_data();
    void notAPage();
    void recordWithoutIdIsRefused();
    void pageWithoutLinkIsRefused();
    void cellsOutliveTheParse();
    void sameAsQtsOwnParser();
    void mergedById();
    void entityPage();
    void entityLinks_data();
    void entityLinks();
    void linkIsKeptByteForByte();

private:
    static ObjectInfo account();
};

namespace {

QString textOf(const CellValue &cell)
{
    if (const auto *text = std::get_if<std::string_view>(&cell))
        return QString::fromUtf8(text->data(), qsizetype(text->size()));
    if (const auto *number = std::get_if<std::int64_t>(&cell))
        return QString::number(*number);
    if (const auto *real = std::get_if<double>(&cell))
        return QStringLiteral("r") + QString::number(*real, 'g', 17);
    if (const auto *truth = std::get_if<bool>(&cell))
        return *truth ? QStringLiteral("yes") : QStringLiteral("no");
    return QStringLiteral("-");
}

QStringList rowOf(const RecordPage &page, int row)
{
    QStringList texts;
    const auto width = std::size_t(page.columns.size());
    for (std::size_t i = 0; i < width; ++i)
        texts += textOf(page.cells[std::size_t(row) * width + i]);
    return texts;
}

FieldInfo field(const char *name, FieldType type = FieldType::Text)
{
    FieldInfo info;
    info.name = QLatin1String(name);
    info.type = type;
    return info;
}

constexpr JsonPageShape shape = {"records", "next", "total", "done"};

} // namespace

ObjectInfo TestJsonPage::account()
{
    ObjectInfo object;
    object.name = object.setName = QStringLiteral("Account");
    object.idField = QStringLiteral("Id");
    object.stampField = QStringLiteral("SystemModstamp");
    object.fields = {field("Id", FieldType::Id),
                     field("Name"),
                     field("OwnerId", FieldType::Reference),
                     field("AnnualRevenue", FieldType::Real),
                     field("IsDeleted", FieldType::Boolean),
                     field("SystemModstamp", FieldType::DateTime)};
    return object;
}

void TestJsonPage::salesforcePage()
{
    const QByteArray body = R"({"totalSize":5230,"done":false,
        "nextRecordsUrl":"/services/data/v66.0/query/0r8Aa00000BBBBBAA1-2000",
        "records":[
          {"attributes":{"type":"Account","url":"/services/data/v66.0/sobjects/Account/001Aa00000AAAAAIA4"},
           "Id":"001Aa00000AAAAAIA4","Name":"Acme \"North\" \u00e9","OwnerId":"005Aa00000AAAAAIA1",
           "AnnualRevenue":1250000.5,"IsDeleted":false,"SystemModstamp":"2026-05-01T10:00:00.000+0000"},
          {"attributes":{"type":"Account","url":"/x"},
           "Id":"001Aa00000AAAABIA4","Name":null,"OwnerId":null,"AnnualRevenue":7,"IsDeleted":true,
           "SystemModstamp":"2026-05-01T10:00:01.000+0000"}]})";
    const QStringList columns = {"Id", "Name", "OwnerId", "AnnualRevenue", "IsDeleted", "SystemModstamp"};
    const auto page = salesforce::readQueryPage(body, account(), columns);
    QVERIFY2(page, page ? "" : qPrintable(page.error().detail));
    QCOMPARE(page->page.rows(), std::size_t(2));
    QCOMPARE(page->page.columns, columns);
    QCOMPARE(page->page.total, std::optional<qint64>(5230));
    QCOMPARE(page->nextRecordsUrl, QStringLiteral("/services/data/v66.0/query/0r8Aa00000BBBBBAA1-2000"));
    QCOMPARE(rowOf(page->page, 0),
             QStringList({"001Aa00000AAAAAIA4", QStringLiteral("Acme \"North\" é"), "005Aa00000AAAAAIA1",
                          "r1250000.5", "no", "2026-05-01T10:00:00.000+0000"}));
    QCOMPARE(rowOf(page->page, 1),
             QStringList({"001Aa00000AAAABIA4", "-", "-", "7", "yes", "2026-05-01T10:00:01.000+0000"}));
}

void TestJsonPage::salesforceLastPage()
{
    const auto page =
        salesforce::readQueryPage(R"({"totalSize":0,"done":true,"records":[]})", account(), {"Id"});
    QVERIFY(page);
    QCOMPARE(page->page.rows(), std::size_t(0));
    QVERIFY(page->nextRecordsUrl.isEmpty());
}

void TestJsonPage::salesforceShortIds()
{
    const QByteArray body = R"({"totalSize":1,"done":true,"records":[
        {"Id":"001d000000AbCdE","OwnerId":"005d000000xYzAb","Name":"fifteen letters"}]})";
    const auto page = salesforce::readQueryPage(body, account(), {"Id", "OwnerId", "Name"});
    QVERIFY(page);
    QCOMPARE(rowOf(page->page, 0),
             QStringList({salesforce::toLongId(QStringLiteral("001d000000AbCdE")),
                          salesforce::toLongId(QStringLiteral("005d000000xYzAb")), "fifteen letters"}));
    QCOMPARE(rowOf(page->page, 0).first().size(), 18);
}

void TestJsonPage::longIds_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("wanted");
    // Worked out by hand: each group of five gives one character of base 32, lowest bit first.
    QTest::newRow("no capitals") << "001d00000000001"
                                 << "001d00000000001AAA";
    QTest::newRow("one capital in the first place of the last group") << "001d000000A0001"
                                                                      << "001d000000A0001AAB";
    QTest::newRow("all capitals in the first group") << "ABCDE0000000001"
                                                     << "ABCDE0000000001"
                                                        "5AA";
    QTest::newRow("fifth of the second group") << "001d00000Z00001"
                                               << "001d00000Z00001AQA";
    QTest::newRow("already long") << "001Aa00000AAAAAIA4"
                                  << "001Aa00000AAAAAIA4";
    QTest::newRow("not an id") << "hello, fifteen!"
                               << "hello, fifteen!";
    QTest::newRow("empty") << ""
                           << "";
}

void TestJsonPage::longIds()
{
    QFETCH(QString, given);
    QFETCH(QString, wanted);
    QCOMPARE(salesforce::toLongId(given), wanted);
}

void TestJsonPage::membersInAnyOrder()
{
    const QByteArray body = R"({"records":[{"a":1,"b":2,"c":3},{"c":6,"a":4,"b":5},{"b":8,"x":0,"c":9,"a":7},
        {"a":10,"b":11,"c":12}],"done":true})";
    const auto page = readJsonPage(body, {"a", "b", "c"}, shape);
    QVERIFY(page);
    for (int i = 0; i < 12; ++i)
        QCOMPARE(textOf(page->cells[std::size_t(i)]), QString::number(i + 1));
}

void TestJsonPage::missingMembersAreEmpty()
{
    // The second record has the same number of members, but others.
    const QByteArray body = R"({"records":[{"a":1,"b":2},{"a":3,"c":4},{}]})";
    const auto page = readJsonPage(body, {"a", "b", "c"}, shape);
    QVERIFY(page);
    QStringList texts;
    for (const CellValue &cell : page->cells)
        texts += textOf(cell);
    QCOMPARE(texts, QStringList({"1", "2", "-", "3", "-", "4", "-", "-", "-"}));
}

void TestJsonPage::nestedAreIgnored()
{
    const QByteArray body = R"({"records":[{"Owner":{"attributes":{"type":"User"},"Name":"Ann","a":9},"a":1,
        "Kids":{"totalSize":1,"done":true,"records":[{"a":5}]},"b":[1,2,{"a":3}]}],"done":true})";
    const auto page = readJsonPage(body, {"a", "b", "Kids"}, shape);
    QVERIFY(page);
    QCOMPARE(page->cells.size(), std::size_t(3));
    QCOMPARE(textOf(page->cells[0]), QStringLiteral("1"));
    QCOMPARE(textOf(page->cells[1]), QStringLiteral("-"));
    QCOMPARE(textOf(page->cells[2]), QStringLiteral("-"));
}

void TestJsonPage::awkwardTexts()
{
    // The names are escaped, too, and one is the beginning of another.
    const QByteArray body =
        "{\"records\":[{\"Na\\u006de\":\"tab\\t \\\"q\\\" \\\\ \\ud83d\\ude00 \\/\",\"Name2\":\"\",\"Na\":"
        "\"nul \\u0000 inside\"},{\"Name\":\"plain\",\"Name2\":\"\xc3\xa9\",\"Na\":\"\\n\"}],\"done\":true}";
    const auto page = readJsonPage(body, {"Na", "Name", "Name2"}, shape);
    QVERIFY2(page, page ? "" : qPrintable(page.error().detail));
    QCOMPARE(textOf(page->cells[0]), QStringLiteral("nul ") + QChar(0) + QStringLiteral(" inside"));
    QCOMPARE(textOf(page->cells[1]), QStringLiteral("tab\t \"q\" \\ \U0001F600 /"));
    QCOMPARE(textOf(page->cells[2]), QString());
    QCOMPARE(textOf(page->cells[3]), QStringLiteral("\n"));
    QCOMPARE(textOf(page->cells[4]), QStringLiteral("plain"));
    QCOMPARE(textOf(page->cells[5]), QStringLiteral("é"));
}

void TestJsonPage::numbers_data()
{
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<QString>("wanted");
    QTest::newRow("zero") << QByteArray("0") << "0";
    QTest::newRow("negative") << QByteArray("-17") << "-17";
    QTest::newRow("version number") << QByteArray("9007199254740993") << "9007199254740993";
    QTest::newRow("largest") << QByteArray("9223372036854775807") << "9223372036854775807";
    QTest::newRow("beyond") << QByteArray("18446744073709551615") << "r1.8446744073709552e+19";
    QTest::newRow("decimal") << QByteArray("12.50") << "r12.5";
    QTest::newRow("exponent") << QByteArray("1e3") << "r1000";
    QTest::newRow("money") << QByteArray("0.1") << "r0.10000000000000001";
}

void TestJsonPage::numbers()
{
    QFETCH(QByteArray, given);
    QFETCH(QString, wanted);
    const auto page = readJsonPage("{\"records\":[{\"a\":" + given + "}],\"done\":true}", {"a"}, shape);
    QVERIFY2(page, page ? "" : qPrintable(page.error().detail));
    QCOMPARE(textOf(page->cells[0]), wanted);
}

void TestJsonPage::everyCutIsAnError()
{
    const QByteArray body =
        R"({"totalSize":2,"done":true,"records":[{"attributes":{"type":"A"},"Id":"001Aa00000AAAAAIA4","Name":"x\"y"},{"attributes":{"type":"A"},"Id":"001Aa00000AAAABIA4","Name":"z"}]})";
    for (qsizetype length = 0; length < body.size(); ++length) {
        const auto page = salesforce::readQueryPage(body.left(length), account(), {"Id", "Name"});
        QVERIFY2(!page, qPrintable(QString::number(length)));
        QCOMPARE(page.error().code, ErrorCode::ProviderAnswerInvalid);
        QVERIFY(!page.error().remedy.isEmpty());
    }
    QVERIFY(salesforce::readQueryPage(body, account(), {"Id", "Name"}));
}

void TestJsonPage::notAPage_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("a proxy's page") << QByteArray("<!DOCTYPE html><html></html>");
    QTest::newRow("array") << QByteArray("[]");
    QTest::newRow("no records") << QByteArray(R"({"done":true})");
    QTest::newRow("records are an object") << QByteArray(R"({"records":{},"done":true})");
    QTest::newRow("a record is a number") << QByteArray(R"({"records":[1],"done":true})");
    QTest::newRow("a link is a number") << QByteArray(R"({"records":[],"next":1,"done":true})");
    QTest::newRow("two documents") << QByteArray(R"({"records":[],"done":true}{"records":[],"done":true})");
    QTest::newRow("trailing letters") << QByteArray(R"({"records":[],"done":true}x)");
    QTest::newRow("not UTF-8") << QByteArray("{\"records\":[{\"a\":\"\xff\xfe\"}],\"done\":true}");
    QTest::newRow("control character") << QByteArray("{\"records\":[{\"a\":\"\x01\"}],\"done\":true}");
    QTest::newRow("half a word") << QByteArray(R"({"records":[{"a":tru}],"done":true})");
    QTest::newRow("bad number") << QByteArray(R"({"records":[{"a":1.2.3}],"done":true})");
    QTest::newRow("missing comma") << QByteArray(R"({"records":[{"a":1 "b":2}],"done":true})");
}

void TestJsonPage::notAPage()
{
    QFETCH(QByteArray, body);
    const auto page = readJsonPage(body, {"a", "b"}, shape);
    QVERIFY(!page);
    QCOMPARE(page.error().code, ErrorCode::ProviderAnswerInvalid);
}

void TestJsonPage::recordWithoutIdIsRefused()
{
    // The workspace would give it a local id and send it to the CRM as a new record.
    const QByteArray body =
        R"({"totalSize":2,"done":true,"records":[{"Id":"001Aa00000AAAAAIA4"},{"Id":null}]})";
    QVERIFY(!salesforce::readQueryPage(body, account(), {"Id"}));
    ObjectInfo lead = account();
    lead.idField = QStringLiteral("leadid");
    QVERIFY(!dynamics::readEntityPage(R"({"value":[{"name":"x"}]})", lead, {"leadid"}));
}

void TestJsonPage::pageWithoutLinkIsRefused()
{
    QVERIFY(!salesforce::readQueryPage(R"({"totalSize":9,"done":false,"records":[]})", account(), {"Id"}));
}

void TestJsonPage::cellsOutliveTheParse()
{
    RecordPage kept;
    {
        auto page = salesforce::readQueryPage(
            R"({"totalSize":1,"done":true,"records":[{"Id":"001d000000AbCdE","Name":"a \"quoted\" name"}]})",
            account(), {"Id", "Name"});
        QVERIFY(page);
        kept = std::move(page->page);
    }
    QCOMPARE(rowOf(kept, 0),
             QStringList({salesforce::toLongId(QStringLiteral("001d000000AbCdE")), "a \"quoted\" name"}));
}

void TestJsonPage::sameAsQtsOwnParser()
{
    QRandomGenerator random(4711);
    const QStringList texts = {QStringLiteral("Acme"),       QStringLiteral("a \"b\" \\ c"),
                               QStringLiteral("Zoë\n\t"),    QString(),
                               QStringLiteral("\U0001F600"), QStringLiteral("x").repeated(300)};
    for (int round = 0; round < 50; ++round) {
        QJsonArray records;
        for (int row = 0; row < 20; ++row) {
            QJsonObject record{
                {QStringLiteral("Id"), QStringLiteral("001Aa00000%1IA4").arg(row, 5, 10, QLatin1Char('0'))}};
            for (const char *name : {"Name", "City", "Num", "Flag", "Odd"}) {
                QJsonValue value;
                switch (random.bounded(6)) {
                case 0:
                    value = texts[random.bounded(int(texts.size()))];
                    break;
                case 1:
                    value = random.bounded(1000000);
                    break;
                case 2:
                    value = random.bounded(1000000) / 8.0 + 0.125;
                    break;
                case 3:
                    value = random.bounded(2) == 0;
                    break;
                case 4:
                    value = QJsonValue::Null;
                    break;
                default:
                    continue; // left out
                }
                record.insert(QLatin1String(name), value);
            }
            records.append(record);
        }
        const QJsonObject document{{QStringLiteral("records"), records}, {QStringLiteral("done"), true}};
        const QStringList columns = {"Id", "Name", "City", "Num", "Flag"};
        const auto page = readJsonPage(
            QJsonDocument(document).toJson(round % 2 ? QJsonDocument::Compact : QJsonDocument::Indented),
            columns, shape);
        QVERIFY2(page, page ? "" : qPrintable(page.error().detail));
        for (int row = 0; row < 20; ++row) {
            for (int column = 0; column < 5; ++column) {
                const QJsonValue wanted = records[row].toObject().value(columns[column]);
                const CellValue &cell = page->cells[std::size_t(row * 5 + column)];
                QString text = QStringLiteral("-");
                if (wanted.isString())
                    text = wanted.toString();
                else if (wanted.isBool())
                    text = wanted.toBool() ? QStringLiteral("yes") : QStringLiteral("no");
                else if (wanted.isDouble() && wanted.toDouble() == qint64(wanted.toDouble()))
                    text = QString::number(wanted.toInteger());
                else if (wanted.isDouble())
                    text = QStringLiteral("r") + QString::number(wanted.toDouble(), 'g', 17);
                QCOMPARE(textOf(cell), text);
            }
        }
    }
}

void TestJsonPage::mergedById()
{
    const QStringList columns = {"Id", "Name", "City", "Note"};
    auto page = salesforce::readQueryPage(R"({"totalSize":3,"done":true,"records":[
        {"Id":"001Aa00000AAAAAIA4","Name":"a"},{"Id":"001Aa00000AAAABIA4","Name":"b"},
        {"Id":"001Aa00000AAAACIA4","Name":"c"}]})",
                                          account(), columns);
    QVERIFY(page);
    QCOMPARE(salesforce::idsOf(*page),
             QStringList({"001Aa00000AAAAAIA4", "001Aa00000AAAABIA4", "001Aa00000AAAACIA4"}));
    // The second is gone by now; the order is not the page's.
    const QByteArray rest =
        R"([{"attributes":{"type":"Account"},"Id":"001Aa00000AAAACIA4","City":"C","Note":"n \"3\""},
        null,{"attributes":{"type":"Account"},"Id":"001Aa00000AAAAAIA4","City":null,"Note":"n1"}])";
    const Outcome merged = salesforce::mergeById(rest, account(), {"City", "Note"}, *page);
    QVERIFY2(merged, merged ? "" : qPrintable(merged.error().detail));
    QCOMPARE(page->page.rows(), std::size_t(2));
    QCOMPARE(rowOf(page->page, 0), QStringList({"001Aa00000AAAAAIA4", "a", "-", "n1"}));
    QCOMPARE(rowOf(page->page, 1), QStringList({"001Aa00000AAAACIA4", "c", "C", "n \"3\""}));
    QVERIFY(!salesforce::mergeById("[{\"Id\":", account(), {"City", "Note"}, *page));
}

void TestJsonPage::entityPage()
{
    const QByteArray body = R"({ "@odata.context": "https://o.crm.dynamics.com/api/data/v9.2/$metadata#leads",
      "value": [ { "@odata.etag": "W/\"100233\"", "leadid": "aaaa1111-2222-4333-8444-555566667777",
        "statecode": 0, "statecode@OData.Community.Display.V1.FormattedValue": "Open",
        "_ownerid_value": "bbbb1111-2222-4333-8444-555566667777",
        "_ownerid_value@Microsoft.Dynamics.CRM.lookuplogicalname": "systemuser",
        "versionnumber": 9007199254740993, "modifiedon": "2026-11-01T00:00:00Z" } ],
      "@odata.nextLink": "https://o.crm.dynamics.com/api/data/v9.2/leads?$skiptoken=%3Ccookie%3E" })";
    ObjectInfo lead;
    lead.idField = QStringLiteral("leadid");
    const auto page = dynamics::readEntityPage(
        body, lead, {"leadid", "_ownerid_value", "statecode", "versionnumber", "modifiedon", "subject"});
    QVERIFY2(page, page ? "" : qPrintable(page.error().detail));
    QCOMPARE(rowOf(page->page, 0),
             QStringList({"aaaa1111-2222-4333-8444-555566667777", "bbbb1111-2222-4333-8444-555566667777", "0",
                          "9007199254740993", "2026-11-01T00:00:00Z", "-"}));
    QCOMPARE(page->nextLink,
             QStringLiteral("https://o.crm.dynamics.com/api/data/v9.2/leads?$skiptoken=%3Ccookie%3E"));
    const auto last = dynamics::readEntityPage(R"({"value":[],"@odata.count":12})", lead, {"leadid"});
    QVERIFY(last && last->nextLink.isEmpty());
    QCOMPARE(last->page.total, std::optional<qint64>(12));
}

void TestJsonPage::entityLinks_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<bool>("ours");
    QTest::newRow("ours") << "https://o.crm.dynamics.com/api/data/v9.2/leads?$skiptoken=x" << true;
    QTest::newRow("with the port") << "https://o.crm.dynamics.com:443/api/data/v9.2/leads?a" << true;
    QTest::newRow("foreign host") << "https://evil.example/api/data/v9.2/leads" << false;
    QTest::newRow("host as a label") << "https://o.crm.dynamics.com.evil.example/api/data/v9.2/leads"
                                     << false;
    QTest::newRow("other environment") << "https://p.crm.dynamics.com/api/data/v9.2/leads" << false;
    QTest::newRow("not encrypted") << "http://o.crm.dynamics.com/api/data/v9.2/leads" << false;
    QTest::newRow("other port") << "https://o.crm.dynamics.com:8443/api/data/v9.2/leads" << false;
    QTest::newRow("user in front") << "https://u:p@o.crm.dynamics.com/api/data/v9.2/leads" << false;
    QTest::newRow("relative") << "/api/data/v9.2/leads?$skiptoken=x" << false;
    QTest::newRow("no scheme") << "//o.crm.dynamics.com/api/data/v9.2/leads" << false;
    QTest::newRow("not the Web API") << "https://o.crm.dynamics.com/main.aspx" << false;
}

void TestJsonPage::entityLinks()
{
    QFETCH(QString, link);
    QFETCH(bool, ours);
    QCOMPARE(dynamics::followableLink(link, QUrl(QStringLiteral("https://o.crm.dynamics.com"))).has_value(),
             ours);
}

void TestJsonPage::linkIsKeptByteForByte()
{
    // A paging cookie as Dataverse writes it: encoded twice, with quotes and equal signs.
    const QByteArray link =
        "https://o.crm.dynamics.com/api/data/v9.2/accounts?$select=name,accountid&$orderby=modifiedon%20asc"
        "&$skiptoken=%3Ccookie%20pagenumber=%222%22%20pagingcookie=%22%253ccookie%2520page%253d%25221%2522%"
        "253e"
        "%253caccountid%2520last%253d%2522%257b8B5D%257d%2522%2520first%253d%2522%257b%257d%2522%2520%252f%"
        "253e"
        "%253c%252fcookie%253e%22%20istracking=%22False%22%20/%3E";
    const auto url = dynamics::followableLink(QString::fromLatin1(link),
                                              QUrl(QStringLiteral("https://o.crm.dynamics.com")));
    QVERIFY(url);
    QCOMPARE(url->toEncoded(), link);
}

QTEST_GUILESS_MAIN(TestJsonPage)
#include "tst_jsonpage.moc"
