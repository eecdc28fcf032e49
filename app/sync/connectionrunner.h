// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/session.h"
#include "core/taskscope.h"
#include "core/wakeup.h"
#include "platform/networkwatch.h"
#include "sync/backoff.h"
#include "sync/connectionsync.h"
#include "sync/describecache.h"
#include "sync/gatedclient.h"
#include "sync/rightswatch.h"
#include "sync/syncsettings.h"
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
/// By itself it begins no run while there is no network, and no first load on one that is metered; who asks
/// for a run gets it. The calls that are kept for people are left to them either way.
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
        SyncSettings settings; ///< as it begins
        QList<salesforce::FieldRight> granted{}; ///< see ConnectionSync::expect()
        NetworkState network;
    };

    ConnectionRunner(Setup setup, Clock &clock, QObject *parent = nullptr);
    ~ConnectionRunner() override;

    void start();
    void syncNow();
    /// For the run under way too.
    void useSettings(const SyncSettings &settings);
    void setNetwork(const NetworkState &network);
    /// The computer was asleep: what was missed is made up for shortly.
    void wokeUp();
    /// A run that starts after this call; callers that come together share one. `jobs`: their ids; empty: all
    /// that are not paused. Error::cancelled() in the report when the runner ends first.
    Task<SyncReport> runNow(QList<qint64> jobs, CancelToken cancel);
    /// Changes the workspace, opening it where no run has yet. DatabaseBusy is tried again for a while.
    Task<Outcome> change(WorkspaceChange work, CancelToken cancel);
    /// Signs in and asks the CRM who we are, without a run: WrongOrganisation when it is another one now.
    Task<Result<OrgInfo>> verify(CancelToken cancel);
    /// Whether the CRM takes it; see jobcheck.h.
    Task<Outcome> checkJob(Job job, CancelToken cancel);
    /// The additional-configuration checklist, without a run (CrmClient::checksFor).
    Task<Result<QList<CheckResult>>> checks(CheckScope scope, CancelToken cancel);
    const ConnectionStatus &status() const { return m_status; }
    /// The one its session used last; empty where it has none. Also after stop().
    Secret accessToken() const { return m_session ? m_session->accessToken() : Secret(); }
    /// Ends the loop: requests are aborted, the last stored page stands.
    Task<void> stop();

signals:
    void statusChanged(const fairlead::ConnectionStatus &status);
    void progressed(const fairlead::SyncProgress &progress);
    void runEnded(quint64 number, const fairlead::SyncReport &report);

private:
    Task<Outcome> waitForPredecessor(CancelToken cancel);
    /// The one there is, or a new one. A run that ends meanwhile may drop it; the tokens must be asked for in
    /// one place all the same.
    Task<Result<std::shared_ptr<CrmSession>>> sessionForQuestion(CancelToken cancel);
    /// The question failed: what a person mends meanwhile counts at the next try.
    void forgetAfterQuestion(const std::shared_ptr<CrmSession> &session);
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
    /// What a run was asked for; nothing: it takes the jobs that are due, or will be in a moment.
    struct Wanted
    {
        bool all = false;
        QSet<qint64> jobs;
        bool byPerson = false; ///< somebody waits for it
        bool any() const { return all || !jobs.isEmpty(); }
    };
    Result<QList<Job>> jobsToRun(const Wanted &wanted) const;
    /// A wake-up that was only to look again, as after a change of the jobs.
    bool nothingToRun() const;
    /// What keeps the next run from beginning.
    struct Hold
    {
        std::optional<std::chrono::milliseconds> left; ///< empty: until it is woken
    };
    std::optional<Hold> hold() const;
    /// As far as the operating system knows.
    bool isReachable() const;
    void showUnreachable();
    void catchUp();
    /// See GatedClient.
    std::optional<Error> refusal(const PullCursor *cursor) const;
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
    RightsWatch m_rights; ///< through m_session
    bool m_verified = false; ///< m_session has told that this is the organisation
    std::unique_ptr<Workspace> m_workspace;
    quint64 m_started = 0; ///< runs begun
    bool m_running = false;
    SyncSettings m_settings;
    NetworkState m_network;
    bool m_waitsForPerson = false; ///< trying again by itself would do harm
    // On the steady clock.
    std::chrono::milliseconds m_notBefore{0}; ///< what the provider asked for after the last run
    std::chrono::milliseconds m_quietUntil{0}; ///< nothing begins by itself
    Wanted m_next; ///< of the run that begins next
    Wanted m_current; ///< of the one under way
    TaskScope m_scope;
};

} // namespace fairlead
