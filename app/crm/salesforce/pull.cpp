// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/pull.h"

#include "crm/jsonpage.h"
#include "crm/salesforce/bulk.h"
#include "crm/salesforce/deletions.h"
#include "crm/salesforce/pageparser.h"
#include "crm/salesforce/records.h"
#include "crm/salesforce/site.h"
#include "crm/salesforce/soql.h"
#include "crm/watermark.h"

namespace fairlead::salesforce {

namespace {

// Leaves the rows it has read to the job, which brings all of them.
PullCursor cursorOfJob(const PullCursor &cursor, const BulkJob &job, std::optional<QDateTime> serverTime)
{
    if (!serverTime && job.created.isValid())
        serverTime = job.created;
    PullCursor next = cursorAfter(cursor, toLink({job.id, BulkPlace::Step::Wait, 0, {}}), serverTime, {});
    if (next.deletionsUpTo.isEmpty())
        next.deletionsUpTo = next.upperBound;
    return next;
}

} // namespace

Task<Result<RecordPage>> pullPage(std::shared_ptr<Site> site, ObjectInfo object, PullCursor cursor,
                                  CancelToken cancel)
{
    if (const auto place = bulkPlaceOf(cursor.nextLink))
        co_return co_await pullBulk(site, object, cursor, *place, cancel);
    const Result<QUrl> base = co_await apiBase(site, cancel);
    if (!base)
        co_return fail(base.error());
    const PullQuery query = pullQuery(object, lowerBound(cursor.watermark));
    QUrl url = *base;
    url.setPath(url.path() + QStringLiteral("/query"));
    url = withSoql(url, query.soql);
    if (!cursor.nextLink.isEmpty()) {
        const std::optional<QUrl> next = followableLink(*site, cursor.nextLink);
        if (!next)
            co_return fail(
                cursorExpired(answerInvalid(QStringLiteral("the link to the next page leads elsewhere"))));
        url = *next;
    }
    HttpRequest request = HttpRequest::get(url).withHeader("Sforce-Query-Options", "batchSize=2000");
    request.timeout = longRequest;
    Result<HttpResponse> response = co_await site->api.send(std::move(request), cancel);
    if (!response)
        co_return fail(response.error());
    const std::optional<QDateTime> serverTime = response->serverTime();
    Result<QueryPage> read = readQueryPage(std::move(response->body), object, query.columns);
    if (!read)
        co_return fail(read.error());

    if (!read->nextRecordsUrl.isEmpty() && !followableLink(*site, read->nextRecordsUrl))
        co_return fail(answerInvalid(QStringLiteral("the link to the next page leads elsewhere")));

    if (cursor.isFirst() && wantsBulk(*site, object, read->page.total)) {
        const Result<std::optional<BulkJob>> job = co_await startBulk(site, object, query.columns, cancel);
        if (!job)
            co_return fail(job.error());
        if (*job) {
            RecordPage page;
            page.columns = query.columns;
            page.total = read->page.total;
            page.next = cursorOfJob(cursor, **job, serverTime);
            co_return page;
        }
    }

    const QString lastStamp = lastStampOf(read->page, object.stampField);
    if (!query.byId.isEmpty() && read->page.rows() > 0) {
        HttpRequest rest = readRequest(*base, object, idsOf(*read), query.byId);
        Result<HttpResponse> restOf = co_await site->api.send(std::move(rest), cancel);
        if (!restOf)
            co_return fail(restOf.error());
        const Outcome merged = mergeById(restOf->body, object, query.byId, *read);
        if (!merged)
            co_return fail(merged.error());
    }
    RecordPage page = std::move(read->page);
    page.next = cursorAfter(cursor, read->nextRecordsUrl, serverTime, lastStamp);
    page.last = read->nextRecordsUrl.isEmpty();
    // What is deleted while the first pull goes on has to be told at its end.
    if (cursor.isFirst() && page.next.deletionsUpTo.isEmpty() && serverTime)
        page.next.deletionsUpTo = toWatermark(*serverTime);
    if (!page.last)
        co_return page;
    co_return co_await withDeletions(site, object, cursor, std::move(page), cancel);
}

} // namespace fairlead::salesforce
