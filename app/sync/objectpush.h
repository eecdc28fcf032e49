// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/changepush.h"
#include "sync/createpush.h"
#include "sync/pushcontext.h"

namespace fairlead {

/// Takes the local changes of one object to the CRM, slice by slice. Interrupted anywhere, the next run goes
/// on. Of a job that only reads nothing goes there: the CRM's side counts, what was edited here is kept as
/// lost (`fairlead_conflict`) and can be put back once the job sends; what was made here waits until then.
/// Lives on the sync thread; client, workspace and clock must outlive it, and it every call.
class ObjectPush
{
public:
    ObjectPush(ObjectInfo object, const Job &job, CrmClient &client, Workspace &workspace, Clock &clock);

    /// One pass over what waits. An Error ends it: what is not settled by then waits. `breakCycles`: see
    /// CreatePush.
    Task<Outcome> pass(bool breakCycles, CancelToken cancel);
    /// Counts; `created` and `deferred` are the last pass's.
    const PushContext &counts() const { return m_context; }
    void setLeftOut(const QStringList &fields) { m_context.leftOut = fields; }
    /// What waits for a right. Nothing does under a job that only reads.
    void setWithheld(const Withheld &withheld) { m_context.withheld = withheld; }
    /// See PushContext::onSent.
    void setOnSent(std::function<void()> onSent) { m_context.onSent = std::move(onSent); }
    qint64 held() const { return m_held; } ///< deletions that wait for a yes

private:
    Task<Outcome> holdDeletions(CancelToken cancel);
    Task<Outcome> pushSlice(PendingSlice slice, bool breakCycles, CancelToken cancel);

    PushContext m_context;
    ChangePush m_changes;
    CreatePush m_creates;
    qint64 m_held = 0;
};

} // namespace fairlead
