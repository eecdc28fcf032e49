// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/csvpage.h"
#include "crm/salesforce/pageparser.h"
#include "crm/storedvalue.h"
#include "salesforceorg.h"

#include <QTest>

using namespace fairlead;
using namespace fairlead::salesforceorg;
using salesforce::readCsvPage;

/// CSV of Bulk API 2.0, and that a value is the same by whichever way it comes.
class TestSalesforceCsv : public QObject
{
    Q_OBJECT
private slots:
    void sameByEveryWay_data();
    void sameByEveryWay();
    void shapes_data();
    void shapes();
    void invalid_data();
    void invalid();
    void quotesAndLineFeeds();
    void columnsInAnotherOrder();
    void manyRows();
};

namespace {

const QStringList idAndName{QStringLiteral("Id"), QStringLiteral("Name")};

/// What SQLite keeps of what PageWriter binds to a column of that type.
RecordValue stored(const CellValue &cell, FieldType type)
{
    return storedValue(cell, type);
}

QString textOf(const CellValue &cell)
{
    const auto *text = std::get_if<std::string_view>(&cell);
    return text ? QString::fromUtf8(text->data(), qsizetype(text->size())) : QStringLiteral("(no text)");
}

} // namespace

void TestSalesforceCsv::sameByEveryWay_data()
{
    QTest::addColumn<QString>("column");
    QTest::addColumn<QByteArray>("json"); // as /query and /composite/sobjects write it
    QTest::addColumn<QByteArray>("csv"); // as a job's results write it
    QTest::addColumn<RecordValue>("value");
    const auto row = [](const char *name, const char *column, const char *json, const char *csv,
                        const RecordValue &value) {
        QTest::newRow(name) << QString::fromLatin1(column) << QByteArray(json) << QByteArray(csv) << value;
    };
    const auto text = [](const char *words) { return RecordValue(QString::fromUtf8(words)); };
    row("text", "Name", R"("Zoë & Söhne")", "\"Zoë & Söhne\"", text("Zoë & Söhne"));
    row("text with quotes, commas, line feeds", "Name", R"("a \"b\", c\r\nd\ne")",
        "\"a \"\"b\"\", c\r\nd\ne\"", text("a \"b\", c\r\nd\ne"));
    row("text that looks like a number", "Name", R"("007")", "\"007\"", text("007"));
    row("text that looks like a truth", "Name", R"("true")", "\"true\"", text("true"));
    row("text that looks like a time", "Name", R"("2026-05-01T10:00:00.000Z")",
        "\"2026-05-01T10:00:00.000Z\"", text("2026-05-01T10:00:00.000Z"));
    row("fifteen letters of text", "Name", R"("001Aa0000000011")", "\"001Aa0000000011\"",
        text("001Aa0000000011"));
    row("text with blanks around", "Name", R"("  x ")", "\"  x \"", text("  x "));
    row("no text", "Name", "null", "\"\"", {});
    row("no text, unquoted", "Name", "null", "", {});
    row("whole", "NumberOfEmployees", "42", "\"42\"", qint64(42));
    row("whole, negative, unquoted", "NumberOfEmployees", "-7", "-7", qint64(-7));
    row("whole, as a real", "NumberOfEmployees", "42.0", "\"42.0\"", qint64(42));
    row("beyond a real", "NumberOfEmployees", "9007199254740993", "\"9007199254740993\"",
        qint64(9007199254740993));
    row("no number", "NumberOfEmployees", "null", "\"\"", {});
    row("real", "AnnualRevenue", "0.1", "\"0.1\"", 0.1);
    row("real, whole", "AnnualRevenue", "250000.0", "\"250000.0\"", 250000.0);
    row("real, as a whole", "AnnualRevenue", "250000", "\"250000\"", 250000.0);
    row("real with exponent", "AnnualRevenue", "1.0E7", "\"1.0E7\"", 1e7);
    row("no real", "AnnualRevenue", "null", "\"\"", {});
    row("yes", "IsKnown__c", "true", "\"true\"", qint64(1));
    row("no", "IsKnown__c", "false", "false", qint64(0));
    row("date", "Founded__c", R"("2026-05-01")", "\"2026-05-01\"", text("2026-05-01"));
    row("no date", "Founded__c", "null", "\"\"", {});
    row("time", "Seen__c", R"("2026-05-01T10:00:00.000+0000")", "\"2026-05-01T10:00:00.000Z\"",
        text("2026-05-01T10:00:00.000+0000"));
    row("time to the millisecond", "Seen__c", R"("2026-05-01T10:00:00.123+0000")",
        "\"2026-05-01T10:00:00.123Z\"", text("2026-05-01T10:00:00.123+0000"));
    row("time to the second", "Seen__c", R"("2026-05-01T10:00:00.000+0000")", "\"2026-05-01T10:00:00Z\"",
        text("2026-05-01T10:00:00.000+0000"));
    row("time as in JSON", "Seen__c", R"("2026-05-01T10:00:00.000+0000")", "\"2026-05-01T10:00:00.000+0000\"",
        text("2026-05-01T10:00:00.000+0000"));
    row("no time", "Seen__c", "null", "\"\"", {});
    row("reference", "ParentId", R"("001Aa0000000011IAA")", "\"001Aa0000000011IAA\"",
        text("001Aa0000000011IAA"));
    row("short reference", "ParentId", R"("001Aa0000000011")", "\"001Aa0000000011\"",
        text("001Aa0000000011IAA"));
    row("no reference", "ParentId", "null", "\"\"", {});
    row("id", "Id", R"("001Aa0000000011")", "\"001Aa0000000011\"", text("001Aa0000000011IAA"));
}

void TestSalesforceCsv::sameByEveryWay()
{
    QFETCH(QString, column);
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, csv);
    QFETCH(RecordValue, value);
    const ObjectInfo object = account();
    const auto field = std::find_if(object.fields.begin(), object.fields.end(),
                                    [&](const FieldInfo &info) { return info.name == column; });
    QVERIFY(field != object.fields.end());
    const bool isId = column == QLatin1String("Id");
    const QStringList columns = isId ? QStringList{column} : QStringList{QStringLiteral("Id"), column};
    const std::size_t cell = isId ? 0 : 1;
    const QByteArray record = isId
        ? QByteArray("{\"Id\":" + json + '}')
        : QByteArray(R"({"Id":"001Aa0000000001IA4",")" + column.toLatin1() + "\":" + json + '}');
    const QByteArray line = isId ? csv : QByteArray("\"001Aa0000000001IA4\"," + csv);

    const auto pulled =
        salesforce::readQueryPage("{\"done\":true,\"records\":[" + record + "]}", object, columns);
    QVERIFY(pulled.has_value());
    const auto reread = salesforce::readRecordArray('[' + record + ']', object, columns);
    QVERIFY(reread.has_value());
    const auto bulk =
        readCsvPage(columns.join(QLatin1Char(',')).toLatin1() + '\n' + line + '\n', object, columns);
    QVERIFY2(bulk.has_value(), bulk ? "" : qPrintable(bulk.error().detail));
    QCOMPARE(bulk->rows(), std::size_t(1));

    const RecordValue byQuery = stored(pulled->page.cells[cell], field->type);
    QCOMPARE(byQuery.index(), value.index());
    QVERIFY(byQuery == value);
    // The same cells, not only the same meaning: the workspace writes a row again that differs in a byte.
    QVERIFY(bulk->cells[cell] == pulled->page.cells[cell]);
    QVERIFY(sameValue(stored(bulk->cells[cell], field->type), byQuery));
    QVERIFY(sameValue(stored(reread->page.cells[cell], field->type), byQuery));
}

void TestSalesforceCsv::shapes_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QStringList>("names");
    const QStringList two{QStringLiteral("a"), QStringLiteral("b")};
    const QByteArray header = "\"Id\",\"Name\"\n";
    const QByteArray a = "\"001Aa0000000001IA4\",\"a\"";
    const QByteArray b = "\"001Aa0000000002IA4\",\"b\"";
    QTest::newRow("header") << QByteArray(header + a + '\n' + b + '\n') << two;
    QTest::newRow("header without quotes") << QByteArray("Id,Name\n" + a + '\n' + b + '\n') << two;
    QTest::newRow("no header") << QByteArray(a + '\n' + b + '\n') << two;
    QTest::newRow("no line feed at the end") << QByteArray(header + a + '\n' + b) << two;
    QTest::newRow("CRLF") << QByteArray("Id,Name\r\n" + a + "\r\n" + b + "\r\n") << two;
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf" + header + a + '\n' + b + '\n') << two;
    QTest::newRow("byte order mark, no header") << QByteArray("\xef\xbb\xbf" + a + '\n' + b + '\n') << two;
    QTest::newRow("only a header") << header << QStringList();
    QTest::newRow("only a header, no line feed") << QByteArray("Id,Name") << QStringList();
    QTest::newRow("nothing") << QByteArray() << QStringList();
    QTest::newRow("without quotes") << QByteArray("001Aa0000000001IA4,a\n001Aa0000000002IA4,b") << two;
    QTest::newRow("first record with line feeds, no header")
        << QByteArray("\"001Aa0000000001IA4\",\"x\ny\"\n" + b) << QStringList({"x\ny", "b"});
}

void TestSalesforceCsv::shapes()
{
    QFETCH(QByteArray, body);
    QFETCH(QStringList, names);
    const auto page = readCsvPage(body, account(), idAndName, names.size());
    QVERIFY2(page.has_value(), page ? "" : qPrintable(page.error().detail));
    QCOMPARE(page->columns, idAndName);
    QStringList found;
    for (std::size_t row = 0; row < page->rows(); ++row)
        found += textOf(page->cells[row * 2 + 1]);
    QCOMPARE(found, names);
}

void TestSalesforceCsv::invalid_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<qint64>("rows");
    const QByteArray header = "\"Id\",\"Name\"\n";
    const QByteArray a = "\"001Aa0000000001IA4\",\"a\"\n";
    QTest::newRow("cut within a quote")
        << QByteArray(header + a + "\"001Aa0000000002IA4\",\"b") << qint64(-1);
    QTest::newRow("cut between fields") << QByteArray(header + a + "\"001Aa0000000002IA4\"") << qint64(-1);
    QTest::newRow("cut between rows") << QByteArray(header + a) << qint64(2);
    QTest::newRow("more rows than said") << QByteArray(header + a + a) << qint64(1);
    QTest::newRow("too many fields") << QByteArray(header + "\"001Aa0000000001IA4\",\"a\",\"b\"\n")
                                     << qint64(-1);
    QTest::newRow("stray quote") << QByteArray(header + "\"001Aa0000000001IA4\",\"a\"b\n") << qint64(-1);
    QTest::newRow("no id") << QByteArray(header + "\"\",\"a\"\n") << qint64(-1);
    QTest::newRow("not UTF-8") << QByteArray(header + "\"001Aa0000000001IA4\",\"\xff\"\n") << qint64(-1);
    QTest::newRow("a proxy's page") << QByteArray("<html>\n<body>Blocked</body></html>") << qint64(-1);
    QTest::newRow("other columns") << QByteArray("\"Id\",\"Phone\",\"Name\"\n" + a) << qint64(-1);
}

void TestSalesforceCsv::invalid()
{
    QFETCH(QByteArray, body);
    QFETCH(qint64, rows);
    const auto page = readCsvPage(body, account(), idAndName, rows < 0 ? std::nullopt : std::optional(rows));
    QVERIFY(!page.has_value());
    QCOMPARE(page.error().code, ErrorCode::ProviderAnswerInvalid);
}

void TestSalesforceCsv::quotesAndLineFeeds()
{
    const QByteArray body = "Id,Name\n"
                            "001Aa0000000001IA4,\"\"\"\"\n"
                            "001Aa0000000002IA4,\"\"\"a\"\"\"\"b\"\"\"\n"
                            "001Aa0000000003IA4,\",\"\n"
                            "001Aa0000000004IA4,\"\n\n\"\n";
    const auto page = readCsvPage(body, account(), idAndName, 4);
    QVERIFY(page.has_value());
    QCOMPARE(textOf(page->cells[1]), QStringLiteral("\""));
    QCOMPARE(textOf(page->cells[3]), QStringLiteral("\"a\"\"b\""));
    QCOMPARE(textOf(page->cells[5]), QStringLiteral(","));
    QCOMPARE(textOf(page->cells[7]), QStringLiteral("\n\n"));
}

void TestSalesforceCsv::columnsInAnotherOrder()
{
    const QStringList columns{QStringLiteral("Id"), QStringLiteral("Name"), QStringLiteral("IsKnown__c")};
    const auto page = readCsvPage("IsKnown__c,Id,Name\ntrue,001Aa0000000001IA4,a\n", account(), columns);
    QVERIFY(page.has_value());
    QCOMPARE(page->columns, columns);
    QCOMPARE(textOf(page->cells[0]), accountId(1));
    QCOMPARE(textOf(page->cells[1]), QStringLiteral("a"));
    QCOMPARE(std::get<bool>(page->cells[2]), true);
}

void TestSalesforceCsv::manyRows()
{
    // Texts that are longer than in the answer fill several blocks; none may move.
    const QStringList columns{QStringLiteral("Id"), QStringLiteral("Seen__c"), QStringLiteral("Name")};
    QByteArray body = "\"Id\",\"Seen__c\",\"Name\"\n";
    const int rows = 20000;
    for (int i = 0; i < rows; ++i) {
        const QByteArray number = QByteArray::number(i).rightJustified(5, '0');
        body += "\"001Aa00000" + number + "\",\"2026-05-01T10:00:00." + QByteArray::number(100 + i % 900)
            + "Z\",\"n\"\"" + number + "\"\n";
    }
    auto page = readCsvPage(body, account(), columns, rows);
    QVERIFY(page.has_value());
    const RecordPage moved = std::move(*page);
    QCOMPARE(moved.rows(), std::size_t(rows));
    for (int i = 0; i < rows; ++i) {
        const CellValue *cells = moved.cells.data() + std::size_t(i) * 3;
        const QString number = QStringLiteral("%1").arg(i, 5, 10, QLatin1Char('0'));
        QVERIFY(textOf(cells[0]).startsWith(QStringLiteral("001Aa00000") + number));
        QCOMPARE(textOf(cells[0]).size(), 18);
        QCOMPARE(textOf(cells[1]), QStringLiteral("2026-05-01T10:00:00.%1+0000").arg(100 + i % 900));
        QCOMPARE(textOf(cells[2]), QStringLiteral("n\"") + number);
    }
}

QTEST_GUILESS_MAIN(TestSalesforceCsv)
#include "tst_salesforcecsv.moc"
