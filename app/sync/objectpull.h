// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "crm/crm.h"
#include "workspace/removals.h"
#include "workspace/workspace.h"

#include <functional>
#include <optional>

namespace fairlead {

/// Brings one object into the workspace: what changed in the CRM since the last checkpoint, page by page, and
/// what was deleted there. While one page is stored the next is on its way. Interrupted anywhere, the next
/// run goes on at the last stored page. Lives on the sync thread; client, workspace and clock must outlive
/// it, and it run().
class ObjectPull
{
public:
    /// Records of a stored page, of the whole result where the CRM says, and whether it was the last.
    using PageSink = std::function<void(qint64 records, std::optional<qint64> total, bool last)>;

    ObjectPull(ObjectInfo object, CrmClient &client, Workspace &workspace, Clock &clock);

    Task<Outcome> run(PageSink onPage, CancelToken cancel);
    qint64 pulled() const { return m_pulled; } ///< new or different in the workspace
    const RemovedRecords &removals() const { return m_removals; }
    qint64 hidden() const { return m_hidden; } ///< records that are not visible any more

private:
    enum class Ended { Complete, ReadAllAgain };

    Task<Result<Ended>> readPages(PageSink onPage, CancelToken cancel);
    Task<Result<PullCursor>> begin(CancelToken cancel);
    /// Everything was read: asks for what was missing from it.
    Task<Outcome> compare(CancelToken cancel);
    Task<Outcome> applyRemovals(CancelToken cancel);
    Outcome forgetCheckpoint();

    const ObjectInfo m_object;
    CrmClient &m_client;
    Workspace &m_workspace;
    Removals m_removalStore;
    Clock &m_clock;
    bool m_begunAnew = false; ///< the link to the next page has expired once
    qint64 m_pulled = 0;
    RemovedRecords m_removals;
    qint64 m_hidden = 0;
};

} // namespace fairlead
