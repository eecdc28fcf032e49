// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/dynamics/client.h"
#include "crm/dynamics/odata.h"
#include "crm/jobfilter.h"
#include "crm/salesforce/client.h"
#include "crm/salesforce/soql.h"
#include "faketokens.h"
#include "salesforceorg.h"

#include "support/awaitend.h"
#include "support/fakehttp.h"

#include <QTest>

using namespace fairlead;

namespace {

const QUrl org(QStringLiteral("https://o.crm4.dynamics.com"));

const QString table = QStringLiteral("https://o.crm4.dynamics.com/api/data/v9.2/leads?*");

QString soqlOf(const HttpRequest &request)
{
    return QUrlQuery(request.url).queryItemValue(QStringLiteral("q"), QUrl::FullyDecoded);
}

ObjectInfo accountWhere(const QString &filter)
{
    ObjectInfo account = salesforceorg::account();
    account.fields.removeIf([&](const FieldInfo &field) {
        return field.name != account.idField && field.name != account.stampField;
    });
    account.filter = filter;
    return account;
}

ObjectInfo leadWhere(const QString &filter)
{
    ObjectInfo lead;
    lead.name = QStringLiteral("lead");
    lead.setName = QStringLiteral("leads");
    lead.idField = QStringLiteral("leadid");
    lead.stampField = QStringLiteral("modifiedon");
    lead.changeTracking = true;
    lead.fields = {{QStringLiteral("leadid"), {}, FieldType::Id, true, false, false, {}},
                   {QStringLiteral("modifiedon"), {}, FieldType::DateTime, false, false, false, {}}};
    lead.filter = filter;
    return lead;
}

} // namespace

/// The filter of a job in each CRM's requests, and what is said of one that is none.
class TestJobFilter : public QObject
{
    Q_OBJECT
private slots:
    void brackets_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<int>("crm");
        QTest::addColumn<bool>("fine");
        const int soql = int(CrmKind::Salesforce);
        const int odata = int(CrmKind::Dynamics);
        QTest::newRow("plain") << u"A = 1 AND (B = 2 OR C = 3)"_qs << soql << true;
        QTest::newRow("leaves ours") << u"A = 1) OR (B = 2"_qs << soql << false;
        QTest::newRow("open") << u"(A = 1"_qs << soql << false;
        QTest::newRow("in a text") << u"Name = ':-)'"_qs << soql << true;
        QTest::newRow("text not closed") << u"Name = 'a"_qs << soql << false;
        QTest::newRow("quote in SOQL") << uR"(Name = 'Joe\'s (new')"_qs << soql << true;
        QTest::newRow("quote in OData") << u"name eq 'Joe''s (new'"_qs << odata << true;
        QTest::newRow("backslash in OData") << uR"(name eq 'a\')"_qs << odata << true;
        QTest::newRow("too long") << QString(5000, u'x') << soql << false;
    }
    void brackets()
    {
        QFETCH(QString, filter);
        QFETCH(int, crm);
        QFETCH(bool, fine);
        const auto problem = problemOfFilter(filter, CrmKind(crm), u"so"_qs);
        QCOMPARE(!problem, fine);
        if (problem) {
            QCOMPARE(problem->code, ErrorCode::FilterRefused);
            QVERIFY(!problem->sentence.isEmpty() && !problem->remedy.isEmpty());
        }
    }

    void soql()
    {
        using namespace salesforce;
        const ObjectInfo account = accountWhere(u"A = 1 OR B = 2"_qs);
        QCOMPARE(
            pullQuery(account, {}).soql,
            u"SELECT Id,SystemModstamp FROM Account WHERE (A = 1 OR B = 2) ORDER BY SystemModstamp, Id"_qs);
        QCOMPARE(pullQuery(account, u"2026-05-01T10:00:00Z"_qs).soql,
                 u"SELECT Id,SystemModstamp FROM Account WHERE (A = 1 OR B = 2) AND SystemModstamp >= "
                 "2026-05-01T10:00:00Z ORDER BY SystemModstamp, Id"_qs);
        QCOMPARE(loadQuery(account, {u"Id"_qs}), u"SELECT Id FROM Account WHERE (A = 1 OR B = 2)"_qs);
        QCOMPARE(countQuery(account), u"SELECT COUNT() FROM Account WHERE (A = 1 OR B = 2)"_qs);
        QCOMPARE(countQuery(accountWhere({})), u"SELECT COUNT() FROM Account"_qs);
        // What our user has created is looked for among all.
        const CreatedQuery created = createdQuery(account, {u"Id"_qs}, u"005"_qs, u"2026-05-01T10:00:00Z"_qs);
        QVERIFY(!created.soql.contains(u"A = 1"_qs));
    }

    void odataKeepsTheFilterInOneOption()
    {
        using namespace dynamics;
        const ObjectInfo lead = leadWhere(u"subject eq 'R&D #1 +'"_qs);
        const PullQuery query = pullQuery(lead, u"2026-05-01T10:00:00Z"_qs);
        const QUrl root(QStringLiteral("https://o.crm4.dynamics.com/api/data/v9.2/"));
        QCOMPARE(
            webApiUrl(root, query.resource, query.filter).toEncoded(),
            QByteArray("https://o.crm4.dynamics.com/api/data/v9.2/leads?$select=leadid,modifiedon&$orderby="
                       "modifiedon%20asc,leadid%20asc&$filter=(subject%20eq%20'R%26D%20%231%20%2B')%20and%20"
                       "modifiedon%20ge%202026-05-01T10:00:00Z"));
    }

    void aFilteredTableGoesByTime()
    {
        FakeHttp http;
        FakeTokens tokens;
        dynamics::Client client(http, tokens, org);
        http.expect("GET", table)
            .reply(200, R"({"value":[]})", {{"Date", "Fri, 01 May 2026 10:00:00 GMT"}})
            .check([](const HttpRequest &request) {
                QCOMPARE(
                    request.url.query(QUrl::FullyDecoded),
                    u"$select=leadid,modifiedon&$orderby=modifiedon asc,leadid asc&$filter=(statecode eq 0)"_qs);
                for (const auto &[name, value] : request.headers)
                    QVERIFY2(!value.contains("track-changes"), value.constData());
            });
        const auto page = awaitAtOnce(client.pull(leadWhere(u"statecode eq 0"_qs), {}, {}));
        QVERIFY(page && *page);
        QCOMPARE((*page)->next.watermark, u"2026-05-01T10:00:00Z"_qs);
    }

    void salesforceSaysWhatIsWrong()
    {
        FakeHttp http;
        FakeTokens tokens;
        salesforce::Client client(http, tokens, salesforceorg::instance);
        salesforceorg::expectVersions(http);
        http.expect("GET", salesforceorg::base + QStringLiteral("/query*"))
            .json(
                R"([{"message":"\nFROM Account WHERE (Nam = 'x')\n                   ^\nERROR at Row:1:Column:30\nNo such column 'Nam' on entity 'Account'.","errorCode":"INVALID_FIELD"}])",
                400)
            .check([](const HttpRequest &request) {
                QCOMPARE(soqlOf(request), u"SELECT Id FROM Account WHERE (Nam = 'x') LIMIT 1"_qs);
            });
        const auto tried = awaitAtOnce(client.tryFilter(accountWhere(u"Nam = 'x'"_qs), {}));
        QVERIFY(tried && !*tried);
        QCOMPARE(tried->error().code, ErrorCode::FilterRefused);
        QVERIFY2(tried->error().sentence.endsWith(u"No such column 'Nam' on entity 'Account'."_qs),
                 qPrintable(tried->error().sentence));
        QVERIFY2(tried->error().remedy.contains(u"WHERE"_qs), qPrintable(tried->error().remedy));
    }

    void dataverseSaysWhatIsWrong()
    {
        FakeHttp http;
        FakeTokens tokens;
        dynamics::Client client(http, tokens, org);
        http.expect("GET", table)
            .check([](const HttpRequest &request) {
                QCOMPARE(request.url.query(QUrl::FullyDecoded),
                         u"$select=leadid&$top=1&$filter=(subjekt eq 1)"_qs);
            })
            .json(R"({"error":{"code":"0x80060888","message":"Could not find a property named 'subjekt'."}})",
                  400);
        const auto tried = awaitAtOnce(client.tryFilter(leadWhere(u"subjekt eq 1"_qs), {}));
        QVERIFY(tried && !*tried);
        QCOMPARE(tried->error().code, ErrorCode::FilterRefused);
        QVERIFY(tried->error().sentence.contains(u"subjekt"_qs));
    }

    void othersFaultsAreNotTheFilters()
    {
        FakeHttp http;
        FakeTokens tokens;
        dynamics::Client client(http, tokens, org);
        http.expect("GET", table)
            .check([](const HttpRequest &request) {
                QCOMPARE(request.url.query(QUrl::FullyDecoded),
                         u"$select=leadid&$top=1&$filter=(statecode eq 0)"_qs);
            })
            .json(R"({"error":{"code":"0x80040220","message":"prvReadLead is missing"}})", 403);
        const auto tried = awaitAtOnce(client.tryFilter(leadWhere(u"statecode eq 0"_qs), {}));
        QVERIFY(tried && !*tried);
        QCOMPARE(tried->error().code, ErrorCode::PermissionMissing);
    }

    void recordsAreFoundByTheirKey()
    {
        FakeHttp http;
        FakeTokens tokens;
        salesforce::Client client(http, tokens, salesforceorg::instance);
        salesforceorg::expectVersions(http);
        const QString id = salesforceorg::accountId(7);
        http.expect("GET", salesforceorg::base + QStringLiteral("/query*"))
            .json("{\"totalSize\":1,\"done\":true,\"records\":[{\"Id\":\"" + id.toLatin1()
                  + "\",\"Key__c\":\"K1\"}]}")
            .check([](const HttpRequest &request) {
                QCOMPARE(soqlOf(request),
                         uR"(SELECT Id,Key__c FROM Account WHERE Key__c IN ('k1','k\'2'))"_qs);
            });
        http.expect("POST", salesforceorg::base + QStringLiteral("/composite/sobjects/Account"))
            .json("[{\"Id\":\"" + id.toLatin1() + "\",\"Name\":\"Anvils\"}]");
        const auto found = awaitAtOnce(client.readByExternalId(salesforceorg::account(), u"Key__c"_qs,
                                                               {u"k1"_qs, u"k'2"_qs}, {u"Name"_qs}, {}));
        QVERIFY(found && *found);
        QCOMPARE((*found)->size(), 1);
        QCOMPARE((*found)->first().id, id);
        QCOMPARE(std::get<QString>((*found)->first().values.value(u"Key__c"_qs)), u"K1"_qs);
        QCOMPARE(std::get<QString>((*found)->first().values.value(u"Name"_qs)), u"Anvils"_qs);
    }
};

QTEST_GUILESS_MAIN(TestJobFilter)
#include "tst_jobfilter.moc"
