// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/revocation.h"
#include "connection/session.h"
#include "core/taskscope.h"
#include "settings/home.h"
#include "sync/connectionrunner.h"
#include "sync/wakewatch.h"

#include <QHash>
#include <QObject>

#include <memory>

namespace fairlead {

/// Where the numbers of runs that sent something are kept (ConnectionSync::PushRunStore), for all
/// connections.
using PushRunStore = std::function<Task<Result<qint64>>(ConnectionId id, qint64 atLeast)>;

/// All runners of a home, on the sync thread. Owns the vault: tokens are touched here and nowhere else.
class SyncEngine : public QObject
{
    Q_OBJECT
public:
    /// Not `steady`: connections run only when asked. `pushRuns` is called on the sync thread; it may be
    /// empty.
    SyncEngine(Home home, std::shared_ptr<Clock> clock, bool steady, PushRunStore pushRuns = {});
    ~SyncEngine() override;

    /// Starts (or replaces) the runner of a connection; a new one begins when the old has ended. An empty
    /// `vaultKey` leaves the vault as it is: none is needed, or it is open.
    void add(const SessionTarget &target, const Secret &vaultKey);
    void useNetwork(const NetworkSettings &network);
    void useSettings(const SyncSettings &settings);
    void setNetwork(const NetworkState &network);
    /// Ends the connection's work, so that its token can be replaced; add() or resume() goes on.
    Task<void> pause(ConnectionId id);
    /// Ends the connection's work and forgets what it signs in with, which is handed back.
    Task<HeldTokens> end(ConnectionId id);
    /// As it was before pause().
    void resume(const ConnectionId &id);
    /// For a connection that was not added: see fairlead::rememberFailure.
    Task<void> rememberFailure(QString workspacePath, SyncReport report);
    /// All connections when `id` is empty.
    void syncNow(const ConnectionId &id);
    Task<SyncReport> runNow(ConnectionId id, QList<qint64> jobs, CancelToken cancel);
    /// Through the connection's runner, or, where none was added, in its file directly.
    Task<Outcome> change(ConnectionId id, QString workspacePath, WorkspaceChange work, CancelToken cancel);
    Task<Result<OrgInfo>> verify(ConnectionId id, CancelToken cancel);
    Task<Outcome> checkJob(ConnectionId id, Job job, CancelToken cancel);
    Task<Result<QList<CheckResult>>> checks(ConnectionId id, CheckScope scope, CancelToken cancel);
    QList<ConnectionStatus> statuses() const;
    Task<void> stop();

signals:
    void statusChanged(const fairlead::ConnectionStatus &status);
    void progressed(const fairlead::SyncProgress &progress);

private:
    void watchSleep();
    /// A runner is never deleted while its coroutine is suspended. `ended` opens at its end.
    static Task<void> retire(ConnectionRunner *runner, std::shared_ptr<Latch> ended);

    Home m_home;
    std::shared_ptr<Clock> m_clock;
    bool m_steady;
    PushRunStore m_pushRuns;
    SyncSettings m_settings;
    NetworkState m_network;
    WakeWatch *m_wakeWatch = nullptr; ///< with the first runner; of a steady engine
    std::shared_ptr<TokenVault> m_vault;
    QHash<ConnectionId, SessionTarget> m_targets; ///< of the runners
    QHash<ConnectionId, ConnectionRunner *> m_runners;
    TaskScope m_scope;
};

} // namespace fairlead
