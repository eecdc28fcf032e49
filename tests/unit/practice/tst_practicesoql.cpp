// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/practice/salesforcedesk.h"

#include <QTest>

using namespace fairlead::practice;
using namespace fairlead::practice::salesforce;

/// What a query of the practice Salesforce finds, and in which order.
class TestPracticeSoql : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void conditionsSelectWhatTheySay_data();
    void conditionsSelectWhatTheySay();
    void oppositesDivideTheRows_data();
    void oppositesDivideTheRows();
    void ordering();
    void parents();
    void limitAndOffset();
    void addressesAndTypes();
    void deletedRowsOnlyInQueryAll();
    void hiddenFieldsDoNotExist();
    void tooling();

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

    SalesforceDesk m_desk;
    QString m_alpha;
    const QString m_mine = QStringLiteral("Site = 'soql' AND ");
};

// Four accounts of our own beside the seeded ones: alpha and beta filled, gamma half, delta almost empty.
void TestPracticeSoql::initTestCase()
{
    m_alpha = m_desk.create(QStringLiteral("Account"),
                            {{QStringLiteral("Name"), QStringLiteral("Alpha 100% O'Brien")},
                             {QStringLiteral("Site"), QStringLiteral("soql")},
                             {QStringLiteral("Industry"), QStringLiteral("Banking")},
                             {QStringLiteral("AnnualRevenue"), 1000},
                             {QStringLiteral("NumberOfEmployees"), 10}});
    m_desk.create(QStringLiteral("Account"),
                  {{QStringLiteral("Name"), QStringLiteral("beta_2")},
                   {QStringLiteral("Site"), QStringLiteral("soql")},
                   {QStringLiteral("Industry"), QStringLiteral("Energy")},
                   {QStringLiteral("AnnualRevenue"), 2000.5},
                   {QStringLiteral("ParentId"), m_alpha}});
    m_desk.create(QStringLiteral("Account"),
                  {{QStringLiteral("Name"), QStringLiteral("gamma \\ back")},
                   {QStringLiteral("Site"), QStringLiteral("soql")},
                   {QStringLiteral("Industry"), QStringLiteral("banking")}});
    m_desk.create(QStringLiteral("Account"),
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
        m_desk.create(QStringLiteral("Contact"),
                      {{QStringLiteral("LastName"), QStringLiteral("Typed \"quote\"\n")},
                       {QStringLiteral("MailingCity"), QStringLiteral("Köln")},
                       {QStringLiteral("Birthdate"), QStringLiteral("1990-02-28")},
                       {QStringLiteral("EmailBouncedDate"), QStringLiteral("2026-04-01T12:00:00+02:00")}});
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

void TestPracticeSoql::deletedRowsOnlyInQueryAll()
{
    const QString id = m_desk.create(QStringLiteral("Lead"),
                                     {{QStringLiteral("LastName"), QStringLiteral("gone")},
                                      {QStringLiteral("Company"), QStringLiteral("c")}});
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
    desk.token = desk.adminToken();
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
    desk.token = desk.adminToken();
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

QTEST_GUILESS_MAIN(TestPracticeSoql)
#include "tst_practicesoql.moc"
