// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/bulk.h"

#include "core/clock.h"
#include "crm/jsonanswer.h"
#include "crm/jsonpage.h"
#include "crm/salesforce/csvpage.h"
#include "crm/salesforce/deletions.h"
#include "crm/salesforce/pull.h"
#include "crm/salesforce/site.h"
#include "crm/salesforce/soql.h"
#include "crm/watermark.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QUrlQuery>

#include <algorithm>
#include <vector>

namespace fairlead::salesforce {

namespace {

using namespace std::chrono_literals;

// Reference Salesforce 3.6: from 2 s to 60 s.
constexpr std::chrono::milliseconds firstPause = 2s;
constexpr std::chrono::milliseconds longestPause = 60s;
constexpr std::chrono::milliseconds longestWait = 10min;
constexpr int pagesAtOnce = 5;
// Cells of one page: what is in memory at a time stays a few megabytes, however many fields an object has.
constexpr qsizetype cellsOfPage = 260000;
// Results that may wait in memory, as they come.
constexpr qsizetype bytesAhead = 24 * 1024 * 1024;

QString jobsPath(const QString &job = {}, const QString &below = {})
{
    return QStringLiteral("/jobs/query") + (job.isEmpty() ? QString() : QStringLiteral("/") + job) + below;
}

qsizetype rowsOfPage(const ObjectInfo &object)
{
    const qsizetype width = std::max<qsizetype>(1, object.fields.size());
    return std::clamp<qsizetype>(cellsOfPage / width, 1000, 20000);
}

QString maxRecords(const ObjectInfo &object)
{
    return QString::number(rowsOfPage(object));
}

// Not a matter of this minute: by REST it may go on.
bool isRefusal(const Error &error)
{
    switch (error.errorClass) {
    case ErrorClass::SkipItem:
    case ErrorClass::StopJob:
    case ErrorClass::Bug:
        return !error.isCancelled();
    default:
        return false;
    }
}

// Results are kept for seven days and read with the job's own API version.
bool isGone(const Error &error)
{
    return error.code == ErrorCode::RecordMissing || error.code == ErrorCode::ObjectMissing
        || error.code == ErrorCode::VersionConflict;
}

// What keeps a job's results from being read.
Error jobError(const std::shared_ptr<Site> &site, const ObjectInfo &object, const BulkPlace &place,
               const Error &error)
{
    site->known->bulkPages.remove(place.job);
    if (!isRefusal(error))
        return error;
    if (!isGone(error))
        site->known->withoutBulk.insert(object.name);
    return cursorExpired(error);
}

Error notReady(const QString &object)
{
    Error error;
    error.code = ErrorCode::TimedOut;
    error.errorClass = ErrorClass::RetryLater;
    error.sentence =
        QCoreApplication::translate("fairlead::crm", "Salesforce is still collecting the records of %1.")
            .arg(object);
    error.remedy = QCoreApplication::translate(
        "fairlead::crm", "Nothing has to be done: the next run of the job goes on where this one waited.");
    return error;
}

Task<Result<QJsonObject>> getJson(std::shared_ptr<Site> site, QString resource, QString query,
                                  CancelToken cancel)
{
    const Result<QUrl> base = co_await apiBase(site, cancel);
    if (!base)
        co_return fail(base.error());
    QUrl url = *base;
    url.setPath(url.path() + resource);
    if (!query.isEmpty())
        url.setQuery(query);
    co_return co_await site->api.object(url, cancel);
}

// True: done; false: it will never be.
Task<Result<bool>> waitForJob(std::shared_ptr<Site> site, ObjectInfo object, QString job, CancelToken cancel)
{
    std::chrono::milliseconds pause = firstPause;
    std::chrono::milliseconds waited{0};
    const QString resource = jobsPath(job);
    const QString noQuery;
    for (;;) {
        const Result<QJsonObject> answer = co_await getJson(site, resource, noQuery, cancel);
        if (!answer)
            co_return fail(answer.error());
        const QString state = answer->value(QLatin1String("state")).toString();
        if (state == QLatin1String("JobComplete"))
            co_return true;
        if (state == QLatin1String("Failed") || state == QLatin1String("Aborted"))
            co_return false;
        if (waited >= longestWait)
            co_return fail(notReady(object.label.isEmpty() ? object.name : object.label));
        const Outcome slept = co_await sleepFor(*site->known->clock, pause, cancel);
        if (!slept)
            co_return fail(slept.error());
        waited += pause;
        pause = std::min(longestPause, pause * 3 / 2);
    }
}

// Results are kept for a week anyway: whether it could be deleted is nobody's matter.
Task<void> deleteJob(std::shared_ptr<Site> site, QString job, CancelToken cancel)
{
    const Result<QUrl> base = co_await apiBase(site, cancel);
    if (!base)
        co_return;
    QUrl url = *base;
    url.setPath(url.path() + jobsPath(job));
    HttpRequest request;
    request.method = "DELETE";
    request.url = url;
    (void)co_await site->api.send(std::move(request), cancel);
}

HttpRequest csvRequest(const QUrl &url)
{
    HttpRequest request = HttpRequest::get(url).withHeader("Accept", "text/csv");
    request.timeout = longRequest;
    return request;
}

Task<Result<HttpResponse>> fetchResults(std::shared_ptr<Site> site, QUrl url, CancelToken cancel)
{
    HttpRequest request = csvRequest(url);
    co_return co_await site->api.send(std::move(request), cancel);
}

Task<Result<BulkPages>> fetchList(std::shared_ptr<Site> site, ObjectInfo object, QString job, QString link,
                                  CancelToken cancel)
{
    Result<QJsonObject> answer = fail(Error());
    if (link.isEmpty()) {
        const QString resource = jobsPath(job, QStringLiteral("/resultPages"));
        const QString query = QStringLiteral("maxRecords=") + maxRecords(object);
        answer = co_await getJson(site, resource, query, cancel);
    } else {
        const std::optional<QUrl> url = followableLink(*site, link);
        if (!url)
            co_return fail(answerInvalid(QStringLiteral("the link to the next results leads elsewhere")));
        answer = co_await site->api.object(*url, cancel);
    }
    if (!answer)
        co_return fail(answer.error());
    BulkPages list;
    list.link = link;
    const QJsonArray pages = answer->value(QLatin1String("resultPages")).toArray();
    for (const auto &page : pages) {
        list.pages += page.toObject().value(QLatin1String("resultUrl")).toString();
        if (!followableLink(*site, list.pages.last()))
            co_return fail(answerInvalid(QStringLiteral("a link to results leads elsewhere")));
    }
    if (answer->value(QLatin1String("done")).toBool())
        co_return list;
    // The documentation writes both.
    for (const char *key : {"nextRecordsUrl", "nextRecordUrl"}) {
        if (list.next.isEmpty())
            list.next = answer->value(QLatin1String(key)).toString();
    }
    if (!list.next.isEmpty() && (list.next == link || !followableLink(*site, list.next)))
        co_return fail(answerInvalid(QStringLiteral("the link to the next results leads elsewhere")));
    co_return list;
}

// How many pages to fetch at once. A server that does not keep to maxRecords is found out by a first page.
int pagesAhead(const BulkPages &list, const Site::Known &known)
{
    // Shared by all objects that are being read.
    const qsizetype bytes = bytesAhead / std::max<qsizetype>(1, known.bulkPages.size());
    if (known.largestResult > 0)
        return int(std::clamp<qsizetype>(bytes / known.largestResult, 1, pagesAtOnce));
    return list.pages.value(0).contains(QLatin1String("maxRecords=")) ? pagesAtOnce : 1;
}

// Fetches the page and as many of those behind it as may wait in memory; with the last ones the next list.
Task<Outcome> fetchPages(std::shared_ptr<Site> site, ObjectInfo object, QString job,
                         std::shared_ptr<BulkPages> list, int from, CancelToken cancel)
{
    const int count = int(list->pages.size());
    const int to = std::min(count, from + pagesAhead(*list, *site->known));
    std::vector<Task<Result<HttpResponse>>> running;
    for (int i = from; i < to; ++i)
        running.push_back(fetchResults(site, *followableLink(*site, list->pages[i]), cancel));
    std::optional<Task<Result<BulkPages>>> listing;
    if (to == count && !list->next.isEmpty())
        listing.emplace(fetchList(site, object, job, list->next, cancel));
    std::optional<Error> error;
    for (int i = from; i < to; ++i) {
        // All are waited for: none may be left to run by itself.
        Result<HttpResponse> response = co_await running[std::size_t(i - from)];
        if (response) {
            site->known->largestResult = std::max(site->known->largestResult, response->body.size());
            list->fetched.insert(i, *response);
        } else if (!error) {
            error = response.error();
        }
    }
    if (listing) {
        // Where it failed it is asked for again in its turn.
        Result<BulkPages> following = co_await *listing;
        if (following)
            list->following = std::make_shared<BulkPages>(std::move(*following));
    }
    if (error && !list->fetched.contains(from))
        co_return fail(*error);
    co_return {};
}

std::optional<qint64> rowsSaid(const HttpResponse &response)
{
    bool isNumber = false;
    const qint64 rows = response.header("Sforce-NumberOfRecords").trimmed().toLongLong(&isNumber);
    return isNumber ? std::optional(rows) : std::nullopt;
}

Result<RecordPage> withPlace(Result<RecordPage> page, const PullCursor &cursor, const BulkPlace &next)
{
    if (!page)
        return page;
    // The rows are in no order: until the last one is in, the load would have to begin again.
    page->next = cursor;
    page->next.nextLink = toLink(next);
    return page;
}

// The page of results, and where to go on.
Result<RecordPage> pageOf(HttpResponse response, const ObjectInfo &object, const PullCursor &cursor,
                          const BulkPlace &next)
{
    const std::optional<qint64> rows = rowsSaid(response);
    const QStringList columns = pullQuery(object, {}).columns;
    return withPlace(readCsvPage(std::move(response.body), object, columns, rows), cursor, next);
}

bool isOpenAt(const BulkPages &list, const BulkPlace &place)
{
    return list.open && list.openAt == place.index && list.open->rowsRead() == place.row;
}

// A fetched page of the list. What of it was stored by an earlier start of the program is passed over: a
// job's results stay as they are.
Outcome openPage(BulkPages &list, const BulkPlace &place, const ObjectInfo &object)
{
    HttpResponse response = list.fetched.take(place.index);
    const std::optional<qint64> rows = rowsSaid(response);
    const QStringList columns = pullQuery(object, {}).columns;
    Result<CsvAnswer> answer = CsvAnswer::open(std::move(response.body), object, columns, rows);
    if (!answer)
        return fail(answer.error());
    const qint64 step = rowsOfPage(object);
    while (answer->rowsRead() < place.row && !answer->atEnd()) {
        const Result<RecordPage> passed = answer->next(std::min(step, place.row - answer->rowsRead()));
        if (!passed)
            return fail(passed.error());
    }
    if (answer->rowsRead() < place.row)
        return fail(cursorExpired(answerInvalid(QStringLiteral("results that have become fewer"))));
    list.open = std::make_shared<CsvAnswer>(std::move(*answer));
    list.openAt = place.index;
    return {};
}

// The next records of the open page, and where to go on.
Result<RecordPage> nextOf(BulkPages &list, const BulkPlace &place, const ObjectInfo &object,
                          const PullCursor &cursor)
{
    Result<RecordPage> page = list.open->next(rowsOfPage(object));
    BulkPlace next = place;
    next.row = list.open->rowsRead();
    if (!page || list.open->atEnd()) {
        list.open.reset();
        next.row = 0;
        ++next.index;
    }
    if (next.index == list.pages.size()) {
        next.index = 0;
        next.link = list.next;
        if (list.next.isEmpty())
            next = {place.job, BulkPlace::Step::Done, 0, {}};
    }
    return withPlace(std::move(page), cursor, next);
}

Task<Result<RecordPage>> pullParallel(std::shared_ptr<Site> site, ObjectInfo object, PullCursor cursor,
                                      BulkPlace place, CancelToken cancel)
{
    std::shared_ptr<BulkPages> list = site->known->bulkPages.value(place.job);
    if (list && list->following && list->following->link == place.link) {
        list = list->following;
        site->known->bulkPages.insert(place.job, list);
    } else if (!list || list->link != place.link) {
        Result<BulkPages> fetched = co_await fetchList(site, object, place.job, place.link, cancel);
        if (!fetched)
            co_return fail(fetched.error());
        list = std::make_shared<BulkPages>(std::move(*fetched));
        site->known->bulkPages.insert(place.job, list);
    }
    if (place.index >= list->pages.size()) {
        // An empty result, or a list that has become shorter.
        if (place.index > 0 || place.row > 0)
            co_return fail(cursorExpired(answerInvalid(QStringLiteral("results that have become fewer"))));
        const BulkPlace done = {place.job, BulkPlace::Step::Done, 0, {}};
        co_return pageOf(HttpResponse{200, {}, {}}, object, cursor, done);
    }
    if (!isOpenAt(*list, place)) {
        list->open.reset();
        if (!list->fetched.contains(place.index)) {
            const Outcome fetched = co_await fetchPages(site, object, place.job, list, place.index, cancel);
            if (!fetched)
                co_return fail(fetched.error());
        }
        const Outcome opened = openPage(*list, place, object);
        if (!opened)
            co_return fail(opened.error());
    }
    co_return nextOf(*list, place, object, cursor);
}

Task<Result<RecordPage>> pullByLocator(std::shared_ptr<Site> site, ObjectInfo object, PullCursor cursor,
                                       BulkPlace place, CancelToken cancel)
{
    const Result<QUrl> base = co_await apiBase(site, cancel);
    if (!base)
        co_return fail(base.error());
    QUrl url = *base;
    url.setPath(url.path() + jobsPath(place.job, QStringLiteral("/results")));
    QByteArray query = "maxRecords=" + maxRecords(object).toLatin1();
    if (!place.link.isEmpty())
        query += "&locator=" + QUrl::toPercentEncoding(place.link);
    url.setQuery(QString::fromLatin1(query), QUrl::StrictMode);
    Result<HttpResponse> response = co_await fetchResults(site, url, cancel);
    if (!response)
        co_return fail(response.error());
    // Absent or the word "null": the last page (trap 28).
    const QString locator = QString::fromLatin1(response->header("Sforce-Locator").trimmed());
    BulkPlace next = {place.job, BulkPlace::Step::Locator, 0, locator};
    if (locator.isEmpty() || locator == QLatin1String("null"))
        next = {place.job, BulkPlace::Step::Done, 0, {}};
    co_return pageOf(std::move(*response), object, cursor, next);
}

// Everything is stored by now: ends the job.
Task<Result<RecordPage>> finish(std::shared_ptr<Site> site, ObjectInfo object, PullCursor cursor,
                                BulkPlace place, CancelToken cancel)
{
    site->known->bulkPages.remove(place.job);
    co_await deleteJob(site, place.job, cancel);
    if (cancel.isCancelled())
        co_return fail(Error::cancelled());
    RecordPage page;
    page.columns = pullQuery(object, {}).columns;
    page.next = cursorAfter(cursor, {}, std::nullopt, {});
    page.last = true;
    co_return co_await withDeletions(site, object, cursor, std::move(page), cancel);
}

Task<Result<RecordPage>> pullInstead(std::shared_ptr<Site> site, ObjectInfo object, PullCursor cursor,
                                     BulkPlace place, CancelToken cancel)
{
    site->known->withoutBulk.insert(object.name);
    co_await deleteJob(site, place.job, cancel);
    PullCursor fresh;
    fresh.deletionsUpTo = cursor.deletionsUpTo;
    co_return co_await pullPage(site, object, fresh, cancel);
}

} // namespace

bool wantsBulk(const Site &site, const ObjectInfo &object, std::optional<qint64> total)
{
    return site.known->clock && total && *total > site.known->bulkThreshold
        && !site.known->withoutBulk.contains(object.name);
}

Task<Result<std::optional<BulkJob>>> startBulk(std::shared_ptr<Site> site, ObjectInfo object,
                                               QStringList columns, CancelToken cancel)
{
    const Result<QUrl> base = co_await apiBase(site, cancel);
    if (!base)
        co_return fail(base.error());
    QUrl url = *base;
    url.setPath(url.path() + jobsPath());
    // Without ORDER BY, which would keep Salesforce from collecting in parallel.
    const QString soql = loadQuery(object, columns);
    const QJsonObject body{{QStringLiteral("operation"), QStringLiteral("query")},
                           {QStringLiteral("query"), soql},
                           {QStringLiteral("contentType"), QStringLiteral("CSV")},
                           {QStringLiteral("columnDelimiter"), QStringLiteral("COMMA")},
                           {QStringLiteral("lineEnding"), QStringLiteral("LF")}};
    HttpRequest request = HttpRequest::json("POST", url, QJsonDocument(body).toJson(QJsonDocument::Compact));
    request.timeout = longRequest;
    const Result<HttpResponse> response = co_await site->api.send(std::move(request), cancel);
    if (!response) {
        // The day's jobs are counted apart from its requests; if it is these, the next page says so.
        const bool usedUp = response.error().code == ErrorCode::DailyLimitReached;
        if (!usedUp && !isRefusal(response.error()))
            co_return fail(response.error());
        site->known->withoutBulk.insert(object.name);
        co_return std::optional<BulkJob>();
    }
    const Result<QJsonObject> answer = readJsonObject(response->body);
    if (!answer)
        co_return fail(answer.error());
    BulkJob job;
    job.id = answer->value(QLatin1String("id")).toString();
    job.created = fromWatermark(answer->value(QLatin1String("createdDate")).toString()).value_or(QDateTime());
    if (!bulkPlaceOf(toLink({job.id, BulkPlace::Step::Wait, 0, {}})))
        co_return fail(answerInvalid(QStringLiteral("a job without an id")));
    co_return std::optional<BulkJob>(job);
}

Task<Result<RecordPage>> pullBulk(std::shared_ptr<Site> site, ObjectInfo object, PullCursor cursor,
                                  BulkPlace place, CancelToken cancel)
{
    if (!site->known->clock) // a job of a client that used Bulk
        co_return fail(cursorExpired(answerInvalid(QStringLiteral("the results of a job"))));
    if (place.step == BulkPlace::Step::Done)
        co_return co_await finish(site, object, cursor, place, cancel);
    if (place.step == BulkPlace::Step::Wait) {
        const Result<bool> done = co_await waitForJob(site, object, place.job, cancel);
        if (!done)
            co_return fail(jobError(site, object, place, done.error()));
        if (!*done)
            co_return co_await pullInstead(site, object, cursor, place, cancel);
        place.step = BulkPlace::Step::Pages;
    }
    if (place.step == BulkPlace::Step::Pages) {
        Result<RecordPage> page = co_await pullParallel(site, object, cursor, place, cancel);
        if (page)
            co_return page;
        // Pages are there since version 58.0; what does not know them says so at the first list.
        const bool atStart =
            place.index == 0 && place.link.isEmpty() && !site->known->bulkPages.contains(place.job);
        if (!atStart || !isRefusal(page.error()) || page.error().code == ErrorCode::VersionConflict)
            co_return fail(jobError(site, object, place, page.error()));
        place.step = BulkPlace::Step::Locator;
    }
    Result<RecordPage> page = co_await pullByLocator(site, object, cursor, place, cancel);
    if (!page)
        co_return fail(jobError(site, object, place, page.error()));
    co_return page;
}

} // namespace fairlead::salesforce
