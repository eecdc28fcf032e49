// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/session.h"
#include "core/taskscope.h"
#include "core/wakeup.h"
#include "sync/backoff.h"
#include "sync/connectionsync.h"
#include "sync/describecache.h"
#include "sync/synctypes.h"
#include "sync/workspacechange.h"
#include "workspace/workspace.h"

#include <QObject>
#include <QSet>

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
        /// False: runs only when asked, and never by itself; else each job when it is due.
        bool steady = true;
        /// Opens when the runner that this one replaces has ended: two would renew the same token at once.
        /// Null: there is none.
        std::shared_ptr<Latch> predecessorEnded;
        /// See ConnectionSync. Empty: nothing but the workspace knows the number.
        ConnectionSync::PushRunStore pushRuns;
        std::function<double()> random; ///< for the jitter, 0 ≤ x < 1
    };

    ConnectionRunner(Setup setup, Clock &clock, QObject *parent = nullptr);
    ~ConnectionRunner() override;

    void start();
    void syncNow();
    /// A run that starts after this call; callers that come together share one. `jobs`: their ids; empty: all
    /// that are not paused. Error::cancelled() in the report when the runner ends first.
    Task<SyncReport> runNow(QList<qint64> jobs, CancelToken cancel);
    /// Changes the workspace, opening it where no run has yet. DatabaseBusy is tried again for a while.
    Task<Outcome> change(WorkspaceChange work, CancelToken cancel);
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
    void dropSession();
    Task<Outcome> verifyOnce(CancelToken cancel);
    /// What somebody has asked a run for; nothing: it takes the jobs that are due, or will be in a moment.
    struct Wanted
    {
        bool all = false;
        QSet<qint64> jobs;
        bool any() const { return all || !jobs.isEmpty(); }
    };
    Result<QList<Job>> jobsToRun(const Wanted &wanted) const;
    /// A wake-up that was only to look again, as after a change of the jobs.
    bool nothingToRun() const;
    /// Until the first job is due; empty where none ever is.
    std::optional<std::chrono::milliseconds> untilNextJob() const;
    void noteJobs(const SyncReport &report);
    /// Takes the report into the status and says when to run next; empty: only when asked.
    std::optional<std::chrono::milliseconds> conclude(const SyncReport &report);
    SyncReport failedReport(const Error &error) const;

    Setup m_setup;
    Clock &m_clock;
    Backoff m_backoff;
    Wakeup m_wakeup;
    ConnectionStatus m_status;
    std::shared_ptr<CrmSession> m_session; ///< shared with a verification under way
    DescribeCache m_described; ///< through m_session
    bool m_verified = false; ///< m_session has told that this is the organisation
    std::unique_ptr<Workspace> m_workspace;
    quint64 m_started = 0; ///< runs begun
    bool m_running = false;
    Wanted m_next; ///< of the run that begins next
    Wanted m_current; ///< of the one under way
    TaskScope m_scope;
};

} // namespace fairlead
