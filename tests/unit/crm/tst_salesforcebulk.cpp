// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/bulkplace.h"
#include "crm/salesforce/client.h"
#include "faketokens.h"
#include "salesforceorg.h"

#include "support/awaitend.h"
#include "support/manualclock.h"

#include <QTest>

using namespace fairlead;
using namespace fairlead::salesforceorg;
using namespace std::chrono_literals;
using salesforce::BulkPlace;

/// First loads by Bulk API 2.0.
class TestSalesforceBulk : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void places_data();
    void places();
    void notForFewRecords();
    void notUnlessAskedFor();
    void notForWhatChanged();
    void wholeLoad();
    void pagesAreFetchedTogether();
    void largePagesAreFetchedAlone();
    void smallPagesFollowTogether();
    void nextListComesWithTheLastPages();
    void manyRecordsOfAPageComeInParts();
    void anotherStartGoesOnInTheMidstOfAPage();
    void pageThatHasBecomeShorter();
    void otherSpellingOfTheNextList();
    void oneAfterTheOther_data();
    void oneAfterTheOther();
    void anotherStartGoesOn();
    void waiting();
    void waitingTooLong();
    void waitingIsCancelled();
    void refused_data();
    void refused();
    void notRefused();
    void failedJob_data();
    void failedJob();
    void jobThatIsGone();
    void resultsThatCannotBeRead();
    void lostPageIsFetchedAgain();
    void cutPage();
    void foreignLinks_data();
    void foreignLinks();
    void emptyResult();

private:
    FakeTokens m_tokens;
    ManualClock m_clock;
    std::unique_ptr<FakeHttp> m_http;
    std::unique_ptr<salesforce::Client> m_client;

    void expectStart(const QByteArray &job = {}, int status = 200);
    Result<RecordPage> pull(const PullCursor &cursor);
    /// The cursor after the page without rows that begins the load.
    PullCursor started();
};

namespace {

const QString query = base + QStringLiteral("/query?q=*");
const QString jobs = base + QStringLiteral("/jobs/query");
const QString job = jobs + QStringLiteral("/750Aa00000CCCCCIA2");
const QByteArray path = "/services/data/v66.0/jobs/query/750Aa00000CCCCCIA2";
const HttpHeaders atTen = {{"Date", "Fri, 01 May 2026 10:00:00 GMT"}};
const QByteArray complete = R"({"id":"750Aa00000CCCCCIA2","state":"JobComplete"})";

ObjectInfo small()
{
    ObjectInfo info = account();
    info.fields = {field("Id", FieldType::Id, false), field("Name", FieldType::Text),
                   field("SystemModstamp", FieldType::DateTime, false)};
    return info;
}

QString textOf(const CellValue &cell)
{
    const auto *text = std::get_if<std::string_view>(&cell);
    return text ? QString::fromUtf8(text->data(), qsizetype(text->size())) : QString();
}

QByteArray csv(int from, int to)
{
    QByteArray body = "\"Id\",\"Name\",\"SystemModstamp\"\n";
    for (int i = from; i < to; ++i)
        body += '"' + accountId(i).toLatin1() + "\",\"n\",\"2026-04-01T10:00:00.000Z\"\n";
    return body;
}

HttpHeaders head(int rows, const char *locator = nullptr)
{
    HttpHeaders headers = {{"Sforce-NumberOfRecords", QByteArray::number(rows)}};
    if (locator)
        headers.append(qMakePair(QByteArray("Sforce-Locator"), QByteArray(locator)));
    return headers;
}

QByteArray listOf(const QByteArrayList &names, const char *next = nullptr, const char *key = "nextRecordsUrl",
                  const char *more = "&maxRecords=20000")
{
    QByteArray body = R"({"resultPages":[)";
    for (const QByteArray &name : names)
        body += (name == names.first() ? "" : ",") + QByteArray(R"({"resultUrl":")") + path
            + "/results?locator=" + name + more + "\"}";
    body += "],";
    if (next)
        body += '"' + QByteArray(key) + "\":\"" + path + "/resultPages?locator=" + next + "\",";
    return body + "\"done\":" + (next ? "false}" : "true}");
}

QString results(const char *name, const char *more = "&maxRecords=20000")
{
    return job + QStringLiteral("/results?locator=") + QLatin1String(name) + QLatin1String(more);
}

} // namespace

void TestSalesforceBulk::init()
{
    m_client.reset();
    m_http = std::make_unique<FakeHttp>();
    m_client = std::make_unique<salesforce::Client>(*m_http, m_tokens, instance);
    m_client->useBulk(m_clock, 100);
}

void TestSalesforceBulk::expectStart(const QByteArray &answer, int status)
{
    expectVersions(*m_http);
    m_http->expect("GET", query)
        .reply(200,
               R"({"totalSize":101,"done":false,"nextRecordsUrl":"/services/data/v66.0/query/01g-2000",
                   "records":[{"Id":"001Aa0000000000IA4","Name":"n","SystemModstamp":"2026-04-01T10:00:00.000+0000"}]})",
               atTen);
    m_http->expect("POST", jobs)
        .json(
            answer.isEmpty()
                ? R"({"id":"750Aa00000CCCCCIA2","state":"UploadComplete","createdDate":"2026-05-01T10:00:01.000+0000"})"
                : answer,
            status);
}

Result<RecordPage> TestSalesforceBulk::pull(const PullCursor &cursor)
{
    auto page = awaitEnd(m_client->pull(small(), cursor, {}));
    if (!page)
        return fail(Error::bug(QStringLiteral("no answer")));
    return std::move(*page);
}

PullCursor TestSalesforceBulk::started()
{
    expectStart();
    const auto page = pull({});
    return page ? page->next : PullCursor();
}

void TestSalesforceBulk::places_data()
{
    using Step = BulkPlace::Step;
    QTest::addColumn<BulkPlace>("place");
    const QString id = QStringLiteral("750Aa00000CCCCCIA2");
    QTest::newRow("wait") << BulkPlace{id, Step::Wait, 0, {}};
    QTest::newRow("done") << BulkPlace{id, Step::Done, 0, {}};
    QTest::newRow("first pages") << BulkPlace{id, Step::Pages, 3, {}};
    QTest::newRow("later pages") << BulkPlace{id, Step::Pages, 0,
                                              QString::fromLatin1(path + "/resultPages?locator=a:b")};
    QTest::newRow("in the midst of a page") << BulkPlace{id, Step::Pages, 2, {}, 5000};
    QTest::newRow("locator") << BulkPlace{id, Step::Locator, 0, QStringLiteral("MTAw:x")};
}

void TestSalesforceBulk::places()
{
    QFETCH(BulkPlace, place);
    QVERIFY(salesforce::bulkPlaceOf(salesforce::toLink(place)) == std::optional(place));
    for (const char *damaged :
         {"bulk:", "bulk:../x:wait", "bulk:750Aa00000CCCCCIA2:", "/services/data/v66.0/query/x",
          "bulk:750Aa00000CCCCCIA2:pages:x:", "bulk:750Aa00000CCCCCIA2:pages:-1:",
          "bulk:750Aa00000CCCCCIA2:pages:1+x:", "bulk:750Aa00000CCCCCIA2:pages:1+-5:"})
        QVERIFY(!salesforce::bulkPlaceOf(QString::fromLatin1(damaged)));
}

void TestSalesforceBulk::notForFewRecords()
{
    expectVersions(*m_http);
    m_http->expect("GET", query).json(R"({"totalSize":100,"done":true,"records":[]})");
    QVERIFY(pull({}).has_value());
}

void TestSalesforceBulk::notUnlessAskedFor()
{
    salesforce::Client plain(*m_http, m_tokens, instance);
    expectVersions(*m_http);
    m_http->expect("GET", query).json(R"({"totalSize":1000000,"done":true,"records":[]})");
    const auto page = awaitEnd(plain.pull(small(), {}, {}));
    QVERIFY(page && page->has_value());
}

void TestSalesforceBulk::notForWhatChanged()
{
    expectVersions(*m_http);
    m_http->expect("GET", query).json(R"({"totalSize":1000000,"done":true,"records":[]})");
    QVERIFY(pull({"2026-05-01T09:00:00Z", {}, {}, {}}).has_value());
}

void TestSalesforceBulk::wholeLoad()
{
    expectStart();
    const auto first = pull({});
    QVERIFY(first.has_value());
    // The job brings these rows too: they are not counted twice.
    QCOMPARE(first->rows(), std::size_t(0));
    QCOMPARE(first->total, std::optional<qint64>(101));
    QVERIFY(!first->last);
    const PullCursor waits{
        {}, "bulk:750Aa00000CCCCCIA2:wait", "2026-05-01T10:00:00Z", "2026-05-01T10:00:00Z"};
    QCOMPARE(first->next, waits);
    const QJsonObject asked = bodyOf(m_http->requests().last());
    QCOMPARE(asked.value(QLatin1String("operation")), QJsonValue("query"));
    QCOMPARE(asked.value(QLatin1String("query")), QJsonValue("SELECT Id,Name,SystemModstamp FROM Account"));
    QCOMPARE(asked.value(QLatin1String("contentType")), QJsonValue("CSV"));
    QCOMPARE(asked.value(QLatin1String("lineEnding")), QJsonValue("LF"));
    QVERIFY(!m_http->requests().last().repeatable);

    m_http->expect("GET", job).json(complete);
    m_http->expect("GET", job + QStringLiteral("/resultPages?maxRecords=20000")).json(listOf({"a", "b"}));
    m_http->expect("GET", results("a"))
        .reply(200, csv(0, 60), head(60))
        .check([](const HttpRequest &request) {
            QVERIFY(request.headers.contains({"Accept", "text/csv"}));
        });
    m_http->expect("GET", results("b")).reply(200, csv(60, 101), head(41));
    m_http->expect("DELETE", job).reply(204, {}, {{"Date", "Fri, 01 May 2026 10:05:00 GMT"}});
    m_http->expect("GET", base + QStringLiteral("/sobjects/Account/deleted/?*"))
        .json(R"({"deletedRecords":[{"id":"001Aa0000000007IA4","deletedDate":"2026-05-01T10:01:00.000+0000"}],
                  "latestDateCovered":"2026-05-01T10:04:00.000+0000"})");
    m_http->expect("POST", base + QStringLiteral("/composite/sobjects/Account")).json("[null]");

    QList<std::size_t> rows;
    PullCursor cursor = first->next;
    QStringList removed;
    for (int guard = 0; guard < 10 && !cursor.nextLink.isEmpty(); ++guard) {
        const auto page = pull(cursor);
        QVERIFY2(page.has_value(), page ? "" : qPrintable(page.error().text()));
        rows += page->rows();
        QCOMPARE(page->columns, QStringList({"Id", "Name", "SystemModstamp"}));
        cursor = page->next;
        QCOMPARE(page->last, cursor.nextLink.isEmpty());
        // Rows come in no order: until the end, everything would have to be read again.
        if (!page->last)
            QVERIFY(cursor.watermark.isEmpty());
        removed += page->removed;
    }
    QCOMPARE(rows, QList<std::size_t>({60, 41, 0}));
    QCOMPARE(removed, QStringList(accountId(7)));
    QCOMPARE(cursor, (PullCursor{"2026-05-01T10:00:00Z", {}, {}, "2026-05-01T10:04:00Z"}));
}

void TestSalesforceBulk::pagesAreFetchedTogether()
{
    SystemClock real;
    FakeHttp http(&real);
    salesforce::Client client(http, m_tokens, instance);
    client.useBulk(m_clock, 100);
    expectVersions(http);
    http.expect("GET", job).json(complete);
    http.expect("GET", job + QStringLiteral("/resultPages?*")).json(listOf({"a", "b", "c", "d", "e"}));
    int most = 0;
    for (const char *name : {"a", "b", "c", "d", "e"}) {
        http.expect("GET", results(name))
            .reply(200, csv(0, 1), head(1))
            .after(5ms)
            .check([&](const HttpRequest &) { most = std::max(most, http.waiting() + 1); });
    }
    PullCursor cursor{{}, "bulk:750Aa00000CCCCCIA2:wait", {}, {}};
    const auto page = awaitEnd(client.pull(small(), cursor, {}));
    QVERIFY(page && page->has_value());
    QCOMPARE(most, 5);
    QCOMPARE((*page)->rows(), std::size_t(1));
    QVERIFY(http.isDone()); // the other four wait in memory
    cursor = (*page)->next;
    for (int i = 0; i < 4; ++i) {
        const auto more = awaitEnd(client.pull(small(), cursor, {}));
        QVERIFY(more && more->has_value());
        cursor = (*more)->next;
    }
    QCOMPARE(cursor.nextLink, QStringLiteral("bulk:750Aa00000CCCCCIA2:done"));
}

void TestSalesforceBulk::largePagesAreFetchedAlone()
{
    // The links do not say that the server keeps to our size, and the first page shows that it does not.
    const PullCursor cursor = started();
    m_http->expect("GET", job).json(complete);
    m_http->expect("GET", job + QStringLiteral("/resultPages?*"))
        .json(listOf({"a", "b", "c"}, nullptr, "", ""));
    const QByteArray large = "\"Id\",\"Name\",\"SystemModstamp\"\n\"001Aa0000000001IA4\",\""
        + QByteArray(20 * 1024 * 1024, 'x') + "\",\"\"\n";
    m_http->expect("GET", results("a", "")).reply(200, large, head(1));
    const auto first = pull(cursor);
    QVERIFY(first.has_value());
    QVERIFY(m_http->isDone());
    m_http->expect("GET", results("b", "")).reply(200, csv(0, 1), head(1));
    const auto second = pull(first->next);
    QVERIFY(second.has_value());
    QVERIFY(m_http->isDone()); // "c" was not asked for
    m_http->expect("GET", results("c", "")).reply(200, csv(0, 1), head(1));
    QVERIFY(pull(second->next).has_value());
}

void TestSalesforceBulk::smallPagesFollowTogether()
{
    // As above, but the first page shows that its like may wait in memory.
    const PullCursor cursor = started();
    m_http->expect("GET", job).json(complete);
    m_http->expect("GET", job + QStringLiteral("/resultPages?*"))
        .json(listOf({"a", "b", "c", "d", "e"}, nullptr, "", ""));
    m_http->expect("GET", results("a", "")).reply(200, csv(0, 1), head(1));
    const auto first = pull(cursor);
    QVERIFY(first.has_value());
    QVERIFY(m_http->isDone());
    for (const char *name : {"b", "c", "d", "e"})
        m_http->expect("GET", results(name, "")).reply(200, csv(0, 1), head(1));
    QVERIFY(pull(first->next).has_value());
    QVERIFY(m_http->isDone());
}

void TestSalesforceBulk::nextListComesWithTheLastPages()
{
    PullCursor cursor = started();
    m_http->expect("GET", job).json(complete);
    m_http->expect("GET", job + QStringLiteral("/resultPages?maxRecords=20000"))
        .json(listOf({"a", "b"}, "more"));
    m_http->expect("GET", results("a")).reply(200, csv(0, 1), head(1));
    m_http->expect("GET", results("b")).reply(200, csv(1, 2), head(1));
    m_http->expect("GET", job + QStringLiteral("/resultPages?locator=more")).json(listOf({"c"}));
    QStringList links;
    for (int i = 0; i < 3; ++i) {
        if (i == 2)
            m_http->expect("GET", results("c")).reply(200, csv(2, 3), head(1));
        const auto page = pull(cursor);
        QVERIFY2(page.has_value(), page ? "" : qPrintable(page.error().text()));
        QCOMPARE(page->rows(), std::size_t(1));
        cursor = page->next;
        links += cursor.nextLink.section(QLatin1Char(':'), 2);
    }
    QCOMPARE(links,
             QStringList(
                 {"pages:1:", "pages:0:" + QString::fromLatin1(path) + "/resultPages?locator=more", "done"}));
}

void TestSalesforceBulk::manyRecordsOfAPageComeInParts()
{
    // How many records a page of results has is the server's choice; in memory there are never many.
    PullCursor cursor = started();
    m_http->expect("GET", job).json(complete);
    m_http->expect("GET", job + QStringLiteral("/resultPages?*")).json(listOf({"a", "b"}));
    m_http->expect("GET", results("a")).reply(200, csv(0, 45000), head(45000));
    m_http->expect("GET", results("b")).reply(200, csv(45000, 45001), head(1));
    QList<std::size_t> rows;
    QStringList links;
    QSet<QString> ids;
    for (int i = 0; i < 4; ++i) {
        const auto page = pull(cursor);
        QVERIFY2(page.has_value(), page ? "" : qPrintable(page.error().text()));
        rows += page->rows();
        for (std::size_t row = 0; row < page->rows(); ++row)
            ids.insert(textOf(page->cells[row * 3]));
        cursor = page->next;
        links += cursor.nextLink.section(QLatin1Char(':'), 2);
    }
    QCOMPARE(rows, QList<std::size_t>({20000, 20000, 5000, 1}));
    QCOMPARE(links, QStringList({"pages:0+20000:", "pages:0+40000:", "pages:1:", "done"}));
    QCOMPARE(ids.size(), 45001);
}

void TestSalesforceBulk::anotherStartGoesOnInTheMidstOfAPage()
{
    expectVersions(*m_http);
    m_http->expect("GET", job + QStringLiteral("/resultPages?*")).json(listOf({"a", "b"}));
    m_http->expect("GET", results("b")).reply(200, csv(0, 20003), head(20003));
    const auto page = pull({{}, "bulk:750Aa00000CCCCCIA2:pages:1+20000:", {}, {}});
    QVERIFY2(page.has_value(), page ? "" : qPrintable(page.error().text()));
    QCOMPARE(page->rows(), std::size_t(3));
    QCOMPARE(textOf(page->cells[0]), accountId(20000));
    QCOMPARE(page->next.nextLink, QStringLiteral("bulk:750Aa00000CCCCCIA2:done"));
}

void TestSalesforceBulk::pageThatHasBecomeShorter()
{
    expectVersions(*m_http);
    m_http->expect("GET", job + QStringLiteral("/resultPages?*")).json(listOf({"a"}));
    m_http->expect("GET", results("a")).reply(200, csv(0, 3), head(3));
    const auto page = pull({{}, "bulk:750Aa00000CCCCCIA2:pages:0+4:", {}, {}});
    QVERIFY(!page);
    QCOMPARE(page.error().code, ErrorCode::CursorExpired);
}

void TestSalesforceBulk::otherSpellingOfTheNextList()
{
    const PullCursor cursor = started();
    m_http->expect("GET", job).json(complete);
    m_http->expect("GET", job + QStringLiteral("/resultPages?*"))
        .json(listOf({"a"}, "more", "nextRecordUrl"));
    m_http->expect("GET", results("a")).reply(200, csv(0, 1), head(1));
    m_http->expect("GET", job + QStringLiteral("/resultPages?locator=more")).json(listOf({}));
    const auto page = pull(cursor);
    QVERIFY(page.has_value());
    QVERIFY(page->next.nextLink.endsWith(QLatin1String("locator=more")));
    // A list without pages is the end.
    const auto end = pull(page->next);
    QVERIFY(end.has_value());
    QCOMPARE(end->next.nextLink, QStringLiteral("bulk:750Aa00000CCCCCIA2:done"));
}

void TestSalesforceBulk::oneAfterTheOther_data()
{
    QTest::addColumn<QByteArray>("end");
    QTest::newRow("the word null at the end") << QByteArray("null");
    QTest::newRow("no locator at the end") << QByteArray();
}

void TestSalesforceBulk::oneAfterTheOther()
{
    QFETCH(QByteArray, end);
    expectVersions(*m_http);
    m_http->expect("GET", job).json(complete);
    m_http->expect("GET", job + QStringLiteral("/resultPages?*"))
        .json(R"([{"errorCode":"NOT_FOUND","message":"The requested resource does not exist"}])", 404);
    m_http->expect("GET", job + QStringLiteral("/results?maxRecords=20000"))
        .reply(200, csv(0, 2), head(2, "MTAw=+"));
    m_http->expect("GET", job + QStringLiteral("/results?maxRecords=20000&locator=MTAw%3D%2B"))
        .reply(200, csv(2, 3), head(1, end.isEmpty() ? nullptr : end.constData()));
    const auto first = pull({{}, "bulk:750Aa00000CCCCCIA2:wait", {}, {}});
    QVERIFY2(first.has_value(), first ? "" : qPrintable(first.error().text()));
    QCOMPARE(first->rows(), std::size_t(2));
    QCOMPARE(first->next.nextLink, QStringLiteral("bulk:750Aa00000CCCCCIA2:from:MTAw=+"));
    const auto second = pull(first->next);
    QVERIFY(second.has_value());
    QCOMPARE(second->rows(), std::size_t(1));
    QCOMPARE(second->next.nextLink, QStringLiteral("bulk:750Aa00000CCCCCIA2:done"));
}

void TestSalesforceBulk::anotherStartGoesOn()
{
    // Nothing is known but the cursor.
    expectVersions(*m_http);
    m_http->expect("GET", job + QStringLiteral("/resultPages?maxRecords=20000"))
        .json(listOf({"a", "b", "c"}));
    m_http->expect("GET", results("c")).reply(200, csv(2, 3), head(1));
    const PullCursor stored{
        {}, "bulk:750Aa00000CCCCCIA2:pages:2:", "2026-05-01T10:00:00Z", "2026-05-01T10:00:00Z"};
    const auto page = pull(stored);
    QVERIFY2(page.has_value(), page ? "" : qPrintable(page.error().text()));
    QCOMPARE(page->rows(), std::size_t(1));
    QCOMPARE(page->next.upperBound, stored.upperBound);
    QCOMPARE(page->next.nextLink, QStringLiteral("bulk:750Aa00000CCCCCIA2:done"));
}

void TestSalesforceBulk::waiting()
{
    const PullCursor cursor = started();
    for (const char *state : {"UploadComplete", "InProgress", "InProgress"})
        m_http->expect("GET", job).json(R"({"state":")" + QByteArray(state) + "\"}");
    auto task = m_client->pull(small(), cursor, {});
    QTRY_COMPARE(m_clock.pending(), 1);
    const auto asked = m_http->requests().size();
    m_clock.advance(1999ms);
    QCoreApplication::processEvents();
    QCOMPARE(m_http->requests().size(), asked);
    m_clock.advance(1ms);
    QTRY_COMPARE(m_http->requests().size(), asked + 1);
    QTRY_COMPARE(m_clock.pending(), 1);
    m_clock.advance(3000ms);
    QTRY_COMPARE(m_http->requests().size(), asked + 2);
    QTRY_COMPARE(m_clock.pending(), 1);
    m_http->expect("GET", job).json(complete);
    m_http->expect("GET", job + QStringLiteral("/resultPages?*")).json(listOf({"a"}));
    m_http->expect("GET", results("a")).reply(200, csv(0, 1), head(1));
    m_clock.advance(4500ms);
    const auto page = awaitEnd(std::move(task));
    QVERIFY(page && page->has_value());
    QCOMPARE((*page)->rows(), std::size_t(1));
}

void TestSalesforceBulk::waitingTooLong()
{
    const PullCursor cursor = started();
    m_http->expect("GET", job).json(R"({"state":"InProgress"})").times(-1);
    const auto before = m_http->requests().size();
    auto task = m_client->pull(small(), cursor, {});
    std::optional<Result<RecordPage>> ended;
    auto running = detail::keep(std::move(task),
                                std::shared_ptr<std::optional<Result<RecordPage>>>(&ended, [](auto *) {}));
    for (int i = 0; i < 1000 && !ended; ++i) {
        m_clock.advance(1s);
        QCoreApplication::processEvents();
    }
    QVERIFY(ended && !ended->has_value());
    QCOMPARE(ended->error().code, ErrorCode::TimedOut);
    QCOMPARE(ended->error().errorClass, ErrorClass::RetryLater);
    QVERIFY(!ended->error().sentence.isEmpty() && !ended->error().remedy.isEmpty());
    // Ever more seldom: ten minutes cost few requests.
    QVERIFY2(m_http->requests().size() - before <= 20,
             qPrintable(QString::number(m_http->requests().size())));
}

void TestSalesforceBulk::waitingIsCancelled()
{
    const PullCursor cursor = started();
    m_http->expect("GET", job).json(R"({"state":"InProgress"})");
    CancelSource source;
    auto task = m_client->pull(small(), cursor, source.token());
    QTRY_COMPARE(m_clock.pending(), 1);
    source.cancel();
    m_client.reset();
    const auto page = awaitEnd(std::move(task));
    QVERIFY(page && !page->has_value());
    QVERIFY(page->error().isCancelled());
}

void TestSalesforceBulk::refused_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("not enabled")
        << 403
        << QByteArray(R"([{"errorCode":"FUNCTIONALITY_NOT_ENABLED","message":"Bulk API is not enabled"}])");
    QTest::newRow("not for this object")
        << 400
        << QByteArray(
               R"([{"errorCode":"INVALIDENTITY","message":"Entity 'Account' is not supported to use PKChunking."}])");
    QTest::newRow("a code of a later release")
        << 400 << QByteArray(R"([{"errorCode":"BRAND_NEW","message":"no"}])");
    QTest::newRow("no job left today")
        << 403
        << QByteArray(R"([{"errorCode":"REQUEST_LIMIT_EXCEEDED","message":"Query jobs Limit exceeded."}])");
    QTest::newRow("no such resource") << 404 << QByteArray(R"([{"errorCode":"NOT_FOUND","message":"no"}])");
}

void TestSalesforceBulk::refused()
{
    QFETCH(int, status);
    QFETCH(QByteArray, answer);
    expectStart(answer, status);
    const auto page = pull({});
    QVERIFY2(page.has_value(), page ? "" : qPrintable(page.error().text()));
    // What was read is not thrown away, and the load goes on where it is.
    QCOMPARE(page->rows(), std::size_t(1));
    QCOMPARE(page->next.nextLink, QStringLiteral("/services/data/v66.0/query/01g-2000"));
    // It is not asked for a second time.
    m_http->expect("GET", query).json(R"({"totalSize":101,"done":true,"records":[]})");
    QVERIFY(pull({}).has_value());
}

void TestSalesforceBulk::notRefused()
{
    expectStart(R"([{"errorCode":"SERVER_UNAVAILABLE","message":"try later"}])", 503);
    const auto page = pull({});
    QVERIFY(!page.has_value());
    QCOMPARE(page.error().code, ErrorCode::ProviderUnavailable);
}

void TestSalesforceBulk::failedJob_data()
{
    QTest::addColumn<QByteArray>("state");
    QTest::newRow("failed") << QByteArray("Failed");
    QTest::newRow("aborted by somebody") << QByteArray("Aborted");
}

void TestSalesforceBulk::failedJob()
{
    QFETCH(QByteArray, state);
    const PullCursor cursor = started();
    m_http->expect("GET", job).json(R"({"state":")" + state + R"(","errorMessage":"InvalidBatch"})");
    m_http->expect("DELETE", job).reply(204);
    m_http->expect("GET", query)
        .reply(200, R"({"totalSize":101,"done":false,"nextRecordsUrl":"/services/data/v66.0/query/01g-1",
                        "records":[{"Id":"001Aa0000000001IA4","SystemModstamp":"2026-04-01T10:00:00.000+0000"}]})",
               {{"Date", "Fri, 01 May 2026 10:09:00 GMT"}});
    const auto page = pull(cursor);
    QVERIFY2(page.has_value(), page ? "" : qPrintable(page.error().text()));
    QCOMPARE(page->rows(), std::size_t(1));
    QCOMPARE(page->next.nextLink, QStringLiteral("/services/data/v66.0/query/01g-1"));
    QCOMPARE(page->next.upperBound, QStringLiteral("2026-05-01T10:09:00Z"));
    QCOMPARE(page->next.deletionsUpTo, QStringLiteral("2026-05-01T10:00:00Z"));
}

void TestSalesforceBulk::jobThatIsGone()
{
    const PullCursor cursor = started();
    m_http->expect("GET", job).json(R"([{"errorCode":"NOT_FOUND","message":"no"}])", 404);
    const auto page = pull(cursor);
    QVERIFY(!page.has_value());
    QCOMPARE(page.error().code, ErrorCode::CursorExpired);
    // The load begins again, by Bulk.
    PullCursor again = cursor;
    again.nextLink.clear();
    again.upperBound.clear();
    QVERIFY(again.isFirst());
    m_http->expect("GET", query)
        .reply(
            200,
            R"({"totalSize":101,"done":false,"nextRecordsUrl":"/services/data/v66.0/query/x","records":[]})",
            atTen);
    m_http->expect("POST", jobs).json(R"({"id":"750Aa00000DDDDDIA2"})");
    const auto second = pull(again);
    QVERIFY(second.has_value());
    QCOMPARE(second->next.nextLink, QStringLiteral("bulk:750Aa00000DDDDDIA2:wait"));
}

void TestSalesforceBulk::resultsThatCannotBeRead()
{
    const PullCursor cursor = started();
    m_http->expect("GET", job).json(complete);
    m_http->expect("GET", job + QStringLiteral("/resultPages?*")).json(listOf({"a"}));
    m_http->expect("GET", results("a"))
        .json(R"([{"errorCode":"INSUFFICIENT_ACCESS","message":"not yours"}])", 403);
    const auto page = pull(cursor);
    QVERIFY(!page.has_value());
    QCOMPARE(page.error().code, ErrorCode::CursorExpired);
    // By Bulk it would come to the same end for ever.
    m_http->expect("GET", query).json(R"({"totalSize":101,"done":true,"records":[]})");
    QVERIFY(pull({}).has_value());
}

void TestSalesforceBulk::lostPageIsFetchedAgain()
{
    PullCursor cursor = started();
    m_http->expect("GET", job).json(complete);
    m_http->expect("GET", job + QStringLiteral("/resultPages?*")).json(listOf({"a", "b"}));
    m_http->expect("GET", results("a")).reply(200, csv(0, 1), head(1));
    m_http->expect("GET", results("b")).cut();
    const auto first = pull(cursor);
    QVERIFY(first.has_value()); // it has come
    m_http->expect("GET", results("b")).reply(200, csv(1, 2), head(1));
    const auto second = pull(first->next);
    QVERIFY(second.has_value());
    QCOMPARE(second->rows(), std::size_t(1));
}

void TestSalesforceBulk::cutPage()
{
    const PullCursor cursor = started();
    m_http->expect("GET", job).json(complete).times(2);
    m_http->expect("GET", job + QStringLiteral("/resultPages?*")).json(listOf({"a"})).times(2);
    m_http->expect("GET", results("a")).reply(200, csv(0, 1), head(2));
    const auto page = pull(cursor);
    QVERIFY(!page.has_value());
    QCOMPARE(page.error().code, ErrorCode::ProviderAnswerInvalid);
    m_http->expect("GET", results("a")).reply(200, csv(0, 2), head(2));
    QVERIFY(pull(cursor).has_value());
}

void TestSalesforceBulk::foreignLinks_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::newRow("page") << QByteArray(
        R"({"resultPages":[{"resultUrl":"https://evil.example/x"}],"done":true})");
    QTest::newRow("next list") << QByteArray(
        R"({"resultPages":[],"nextRecordsUrl":"//evil.example/services/data/x","done":false})");
}

void TestSalesforceBulk::foreignLinks()
{
    QFETCH(QByteArray, list);
    const PullCursor cursor = started();
    m_http->expect("GET", job).json(complete);
    m_http->expect("GET", job + QStringLiteral("/resultPages?*")).json(list);
    const auto page = pull(cursor);
    QVERIFY(!page.has_value());
    QCOMPARE(page.error().code, ErrorCode::ProviderAnswerInvalid);
}

void TestSalesforceBulk::emptyResult()
{
    const PullCursor cursor = started();
    m_http->expect("GET", job).json(complete);
    m_http->expect("GET", job + QStringLiteral("/resultPages?*")).json(R"({"resultPages":[],"done":true})");
    const auto page = pull(cursor);
    QVERIFY(page.has_value());
    QCOMPARE(page->rows(), std::size_t(0));
    QCOMPARE(page->next.nextLink, QStringLiteral("bulk:750Aa00000CCCCCIA2:done"));
}

QTEST_GUILESS_MAIN(TestSalesforceBulk)
#include "tst_salesforcebulk.moc"
