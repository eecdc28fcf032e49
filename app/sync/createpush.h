// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/pushcontext.h"

#include <QHash>
#include <QSet>

namespace fairlead {

/// Records that were made here: each is made in the CRM exactly once. An attempt is committed before its
/// request leaves; one whose answer never came is uncertain, and settled by asking the CRM, never by sending
/// it again on suspicion. The context must outlive every call.
class CreatePush
{
public:
    explicit CreatePush(PushContext &context);

    /// Those whose answer was lost: found, or left to a person. `fresh` gets what may safely be sent again.
    Task<Result<QList<PendingChange>>> resolve(QList<PendingChange> uncertain, CancelToken cancel);
    /// Ids of records that turned out to be there already: what was read of them before knows nothing of
    /// that.
    const QSet<QString> &adopted() const { return m_adopted; }
    /// `breakCycles`: records that wait for one another are made without the references, which follow as
    /// changes of their own.
    Task<Outcome> push(QList<PendingChange> creates, bool breakCycles, CancelToken cancel);

private:
    struct Plan
    {
        PendingChange pending;
        RecordWrite write;
        QList<Conflict> conflicts;
        RecordValues follows; ///< references that were left out
        RecordValues madeWith; ///< of an earlier attempt: WriteResult::follows
    };

    Task<Result<QList<PendingChange>>> resolveChosenIds(QList<PendingChange> uncertain, CancelToken cancel);
    Task<Result<QList<PendingChange>>> findByExternalId(QList<PendingChange> uncertain, CancelToken cancel);
    Task<Outcome> findByValues(QList<PendingChange> uncertain, CancelToken cancel);
    Task<Outcome> write(QList<Plan> plans, CancelToken cancel);
    Task<Result<QHash<QString, RecordValues>>> readMade(QStringList ids, CancelToken cancel);
    Task<Outcome> adoptEarlier(QList<Plan> plans, CancelToken cancel);
    Plan planOf(const PendingChange &pending) const;
    RecordValues valuesToSend(const RecordValues &row) const;
    RecordValues leftOut(const PendingChange &pending) const;
    Settlement afterAnswer(const Plan &plan, const WriteResult &result) const;
    Settlement mayBeThere(const PendingChange &pending) const;

    PushContext &m_context;
    QSet<QString> m_adopted;
};

} // namespace fairlead
