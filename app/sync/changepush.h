// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/merge.h"
#include "sync/pushcontext.h"

namespace fairlead {

/// Updates and deletions of one object: reads exactly those records again, merges, writes what is left to
/// write, and merges again where a record changed in between. Of a job that only reads nothing is left to
/// write: edited rows take what the CRM has, deleted ones come back. The context must outlive every call.
class ChangePush
{
public:
    explicit ChangePush(PushContext &context);

    /// An Error ends it: what is not settled by then waits, and the next re-read tells what has been written.
    Task<Outcome> push(QList<PendingChange> changes, CancelToken cancel);

private:
    struct Plan
    {
        PendingChange pending;
        MergeResult merged;
        RecordWrite write;
        QString changedBy;
    };

    Task<Result<QList<PendingChange>>> mergeAndWrite(QList<PendingChange> changes, CancelToken cancel);
    Task<Result<QList<PendingChange>>> write(WriteKind kind, QList<Plan> plans, CancelToken cancel);
    QList<Conflict> lostWithTheField(const PendingChange &pending) const;
    Plan planOf(const PendingChange &pending, const std::optional<CrmRecord> &crm) const;
    /// What is to be written down without a request, or after one that went through.
    Settlement settled(const Plan &plan) const;
    Settlement refused(const Plan &plan, const WriteResult &result) const;

    PushContext &m_context;
};

} // namespace fairlead
