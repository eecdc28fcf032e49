// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/client.h"
#include "crm/salesforce/deletions.h"
#include "faketokens.h"
#include "salesforceorg.h"

#include "support/awaitend.h"

#include <QJsonArray>
#include <QTest>

using namespace fairlead;
using namespace fairlead::salesforceorg;
using salesforce::deletionSpan;

/// What a pull says of deleted records.
class TestSalesforceDeletions : public QObject
{
    Q_OBJECT
private slots:
    void span_data();
    void span();
    void firstPullOfOnePage();
    void deletedRecords();
    void nothingNew();
    void notWithinAMinute();
    void onlyWithTheLastPage();
    void undeleted_data();
    void undeleted();
    void undeletedOnAnEarlierPage();
    void lost_data();
    void lost();
    void beforeAnybodyKeptTheTime();
    void withoutServerTime();
    void notReplicable();
    void otherErrors();
    void badAnswers_data();
    void badAnswers();
    void expiredLinkKeepsThePlace();

private:
    FakeTokens m_tokens;
};

namespace {

const QString query = base + QStringLiteral("/query?q=*");
const QString deletedUrl = base + QStringLiteral("/sobjects/Account/deleted/?*");
const HttpHeaders atTen = {{"Date", "Fri, 01 May 2026 10:00:00 GMT"}};

QDateTime utc(const char *text)
{
    return QDateTime::fromString(QString::fromLatin1(text), Qt::ISODate);
}

QByteArray row(int number, const char *stamp)
{
    return R"({"Id":")" + accountId(number).toLatin1() + R"(","SystemModstamp":")" + stamp + R"("})";
}

QByteArray pageOf(const QByteArray &rows, const char *next = nullptr)
{
    QByteArray end = R"("done":true)";
    if (next)
        end = R"("done":false,"nextRecordsUrl":")" + QByteArray(next) + '"';
    return R"({"totalSize":1,"records":[)" + rows + "]," + end + '}';
}

QByteArray deletedAt(int number, const char *time)
{
    return R"({"id":")" + accountId(number).toLatin1() + R"(","deletedDate":")" + time + R"("})";
}

QByteArray answerOf(const QByteArray &records, const char *earliest = "2026-04-01T00:00:00.000+0000")
{
    return R"({"deletedRecords":[)" + records + R"(],"earliestDateAvailable":")" + earliest
        + R"(","latestDateCovered":"2026-05-01T09:58:00.000+0000"})";
}

/// Of an object that was last pulled at a quarter to ten.
PullCursor since(const QString &deletionsUpTo = QStringLiteral("2026-05-01T09:45:30Z"))
{
    return {QStringLiteral("2026-05-01T09:45:30Z"), {}, {}, deletionsUpTo};
}

} // namespace

void TestSalesforceDeletions::span_data()
{
    QTest::addColumn<QString>("upTo");
    QTest::addColumn<QString>("start"); // empty: nothing to ask
    QTest::addColumn<bool>("lost");
    QTest::newRow("an hour") << "2026-05-20T09:00:00Z"
                             << "2026-05-20T09:00:00Z" << false;
    QTest::newRow("a minute") << "2026-05-20T09:59:00Z"
                              << "2026-05-20T09:59:00Z" << false;
    QTest::newRow("less than a minute") << "2026-05-20T09:59:01Z" << QString() << false;
    QTest::newRow("no time") << "2026-05-20T10:00:00Z" << QString() << false;
    QTest::newRow("the clock went back") << "2026-05-20T11:00:00Z" << QString() << false;
    QTest::newRow("fifteen days") << "2026-05-05T10:00:00Z"
                                  << "2026-05-05T10:00:00Z" << false;
    QTest::newRow("a second more") << "2026-05-05T09:59:59Z"
                                   << "2026-05-05T10:02:00Z" << true;
    QTest::newRow("a year") << "2025-05-20T10:00:00Z"
                            << "2026-05-05T10:02:00Z" << true;
}

void TestSalesforceDeletions::span()
{
    QFETCH(QString, upTo);
    QFETCH(QString, start);
    QFETCH(bool, lost);
    const QDateTime now = utc("2026-05-20T10:00:00Z");
    const auto found = deletionSpan(QDateTime::fromString(upTo, Qt::ISODate), now);
    QCOMPARE(found.has_value(), !start.isEmpty());
    if (!found)
        return;
    QCOMPARE(found->start, QDateTime::fromString(start, Qt::ISODate));
    QCOMPARE(found->end, now);
    QCOMPARE(found->lost, lost);
}

void TestSalesforceDeletions::firstPullOfOnePage()
{
    FakeHttp http;
    salesforce::Client client(http, m_tokens, instance);
    expectVersions(http);
    http.expect("GET", query).reply(200, pageOf({}), atTen);
    const auto page = awaitEnd(client.pull(account(), {}, {}));
    QVERIFY2(page && page->has_value(), "");
    QVERIFY((*page)->last && (*page)->removed.isEmpty() && !(*page)->removalsLost);
    QCOMPARE((*page)->next.deletionsUpTo, QStringLiteral("2026-05-01T10:00:00Z"));
}

void TestSalesforceDeletions::deletedRecords()
{
    FakeHttp http;
    salesforce::Client client(http, m_tokens, instance);
    expectVersions(http);
    http.expect("GET", query).reply(200, pageOf(row(1, "2026-05-01T09:50:00.000+0000")), atTen);
    // A minute earlier than it needs to be, with the '+' as Salesforce reads it (trap 26).
    http.expect("GET",
                base
                    + QStringLiteral("/sobjects/Account/deleted/?start=2026-05-01T09:44:30%2B00:00"
                                     "&end=2026-05-01T10:00:00%2B00:00"))
        .json(answerOf(deletedAt(2, "2026-05-01T09:50:00.000+0000") + ','
                       + R"({"id":"001Aa0000000011","deletedDate":"2026-05-01T09:51:00.000+0000"})"));
    const auto page = awaitEnd(client.pull(account(), since(), {}));
    QVERIFY2(page && page->has_value(), "");
    QCOMPARE((*page)->removed, QStringList({accountId(2), "001Aa0000000011IAA"}));
    QVERIFY(!(*page)->removalsLost);
    // Not the time of the question: what was being deleted then may not be listed yet (trap 25).
    QCOMPARE((*page)->next.deletionsUpTo, QStringLiteral("2026-05-01T09:58:00Z"));
    QCOMPARE((*page)->next.watermark, QStringLiteral("2026-05-01T10:00:00Z"));
    QCOMPARE((*page)->rows(), std::size_t(1));
}

void TestSalesforceDeletions::nothingNew()
{
    FakeHttp http;
    salesforce::Client client(http, m_tokens, instance);
    expectVersions(http);
    http.expect("GET", query).reply(200, pageOf({}), atTen);
    http.expect("GET", deletedUrl).json(answerOf({}));
    const auto page = awaitEnd(client.pull(account(), since(), {}));
    QVERIFY2(page && page->has_value(), "");
    QVERIFY((*page)->removed.isEmpty() && !(*page)->removalsLost);
    QCOMPARE(client.requests(), 3); // one of them asks for the versions, once
}

void TestSalesforceDeletions::notWithinAMinute()
{
    FakeHttp http;
    salesforce::Client client(http, m_tokens, instance);
    expectVersions(http);
    http.expect("GET", query).reply(200, pageOf({}), atTen);
    const auto page = awaitEnd(client.pull(account(), since(QStringLiteral("2026-05-01T09:59:10Z")), {}));
    QVERIFY2(page && page->has_value(), "");
    // The next pull asks from there.
    QCOMPARE((*page)->next.deletionsUpTo, QStringLiteral("2026-05-01T09:59:10Z"));
    QVERIFY(!(*page)->removalsLost);
}

void TestSalesforceDeletions::onlyWithTheLastPage()
{
    FakeHttp http;
    salesforce::Client client(http, m_tokens, instance);
    expectVersions(http);
    http.expect("GET", query)
        .reply(200, pageOf(row(1, "2026-05-01T09:50:00.000+0000"), "/services/data/v66.0/query/01g-1"),
               atTen);
    const auto page = awaitEnd(client.pull(account(), since(), {}));
    QVERIFY2(page && page->has_value(), "");
    QVERIFY(!(*page)->last && (*page)->removed.isEmpty());
    QCOMPARE((*page)->next.deletionsUpTo, since().deletionsUpTo);
}

void TestSalesforceDeletions::undeleted_data()
{
    QTest::addColumn<QByteArray>("stamp");
    QTest::addColumn<bool>("removed");
    QTest::newRow("undeleted later") << QByteArray("2026-05-01T09:50:01.000+0000") << false;
    // Read, then deleted, while the pull was on its way: forgetting that would keep the record for good.
    QTest::newRow("deleted after it was read") << QByteArray("2026-05-01T09:49:59.000+0000") << true;
    QTest::newRow("within the same second") << QByteArray("2026-05-01T09:50:00.000+0000") << true;
}

void TestSalesforceDeletions::undeleted()
{
    QFETCH(QByteArray, stamp);
    QFETCH(bool, removed);
    FakeHttp http;
    salesforce::Client client(http, m_tokens, instance);
    expectVersions(http);
    http.expect("GET", query).reply(200, pageOf(row(2, stamp.constData())), atTen);
    http.expect("GET", deletedUrl).json(answerOf(deletedAt(2, "2026-05-01T09:50:00.000+0000")));
    const auto page = awaitEnd(client.pull(account(), since(), {}));
    QVERIFY2(page && page->has_value(), "");
    QCOMPARE((*page)->removed.contains(accountId(2)), removed);
}

void TestSalesforceDeletions::undeletedOnAnEarlierPage()
{
    FakeHttp http;
    salesforce::Client client(http, m_tokens, instance);
    expectVersions(http);
    http.expect("GET", base + QStringLiteral("/query/01g-1")).reply(200, pageOf({}), atTen);
    http.expect("GET", deletedUrl)
        .json(answerOf(deletedAt(2, "2026-05-01T09:50:00.000+0000") + ','
                       + deletedAt(3, "2026-05-01T09:50:00.000+0000")));
    http.expect("POST", base + QStringLiteral("/composite/sobjects/Account"))
        .json('[' + row(2, "2026-05-01T09:50:30.000+0000") + ",null]")
        .check([](const HttpRequest &request) {
            QCOMPARE(bodyOf(request).value(QLatin1String("ids")).toArray(),
                     QJsonArray({accountId(2), accountId(3)}));
        });
    PullCursor cursor = since();
    cursor.nextLink = QStringLiteral("/services/data/v66.0/query/01g-1");
    const auto page = awaitEnd(client.pull(account(), cursor, {}));
    QVERIFY2(page && page->has_value(), "");
    QCOMPARE((*page)->removed, QStringList(accountId(3)));
}

void TestSalesforceDeletions::lost_data()
{
    QTest::addColumn<QString>("upTo");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("lost");
    QTest::addColumn<QString>("next");
    const QString covered = QStringLiteral("2026-05-01T09:58:00Z");
    const QString now = QStringLiteral("2026-05-01T10:00:00Z");
    const QString recent = since().deletionsUpTo;
    QTest::newRow("list cut before") << recent << 200 << answerOf({}, "2026-05-01T09:45:30.000+0000") << false
                                     << covered;
    QTest::newRow("list cut since") << recent << 200 << answerOf({}, "2026-05-01T09:45:31.000+0000") << true
                                    << covered;
    QTest::newRow("window passed") << "2026-04-16T09:59:59Z" << 200 << answerOf({}) << true << covered;
    QTest::newRow("window not passed") << "2026-04-16T10:00:00Z" << 200 << answerOf({}) << false << covered;
    QTest::newRow("more than can be listed")
        << recent << 400 << QByteArray(R"([{"errorCode":"EXCEEDED_ID_LIMIT","message":"too many ids"}])")
        << true << now;
    QTest::newRow("refused date")
        << recent << 400
        << QByteArray(R"([{"errorCode":"INVALID_REPLICATION_DATE","message":"too long ago"}])") << true
        << now;
}

void TestSalesforceDeletions::lost()
{
    QFETCH(QString, upTo);
    QFETCH(int, status);
    QFETCH(QByteArray, answer);
    QFETCH(bool, lost);
    QFETCH(QString, next);
    FakeHttp http;
    salesforce::Client client(http, m_tokens, instance);
    expectVersions(http);
    http.expect("GET", query).reply(200, pageOf({}), atTen);
    http.expect("GET", deletedUrl).json(answer, status);
    const auto page = awaitEnd(client.pull(account(), since(upTo), {}));
    QVERIFY2(page && page->has_value(), "");
    QCOMPARE((*page)->removalsLost, lost);
    QCOMPARE((*page)->next.deletionsUpTo, next);
}

void TestSalesforceDeletions::beforeAnybodyKeptTheTime()
{
    FakeHttp http;
    salesforce::Client client(http, m_tokens, instance);
    expectVersions(http);
    http.expect("GET", query).reply(200, pageOf({}), atTen);
    const auto page = awaitEnd(client.pull(account(), since({}), {}));
    QVERIFY2(page && page->has_value(), "");
    QVERIFY((*page)->removalsLost);
    QCOMPARE((*page)->next.deletionsUpTo, QStringLiteral("2026-05-01T10:00:00Z"));
}

void TestSalesforceDeletions::withoutServerTime()
{
    FakeHttp http;
    salesforce::Client client(http, m_tokens, instance);
    expectVersions(http);
    http.expect("GET", query).json(pageOf({}));
    const auto page = awaitEnd(client.pull(account(), since(), {}));
    QVERIFY2(page && page->has_value(), "");
    QCOMPARE((*page)->next.deletionsUpTo, since().deletionsUpTo);
}

void TestSalesforceDeletions::notReplicable()
{
    FakeHttp http;
    salesforce::Client client(http, m_tokens, instance);
    expectVersions(http);
    http.expect("GET", query).reply(200, pageOf({}), atTen).times(2);
    http.expect("GET", deletedUrl)
        .json(R"([{"errorCode":"INVALID_TYPE","message":"sObject type Account is not replicable"}])", 400);
    for (int pull = 0; pull < 2; ++pull) {
        const auto page = awaitEnd(client.pull(account(), since(), {}));
        QVERIFY2(page && page->has_value(), "");
        QVERIFY((*page)->removed.isEmpty() && !(*page)->removalsLost);
        // Otherwise the next start would take it for an object nobody has kept the time of.
        QCOMPARE((*page)->next.deletionsUpTo, QStringLiteral("2026-05-01T10:00:00Z"));
    }
}

void TestSalesforceDeletions::otherErrors()
{
    FakeHttp http;
    salesforce::Client client(http, m_tokens, instance);
    expectVersions(http);
    http.expect("GET", query).reply(200, pageOf({}), atTen);
    http.expect("GET", deletedUrl).cut();
    const auto page = awaitEnd(client.pull(account(), since(), {}));
    QVERIFY(page && !page->has_value());
    QCOMPARE(page->error().code, ErrorCode::ConnectionLost);
}

void TestSalesforceDeletions::badAnswers_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("cut off") << QByteArray(R"({"deletedRecords":[{"id":"001)");
    QTest::newRow("not it") << QByteArray("{}");
    QTest::newRow("without an id") << answerOf(R"({"deletedDate":"2026-05-01T09:50:00.000+0000"})");
}

void TestSalesforceDeletions::badAnswers()
{
    QFETCH(QByteArray, answer);
    FakeHttp http;
    salesforce::Client client(http, m_tokens, instance);
    expectVersions(http);
    http.expect("GET", query).reply(200, pageOf({}), atTen);
    http.expect("GET", deletedUrl).json(answer);
    const auto page = awaitEnd(client.pull(account(), since(), {}));
    QVERIFY(page && !page->has_value());
    QCOMPARE(page->error().code, ErrorCode::ProviderAnswerInvalid);
}

void TestSalesforceDeletions::expiredLinkKeepsThePlace()
{
    FakeHttp http;
    salesforce::Client client(http, m_tokens, instance);
    expectVersions(http);
    http.expect("GET", query)
        .reply(200, pageOf(row(1, "2026-03-01T00:00:00.000+0000"), "/services/data/v66.0/query/01g-1"),
               atTen);
    const auto first = awaitEnd(client.pull(account(), {}, {}));
    QVERIFY2(first && first->has_value(), "");
    // The engine forgets the link of a first pull that broke off, and reads on a day later.
    PullCursor cursor = (*first)->next;
    cursor.nextLink.clear();
    cursor.upperBound.clear();
    http.expect("GET", query).reply(200, pageOf({}), {{"Date", "Sat, 02 May 2026 10:00:00 GMT"}});
    http.expect("GET",
                base
                    + QStringLiteral("/sobjects/Account/deleted/?start=2026-05-01T09:59:00%2B00:00"
                                     "&end=2026-05-02T10:00:00%2B00:00"))
        .json(answerOf(deletedAt(1, "2026-05-01T12:00:00.000+0000")));
    const auto second = awaitEnd(client.pull(account(), cursor, {}));
    QVERIFY2(second && second->has_value(), "");
    QCOMPARE((*second)->removed, QStringList(accountId(1)));
}

QTEST_GUILESS_MAIN(TestSalesforceDeletions)
#include "tst_salesforcedeletions.moc"
