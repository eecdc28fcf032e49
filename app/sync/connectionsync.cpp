// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/connectionsync.h"

#include "crm/jobfilter.h"
#include "sync/objectpull.h"
#include "sync/objectpush.h"
#include "sync/synclog.h"
#include "sync/whilebusy.h"

#include <QCoreApplication>

namespace fairlead {

namespace {

// A page is stored every few hundred milliseconds at most; anything faster is not read by a person anyway.
constexpr std::chrono::milliseconds progressInterval{100};

// A chain of records that were made here, each pointing at the next, needs a pass for each link.
constexpr int pushPasses = 50;

enum class Reach { ThisObject, Unclear, Connection };

/// Whether an error will meet every other object of this connection too.
Reach reachOf(const Error &error)
{
    switch (error.errorClass) {
    case ErrorClass::SkipItem:
    case ErrorClass::StopJob:
    case ErrorClass::Bug:
        return Reach::ThisObject;
    case ErrorClass::AskUser:
    case ErrorClass::StopConnection:
        return Reach::Connection;
    case ErrorClass::RetryLater:
        break;
    }
    switch (error.code) {
    case ErrorCode::DatabaseBusy:
    case ErrorCode::NetworkMetered:
    case ErrorCode::CursorExpired:
    case ErrorCode::RecordLocked:
        return Reach::ThisObject;
    // One object's page or a plug-in behind it, or the whole CRM.
    case ErrorCode::ProviderUnavailable:
    case ErrorCode::ProviderAnswerInvalid:
    case ErrorCode::ConnectionLost:
    case ErrorCode::TimedOut:
        return Reach::Unclear;
    default:
        return Reach::Connection;
    }
}

/// Of the object's fields those the job wants, and those it cannot do without.
ObjectInfo withFields(ObjectInfo object, const QStringList &wanted)
{
    if (wanted.isEmpty())
        return object;
    object.fields.removeIf([&](const FieldInfo &field) {
        return field.name != object.idField && field.name != object.stampField
            && !wanted.contains(field.name, Qt::CaseInsensitive);
    });
    return object;
}

QStringList leftOutOf(const ObjectInfo &whole, const ObjectInfo &wanted)
{
    QStringList names;
    for (const FieldInfo &field : whole.fields)
        names += field.name;
    for (const FieldInfo &field : wanted.fields)
        names.removeAll(field.name);
    return names;
}

} // namespace

struct ConnectionSync::Run
{
    ProgressSink sink;
    std::chrono::milliseconds started{0}; ///< what the rate is counted from
    std::chrono::milliseconds lastSent{-1000000};
    SyncProgress progress;

    void send(std::chrono::milliseconds now, bool always)
    {
        if (!sink || (!always && now - lastSent < progressInterval))
            return;
        lastSent = now;
        const auto elapsed = now - started;
        const qint64 moved = progress.toSend ? progress.sent : progress.pulledAll;
        if (elapsed.count() > 0)
            progress.recordsPerSecond = double(moved) * 1000.0 / double(elapsed.count());
        sink(progress);
    }
};

struct ConnectionSync::JobRun
{
    Job job;
    JobReport report;
    std::unique_ptr<ObjectPush> push; ///< once the object is known
    ObjectInfo info;
    bool reached = false; ///< the run has come to it
    bool lookedFirst = false; ///< lookFirst() has been through
    qint64 pulledFirst = 0; ///< by it
    qint64 removedFirst = 0;
    std::optional<Error> failure; ///< of the part under way; the report keeps the first

    bool isReady() const { return push != nullptr; }
    void fail(const Error &error)
    {
        failure = error;
        if (!report.error)
            report.error = error;
        if (!error.isCancelled())
            qCWarning(lcSync).noquote()
                << job.object << "stopped:" << nameOf(error.code) << error.providerCode;
    }
};

namespace {

/// Counts requests and time of one phase of a job into its report, however the phase ends.
class Metered
{
public:
    Metered(JobReport &report, const CrmClient &client, const Clock &clock)
        : m_report(report)
        , m_client(client)
        , m_clock(clock)
        , m_requests(client.requests())
        , m_started(clock.steady())
    {
    }
    ~Metered()
    {
        m_report.requests += m_client.requests() - m_requests;
        m_report.duration += m_clock.steady() - m_started;
    }
    Metered(const Metered &) = delete;
    Metered &operator=(const Metered &) = delete;

private:
    JobReport &m_report;
    const CrmClient &m_client;
    const Clock &m_clock;
    qint64 m_requests;
    std::chrono::milliseconds m_started;
};

} // namespace

ConnectionSync::ConnectionSync(ConnectionId id, CrmClient &client, DescribeCache &described,
                               Workspace &workspace, Clock &clock)
    : m_id(std::move(id))
    , m_client(client)
    , m_described(described)
    , m_workspace(workspace)
    , m_clock(clock)
{
}

Task<SyncReport> ConnectionSync::run(QList<Job> jobs, PushRunStore pushRuns, ProgressSink progress,
                                     CancelToken cancel)
{
    SyncReport report;
    report.connection = m_id;
    report.started = m_clock.nowUtc();

    QList<std::shared_ptr<JobRun>> runs;
    for (const Job &job : std::as_const(jobs)) {
        if (job.paused)
            continue;
        auto one = std::make_shared<JobRun>();
        one->job = job;
        one->report.object = one->report.label = job.object;
        runs += one;
    }
    auto run = std::make_shared<Run>();
    run->sink = std::move(progress);
    run->started = m_clock.steady();
    run->progress.connection = m_id;
    run->progress.objectCount = int(runs.size());

    const Result<bool> fromBackup = co_await beginPushRun(std::move(pushRuns), cancel);
    if (!fromBackup)
        report.error = fromBackup.error();
    else if (*fromBackup)
        report.notice = QCoreApplication::translate("fairlead::sync",
                                                    "The workspace was restored from a backup. What it wants "
                                                    "made in the CRM is looked for there first, "
                                                    "so that nothing is made twice.");

    if (!report.error)
        report.error = co_await pushAll(run, runs, cancel);
    run->progress.toSend.reset();
    run->started = m_clock.steady();
    for (int i = 0; i < runs.size() && !report.error && !cancel.isCancelled(); ++i) {
        run->progress.objectIndex = i;
        co_await pull(run, runs.at(i), cancel);
        report.error = co_await reachesFurther(runs.at(i), i + 1 < runs.size(), cancel);
    }
    if (cancel.isCancelled())
        report.error = Error::cancelled();
    for (const auto &one : std::as_const(runs)) {
        // Of a run that ended before it came to them nothing is to be told about the others.
        if (one->reached || one->report.error)
            report.jobs += one->report;
    }
    report.ended = m_clock.nowUtc();
    report.usage = m_client.usage();
    co_return report;
}

Task<Result<bool>> ConnectionSync::beginPushRun(PushRunStore pushRuns, CancelToken cancel)
{
    Outbox outbox(m_workspace);
    const auto look = [&outbox] { return outbox.isEmpty(); };
    const Result<bool> empty = co_await whileBusy(m_clock, look, cancel);
    if (!empty)
        co_return fail(empty.error());
    const Result<qint64> here = outbox.lastRun();
    if (!here)
        co_return fail(here.error());
    // A file that knows of no run could not be told from a backup later on.
    if (*empty && *here > 0)
        co_return false;
    const Result<qint64> there = co_await pushRuns(0);
    if (!there)
        co_return fail(there.error());
    // A new file knows of no run, and of nothing that could have been sent.
    const bool fromBackup = !*empty && *here > 0 && *here < *there;
    const qint64 number = *empty ? qMax(*there, qint64(1)) : qMax(*here, *there) + 1;
    // The workspace first: where this process ends in between it is ahead, which no backup ever is.
    const auto begin = [&outbox, number, fromBackup] { return outbox.beginRun(number, fromBackup); };
    const Outcome begun = co_await whileBusy(m_clock, begin, cancel);
    if (!begun)
        co_return fail(begun.error());
    const Result<qint64> kept = co_await pushRuns(number);
    if (!kept)
        co_return fail(kept.error());
    co_return fromBackup;
}

Task<Outcome> ConnectionSync::prepare(std::shared_ptr<JobRun> job, CancelToken cancel)
{
    if (job->isReady())
        co_return Outcome();
    Result<ObjectInfo> described = co_await m_described.describe(m_client, job->job.object, cancel);
    if (cancel.isCancelled())
        co_return fail(Error::cancelled());
    if (!described)
        co_return fail(described.error());
    job->info = withFields(*described, job->job.fields);
    job->info.filter = job->job.filter;
    job->report.label = job->info.label;
    const auto make = [this, &job] { return m_workspace.ensureTable(job->info); };
    const Outcome made = co_await whileBusy(m_clock, make, cancel);
    if (!made)
        co_return made;
    job->push = std::make_unique<ObjectPush>(job->info, job->job, m_client, m_workspace, m_clock);
    job->push->setLeftOut(leftOutOf(*described, job->info));
    co_return Outcome();
}

/// Where a create went unanswered and its id was chosen here, a record that is not there may never have been
/// made or may have been deleted since: only the changes that the CRM tells of know which.
Task<Outcome> ConnectionSync::lookFirst(std::shared_ptr<JobRun> job, CancelToken cancel)
{
    if (std::exchange(job->lookedFirst, true) || !m_client.takesChosenIds() || !job->job.pulls())
        co_return Outcome();
    Outbox outbox(m_workspace);
    const auto look = [&outbox, &job] { return outbox.hasUncertain(job->job.object); };
    const Result<bool> uncertain = co_await whileBusy(m_clock, look, cancel);
    if (!uncertain)
        co_return fail(uncertain.error());
    if (!*uncertain)
        co_return Outcome();
    ObjectPull pull(job->info, m_client, m_workspace, m_clock);
    const auto onPage = [](qint64, std::optional<qint64>, bool) {};
    const Outcome pulled = co_await pull.run(onPage, cancel);
    job->pulledFirst = pull.pulled();
    job->removedFirst = pull.removals().removed;
    co_return pulled;
}

/// A count of what waits, told on after every answer.
Task<Outcome> ConnectionSync::beginSending(std::shared_ptr<Run> run, std::shared_ptr<JobRun> job,
                                           CancelToken cancel)
{
    Outbox outbox(m_workspace);
    const auto count = [&outbox, &job] { return outbox.toSend(job->job.object); };
    const Result<qint64> waiting = co_await whileBusy(m_clock, count, cancel);
    if (!waiting)
        co_return fail(waiting.error());
    run->progress.objectLabel = job->report.label;
    run->progress.toSend = *waiting;
    run->progress.sent = 0;
    run->started = m_clock.steady();
    const qint64 before = job->push->counts().pushed + job->push->counts().deleted;
    job->push->setOnSent([this, run, push = job->push.get(), before] {
        run->progress.sent = push->counts().pushed + push->counts().deleted - before;
        run->send(m_clock.steady(), false);
    });
    if (*waiting > 0)
        run->send(m_clock.steady(), true);
    co_return Outcome();
}

Task<void> ConnectionSync::push(std::shared_ptr<Run> run, std::shared_ptr<JobRun> job, bool breakCycles,
                                CancelToken cancel)
{
    const Metered metered(job->report, m_client, m_clock);
    job->failure.reset();
    Outcome pushed = co_await prepare(job, cancel);
    if (pushed && job->job.pushes())
        pushed = co_await lookFirst(job, cancel);
    if (pushed && job->job.pushes())
        pushed = co_await beginSending(run, job, cancel);
    if (pushed && job->job.pushes())
        pushed = co_await job->push->pass(breakCycles, cancel);
    if (job->isReady()) {
        const PushContext &counts = job->push->counts();
        job->report.pushed = counts.pushed;
        job->report.deleted = counts.deleted;
        job->report.conflicts = counts.conflicts;
        job->report.failed = counts.failed;
        job->report.uncertain = counts.uncertain;
        job->report.held = job->push->held();
        job->reached = job->reached || counts.pushed + counts.deleted + counts.failed > 0;
    }
    if (!pushed)
        job->fail(pushed.error());
}

Task<std::optional<Error>> ConnectionSync::pushAll(std::shared_ptr<Run> run,
                                                   QList<std::shared_ptr<JobRun>> jobs, CancelToken cancel)
{
    bool breakCycles = false;
    bool anyCreated = false;
    for (int pass = 0; pass < pushPasses; ++pass) {
        qint64 created = 0;
        qint64 deferred = 0;
        for (int i = 0; i < jobs.size(); ++i) {
            const auto &job = jobs.at(i);
            // After the first pass only those that have waited for others.
            if (pass > 0 && (job->report.error || !job->isReady() || job->push->counts().deferred == 0))
                continue;
            run->progress.objectIndex = i;
            run->progress.object = job->job.object;
            run->progress.objectLabel = job->report.label;
            co_await push(run, job, breakCycles, cancel);
            if (cancel.isCancelled())
                co_return Error::cancelled();
            std::optional<Error> further = co_await reachesFurther(job, i + 1 < jobs.size(), cancel);
            if (further)
                co_return further;
            if (job->isReady()) {
                created += job->push->counts().created;
                deferred += job->push->counts().deferred;
            }
        }
        anyCreated = anyCreated || created > 0;
        if (deferred == 0 || (created == 0 && breakCycles))
            break;
        // They wait for one another.
        breakCycles = created == 0;
    }
    if (anyCreated) {
        Outbox outbox(m_workspace);
        const auto sweep = [&outbox] { return outbox.sweepReferences(); };
        const Outcome swept = co_await whileBusy(m_clock, sweep, cancel);
        if (!swept && swept.error().code != ErrorCode::DatabaseBusy)
            co_return swept.error();
    }
    co_return std::optional<Error>();
}

Task<void> ConnectionSync::pull(std::shared_ptr<Run> run, std::shared_ptr<JobRun> job, CancelToken cancel)
{
    job->reached = true;
    job->failure.reset();
    if (!job->isReady() || !job->job.pulls())
        co_return;
    const Metered metered(job->report, m_client, m_clock);
    run->progress.object = job->job.object;
    run->progress.objectLabel = job->report.label;
    run->progress.pulled = 0;
    run->progress.total.reset();
    run->send(m_clock.steady(), true);

    ObjectPull pull(job->info, m_client, m_workspace, m_clock);
    const auto onPage = [this, run](qint64 records, std::optional<qint64> total, bool last) {
        run->progress.pulled += records;
        run->progress.pulledAll += records;
        if (total)
            run->progress.total = total;
        run->send(m_clock.steady(), last);
    };
    const Outcome pulled = co_await pull.run(onPage, cancel);
    job->report.pulled = job->pulledFirst + pull.pulled();
    job->report.deleted += job->removedFirst + pull.removals().removed;
    job->report.held += pull.removals().held;
    job->report.hidden = pull.hidden();
    if (!pulled) {
        const Error error = co_await reasonOf(job->info, pulled.error(), cancel);
        job->fail(error);
        // A field that is gone: the next run asks what there is.
        if (pulled.error().code == ErrorCode::FieldMissing || pulled.error().code == ErrorCode::ObjectMissing)
            m_described.forget(job->job.object);
    }
}

/// A query that is refused as a whole may be so for its filter, as when a field that it names is gone.
Task<Error> ConnectionSync::reasonOf(ObjectInfo object, Error error, CancelToken cancel)
{
    if (object.filter.isEmpty() || !isAboutTheFilter(error))
        co_return error;
    const Outcome tried = co_await m_client.tryFilter(object, cancel);
    if (!tried && tried.error().code == ErrorCode::FilterRefused)
        error = tried.error();
    co_return error;
}

Task<std::optional<Error>> ConnectionSync::reachesFurther(std::shared_ptr<JobRun> job, bool others,
                                                          CancelToken cancel)
{
    const std::optional<Error> error = job->failure;
    if (!error || error->isCancelled())
        co_return error;
    const Reach reach = reachOf(*error);
    if (reach == Reach::Connection)
        co_return error;
    if (reach == Reach::Unclear && others) {
        // The cheapest request there is tells: whoever answers it has more to give.
        const Result<OrgInfo> answered = co_await m_client.whoAmI(cancel);
        if (!answered)
            co_return answered.error();
    }
    co_return std::optional<Error>();
}

} // namespace fairlead
