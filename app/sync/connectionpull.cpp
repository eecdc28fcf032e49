// SPDX-License-Identifier: GPL-3.0-or-later
// How a ConnectionSync reads: several objects beside one another, and where one's failure is the
// connection's, no further.
#include "crm/jobfilter.h"
#include "sync/connectionrun.h"
#include "sync/objectpull.h"

#include <algorithm>
#include <vector>

namespace fairlead {

namespace {

// Far below what the providers let one user ask at a time (25 long requests at Salesforce, 52 at Dataverse),
// enough for the usual objects to come all at once; the pages of each are in memory beside one another.
constexpr int objectsAtOnce = 4;

} // namespace

Task<void> ConnectionSync::pullAll(std::shared_ptr<Run> run, CancelToken cancel)
{
    // Who owns the others comes before them.
    const QString users = defaultObjects(m_client.kind()).value(0);
    if (!run->jobs.isEmpty() && run->jobs.first()->job.object == users)
        co_await pullNext(run, cancel);
    std::vector<Task<void>> lanes;
    for (qsizetype i = run->next; i < run->jobs.size() && lanes.size() < objectsAtOnce; ++i)
        lanes.push_back(pullLane(run, cancel));
    for (Task<void> &lane : lanes)
        co_await lane;
}

Task<void> ConnectionSync::pullLane(std::shared_ptr<Run> run, CancelToken cancel)
{
    while (run->next < run->jobs.size() && !run->error && !cancel.isCancelled())
        co_await pullNext(run, cancel);
}

// Requests that are under way when another object's error ends the run are waited for: their pages are not
// read twice, and when the CRM wants to be asked again is heard.
Task<void> ConnectionSync::pullNext(std::shared_ptr<Run> run, CancelToken cancel)
{
    const std::shared_ptr<JobRun> job = run->jobs.at(run->next++);
    run->reading += job.get();
    co_await pull(run, job, cancel);
    run->reading.removeOne(job.get());
    const bool others = !run->error && (run->next < run->jobs.size() || !run->reading.isEmpty());
    const std::optional<Error> further = co_await reachesFurther(job, others, cancel);
    if (further)
        run->end(*further);
}

Task<void> ConnectionSync::pull(std::shared_ptr<Run> run, std::shared_ptr<JobRun> job, CancelToken cancel)
{
    job->reached = true;
    job->failure.reset();
    if (!job->isReady() || !job->job.pulls())
        co_return;
    const MeteredPhase metered(job->report, *job->client, m_clock);
    run->begin(*job, m_clock.steady());
    run->tell(*job, m_clock.steady(), true);

    ObjectPull pull(job->info, *job->client, m_workspace, m_clock);
    const auto onPage = [this, run, job](qint64 records, std::optional<qint64> total, bool last) {
        job->progress.pulled += records;
        run->pulled += records;
        if (total)
            job->progress.total = total;
        run->tell(*job, m_clock.steady(), last);
    };
    const Outcome pulled = co_await pull.run(onPage, cancel);
    job->report.pulled = job->pulledFirst + pull.pulled();
    job->report.deleted += job->removedFirst + pull.removals().removed;
    job->report.held += pull.removals().held;
    job->report.hidden = pull.hidden();
    if (!pulled) {
        const Error error = co_await reasonOf(job, pulled.error(), cancel);
        job->fail(error);
        // A field that is gone: the next run asks what there is, and tells which.
        if (pulled.error().code == ErrorCode::FieldMissing || pulled.error().code == ErrorCode::ObjectMissing)
            m_described.forget(job->job.object);
    }
}

/// A query that is refused as a whole may be so for its filter, as when a field that it names is gone.
Task<Error> ConnectionSync::reasonOf(std::shared_ptr<JobRun> job, Error error, CancelToken cancel)
{
    if (job->info.filter.isEmpty() || !isAboutTheFilter(error))
        co_return error;
    const Outcome tried = co_await job->client->tryFilter(job->info, cancel);
    if (!tried && tried.error().code == ErrorCode::FilterRefused)
        error = tried.error();
    co_return error;
}

} // namespace fairlead
