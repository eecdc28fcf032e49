// SPDX-License-Identifier: GPL-3.0-or-later
#include "dataversefixture.h"

#include "practice/dataverse/odata.h"

#include <QTest>

using namespace fairlead;
using namespace fairlead::practice;
using namespace fairlead::practice::dataverse;
using namespace fairlead::practice::dataversetest;

namespace {

using odata::Node;

/// The tree in words, to compare with: (and (eq name 'x') (not statecode)).
QByteArray spell(const Node &node)
{
    switch (node.kind) {
    case Node::Kind::And:
        return "(and " + spell(node.children.at(0)) + ' ' + spell(node.children.at(1)) + ')';
    case Node::Kind::Or:
        return "(or " + spell(node.children.at(0)) + ' ' + spell(node.children.at(1)) + ')';
    case Node::Kind::Not:
        return "(not " + spell(node.children.at(0)) + ')';
    case Node::Kind::Compare:
    case Node::Kind::Call: {
        QByteArray text = '(' + node.text;
        for (const Node &child : node.children)
            text += ' ' + spell(child);
        if (!node.arguments.isEmpty()) {
            text += " of " + node.arguments.value("PropertyName").first().text;
            for (const odata::Literal &value : node.arguments.value("PropertyValues"))
                text += ' ' + value.text;
        }
        return text + ')';
    }
    case Node::Kind::Lambda:
        return '(' + node.text + ' ' + node.path.join('/')
            + (node.children.empty() ? QByteArray()
                                     : ' ' + node.variable + ' ' + spell(node.children.front()))
            + ')';
    case Node::Kind::Property:
        return node.path.join('/');
    case Node::Kind::Value:
        break;
    }
    static const QHash<int, char> marks{{int(odata::Literal::Type::String), '\''},
                                        {int(odata::Literal::Type::Guid), '#'},
                                        {int(odata::Literal::Type::DateTime), '@'},
                                        {int(odata::Literal::Type::Date), '@'}};
    if (node.literal.type == odata::Literal::Type::Null)
        return "null";
    const char mark = marks.value(int(node.literal.type), 0);
    return mark ? mark + node.literal.text : node.literal.text;
}

} // namespace

class TestPracticeOData : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { m_fixture = std::make_unique<Fixture>(); }
    void cleanupTestCase() { m_fixture.reset(); }

    void filtersAreRead_data();
    void filtersAreRead();
    void badSyntaxIsRefused_data();
    void badSyntaxIsRefused();
    void paths_data();
    void paths();
    void datesAreNormalised_data();
    void datesAreNormalised();

    void filtersSelect_data();
    void filtersSelect();
    void queriesAreRefused_data();
    void queriesAreRefused();
    void hostileInputNeverReachesSql_data();
    void hostileInputNeverReachesSql();

private:
    std::unique_ptr<Fixture> m_fixture;
};

void TestPracticeOData::filtersAreRead_data()
{
    QTest::addColumn<QByteArray>("filter");
    QTest::addColumn<QByteArray>("tree");
    const auto row = [](const char *filter, const char *tree) {
        QTest::newRow(filter) << QByteArray(filter) << QByteArray(tree);
    };
    row("statecode eq 0", "(eq statecode 0)");
    row("name eq 'O''Brien'", "(eq name 'O'Brien)");
    row("name eq ''", "(eq name ')");
    row("name eq null", "(eq name null)");
    row("a eq 1 and b eq 2 or c eq 3", "(or (and (eq a 1) (eq b 2)) (eq c 3))");
    row("a eq 1 and (b eq 2 or c eq 3)", "(and (eq a 1) (or (eq b 2) (eq c 3)))");
    row("not a eq 1 and b eq 2", "(and (not (eq a 1)) (eq b 2))");
    row("not (a eq 1 and b eq 2)", "(not (and (eq a 1) (eq b 2)))");
    row("not not a", "(not (not a))");
    row("contains(name,'(x)')", "(contains name '(x))");
    row("startswith(name, 'a') and endswith(name,'z')", "(and (startswith name 'a) (endswith name 'z))");
    row("_ownerid_value eq A1B2C3D4-0000-4000-8000-00000000000F",
        "(eq _ownerid_value #a1b2c3d4-0000-4000-8000-00000000000f)");
    row("modifiedon ge 2026-11-01T00:00:00Z", "(ge modifiedon @2026-11-01T00:00:00Z)");
    row("modifiedon ge 2026-11-01T00:00:00.123+02:00", "(ge modifiedon @2026-11-01T00:00:00.123+02:00)");
    row("birthdate lt 1990-05-17", "(lt birthdate @1990-05-17)");
    row("revenue gt -12.5", "(gt revenue -12.5)");
    row("0 eq statecode", "(eq 0 statecode)");
    row("primarycontactid/fullname eq 'x'", "(eq primarycontactid/fullname 'x)");
    row("donotemail", "donotemail");
    row("donotemail eq true", "(eq donotemail true)");
    row("contact_customer_accounts/any(c:c/lastname eq 'x')",
        "(any contact_customer_accounts c (eq c/lastname 'x))");
    row("contact_customer_accounts/any()", "(any contact_customer_accounts)");
    row("Account_Tasks/all(t:t/statecode eq 1 and t/prioritycode eq 2)",
        "(all Account_Tasks t (and (eq t/statecode 1) (eq t/prioritycode 2)))");
    row("Microsoft.Dynamics.CRM.In(PropertyName='statecode',PropertyValues=['0','1'])",
        "(In of statecode 0 1)");
    row("Microsoft.Dynamics.CRM.In(PropertyName='name',PropertyValues=[\"a\",\"b'c\"])",
        "(In of name a b'c)");
}

void TestPracticeOData::filtersAreRead()
{
    QFETCH(QByteArray, filter);
    QTEST(spell(odata::readFilter(filter)), "tree");
}

void TestPracticeOData::badSyntaxIsRefused_data()
{
    QTest::addColumn<QByteArray>("filter");
    for (const char *filter : {"",
                               "name",
                               "name eq",
                               "name eq 'x",
                               "name eq 'x' and",
                               "eq 'x'",
                               "(name eq 'x'",
                               "name eq 'x')",
                               "name like 'x'",
                               "name eq x y",
                               "name eq guid'a'",
                               "contains(name)",
                               "contains(name,'x'",
                               "tolower(name) eq 'x'",
                               "modifiedon ge 2026-13-01T00:00:00Z",
                               "modifiedon ge 2026-11-01T25:00:00Z",
                               "revenue gt 12a",
                               "a eq 1 & b eq 2",
                               "name eq 'x' or or",
                               "not",
                               "any(c:c/x eq 1)",
                               "a eq @p1",
                               "a/any(c c/x eq 1)",
                               "#",
                               "a eq ;"})
        QTest::newRow(*filter ? filter : "(empty)") << QByteArray(filter);
    QTest::newRow("deep") << QByteArray(5000, '(') + "a eq 1" + QByteArray(5000, ')');
    QTest::newRow("deep not") << QByteArray("not ").repeated(5000) + "a";
}

void TestPracticeOData::badSyntaxIsRefused()
{
    QFETCH(QByteArray, filter);
    // `name` alone is a tree; that it is no Boolean shows only against the table.
    const Response answer = m_fixture->get(QStringLiteral("accounts?$filter=")
                                           + QString::fromLatin1(filter.toPercentEncoding("()',/:=")));
    QCOMPARE(answer.status, 400);
    QCOMPARE(Fixture::errorCode(answer), QStringLiteral("0x80060888"));
    QVERIFY(!Fixture::errorMessage(answer).isEmpty());
}

void TestPracticeOData::paths_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("status");
    const auto row = [](const char *path, int status) {
        QTest::newRow(path) << QString::fromLatin1(path) << status;
    };
    row("", 200);
    row("accounts", 200);
    row("accounts/$count", 200);
    row("Accounts", 404);
    row("account", 404);
    row("leads(00000000-0000-4000-8000-000000000000)", 404);
    row("leads(leadid=00000000-0000-4000-8000-000000000000)", 404);
    row("leads(nonsense)", 400);
    row("leads(new_extid='42')", 400);
    row("leads()", 400);
    row("leads(", 400);
    row("accounts/nothing", 404);
    row("accounts/$count/x", 404);
    row("WhoAmI", 200);
    row("WhoAmI()", 200);
    row("RetrieveVersion()", 200);
    row("$metadata", 200);
    row("EntityDefinitions", 200);
    row("EntityDefinitions(LogicalName='lead')", 200);
    row("EntityDefinitions(LogicalName='nothing')", 404);
    row("EntityDefinitions(LogicalName='lead')/Attributes", 200);
    row("EntityDefinitions(LogicalName='lead')/Nothing", 404);
}

void TestPracticeOData::paths()
{
    QFETCH(QString, path);
    QTEST(m_fixture->get(path).status, "status");
}

void TestPracticeOData::datesAreNormalised_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("utc");
    QTest::addColumn<bool>("fraction");
    const auto row = [](const char *text, const char *utc, bool fraction = false) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(utc) << fraction;
    };
    row("2026-11-01T10:00:00Z", "2026-11-01T10:00:00Z");
    row("2026-11-01T10:00:00.500Z", "2026-11-01T10:00:00Z", true);
    row("2026-11-01T10:00:00.000Z", "2026-11-01T10:00:00Z");
    row("2026-11-01T10:00:00+02:00", "2026-11-01T08:00:00Z");
    row("2026-11-01T23:30:00-05:00", "2026-11-02T04:30:00Z");
    row("2026-11-01", "2026-11-01T00:00:00Z");
    row("2026-11-31", "");
    row("2026-11-01T", "");
    row("yesterday", "");
}

void TestPracticeOData::datesAreNormalised()
{
    QFETCH(QByteArray, text);
    bool fraction = true;
    QTEST(odata::toUtcSeconds(text, &fraction), "utc");
    QTEST(fraction, "fraction");
}

void TestPracticeOData::filtersSelect_data()
{
    QTest::addColumn<QString>("set");
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("sql"); ///< the same question, asked of the database directly
    const auto row = [](const char *set, const char *filter, const char *sql) {
        QTest::newRow(filter) << QString::fromLatin1(set) << QString::fromUtf8(filter)
                              << QString::fromUtf8(sql);
    };
    row("accounts", "statecode eq 0", "FROM account WHERE statecode = 0");
    row("accounts", "revenue gt 1000000", "FROM account WHERE revenue > 1000000");
    row("accounts", "revenue gt 1000000 and numberofemployees lt 500",
        "FROM account WHERE revenue > 1000000 AND numberofemployees < 500");
    row("accounts", "fax eq null", "FROM account WHERE fax IS NULL");
    row("accounts", "fax ne null", "FROM account WHERE fax IS NOT NULL");
    // "Not equal" holds for empty columns too.
    row("accounts", "tickersymbol ne 'XXXX'", "FROM account");
    row("accounts", "not contains(name,'a')", "FROM account WHERE lower(name) NOT LIKE '%a%'");
    row("accounts", "startswith(name,'b')", "FROM account WHERE name LIKE 'b%'");
    row("accounts", "endswith(websiteurl,'.EXAMPLE')", "FROM account WHERE websiteurl LIKE '%.example'");
    row("accounts", "contains(telephone1,'1_0')", "FROM account WHERE telephone1 LIKE '%1_0%'");
    row("accounts", "address1_country eq 'UNITED STATES'",
        "FROM account WHERE lower(address1_country) = 'united states'");
    row("accounts", "modifiedon ge 2026-01-01", "FROM account WHERE modifiedon >= '2026-01-01T00:00:00Z'");
    row("accounts", "createdon lt 2025-06-01T12:00:00+02:00",
        "FROM account WHERE createdon < '2025-06-01T10:00:00Z'");
    row("accounts", "primarycontactid/lastname ge 'm'",
        "FROM account a JOIN contact c ON c.contactid = a.primarycontactid WHERE lower(c.lastname) >= 'm'");
    row("accounts", "contact_customer_accounts/any(c:c/salutation eq 'Dr.')",
        "FROM account a WHERE EXISTS (SELECT 1 FROM contact c WHERE c.parentcustomerid = a.accountid AND "
        "c.salutation = "
        "'Dr.')");
    row("accounts", "contact_customer_accounts/all(c:c/salutation eq 'Dr.')",
        "FROM account a WHERE NOT EXISTS (SELECT 1 FROM contact c WHERE c.parentcustomerid = a.accountid AND "
        "NOT "
        "coalesce(c.salutation = 'Dr.', 0))");
    row("systemusers", "systemuserroles_association/any(r:r/name eq 'Fairlead Integration')",
        "FROM systemuser u WHERE EXISTS (SELECT 1 FROM systemuserroles x JOIN role r ON r.roleid = x.roleid "
        "WHERE "
        "x.systemuserid = u.systemuserid AND r.name = 'Fairlead Integration')");
    row("contacts", "donotbulkemail", "FROM contact WHERE donotbulkemail = 1");
    row("contacts", "donotbulkemail eq false", "FROM contact WHERE donotbulkemail = 0");
    row("contacts", "birthdate lt 1990-01-01", "FROM contact WHERE birthdate < '1990-01-01'");
    row("contacts", "birthdate ne null and birthdate lt 1990-01-01T00:00:00Z",
        "FROM contact WHERE birthdate < '1990-01-01'");
    row("leads", "Microsoft.Dynamics.CRM.In(PropertyName='statuscode',PropertyValues=['1','2'])",
        "FROM lead WHERE statuscode IN (1, 2)");
    row("leads",
        "Microsoft.Dynamics.CRM.Between(PropertyName='numberofemployees',PropertyValues=['10','50'])",
        "FROM lead WHERE numberofemployees BETWEEN 10 AND 50");
    row("leads", "(statecode eq 0 or statecode eq 2) and not (leadqualitycode eq 1)",
        "FROM lead WHERE statecode IN (0, 2) AND coalesce(leadqualitycode, 0) <> 1");
    row("opportunities", "modifiedon eq createdon", "FROM opportunity WHERE modifiedon = createdon");
    row("accounts", "_parentaccountid_value eq null", "FROM account WHERE parentaccountid IS NULL");
}

void TestPracticeOData::filtersSelect()
{
    QFETCH(QString, set);
    QFETCH(QString, filter);
    QFETCH(QString, sql);
    SQLite::Statement direct(m_fixture->service.store().database(),
                             QString(QStringLiteral("SELECT COUNT(*) ") + sql).toStdString());
    direct.executeStep();
    const int expected = direct.getColumn(0).getInt();
    QVERIFY2(expected > 0, "a question that nothing answers proves nothing");
    const Response answer = m_fixture->get(set + QStringLiteral("?$count=true&$filter=")
                                           + QString::fromLatin1(QUrl::toPercentEncoding(filter)));
    QVERIFY2(answer.status == 200, answer.body);
    QCOMPARE(int(Fixture::rows(answer).size()), expected);
    QCOMPARE(Fixture::json(answer).value(QLatin1String("@odata.count")).toInt(), expected);
}

void TestPracticeOData::queriesAreRefused_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *path, const char *message) {
        QTest::newRow(path) << QString::fromLatin1(path) << QString::fromLatin1(message);
    };
    row("leads?$select=owneridname",
        "Could not find a property named 'owneridname' on type 'Microsoft.Dynamics.CRM.lead'.");
    row("leads?$select=ownerid", "Could not find a property named 'ownerid'");
    row("leads?$select=FullName", "Could not find a property named 'FullName'");
    row("leads?$select=", "not valid in a $select");
    row("leads?$filter=nothing eq 1", "Could not find a property named 'nothing'");
    row("leads?$filter=_ownerid_value eq 'a1b2c3d4-0000-4000-8000-00000000000f'",
        "incompatible types was detected. Found operand types 'Edm.Guid' and 'Edm.String' for operator kind "
        "'Equal'.");
    row("leads?$filter=statecode eq '0'", "'Edm.Int32' and 'Edm.String'");
    row("leads?$filter=subject eq 5", "'Edm.String' and 'Edm.Int32'");
    row("leads?$filter=modifiedon gt 'x'",
        "'Edm.DateTimeOffset' and 'Edm.String' for operator kind 'GreaterThan'");
    row("leads?$filter=subject", "must evaluate to a single boolean value");
    row("leads?$filter=contains(numberofemployees,'1')", "No function signature");
    row("leads?$filter=leadid eq guid'x'", "Unrecognized 'Edm.String' literal 'guid'");
    row("leads?$filter=parentaccountid/primarycontactid/fullname eq 'x'", "further than one table");
    row("leads?$orderby=nothing", "Could not find a property named 'nothing'");
    row("leads?$orderby=subject down", "Syntax error");
    row("leads?$top=-1", "non-negative integer");
    row("leads?$top=x", "non-negative integer");
    row("leads?$skip=5", "Skip Clause is not supported in CRM");
    row("leads?$count=maybe", "$count query option");
    row("leads?$search=x", "$search");
    row("leads?$apply=groupby((statecode))", "not supported in $apply");
    row("leads?$nothing=x", "$nothing");
    row("leads?$select=subject&$select=leadid", "more than once");
    row("leads?$expand=nothing", "Could not find a property named 'nothing'");
    row("leads?$expand=parentaccountid($select=nothing)",
        "Could not find a property named 'nothing' on type "
        "'Microsoft.Dynamics.CRM.account'");
    row("leads?$expand=parentaccountid($expand=primarycontactid)", "Multiple levels");
    row("leads?$expand=parentaccountid(select=name)", "not valid in a $select or $expand");
    row("accounts?$top=3&$expand=Account_Tasks", "$expand of a collection");
    row("leads?$skiptoken=nonsense", "Malformed XML in the Paging Cookie");
    row("leads?$filter=Microsoft.Dynamics.CRM.Nonsense(PropertyName='subject')", "not supported");
}

void TestPracticeOData::queriesAreRefused()
{
    QFETCH(QString, path);
    QFETCH(QString, message);
    const Response answer = m_fixture->get(path);
    QCOMPARE(answer.status, 400);
    QVERIFY2(Fixture::errorMessage(answer).contains(message), qPrintable(Fixture::errorMessage(answer)));
}

void TestPracticeOData::hostileInputNeverReachesSql_data()
{
    QTest::addColumn<QString>("path");
    for (const char *path :
         {"accounts?$filter=name eq 'x''; DROP TABLE account; --'",
          "accounts?$select=name; DROP TABLE account", "accounts?$orderby=name; DROP TABLE account",
          "accounts?$expand=primarycontactid; DROP TABLE account", "accounts?$filter=name) OR (1 eq 1",
          "accounts?$orderby=(SELECT 1)", "accounts?$filter=contains(name,'%25'' OR 1=1')",
          "accounts(' OR 1=1)", "accounts?$filter=primarycontactid/1 eq 1"})
        QTest::newRow(path) << QString::fromLatin1(path);
}

void TestPracticeOData::hostileInputNeverReachesSql()
{
    QFETCH(QString, path);
    const Response answer = m_fixture->get(path);
    QVERIFY2(answer.status == 200 || answer.status == 400, answer.body);
    QVERIFY(Fixture::errorCode(answer) != QStringLiteral("0x80044150"));
    QCOMPARE(m_fixture->service.store().count(*Schema::instance().byName("account")), qint64(60));
}

QTEST_GUILESS_MAIN(TestPracticeOData)
#include "tst_practiceodata.moc"
