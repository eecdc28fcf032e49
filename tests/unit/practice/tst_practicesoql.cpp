// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/jsonstring.h"
#include "practice/salesforce/jsontext.h"
#include "practice/salesforce/soql.h"
#include "practice/salesforce/soqldates.h"
#include "practice/seed/credentials.h"
#include "practice/seed/dice.h"
#include "unit/practice/salesforcedesk.h"

#include <QTest>

using namespace fairlead::practice;
using namespace fairlead::practice::salesforce;
using namespace std::chrono_literals;

class TestPracticeSoql : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void conditionsSelectWhatTheySay_data();
    void conditionsSelectWhatTheySay();
    void oppositesDivideTheRows_data();
    void oppositesDivideTheRows();
    void errors_data();
    void errors();
    void pointerShowsThePlace();
    void dateWords_data();
    void dateWords();
    void ordering();
    void parents();
    void limitAndOffset();
    void addressesAndTypes();
    void javaDoubles_data();
    void javaDoubles();
    void jsonStrings();
    void pagesAreAStableCopy();
    void pagesInAnyOrder();
    void locatorsEnd();
    void batchSizeIsClamped();
    void deletedRowsOnlyInQueryAll();
    void hiddenFieldsDoNotExist();
    void tooling();
    void deepNestingIsRefused();
    void randomTextNeverCrashes();

private:
    int count(const QString &condition)
    {
        const auto response = m_desk.query(QStringLiteral("SELECT COUNT() FROM Account WHERE ") + condition);
        if (response.status != 200)
            qWarning("%s", response.body.constData());
        return response.status == 200
            ? SalesforceDesk::object(response).value(QStringLiteral("totalSize")).toInt()
            : -1;
    }
    QJsonObject create(const QString &object, const QJsonObject &values)
    {
        const auto response = m_desk.api("POST", QStringLiteral("/sobjects/") + object, values);
        if (response.status != 201)
            qWarning("%s", response.body.constData());
        return SalesforceDesk::object(response);
    }

    SalesforceDesk m_desk;
    QString m_alpha;
    const QString m_mine = QStringLiteral("Site = 'soql' AND ");
};

// Four accounts of our own beside the seeded ones: alpha and beta filled, gamma half, delta almost empty.
void TestPracticeSoql::initTestCase()
{
    m_alpha = create(QStringLiteral("Account"),
                     {{QStringLiteral("Name"), QStringLiteral("Alpha 100% O'Brien")},
                      {QStringLiteral("Site"), QStringLiteral("soql")},
                      {QStringLiteral("Industry"), QStringLiteral("Banking")},
                      {QStringLiteral("AnnualRevenue"), 1000},
                      {QStringLiteral("NumberOfEmployees"), 10}})
                  .value(QStringLiteral("id"))
                  .toString();
    create(QStringLiteral("Account"),
           {{QStringLiteral("Name"), QStringLiteral("beta_2")},
            {QStringLiteral("Site"), QStringLiteral("soql")},
            {QStringLiteral("Industry"), QStringLiteral("Energy")},
            {QStringLiteral("AnnualRevenue"), 2000.5},
            {QStringLiteral("ParentId"), m_alpha}});
    create(QStringLiteral("Account"),
           {{QStringLiteral("Name"), QStringLiteral("gamma \\ back")},
            {QStringLiteral("Site"), QStringLiteral("soql")},
            {QStringLiteral("Industry"), QStringLiteral("banking")}});
    create(QStringLiteral("Account"),
           {{QStringLiteral("Name"), QStringLiteral("delta")},
            {QStringLiteral("Site"), QStringLiteral("soql")}});
}

void TestPracticeSoql::conditionsSelectWhatTheySay_data()
{
    QTest::addColumn<QString>("condition");
    QTest::addColumn<int>("expected");
    const auto row = [](const char *name, const char *condition, int expected) {
        QTest::newRow(name) << QString::fromUtf8(condition) << expected;
    };
    row("equal ignores case", "(Name = 'BETA_2')", 1);
    row("escaped quote", "(Name = 'Alpha 100% O\\'Brien')", 1);
    row("escaped backslash", "(Name = 'gamma \\\\ back')", 1);
    row("not equal takes empty ones", "(Industry != 'Banking')", 2);
    row("other not equal", "(Industry <> 'Banking')", 2);
    row("null", "(Industry = null)", 1);
    row("empty text is null", "(Industry = '')", 1);
    row("not null", "(Industry != NULL)", 3);
    row("less", "(AnnualRevenue < 2000)", 1);
    row("less or equal", "(AnnualRevenue <= 2001)", 2);
    row("saved without decimals", "(AnnualRevenue <= 2000.5)", 1);
    row("greater", "(AnnualRevenue > 1000)", 1);
    row("greater or equal", "(AnnualRevenue >= +1000)", 2);
    row("negative", "(AnnualRevenue > -1.5)", 2);
    row("text order", "(Name > 'BETA_1' AND Name < 'c')", 1);
    row("in", "(Industry IN ('Banking', 'Energy'))", 3);
    row("in with null", "(Industry IN ('Energy', null))", 2);
    row("not in takes empty ones", "(Industry NOT IN ('Banking'))", 2);
    row("not in with null", "(Industry NOT IN ('Banking', null))", 1);
    row("like", "(Name LIKE 'ALPHA%')", 1);
    row("like one character", "(Name LIKE 'delt_')", 1);
    row("like escaped per cent", "(Name LIKE '%100\\%%')", 1);
    row("like escaped underscore", "(Name LIKE 'beta\\_%')", 1);
    row("like escaped underscore only", "(Name LIKE 'del\\_a')", 0);
    row("like backslash", "(Name LIKE '%\\\\%')", 1);
    row("and", "Industry = 'Banking' AND AnnualRevenue = 1000", 1);
    row("or in parentheses", "(Industry = 'Energy' OR Name = 'delta')", 2);
    row("nested", "((Industry = 'Energy' AND Name != 'x') OR (NOT Name LIKE '%a%'))", 1);
    row("not", "(NOT Industry = 'Banking')", 2);
    row("not over and", "(NOT (Industry = 'Banking' AND AnnualRevenue = 1000))", 3);
    row("double not", "(NOT (NOT Industry = 'Banking'))", 2);
    row("parent field", "Parent.Name LIKE 'Alpha%'", 1);
    row("parent null", "Parent.Name = null", 3);
    row("own object's name", "Account.Name = 'delta'", 1);
    row("boolean", "IsDeleted = FALSE", 4);
    row("today", "CreatedDate = TODAY", 4);
    row("yesterday", "CreatedDate = YESTERDAY", 0);
    row("last days", "CreatedDate = LAST_N_DAYS:1", 4);
    row("before today", "CreatedDate < TODAY", 0);
    row("since today", "CreatedDate >= TODAY", 4);
    row("not today", "CreatedDate != TODAY", 0);
    row("datetime", "CreatedDate >= 2026-05-01T10:00:00Z", 4);
    row("datetime with offset", "CreatedDate <= 2026-05-01T12:00:00+02:00", 4);
    row("datetime with milliseconds", "CreatedDate > 2026-05-01T10:00:00.500Z", 0);
    row("date field", "(NOT LastActivityDate > 2020-01-01)", 4);
    row("words in any case", "name like 'ALPHA%' and isdeleted = false", 1);
}

void TestPracticeSoql::conditionsSelectWhatTheySay()
{
    QFETCH(QString, condition);
    QFETCH(int, expected);
    QCOMPARE(count(m_mine + condition), expected);
}

// Whatever the condition, NOT takes exactly the rest: no row falls between for being empty.
void TestPracticeSoql::oppositesDivideTheRows_data()
{
    QTest::addColumn<QString>("condition");
    for (const char *condition :
         {"Industry = 'Banking'", "Rating != 'Hot'", "Rating = null", "AnnualRevenue > 5000000",
          "AnnualRevenue <= 5000000", "Fax LIKE '%1%'", "Rating IN ('Hot', 'Cold')",
          "Rating NOT IN ('Hot', null)", "LastActivityDate < TODAY", "CreatedDate = LAST_N_DAYS:200",
          "Parent.Name LIKE 'A%'", "Owner.IsActive = TRUE", "(Rating = 'Hot' OR (NOT Fax = null))"})
        QTest::newRow(condition) << QString::fromUtf8(condition);
}

void TestPracticeSoql::oppositesDivideTheRows()
{
    QFETCH(QString, condition);
    const int all = count(QStringLiteral("Id != null"));
    const int yes = count(condition);
    const int no = count(QStringLiteral("NOT (%1)").arg(condition));
    QVERIFY(all > 60 && yes >= 0);
    QCOMPARE(yes + no, all);
}

void TestPracticeSoql::errors_data()
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

void TestPracticeSoql::errors()
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

void TestPracticeSoql::pointerShowsThePlace()
{
    QCOMPARE(soql::pointer("SELECT Id, Foo FROM Account", 11),
             QStringLiteral("\nSELECT Id, Foo FROM Account\n           ^\nERROR at Row:1:Column:12\n"));
    QCOMPARE(soql::pointer("SELECT Id\nFROM Foo", 15),
             QStringLiteral("\nFROM Foo\n     ^\nERROR at Row:2:Column:6\n"));
}

void TestPracticeSoql::dateWords_data()
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

void TestPracticeSoql::dateWords()
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

void TestPracticeSoql::ordering()
{
    const auto names = [&](const char *order) {
        QStringList out;
        for (const auto &row :
             m_desk.rows(QStringLiteral("SELECT Name FROM Account WHERE Site = 'soql' ORDER BY ")
                         + QLatin1String(order)))
            out.append(row.toObject().value(QStringLiteral("Name")).toString().left(5));
        return out.join(QLatin1Char(' '));
    };
    QCOMPARE(names("Name"), QStringLiteral("Alpha beta_ delta gamma"));
    QCOMPARE(names("Name DESC"), QStringLiteral("gamma delta beta_ Alpha"));
    // Empty ones first either way, unless told otherwise.
    QCOMPARE(names("AnnualRevenue, Name"), QStringLiteral("delta gamma Alpha beta_"));
    QCOMPARE(names("AnnualRevenue DESC, Name"), QStringLiteral("delta gamma beta_ Alpha"));
    QCOMPARE(names("AnnualRevenue ASC NULLS LAST, Name DESC"), QStringLiteral("Alpha beta_ gamma delta"));
    QCOMPARE(names("AnnualRevenue DESC NULLS LAST, Name"), QStringLiteral("beta_ Alpha delta gamma"));
    QCOMPARE(names("Parent.Name DESC NULLS LAST, Name"), QStringLiteral("beta_ Alpha delta gamma"));
}

void TestPracticeSoql::parents()
{
    const auto account =
        m_desk
            .rows(QStringLiteral("SELECT Name, Parent.Name, Parent.Owner.Profile.Name, Owner.Name FROM "
                                 "Account WHERE Name = 'beta_2'"))
            .first()
            .toObject();
    const auto parent = account.value(QStringLiteral("Parent")).toObject();
    QCOMPARE(parent.value(QStringLiteral("Name")).toString(), QStringLiteral("Alpha 100% O'Brien"));
    QCOMPARE(parent.value(QStringLiteral("attributes")).toObject().value(QStringLiteral("url")).toString(),
             QStringLiteral("/services/data/v66.0/sobjects/Account/") + m_alpha);
    QCOMPARE(parent.value(QStringLiteral("Owner"))
                 .toObject()
                 .value(QStringLiteral("Profile"))
                 .toObject()
                 .value(QStringLiteral("Name"))
                 .toString(),
             QStringLiteral("Minimum Access - API Only Integrations"));
    const auto alone = m_desk.rows(QStringLiteral("SELECT Parent.Name FROM Account WHERE Name = 'delta'"))
                           .first()
                           .toObject();
    QVERIFY(alone.contains(QStringLiteral("Parent")) && alone.value(QStringLiteral("Parent")).isNull());
    // References to several objects have a parent of type Name that links to what it is.
    const auto tasks =
        m_desk.rows(QStringLiteral("SELECT Id, WhoId, Who.Name, Who.Type FROM Task WHERE Who.Type = 'Lead'"));
    QVERIFY(!tasks.isEmpty());
    for (const auto &task : tasks) {
        const auto who = task.toObject().value(QStringLiteral("Who")).toObject();
        const auto attributes = who.value(QStringLiteral("attributes")).toObject();
        QCOMPARE(attributes.value(QStringLiteral("type")).toString(), QStringLiteral("Name"));
        QCOMPARE(attributes.value(QStringLiteral("url")).toString(),
                 QStringLiteral("/services/data/v66.0/sobjects/Lead/")
                     + task.toObject().value(QStringLiteral("WhoId")).toString());
    }
}

void TestPracticeSoql::limitAndOffset()
{
    const auto all = m_desk.rows(QStringLiteral("SELECT Id FROM Contact ORDER BY Id"));
    QCOMPARE(m_desk.rows(QStringLiteral("SELECT Id FROM Contact ORDER BY Id LIMIT 3")).size(), 3);
    QCOMPARE(m_desk.rows(QStringLiteral("SELECT Id FROM Contact ORDER BY Id LIMIT 3 OFFSET 5")).at(0),
             all.at(5));
    const auto counted = m_desk.query(QStringLiteral("SELECT COUNT() FROM Contact LIMIT 7"));
    QCOMPARE(counted.body, QByteArray(R"({"totalSize":7,"done":true,"records":[]})"));
}

void TestPracticeSoql::addressesAndTypes()
{
    const auto id =
        create(QStringLiteral("Contact"),
               {{QStringLiteral("LastName"), QStringLiteral("Typed \"quote\"\n")},
                {QStringLiteral("MailingCity"), QStringLiteral("Köln")},
                {QStringLiteral("Birthdate"), QStringLiteral("1990-02-28")},
                {QStringLiteral("EmailBouncedDate"), QStringLiteral("2026-04-01T12:00:00+02:00")}})
            .value(QStringLiteral("id"))
            .toString();
    const auto row =
        m_desk
            .rows(
                QStringLiteral("SELECT LastName, Birthdate, EmailBouncedDate, MailingAddress, OtherAddress, "
                               "DoNotCall, Fax FROM Contact WHERE Id = '%1'")
                    .arg(id.left(15)))
            .first()
            .toObject();
    QCOMPARE(row.value(QStringLiteral("LastName")).toString(), QStringLiteral("Typed \"quote\""));
    QCOMPARE(row.value(QStringLiteral("Birthdate")).toString(), QStringLiteral("1990-02-28"));
    QCOMPARE(row.value(QStringLiteral("EmailBouncedDate")).toString(),
             QStringLiteral("2026-04-01T10:00:00.000+0000"));
    QCOMPARE(row.value(QStringLiteral("MailingAddress")).toObject().value(QStringLiteral("city")).toString(),
             QStringLiteral("Köln"));
    QVERIFY(row.value(QStringLiteral("MailingAddress")).toObject().value(QStringLiteral("street")).isNull());
    QVERIFY(row.value(QStringLiteral("OtherAddress")).isNull());
    QCOMPARE(row.value(QStringLiteral("DoNotCall")), QJsonValue(false));
    QVERIFY(row.value(QStringLiteral("Fax")).isNull());
}

void TestPracticeSoql::javaDoubles_data()
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

void TestPracticeSoql::javaDoubles()
{
    QFETCH(double, value);
    TextBuilder out;
    jsontext::appendDouble(out, value);
    QTEST(out.take(), "text");
}

void TestPracticeSoql::jsonStrings()
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

void TestPracticeSoql::pagesAreAStableCopy()
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

void TestPracticeSoql::pagesInAnyOrder()
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

void TestPracticeSoql::locatorsEnd()
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
    desk.token = desk.signIn(credentials::admin.username, credentials::admin.password)
                     .value(QStringLiteral("access_token"))
                     .toString()
                     .toLatin1();
    QCOMPARE(status(urls.at(2)), QByteArray("INVALID_QUERY_LOCATOR"));
}

void TestPracticeSoql::batchSizeIsClamped()
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

void TestPracticeSoql::deletedRowsOnlyInQueryAll()
{
    const QString id = create(QStringLiteral("Lead"),
                              {{QStringLiteral("LastName"), QStringLiteral("gone")},
                               {QStringLiteral("Company"), QStringLiteral("c")}})
                           .value(QStringLiteral("id"))
                           .toString();
    QCOMPARE(m_desk.api("DELETE", QStringLiteral("/sobjects/Lead/") + id).status, 204);
    const QString soql = QStringLiteral("SELECT Id, IsDeleted FROM Lead WHERE LastName = 'gone'");
    QVERIFY(m_desk.rows(soql).isEmpty());
    QCOMPARE(m_desk.rows(soql, true).first().toObject().value(QStringLiteral("IsDeleted")), QJsonValue(true));
    QCOMPARE(m_desk.rows(soql + QStringLiteral(" ALL ROWS")).size(), 1);
}

void TestPracticeSoql::hiddenFieldsDoNotExist()
{
    SalesforceDesk desk(10);
    desk.set({{QStringLiteral("hiddenFields"), QJsonArray{QStringLiteral("Lead.AnnualRevenue")}},
              {QStringLiteral("hiddenObjects"), QJsonArray{QStringLiteral("Opportunity")}}});
    QCOMPARE(SalesforceDesk::errorCode(desk.query(QStringLiteral("SELECT Id, AnnualRevenue FROM Lead"))),
             QByteArray("INVALID_FIELD"));
    QCOMPARE(
        SalesforceDesk::errorCode(desk.query(QStringLiteral("SELECT Id FROM Lead WHERE AnnualRevenue > 0"))),
        QByteArray("INVALID_FIELD"));
    QCOMPARE(SalesforceDesk::errorCode(desk.query(QStringLiteral("SELECT Id FROM Opportunity"))),
             QByteArray("INVALID_TYPE"));
    QCOMPARE(desk.query(QStringLiteral("SELECT Id, AnnualRevenue FROM Account LIMIT 1")).status, 200);
    const auto lead = desk.rows(QStringLiteral("SELECT FIELDS(ALL) FROM Lead LIMIT 1")).first().toObject();
    QVERIFY(lead.contains(QStringLiteral("NumberOfEmployees"))
            && !lead.contains(QStringLiteral("AnnualRevenue")));
    // An administrator sees everything.
    desk.token = desk.signIn(credentials::admin.username, credentials::admin.password)
                     .value(QStringLiteral("access_token"))
                     .toString()
                     .toLatin1();
    QCOMPARE(desk.query(QStringLiteral("SELECT Id, AnnualRevenue FROM Lead LIMIT 1")).status, 200);
}

void TestPracticeSoql::tooling()
{
    SalesforceDesk desk(5);
    const QString url = QStringLiteral("/tooling/query/?q=SELECT+Id,Metadata+FROM+SecuritySettings+LIMIT+1");
    QCOMPARE(SalesforceDesk::errorCode(desk.api("GET", url)), QByteArray("INVALID_TYPE"));
    desk.set({{QStringLiteral("ipRanges"),
               QJsonArray{QJsonObject{{QStringLiteral("start"), QStringLiteral("203.0.113.0")},
                                      {QStringLiteral("end"), QStringLiteral("203.0.113.255")}}}}});
    desk.token = desk.signIn(credentials::admin.username, credentials::admin.password)
                     .value(QStringLiteral("access_token"))
                     .toString()
                     .toLatin1();
    const auto answer = SalesforceDesk::object(desk.api("GET", url));
    QCOMPARE(answer.value(QStringLiteral("size")).toInt(), 1);
    const auto metadata = answer.value(QStringLiteral("records"))
                              .toArray()
                              .first()
                              .toObject()
                              .value(QStringLiteral("Metadata"))
                              .toObject();
    QCOMPARE(metadata.value(QStringLiteral("sessionSettings"))
                 .toObject()
                 .value(QStringLiteral("lockSessionsToIp")),
             QJsonValue(false));
    QCOMPARE(metadata.value(QStringLiteral("networkAccess"))
                 .toObject()
                 .value(QStringLiteral("ipRanges"))
                 .toArray()
                 .size(),
             1);
}

void TestPracticeSoql::deepNestingIsRefused()
{
    const auto nested = [](int depth) -> QByteArray {
        return "SELECT Id FROM Account WHERE " + QByteArray(depth, '(') + "Name = 'x'"
            + QByteArray(depth, ')');
    };
    QVERIFY(soql::parse(nested(90)));
    QVERIFY(!soql::parse(nested(100000)));
}

// Every text is either a query or an error; none ends the program.
void TestPracticeSoql::randomTextNeverCrashes()
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

QTEST_GUILESS_MAIN(TestPracticeSoql)
#include "tst_practicesoql.moc"
