// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "sync/connectionsync.h"
#include "sync/objectpush.h"

namespace fairlead {

/// One job in one run of a ConnectionSync.
struct ConnectionSync::JobRun
{
    Job job;
    std::unique_ptr<CrmClient> client; ///< counts this job's requests, refuses them once the run has ended
    JobReport report;
    std::unique_ptr<ObjectPush> push; ///< once the object is known
    ObjectInfo info;
    QStringList missing; ///< rights that its user lacks (drift.h)
    bool reached = false; ///< the run has come to it
    bool lookedFirst = false; ///< lookFirst() has been through
    qint64 pulledFirst = 0; ///< by it
    qint64 removedFirst = 0;
    std::optional<Error> failure; ///< of the part under way; the report keeps the first

    SyncProgress progress;
    std::chrono::milliseconds begun{0}; ///< what the rate is counted from
    std::chrono::milliseconds told{-1000000}; ///< when progress was last sent

    bool isReady() const { return push != nullptr; }
    void fail(const Error &error);
    void tellDrift(RightsBy by);
};

/// What the jobs of one run share.
struct ConnectionSync::Run
{
    ProgressSink sink;
    QList<std::shared_ptr<JobRun>> jobs;
    std::optional<Error> error; ///< what ends the run; from then on no job's client asks for anything
    qsizetype next = 0; ///< the first job whose object nobody reads yet
    QList<const JobRun *> reading; ///< in the order in which they began
    qint64 pulled = 0; ///< records of all objects

    /// Of what several objects met, the run's error is what keeps it waiting longest: for a person, or until
    /// the CRM wants to be asked again.
    void end(const Error &met);
    /// Begins the count of what `job` sends or reads now.
    void begin(JobRun &job, std::chrono::milliseconds now) const;
    /// Sends how far it is, a few times a second at most unless it is to be known `always`.
    void tell(JobRun &job, std::chrono::milliseconds now, bool always) const;
};

/// Counts requests and time of one phase of a job into its report, however the phase ends.
class MeteredPhase
{
public:
    MeteredPhase(JobReport &report, const CrmClient &client, const Clock &clock)
        : m_report(report)
        , m_client(client)
        , m_clock(clock)
        , m_started(clock.steady())
    {
    }
    ~MeteredPhase()
    {
        m_report.requests = m_client.requests();
        m_report.duration += m_clock.steady() - m_started;
    }
    MeteredPhase(const MeteredPhase &) = delete;
    MeteredPhase &operator=(const MeteredPhase &) = delete;

private:
    JobReport &m_report;
    const CrmClient &m_client;
    const Clock &m_clock;
    std::chrono::milliseconds m_started;
};

} // namespace fairlead
