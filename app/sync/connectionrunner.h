// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/session.h"
#include "core/taskscope.h"
#include "core/wakeup.h"
#include "sync/backoff.h"
#include "sync/synctypes.h"
#include "workspace/workspace.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace fairlead {

/// Keeps one connection in step for as long as it lives: run, pause, run again. Sync thread only.
/// A refused sign-in is never repeated by itself: providers lock accounts that try.
class ConnectionRunner : public QObject
{
    Q_OBJECT
public:
    using SessionFactory = std::function<Result<std::unique_ptr<CrmSession>>()>;

    struct Setup
    {
        ConnectionInfo info;
        QString workspacePath;
        SessionFactory openSession;
        /// Empty: runs only when asked, and never by itself.
        std::optional<std::chrono::milliseconds> interval = std::chrono::minutes(5);
        /// Opens when the runner that this one replaces has ended: two would renew the same token at once.
        /// Null: there is none.
        std::shared_ptr<Latch> predecessorEnded;
        std::function<double()> random; ///< for the jitter, 0 ≤ x < 1
    };

    ConnectionRunner(Setup setup, Clock &clock, QObject *parent = nullptr);
    ~ConnectionRunner() override;

    void start();
    void syncNow();
    /// A run that starts after this call; callers that come together share one. Error::cancelled() in the
    /// report when the runner ends first.
    Task<SyncReport> runNow(CancelToken cancel);
    /// Signs in and asks the CRM who we are, without a run: WrongOrganisation when it is another one now.
    Task<Result<OrgInfo>> verify(CancelToken cancel);
    const ConnectionStatus &status() const { return m_status; }
    /// Ends the loop: requests are aborted, the last stored page stands.
    Task<void> stop();

signals:
    void statusChanged(const fairlead::ConnectionStatus &status);
    void progressed(const fairlead::SyncProgress &progress);
    void runEnded(quint64 number, const fairlead::SyncReport &report);

private:
    Task<Outcome> waitForPredecessor(CancelToken cancel);
    Task<void> loop(CancelToken cancel);
    /// A run; where the workspace turns out to be damaged it is set aside and the run begun again, once.
    Task<SyncReport> runOnce(CancelToken cancel);
    Task<SyncReport> runThrough(CancelToken cancel);
    /// What a person is to know of it.
    Result<QString> setWorkspaceAside();
    Outcome prepare();
    Outcome openWorkspace();
    /// Takes the report into the status and says when to run next; empty: only when asked.
    std::optional<std::chrono::milliseconds> conclude(const SyncReport &report);
    SyncReport failedReport(const Error &error) const;

    Setup m_setup;
    Clock &m_clock;
    Backoff m_backoff;
    Wakeup m_wakeup;
    ConnectionStatus m_status;
    std::shared_ptr<CrmSession> m_session; ///< shared with a verification under way
    std::unique_ptr<Workspace> m_workspace;
    quint64 m_started = 0; ///< runs begun
    bool m_running = false;
    TaskScope m_scope;
};

} // namespace fairlead
