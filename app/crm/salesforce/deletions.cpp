// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/deletions.h"

#include "crm/jsonpage.h"
#include "crm/salesforce/ids.h"
#include "crm/salesforce/records.h"
#include "crm/salesforce/site.h"
#include "crm/storedvalue.h"
#include "crm/watermark.h"

#include <QHash>
#include <QSet>

namespace fairlead::salesforce {

namespace {

constexpr qint64 minute = 60; // seconds

// `dateMember`: the member outside the list that is wanted.
Result<JsonPage> readMembers(const QByteArray &body, const char *dateMember)
{
    const JsonPageShape shape = {"deletedRecords", dateMember, "", ""};
    return readJsonPage(body, {QStringLiteral("id"), QStringLiteral("deletedDate")}, shape);
}

QByteArray encodedTime(const QDateTime &time)
{
    return time.toUTC().toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss")).toLatin1() + "%2B00:00";
}

HttpRequest deletedRequest(QUrl base, const QString &object, const DeletionSpan &span)
{
    base.setPath(base.path() + QStringLiteral("/sobjects/%1/deleted/").arg(object));
    // Seconds are ignored, and the end has to come more than a minute later: what is told twice does no harm.
    const QByteArray query =
        "start=" + encodedTime(span.start.addSecs(-minute)) + "&end=" + encodedTime(span.end);
    base.setQuery(QString::fromLatin1(query), QUrl::StrictMode);
    HttpRequest request = HttpRequest::get(base);
    request.timeout = longRequest;
    return request;
}

// Stamp of each record on the page.
QHash<QString, QDateTime> stampsOf(const RecordPage &page, const QString &stampField)
{
    QHash<QString, QDateTime> stamps;
    const qsizetype column = page.columns.indexOf(stampField);
    const auto width = std::size_t(page.columns.size());
    for (std::size_t row = 0; column >= 0 && row < page.rows(); ++row) {
        const CellValue *cells = page.cells.data() + row * width;
        if (const auto stamp = fromWatermark(cellText(cells[column])))
            stamps.insert(cellText(cells[0]), *stamp);
    }
    return stamps;
}

QStringList removedOf(const QList<Deletion> &deletions, const RecordPage &page, const QString &stampField)
{
    const QHash<QString, QDateTime> stamps = stampsOf(page, stampField);
    QStringList removed;
    for (const Deletion &deletion : deletions) {
        const QDateTime stamp = stamps.value(deletion.id);
        if (!stamp.isValid() || stamp <= deletion.at)
            removed += deletion.id;
    }
    removed.removeDuplicates();
    return removed;
}

bool isNotReplicable(const Error &error)
{
    return error.detail.contains(QLatin1String("not replica"), Qt::CaseInsensitive);
}

// More than an answer can list (600,000), or further back than is kept: only reading everything tells.
bool isOutOfReach(const Error &error)
{
    return error.providerCode == QLatin1String("EXCEEDED_ID_LIMIT")
        || error.providerCode == QLatin1String("INVALID_REPLICATION_DATE");
}

} // namespace

std::optional<DeletionSpan> deletionSpan(const QDateTime &upTo, const QDateTime &now)
{
    if (upTo.secsTo(now) < minute)
        return std::nullopt;
    const QDateTime oldest = now.addDays(-deletionWindow.count());
    if (upTo >= oldest)
        return DeletionSpan{upTo, now, false};
    // The window moves on while the request travels.
    return DeletionSpan{oldest.addSecs(2 * minute), now, true};
}

Result<Deletions> readDeletions(const QByteArray &body)
{
    // Read once for each of the two dates: the list can be long, and this reader is quick and builds no tree.
    const Result<JsonPage> early = readMembers(body, "earliestDateAvailable");
    if (!early)
        return fail(early.error());
    const Result<JsonPage> late = readMembers(body, "latestDateCovered");
    if (!late)
        return fail(late.error());
    Deletions deletions;
    deletions.earliest = fromWatermark(early->next).value_or(QDateTime());
    deletions.covered = fromWatermark(late->next).value_or(QDateTime());
    for (std::size_t cell = 0; cell + 1 < late->cells.size(); cell += 2) {
        const QString id = toLongId(cellText(late->cells[cell]));
        if (!isRecordId(id))
            return fail(answerInvalid(QStringLiteral("a deletion without an id")));
        deletions.records += {id, fromWatermark(cellText(late->cells[cell + 1])).value_or(QDateTime())};
    }
    return deletions;
}

Task<Result<RecordPage>> withDeletions(std::shared_ptr<Site> site, ObjectInfo object, PullCursor asked,
                                       RecordPage page, CancelToken cancel)
{
    const QDateTime now = site->api.serverTime();
    if (!now.isValid())
        co_return page;
    const std::optional<QDateTime> upTo = fromWatermark(page.next.deletionsUpTo);
    if (!upTo || site->known->notReplicable.contains(object.name)) {
        // What was deleted before anybody kept the time is not known.
        page.removalsLost = !upTo;
        page.next.deletionsUpTo = toWatermark(now);
        co_return page;
    }
    const std::optional<DeletionSpan> span = deletionSpan(*upTo, now);
    if (!span)
        co_return page;
    const Result<QUrl> base = co_await apiBase(site, cancel);
    if (!base)
        co_return fail(base.error());
    HttpRequest request = deletedRequest(*base, object.name, *span);
    const Result<HttpResponse> response = co_await site->api.send(std::move(request), cancel);
    if (!response) {
        const Error &error = response.error();
        if (isNotReplicable(error))
            site->known->notReplicable.insert(object.name);
        else if (!isOutOfReach(error))
            co_return fail(error);
        page.removalsLost = isOutOfReach(error);
        page.next.deletionsUpTo = toWatermark(now);
        co_return page;
    }
    const Result<Deletions> deletions = readDeletions(response->body);
    if (!deletions)
        co_return fail(deletions.error());
    page.removalsLost = span->lost || (deletions->earliest.isValid() && deletions->earliest > span->start);
    page.removed = removedOf(deletions->records, page, object.stampField);
    if (deletions->covered.isValid())
        page.next.deletionsUpTo = toWatermark(deletions->covered);
    if (page.removed.isEmpty() || asked.nextLink.isEmpty())
        co_return page;
    const QStringList removed = page.removed;
    const QStringList onlyIds;
    const Result<QList<CrmRecord>> alive = co_await readRecords(site, object, removed, onlyIds, cancel);
    if (!alive)
        co_return fail(alive.error());
    QSet<QString> there;
    for (const CrmRecord &record : *alive)
        there.insert(record.id);
    page.removed.removeIf([&there](const QString &id) { return there.contains(id); });
    co_return page;
}

} // namespace fairlead::salesforce
