// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/revocation.h"
#include "connection/session.h"
#include "core/latch.h"
#include "core/taskscope.h"
#include "platform/networkwatch.h"
#include "settings/home.h"
#include "sync/syncsettings.h"
#include "sync/synctypes.h"
#include "sync/workspacechange.h"
#include "workspace/job.h"

#include <QHash>
#include <QObject>
#include <QThread>

namespace fairlead {

class SyncEngine;

/// The UI thread's handle on the one sync thread of the process. Commands are queued, answers are value
/// types; nothing is shared. Ending is explicit and bounded: stop(), then destroy.
class SyncThread : public QObject
{
    Q_OBJECT
public:
    /// Not `steady`: connections run only when asked. `pushRuns` is called on the sync thread; it may be
    /// empty.
    explicit SyncThread(Home home, bool steady = true,
                        std::function<Task<Result<qint64>>(ConnectionId, qint64)> pushRuns = {});
    ~SyncThread() override;

    void add(const SessionTarget &target, const Secret &vaultKey);
    /// For every connection that was added: what is under way begins again.
    void useNetwork(const NetworkSettings &network);
    void useSettings(const SyncSettings &settings);
    /// As long as nothing is said there is a network, and it costs nothing.
    void setNetwork(const NetworkState &network);
    Task<void> pause(ConnectionId id);
    void resume(const ConnectionId &id);
    /// Ends the connection's work and forgets it; what it signed in with is handed back.
    Task<HeldTokens> end(ConnectionId id);
    /// For a connection that was not added: checking its workspace can take a while.
    Task<void> rememberFailure(QString workspacePath, SyncReport report);
    /// All connections when `id` is empty.
    void syncNow(const ConnectionId &id);
    Task<SyncReport> runNow(ConnectionId id, QList<qint64> jobs, CancelToken cancel);
    Task<Outcome> change(ConnectionId id, QString workspacePath, WorkspaceChange work, CancelToken cancel);
    Task<Result<OrgInfo>> verify(ConnectionId id, CancelToken cancel);
    Task<Outcome> checkJob(ConnectionId id, Job job, CancelToken cancel);
    Task<Result<QList<CheckResult>>> checks(ConnectionId id, CheckScope scope, CancelToken cancel);
    /// What was last heard; safe to read at any time on the UI thread.
    const QHash<ConnectionId, ConnectionStatus> &statuses() const { return m_statuses; }
    /// Aborts what runs; resumes when the thread has ended. Without it the destructor waits, two seconds at
    /// most; a thread that is stuck longer than that, as on a bad disk, is left to itself.
    Task<void> stop();

signals:
    void statusChanged(const fairlead::ConnectionStatus &status);
    void progressed(const fairlead::SyncProgress &progress);

private:
    QThread *m_thread;
    bool m_stopping = false;
    std::shared_ptr<Latch> m_ended; ///< opens when m_thread has
    SyncEngine *m_engine; ///< lives on m_thread
    QHash<ConnectionId, ConnectionStatus> m_statuses;
};

} // namespace fairlead
