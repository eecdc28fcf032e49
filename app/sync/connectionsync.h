// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "crm/salesforce/setup/rights.h"
#include "sync/describecache.h"
#include "sync/drift.h"
#include "sync/rightswatch.h"
#include "sync/synctypes.h"
#include "workspace/job.h"
#include "workspace/workspace.h"

#include <functional>
#include <memory>
#include <optional>

namespace fairlead {

/// One run over a connection's jobs: local changes go to the CRM, one object after the other, or give way to
/// it where a job only reads; then what changed there since the last checkpoint comes into the workspace,
/// several objects at a time. Interrupted anywhere, the next run goes on. One bad object does not stop the
/// others; what concerns the whole connection (sign-in, limits, the way out) ends the run, and where an error
/// does not tell which, the CRM is asked who we are. Lives on the sync thread (in fairleadctl: the main
/// thread) together with client and workspace.
class ConnectionSync
{
public:
    using ProgressSink = std::function<void(const SyncProgress &)>;

    /// The references must outlive every run.
    ConnectionSync(ConnectionId id, CrmClient &client, DescribeCache &described, Workspace &workspace,
                   Clock &clock);

    /// What was granted for the jobs once: what of it is gone is the error of a job that goes on without it.
    void expect(QList<salesforce::FieldRight> granted) { m_granted = std::move(granted); }
    /// Who gives it what is missing.
    void lackIsMended(RightsBy by) { m_rightsBy = by; }

    /// Asks it at the end of a run what the jobs' user lacks; outlives every run.
    void watch(RightsWatch &rights) { m_rights = &rights; }

    /// Keeps the number of the last run that sent something outside the workspace too: raises it to `atLeast`
    /// where it is less, and answers what it was.
    using PushRunStore = std::function<Task<Result<qint64>>(qint64 atLeast)>;

    /// In order of the jobs, as far as there is one; paused jobs are left out. `progress` may be empty.
    Task<SyncReport> run(QList<Job> jobs, PushRunStore pushRuns, ProgressSink progress, CancelToken cancel);

private:
    struct Run;
    struct JobRun;
    std::shared_ptr<JobRun> begin(const std::shared_ptr<Run> &run, const Job &job);
    /// Whether the workspace comes from a backup.
    Task<Result<bool>> beginPushRun(PushRunStore pushRuns, CancelToken cancel);
    Task<Outcome> prepare(std::shared_ptr<JobRun> job, CancelToken cancel);
    Task<void> lookForRights(std::shared_ptr<Run> run, CancelToken cancel);
    Task<std::optional<Error>> pushAll(std::shared_ptr<Run> run, CancelToken cancel);
    Task<std::optional<Error>> pushInPasses(std::shared_ptr<Run> run, CancelToken cancel);
    Task<Outcome> lookFirst(std::shared_ptr<JobRun> job, CancelToken cancel);
    Task<Outcome> beginSending(std::shared_ptr<Run> run, std::shared_ptr<JobRun> job, CancelToken cancel);
    Task<void> push(std::shared_ptr<Run> run, std::shared_ptr<JobRun> job, bool breakCycles,
                    CancelToken cancel);
    Task<void> pullAll(std::shared_ptr<Run> run, CancelToken cancel);
    Task<void> pullLane(std::shared_ptr<Run> run, CancelToken cancel);
    Task<void> pullNext(std::shared_ptr<Run> run, CancelToken cancel);
    Task<void> pull(std::shared_ptr<Run> run, std::shared_ptr<JobRun> job, CancelToken cancel);
    Task<Error> reasonOf(std::shared_ptr<JobRun> job, Error error, CancelToken cancel);
    /// What ends the whole run, where this job's error does.
    Task<std::optional<Error>> reachesFurther(std::shared_ptr<JobRun> job, bool others, CancelToken cancel);

    ConnectionId m_id;
    CrmClient &m_client;
    DescribeCache &m_described;
    Workspace &m_workspace;
    Clock &m_clock;
    QList<salesforce::FieldRight> m_granted;
    RightsBy m_rightsBy = RightsBy::Hand;
    RightsWatch *m_rights = nullptr;
};

} // namespace fairlead
