// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "sync/synctypes.h"
#include "workspace/workspace.h"

#include <functional>

namespace fairlead {

/// One run over a connection's objects: what changed in the CRM since the last checkpoint goes, page by page,
/// into the workspace. Interrupted anywhere, the next run goes on at the last stored page. One bad object
/// does not stop the others; what concerns the whole connection (sign-in, limits, the way out) ends the run,
/// and where an error does not tell which, the CRM is asked who we are.
/// Lives on the sync thread (in fairleadctl: the main thread) together with client and workspace.
class ConnectionSync
{
public:
    using ProgressSink = std::function<void(const SyncProgress &)>;

    /// The references must outlive every run.
    ConnectionSync(ConnectionId id, CrmClient &client, Workspace &workspace, Clock &clock);

    /// `objects` by CRM name, in order. `progress` may be empty.
    Task<SyncReport> run(QStringList objects, ProgressSink progress, CancelToken cancel);

private:
    struct Run;
    Task<JobReport> pullObject(std::shared_ptr<Run> run, QString object, CancelToken cancel);

    ConnectionId m_id;
    CrmClient &m_client;
    Workspace &m_workspace;
    Clock &m_clock;
};

} // namespace fairlead
