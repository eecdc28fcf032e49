// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/objectpull.h"

#include "crm/jsonpage.h"
#include "crm/watermark.h"
#include "sync/whilebusy.h"

#include <QSet>

namespace fairlead {

namespace {

/// A page whose link was followed before: a cache or a fault on the way would have us read in a circle until
/// the day's budget is spent.
bool leadsBack(QSet<QString> &followed, const RecordPage &page)
{
    if (page.last)
        return false;
    if (followed.contains(page.next.nextLink))
        return true;
    followed.insert(page.next.nextLink);
    return false;
}

Result<RecordPage> checked(Result<RecordPage> page, QSet<QString> &followed, const PullCursor &asked)
{
    if (!page)
        return page;
    if (leadsBack(followed, *page))
        return fail(cursorExpired(answerInvalid(QStringLiteral("the link to the next page leads back"))));
    page->next.comparing = asked.comparing;
    page->next.filter = asked.filter;
    return page;
}

} // namespace

ObjectPull::ObjectPull(ObjectInfo object, CrmClient &client, Workspace &workspace, Clock &clock)
    : m_object(std::move(object))
    , m_client(client)
    , m_workspace(workspace)
    , m_removalStore(workspace)
    , m_clock(clock)
{
}

Task<Outcome> ObjectPull::run(PageSink onPage, CancelToken cancel)
{
    for (bool again = false;; again = true) {
        Result<Ended> ended = co_await readPages(onPage, cancel);
        if (!ended)
            co_return fail(ended.error());
        if (*ended == Ended::Complete)
            break;
        // Deletions were lost: only a reading of everything tells what is missing. Once only.
        if (again)
            co_return fail(cursorExpired(answerInvalid(QStringLiteral("deletions are lost again at once"))));
        const auto forget = [this] { return forgetCheckpoint(); };
        const Outcome forgotten = co_await whileBusy(m_clock, forget, cancel);
        if (!forgotten)
            co_return forgotten;
    }
    const auto where = [this] { return m_workspace.checkpoint(m_object.name); };
    const Result<PullCursor> cursor = co_await whileBusy(m_clock, where, cancel);
    if (!cursor)
        co_return fail(cursor.error());
    if (cursor->comparing) {
        const Outcome compared = co_await compare(cancel);
        if (!compared)
            co_return compared;
    }
    co_return co_await applyRemovals(cancel);
}

Outcome ObjectPull::forgetCheckpoint()
{
    return m_workspace.setCheckpoint(m_object.name, {});
}

Task<Result<PullCursor>> ObjectPull::begin(CancelToken cancel)
{
    const auto where = [this] { return m_workspace.checkpoint(m_object.name); };
    Result<PullCursor> cursor = co_await whileBusy(m_clock, where, cancel);
    // Another filter shows records that did not change since.
    if (cursor && cursor->filter != m_object.filter)
        *cursor = {};
    if (!cursor || !cursor->isFirst())
        co_return cursor;
    cursor->filter = m_object.filter;
    // Rows that are there already, and that this reading does not come across, are not in the CRM any more.
    const auto rows = [this] { return m_workspace.hasRows(m_object.name); };
    const Result<bool> known = co_await whileBusy(m_clock, rows, cancel);
    if (!known)
        co_return fail(known.error());
    cursor->comparing = *known;
    if (cursor->comparing) {
        const auto clear = [this] { return m_removalStore.beginComparing(m_object.name); };
        const Outcome begun = co_await whileBusy(m_clock, clear, cancel);
        if (!begun)
            co_return fail(begun.error());
    }
    co_return cursor;
}

Task<Result<ObjectPull::Ended>> ObjectPull::readPages(PageSink onPage, CancelToken cancel)
{
    Result<PullCursor> begun = co_await begin(cancel);
    if (!begun)
        co_return fail(begun.error());
    PullCursor cursor = std::move(*begun);
    bool restarted = m_begunAnew;
    bool removalsLost = false;
    QSet<QString> followed{cursor.nextLink};
    Task<Result<RecordPage>> next = m_client.pull(m_object, cursor, cancel);
    for (;;) {
        Result<RecordPage> fetched = co_await next;
        if (cancel.isCancelled())
            co_return fail(Error::cancelled());
        Result<RecordPage> page = checked(std::move(fetched), followed, cursor);
        if (!page) {
            if (page.error().code != ErrorCode::CursorExpired)
                co_return fail(page.error());
            // The watermark itself is a link that has expired (Dataverse), perhaps with that of a page, and
            // with it what was deleted since.
            if (cursor.nextLink.isEmpty() && !cursor.isFirst())
                co_return Ended::ReadAllAgain;
            if (restarted)
                co_return fail(page.error());
            // In the middle of a first reading: what came before may have been deleted since, and no reading
            // from the beginning would tell unless it compares.
            if (!cursor.nextLink.isEmpty() && cursor.watermark.isEmpty()) {
                m_begunAnew = true;
                co_return Ended::ReadAllAgain;
            }
            // A page link lives a few days at most (reference Salesforce 3.2): read again from the watermark.
            // The rows that are there already are recognised by id. Once only: a second expiry is the
            // provider's fault.
            restarted = true;
            cursor.nextLink.clear();
            cursor.upperBound.clear();
            followed.clear();
            next = m_client.pull(m_object, cursor, cancel);
            continue;
        }
        const bool last = page->last;
        removalsLost = removalsLost || page->removalsLost;
        // On its way while this one is stored.
        cursor = page->next;
        if (!last)
            next = m_client.pull(m_object, cursor, cancel);

        const auto store = [this, &page] { return m_workspace.storePage(m_object, *page); };
        const Result<StoredPage> stored = co_await whileBusy(m_clock, store, cancel);
        if (!stored) {
            const Error &error = stored.error();
            if (!last)
                (void)co_await next; // nothing of it may outlive this run
            co_return fail(error);
        }
        m_pulled += stored->inserted + stored->updated;
        onPage(qint64(page->rows()), page->total, last);
        if (last)
            co_return removalsLost ? Ended::ReadAllAgain : Ended::Complete;
    }
}

Task<Outcome> ObjectPull::compare(CancelToken cancel)
{
    const auto list = [this] { return m_removalStore.missing(m_object); };
    const Result<QStringList> missing = co_await whileBusy(m_clock, list, cancel);
    if (!missing)
        co_return fail(missing.error());
    QStringList absent;
    QStringList deleted;
    if (!missing->isEmpty()) {
        const Result<QList<CrmRecord>> there = co_await m_client.read(m_object, *missing, {}, cancel);
        if (!there)
            co_return fail(there.error());
        QSet<QString> present;
        for (const CrmRecord &record : *there)
            present.insert(record.id);
        for (const QString &id : *missing) {
            if (!present.contains(id))
                absent += id;
        }
    }
    if (!absent.isEmpty()) {
        const Result<QStringList> told = co_await m_client.deletedAmong(m_object, absent, cancel);
        if (!told)
            co_return fail(told.error());
        deleted = *told;
    }
    const QSet<QString> gone(deleted.cbegin(), deleted.cend());
    QStringList hidden;
    for (const QString &id : std::as_const(absent)) {
        if (!gone.contains(id))
            hidden += id;
    }
    m_hidden = hidden.size();
    const auto end = [&] { return m_removalStore.endComparing(m_object.name, deleted, hidden); };
    co_return co_await whileBusy(m_clock, end, cancel);
}

Task<Outcome> ObjectPull::applyRemovals(CancelToken cancel)
{
    const auto apply = [this] { return m_removalStore.apply(m_object); };
    const Result<RemovedRecords> applied = co_await whileBusy(m_clock, apply, cancel);
    if (!applied)
        co_return fail(applied.error());
    m_removals = *applied;
    co_return Outcome();
}

} // namespace fairlead
