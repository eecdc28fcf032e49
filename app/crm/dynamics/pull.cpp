// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/dynamics/pull.h"

#include "crm/dynamics/odata.h"
#include "crm/dynamics/pageparser.h"
#include "crm/dynamics/site.h"
#include "crm/jsonpage.h"
#include "crm/watermark.h"

namespace fairlead::dynamics {

namespace {

Error leadsElsewhere()
{
    return answerInvalid(QStringLiteral("the link to go on leads elsewhere"));
}

// What 401, 408, 412 and 429 say has nothing to do with what was asked for, nor does what a gateway says.
bool isAboutTheQuestion(const Error &error)
{
    switch (error.code) {
    case ErrorCode::CursorExpired:
    case ErrorCode::FieldMissing:
    case ErrorCode::ObjectMissing:
    case ErrorCode::RecordMissing:
    case ErrorCode::RecordRejected:
    case ErrorCode::ApiDisabled: // 410 Gone
        return true;
    case ErrorCode::Internal:
        return !error.providerCode.isEmpty();
    default:
        return false;
    }
}

bool isLink(const QString &watermark)
{
    return watermark.startsWith(QLatin1String("http"));
}

bool isOurs(const Site &site, const QString &link)
{
    return link.isEmpty() || followableLink(link, site.address);
}

bool isTracked(const Site &site, const ObjectInfo &object, const PullCursor &cursor)
{
    // A tracked result takes no filter (trap 35).
    return object.filter.isEmpty() && object.changeTracking && !site.known->untracked.contains(object.name)
        && (cursor.watermark.isEmpty() || isLink(cursor.watermark));
}

/// Where the cursor's next page is; empty where its link leads elsewhere.
std::optional<QUrl> addressOf(const Site &site, const PullCursor &cursor, const PullQuery &first)
{
    if (!cursor.nextLink.isEmpty())
        return followableLink(cursor.nextLink, site.address);
    if (isLink(cursor.watermark))
        return followableLink(cursor.watermark, site.address);
    return site.at(first.resource, first.filter);
}

Result<PullCursor> cursorAfterTracked(const PullCursor &asked, const EntityPage &page,
                                      const std::optional<QDateTime> &serverTime)
{
    PullCursor cursor;
    cursor.upperBound = asked.upperBound;
    if (cursor.upperBound.isEmpty() && serverTime)
        cursor.upperBound = toWatermark(*serverTime);
    if (!page.nextLink.isEmpty()) {
        // The rows come in no order of time: whoever has to begin again begins at the beginning.
        cursor.watermark = asked.watermark;
        cursor.nextLink = page.nextLink;
        return cursor;
    }
    cursor.watermark = page.deltaLink;
    if (cursor.watermark.isEmpty() && isLink(asked.watermark))
        return fail(answerInvalid(QStringLiteral("changes without a link to go on")));
    // Everything was read, only not tracked: from here by times.
    if (cursor.watermark.isEmpty())
        cursor.watermark = cursor.upperBound;
    cursor.upperBound.clear();
    return cursor;
}

Task<Result<RecordPage>> fetchPage(std::shared_ptr<Site> site, ObjectInfo object, PullCursor cursor,
                                   bool tracked, CancelToken cancel)
{
    const PullQuery query = tracked ? trackedQuery(object) : pullQuery(object, lowerBound(cursor.watermark));
    const bool byLink = !cursor.nextLink.isEmpty() || isLink(cursor.watermark);
    const std::optional<QUrl> url = addressOf(*site, cursor, query);
    if (!url) // the environment has another address by now
        co_return fail(cursorExpired(leadsElsewhere()));
    HttpRequest request = pageRequest(*url, tracked);
    Result<HttpResponse> response = co_await site->api.send(std::move(request), cancel);
    if (!response && byLink && isAboutTheQuestion(response.error()))
        co_return fail(cursorExpired(response.error()));
    if (!response)
        co_return fail(response.error());
    const std::optional<QDateTime> serverTime = response->serverTime();
    Result<EntityPage> read = readEntityPage(std::move(response->body), object, query.columns);
    if (!read)
        co_return fail(read.error());
    if (!isOurs(*site, read->nextLink) || !isOurs(*site, read->deltaLink))
        co_return fail(leadsElsewhere());
    RecordPage page = std::move(read->page);
    page.last = read->nextLink.isEmpty();
    if (!tracked) {
        page.next = cursorAfter(cursor, read->nextLink, serverTime, lastStampOf(page, object.stampField));
        co_return page;
    }
    const Result<PullCursor> next = cursorAfterTracked(cursor, *read, serverTime);
    if (!next)
        co_return fail(next.error());
    page.next = *next;
    co_return page;
}

} // namespace

Task<Result<RecordPage>> pullPage(std::shared_ptr<Site> site, ObjectInfo object, PullCursor cursor,
                                  CancelToken cancel)
{
    const bool tracked = isTracked(*site, object, cursor);
    if (!tracked && isLink(cursor.watermark))
        co_return fail(cursorExpired(answerInvalid(QStringLiteral("the table is not tracked any more"))));
    Result<RecordPage> page = co_await fetchPage(site, object, cursor, tracked, cancel);
    if (page || !tracked)
        co_return page;
    const bool isForbidden = page.error().code == ErrorCode::PermissionMissing;
    if (!cursor.isFirst() && isForbidden) // the way on is from the beginning, as for everybody who may not
        co_return fail(cursorExpired(page.error()));
    if (!cursor.isFirst() || !(isForbidden || isAboutTheQuestion(page.error())))
        co_return page;
    Result<RecordPage> byTime = co_await fetchPage(site, object, cursor, false, cancel);
    // Only then it was the tracking: a column or a privilege that is missing is missing either way.
    if (byTime)
        site->known->untracked.insert(object.name);
    co_return byTime;
}

} // namespace fairlead::dynamics
