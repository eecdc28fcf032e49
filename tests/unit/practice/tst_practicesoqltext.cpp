// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/soql.h"
#include "practice/salesforce/soqldates.h"
#include "practice/seed/dice.h"
#include "unit/practice/salesforcedesk.h"

#include <QTest>

using namespace fairlead::practice;
using namespace fairlead::practice::salesforce;

/// Which texts are queries of the practice Salesforce, and what it says of the others.
class TestPracticeSoqlText : public QObject
{
    Q_OBJECT
private slots:
    void errors_data();
    void errors();
    void pointerShowsThePlace();
    void dateWords_data();
    void dateWords();
    void deepNestingIsRefused();
    void randomTextNeverCrashes();

private:
    SalesforceDesk m_desk;
};

void TestPracticeSoqlText::errors_data()
{
    QTest::addColumn<QString>("soql");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QString>("part");
    const auto row = [](const char *name, const char *soql, const char *code, const char *part) {
        QTest::newRow(name) << QString::fromUtf8(soql) << QByteArray(code) << QString::fromUtf8(part);
    };
    row("nothing", "", "MALFORMED_QUERY", "A query string has to be specified");
    row("no SELECT", "Id FROM Account", "MALFORMED_QUERY", "unexpected token: 'Id'");
    row("star", "SELECT * FROM Account", "MALFORMED_QUERY", "no viable alternative at character '*'");
    row("no FROM", "SELECT Id", "MALFORMED_QUERY", "expecting FROM");
    row("FORM", "SELECT Id FORM Account", "MALFORMED_QUERY", "unexpected token: 'FORM'");
    row("comma too many", "SELECT Id, FROM Account", "MALFORMED_QUERY", "unexpected token: 'Account'");
    row("open text", "SELECT Id FROM Account WHERE Name = 'x", "MALFORMED_QUERY", "<EOF>");
    row("no operator", "SELECT Id FROM Account WHERE Name", "MALFORMED_QUERY", "<EOF>");
    row("and with or", "SELECT Id FROM Account WHERE Name='a' AND Name='b' OR Name='c'", "MALFORMED_QUERY",
        "'OR'");
    row("not after and", "SELECT Id FROM Account WHERE Name='a' AND NOT Name='b'", "MALFORMED_QUERY",
        "'NOT'");
    row("open parenthesis", "SELECT Id FROM Account WHERE (Name='a'", "MALFORMED_QUERY", "<EOF>");
    row("rest", "SELECT Id FROM Account LIMIT 5 x", "MALFORMED_QUERY", "unexpected token: 'x'");
    row("negative limit", "SELECT Id FROM Account LIMIT -1", "MALFORMED_QUERY", "'-1'");
    row("number with letters", "SELECT Id FROM Account WHERE AnnualRevenue = 10abc", "MALFORMED_QUERY",
        "'abc'");
    row("bad escape", "SELECT Id FROM Account WHERE Name = 'a\\qb'", "MALFORMED_QUERY",
        "Illegal character sequence '\\q'");
    row("escape of like elsewhere", "SELECT Id FROM Account WHERE Name = 'a\\%b'", "MALFORMED_QUERY",
        "'\\%'");
    row("unknown word as value", "SELECT Id FROM Account WHERE Name = abc", "MALFORMED_QUERY", "'ABC'");
    row("plus lost its encoding", "SELECT Id FROM Account WHERE CreatedDate > 2026-05-01T10:00:00 02:00",
        "MALFORMED_QUERY", "");
    row("group by", "SELECT Industry FROM Account GROUP BY Industry", "MALFORMED_QUERY", "'GROUP'");
    row("all fields without limit", "SELECT FIELDS(ALL) FROM Account", "MALFORMED_QUERY", "LIMIT");
    row("unknown object", "SELECT Id FROM Konto", "INVALID_TYPE", "sObject type 'Konto' is not supported");
    row("Name is no object", "SELECT Id FROM Name", "INVALID_TYPE", "'Name'");
    row("unknown field", "SELECT Id, Colour FROM Account", "INVALID_FIELD",
        "No such column 'Colour' on entity 'Account'");
    row("unknown field in where", "SELECT Id FROM Account WHERE Colour = 'x'", "INVALID_FIELD",
        "No such column 'Colour'");
    row("unknown field in order", "SELECT Id FROM Account ORDER BY Colour", "INVALID_FIELD",
        "No such column 'Colour'");
    row("unknown parent", "SELECT Boss.Name FROM Account", "INVALID_FIELD",
        "Didn't understand relationship 'Boss'");
    row("field as parent", "SELECT OwnerId.Name FROM Account", "INVALID_FIELD",
        "Didn't understand relationship");
    row("unknown parent's field", "SELECT Owner.Colour FROM Account", "INVALID_FIELD", "on entity 'User'");
    row("twice", "SELECT Name, name FROM Account", "INVALID_FIELD", "duplicate field selected: name");
    row("quoted number", "SELECT Id FROM Account WHERE AnnualRevenue = '5'", "INVALID_FIELD",
        "must be of type double and should not be enclosed in quotes");
    row("unquoted text", "SELECT Id FROM Account WHERE Name = 5", "INVALID_FIELD",
        "must be of type string and should be enclosed in quotes");
    row("date for datetime", "SELECT Id FROM Account WHERE CreatedDate > 2026-05-01", "INVALID_FIELD",
        "type dateTime");
    row("quoted datetime", "SELECT Id FROM Account WHERE CreatedDate > '2026-05-01T10:00:00Z'",
        "INVALID_FIELD", "type dateTime");
    row("datetime for date", "SELECT Id FROM Account WHERE LastActivityDate > 2026-05-01T10:00:00Z",
        "INVALID_FIELD", "type date and");
    row("impossible date", "SELECT Id FROM Account WHERE LastActivityDate > 2026-02-30", "INVALID_FIELD",
        "Invalid date");
    row("range on text", "SELECT Id FROM Account WHERE Name = TODAY", "INVALID_FIELD", "type string");
    row("text for boolean", "SELECT Id FROM Account WHERE IsDeleted = 'true'", "INVALID_FIELD",
        "type boolean");
    row("malformed id", "SELECT Id FROM Account WHERE Id = 'abc'", "INVALID_QUERY_FILTER_OPERATOR",
        "invalid ID field: abc");
    row("like on id", "SELECT Id FROM Account WHERE Id LIKE '001%'", "INVALID_QUERY_FILTER_OPERATOR",
        "invalid operator");
    row("like on number", "SELECT Id FROM Account WHERE AnnualRevenue LIKE '1%'",
        "INVALID_QUERY_FILTER_OPERATOR", "invalid operator");
    row("order on boolean", "SELECT Id FROM Account WHERE IsDeleted > FALSE", "INVALID_QUERY_FILTER_OPERATOR",
        "invalid operator");
    row("long text in where", "SELECT Id FROM Account WHERE Description = 'x'", "INVALID_FIELD",
        "field 'Description' can not be filtered in a query call");
    row("address in where", "SELECT Id FROM Account WHERE BillingAddress = 'x'", "INVALID_FIELD",
        "can not be filtered");
    row("long text in order", "SELECT Id FROM Account ORDER BY Description", "MALFORMED_QUERY",
        "can not be sorted");
    row("offset too far", "SELECT Id FROM Account OFFSET 2001", "NUMBER_OUTSIDE_VALID_RANGE", "2000");
}

void TestPracticeSoqlText::errors()
{
    QFETCH(QString, soql);
    QFETCH(QString, part);
    const auto response = m_desk.query(soql);
    QCOMPARE(response.status, 400);
    QTEST(SalesforceDesk::errorCode(response), "code");
    const auto error = QJsonDocument::fromJson(response.body).array().first().toObject();
    const QString message = error.value(QStringLiteral("message")).toString();
    QVERIFY2(message.contains(part), qPrintable(message));
    QVERIFY(!response.body.contains("SQLITE") && !message.contains(QLatin1String("t0.")));
}

void TestPracticeSoqlText::pointerShowsThePlace()
{
    QCOMPARE(soql::pointer("SELECT Id, Foo FROM Account", 11),
             QStringLiteral("\nSELECT Id, Foo FROM Account\n           ^\nERROR at Row:1:Column:12\n"));
    QCOMPARE(soql::pointer("SELECT Id\nFROM Foo", 15),
             QStringLiteral("\nFROM Foo\n     ^\nERROR at Row:2:Column:6\n"));
}

void TestPracticeSoqlText::dateWords_data()
{
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("end");
    // Counted from Wednesday, 20 May 2026.
    const auto row = [](const char *word, int count, const char *first, const char *end) {
        QTest::addRow("%s:%d", word, count)
            << QByteArray(word) << count << QString::fromLatin1(first) << QString::fromLatin1(end);
    };
    row("TODAY", 0, "2026-05-20", "2026-05-21");
    row("YESTERDAY", 0, "2026-05-19", "2026-05-20");
    row("TOMORROW", 0, "2026-05-21", "2026-05-22");
    row("THIS_WEEK", 0, "2026-05-17", "2026-05-24");
    row("LAST_WEEK", 0, "2026-05-10", "2026-05-17");
    row("NEXT_MONTH", 0, "2026-06-01", "2026-07-01");
    row("LAST_MONTH", 0, "2026-04-01", "2026-05-01");
    row("THIS_QUARTER", 0, "2026-04-01", "2026-07-01");
    row("LAST_QUARTER", 0, "2026-01-01", "2026-04-01");
    row("NEXT_YEAR", 0, "2027-01-01", "2028-01-01");
    row("LAST_90_DAYS", 0, "2026-02-19", "2026-05-21");
    row("NEXT_90_DAYS", 0, "2026-05-21", "2026-08-19");
    row("LAST_N_DAYS", 7, "2026-05-13", "2026-05-21");
    row("NEXT_N_DAYS", 7, "2026-05-21", "2026-05-28");
    row("N_DAYS_AGO", 7, "2026-05-13", "2026-05-14");
    row("LAST_N_MONTHS", 2, "2026-03-01", "2026-05-01");
    row("NEXT_N_WEEKS", 1, "2026-05-24", "2026-05-31");
    row("N_YEARS_AGO", 1, "2025-01-01", "2026-01-01");
}

void TestPracticeSoqlText::dateWords()
{
    QFETCH(QByteArray, word);
    QFETCH(int, count);
    const auto range = soql::dateRange(word, count, QDate(2026, 5, 20));
    QVERIFY(range);
    QTEST(range->first.toString(Qt::ISODate), "first");
    QTEST(range->end.toString(Qt::ISODate), "end");
    QVERIFY(!soql::dateRange("LAST_N_FORTNIGHTS", 1, QDate(2026, 5, 20)));
    QVERIFY(!soql::dateRange("NOW", 0, QDate(2026, 5, 20)));
}

void TestPracticeSoqlText::deepNestingIsRefused()
{
    const auto nested = [](int depth) -> QByteArray {
        return "SELECT Id FROM Account WHERE " + QByteArray(depth, '(') + "Name = 'x'"
            + QByteArray(depth, ')');
    };
    QVERIFY(soql::parse(nested(90)));
    QVERIFY(!soql::parse(nested(100000)));
}

// Every text is either a query or an error; none ends the program.
void TestPracticeSoqlText::randomTextNeverCrashes()
{
    Dice dice(4711);
    const QByteArrayList words{"SELECT",
                               "FROM",
                               "WHERE",
                               "AND",
                               "OR",
                               "NOT",
                               "IN",
                               "LIKE",
                               "(",
                               ")",
                               ",",
                               "=",
                               "<",
                               "'",
                               "\\",
                               "Id",
                               "Name",
                               "Account",
                               "Owner.Name",
                               "ORDER BY",
                               "LIMIT",
                               "OFFSET",
                               "5",
                               "-",
                               "2026-05-01",
                               "2026-05-01T00:00:00Z",
                               "LAST_N_DAYS:",
                               "TODAY",
                               "null",
                               "'x'",
                               "COUNT()",
                               "FIELDS(ALL)",
                               "\x80",
                               "é",
                               "."};
    for (int i = 0; i < 3000; ++i) {
        QByteArray text = dice.oneIn(2) ? "SELECT Id FROM Account WHERE " : "";
        for (int n = dice.between(0, 12); n > 0; --n)
            text += dice.pick(words) + (dice.oneIn(4) ? "" : " ");
        const auto response = m_desk.query(QString::fromLatin1(text));
        QVERIFY2(response.status == 200 || response.status == 400, text.constData());
        QVERIFY2(QJsonDocument::fromJson(response.body).isArray() == (response.status == 400),
                 text.constData());
    }
}

QTEST_GUILESS_MAIN(TestPracticeSoqlText)
#include "tst_practicesoqltext.moc"
