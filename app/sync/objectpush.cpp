// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/objectpush.h"

#include "sync/whilebusy.h"

namespace fairlead {

namespace {

// As many as Salesforce reads again in one request.
constexpr int sliceSize = 2000;

} // namespace

ObjectPush::ObjectPush(ObjectInfo object, const Job &job, CrmClient &client, Workspace &workspace,
                       Clock &clock)
    : m_context(std::move(object), job, client, workspace, clock)
    , m_changes(m_context)
    , m_creates(m_context)
{
}

Task<Outcome> ObjectPush::pass(bool breakCycles, CancelToken cancel)
{
    m_context.created = 0;
    m_context.deferred = 0;
    const Outcome held = co_await holdDeletions(cancel);
    if (!held)
        co_return held;

    qint64 reached = 0;
    for (;;) {
        const auto next = [this, reached] {
            return m_context.outbox.pending(m_context.object, reached, sliceSize);
        };
        Result<PendingSlice> slice = co_await whileBusy(m_context.clock, next, cancel);
        if (!slice)
            co_return fail(slice.error());
        reached = slice->reached;
        const bool more = slice->more;
        m_context.failed += slice->failed;
        const Outcome pushed = co_await pushSlice(std::move(*slice), breakCycles, cancel);
        if (!pushed || !more)
            co_return pushed;
    }
}

Task<Outcome> ObjectPush::holdDeletions(CancelToken cancel)
{
    if (m_context.sends) {
        const auto hold = [this] { return m_context.outbox.holdMassDeletion(m_context.object.name); };
        const Result<qint64> held = co_await whileBusy(m_context.clock, hold, cancel);
        m_held = held.value_or(0);
        co_return held ? Outcome() : fail(held.error());
    }
    // Held since the job sent: there is nothing to be asked about any more.
    const auto bringBack = [this]() -> Outcome {
        const auto held = m_context.outbox.heldDeletions(m_context.object.name);
        if (!held)
            return fail(held.error());
        return *held > 0 ? m_context.outbox.discardDeletions(m_context.object) : Outcome();
    };
    co_return co_await whileBusy(m_context.clock, bringBack, cancel);
}

Task<Outcome> ObjectPush::pushSlice(PendingSlice slice, bool breakCycles, CancelToken cancel)
{
    QList<PendingChange> changes;
    QList<PendingChange> creates;
    QList<PendingChange> uncertain;
    for (const PendingChange &pending : std::as_const(slice.changes)) {
        if (pending.change.kind != OutboxEntry::Kind::Create)
            changes += pending;
        else if (!m_context.sends)
            continue;
        else if (pending.uncertain)
            uncertain += pending;
        else
            creates += pending;
    }
    if (!uncertain.isEmpty()) {
        const Result<QList<PendingChange>> again = co_await m_creates.resolve(uncertain, cancel);
        if (!again)
            co_return fail(again.error());
        creates += *again;
    }
    const auto waits = [this](const PendingChange &change) {
        return m_context.sends && m_context.withheld.stops(change);
    };
    creates.removeIf(waits);
    changes.removeIf(waits);
    const Outcome made = co_await m_creates.push(creates, breakCycles, cancel);
    if (!made)
        co_return made;
    // A pull may have brought the record before, and a person changed that row: with what was under way of
    // the create it is one change now, which the next run reads as such.
    changes.removeIf(
        [this](const PendingChange &change) { return m_creates.adopted().contains(change.change.id); });
    if (changes.isEmpty())
        co_return Outcome();
    co_return co_await m_changes.push(changes, cancel);
}

} // namespace fairlead
