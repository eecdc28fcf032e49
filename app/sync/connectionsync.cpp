// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/connectionsync.h"

#include "crm/jobfilter.h"
#include "sync/connectionrun.h"
#include "sync/drift.h"
#include "sync/gatedclient.h"
#include "sync/objectpull.h"
#include "sync/synclog.h"
#include "sync/whilebusy.h"

#include <QCoreApplication>

#include <algorithm>

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

/// Of what the object was `ever` described with: deleted there, or hidden from its user.
QStringList goneFrom(const ObjectInfo &described, QStringList ever)
{
    for (const FieldInfo &field : described.fields)
        ever.removeAll(field.name);
    return ever;
}

} // namespace

void ConnectionSync::JobRun::fail(const Error &error)
{
    failure = error;
    if (!report.error)
        report.error = error;
    if (!error.isCancelled())
        qCWarning(lcSync).noquote() << job.object << "stopped:" << nameOf(error.code) << error.providerCode;
}

void ConnectionSync::JobRun::tellDrift(RightsBy by)
{
    // What has kept the CRM from answering at all comes first.
    const bool isAboutRights = report.error
        && (report.error->code == ErrorCode::FieldMissing || report.error->code == ErrorCode::ObjectMissing
            || report.error->code == ErrorCode::PermissionMissing);
    if (!missing.isEmpty() && (!report.error || isAboutRights))
        report.error = driftError(missing, by);
}

void ConnectionSync::Run::end(const Error &met)
{
    const auto waits = [](const Error &one) {
        return std::pair(!one.isTransient(), one.retryAfter.value_or(std::chrono::seconds(0)));
    };
    const auto asked = std::max(met.retryAfter, error ? error->retryAfter : std::nullopt);
    if (!error || waits(met) > waits(*error))
        error = met;
    error->retryAfter = asked; // one that a person has mended does not end another's wait
}

void ConnectionSync::Run::begin(JobRun &job, std::chrono::milliseconds now) const
{
    SyncProgress &progress = job.progress;
    progress.objectLabel = job.report.label;
    progress.pulled = progress.sent = 0;
    progress.total.reset();
    progress.toSend.reset();
    job.begun = now;
}

void ConnectionSync::Run::tell(JobRun &job, std::chrono::milliseconds now, bool always) const
{
    if (!sink || (!always && now - job.told < progressInterval))
        return;
    job.told = now;
    SyncProgress &progress = job.progress;
    progress.pulledAll = pulled;
    progress.aside = !reading.isEmpty() && reading.first() != &job;
    const auto elapsed = now - job.begun;
    progress.recordsPerSecond =
        elapsed.count() > 0 ? double(progress.done()) * 1000.0 / double(elapsed.count()) : 0;
    sink(progress);
}

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

    const auto run = std::make_shared<Run>();
    run->sink = std::move(progress);
    for (const Job &job : std::as_const(jobs)) {
        if (!job.paused)
            run->jobs += begin(run, job);
    }
    for (const auto &job : std::as_const(run->jobs))
        job->progress.objectCount = int(run->jobs.size());

    const Result<bool> fromBackup = co_await beginPushRun(std::move(pushRuns), cancel);
    if (!fromBackup)
        report.error = fromBackup.error();
    else if (*fromBackup)
        report.notice = QCoreApplication::translate("fairlead::sync",
                                                    "The workspace was restored from a backup. What it wants "
                                                    "made in the CRM is looked for there first, "
                                                    "so that nothing is made twice.");

    if (!report.error)
        report.error = co_await pushAll(run, cancel);
    if (!report.error && !cancel.isCancelled()) {
        co_await pullAll(run, cancel);
        report.error = run->error;
    }
    if (cancel.isCancelled())
        report.error = Error::cancelled();
    if (!report.error)
        co_await lookForRights(run, cancel);
    for (const auto &one : std::as_const(run->jobs)) {
        one->tellDrift(m_rightsBy);
        // Of a run that ended before it came to them nothing is to be told about the others.
        if (one->reached || one->report.error)
            report.jobs += one->report;
    }
    report.ended = m_clock.nowUtc();
    report.usage = m_client.usage();
    co_return report;
}

std::shared_ptr<ConnectionSync::JobRun> ConnectionSync::begin(const std::shared_ptr<Run> &run, const Job &job)
{
    auto one = std::make_shared<JobRun>();
    one->job = job;
    const GatedClient::Gate untilEnded = [weak = std::weak_ptr(run)](const PullCursor *) {
        const auto ended = weak.lock();
        return ended ? ended->error : Error::cancelled();
    };
    // While its last page is still being stored the others are not to go on asking.
    const GatedClient::Ear endsAtOnce = [weak = std::weak_ptr(run),
                                         filtered = !job.filter.isEmpty()](const Error &error) {
        const auto met = weak.lock();
        if (met && !error.isCancelled() && reachOf(error) == Reach::Connection
            && !(filtered && isAboutTheFilter(error)))
            met->end(error);
    };
    one->client = std::make_unique<GatedClient>(m_client.part(), untilEnded, endsAtOnce);
    one->report.object = one->report.label = job.object;
    one->progress.connection = m_id;
    one->progress.object = job.object;
    one->progress.objectIndex = int(run->jobs.size());
    return one;
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
    Result<ObjectInfo> described = co_await m_described.describe(*job->client, job->job.object, cancel);
    if (cancel.isCancelled())
        co_return fail(Error::cancelled());
    if (!described) {
        // To whom something was granted the rest is hidden as a whole.
        if (described.error().code == ErrorCode::ObjectMissing && !m_granted.isEmpty())
            job->missing = namesOf(driftOf(job->job));
        co_return fail(described.error());
    }
    const QList<salesforce::MissingRight> lacked = driftOf(job->job, *described, m_granted);
    job->missing = namesOf(lacked);
    job->info = withFields(*described, job->job.fields);
    job->info.filter = job->job.filter;
    job->report.label = job->info.label;
    const auto make = [this, &job] { return m_workspace.ensureTable(job->info); };
    const Outcome made = co_await whileBusy(m_clock, make, cancel);
    if (!made)
        co_return made;
    const auto ask = [this, &job] { return m_workspace.describedFields(job->job.object); };
    const Result<QStringList> ever = co_await whileBusy(m_clock, ask, cancel);
    if (!ever)
        co_return fail(ever.error());
    job->push = std::make_unique<ObjectPush>(job->info, job->job, *job->client, m_workspace, m_clock);
    job->push->setLeftOut(leftOutOf(*described, job->info) + goneFrom(*described, *ever));
    job->push->setWithheld(Withheld(lacked));
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
    ObjectPull pull(job->info, *job->client, m_workspace, m_clock);
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
    run->begin(*job, m_clock.steady());
    job->progress.toSend = *waiting;
    const qint64 before = job->push->counts().pushed + job->push->counts().deleted;
    // Both outlive the push, which is theirs: sharing them with it would keep all three for ever.
    job->push->setOnSent([this, run = run.get(), job = job.get(), before] {
        job->progress.sent = job->push->counts().pushed + job->push->counts().deleted - before;
        run->tell(*job, m_clock.steady(), false);
    });
    if (*waiting > 0)
        run->tell(*job, m_clock.steady(), true);
    co_return Outcome();
}

Task<void> ConnectionSync::push(std::shared_ptr<Run> run, std::shared_ptr<JobRun> job, bool breakCycles,
                                CancelToken cancel)
{
    const MeteredPhase metered(job->report, *job->client, m_clock);
    job->failure.reset();
    Outcome pushed = co_await prepare(job, cancel);
    if (pushed && job->job.pushes())
        pushed = co_await lookFirst(job, cancel);
    if (pushed && job->job.pushes())
        pushed = co_await beginSending(run, job, cancel);
    if (pushed)
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

Task<std::optional<Error>> ConnectionSync::pushAll(std::shared_ptr<Run> run, CancelToken cancel)
{
    const std::optional<Error> met = co_await pushInPasses(std::move(run), cancel);
    if (cancel.isCancelled())
        co_return met;
    // Whatever has ended the push, or an earlier run before it came to this: what was made is made.
    Outbox outbox(m_workspace);
    const auto sweep = [&outbox] { return outbox.sweepReferences(); };
    const Outcome swept = co_await whileBusy(m_clock, sweep, cancel);
    if (!met && !swept && swept.error().code != ErrorCode::DatabaseBusy)
        co_return swept.error();
    co_return met;
}

Task<std::optional<Error>> ConnectionSync::pushInPasses(std::shared_ptr<Run> run, CancelToken cancel)
{
    bool breakCycles = false;
    for (int pass = 0; pass < pushPasses; ++pass) {
        qint64 created = 0;
        qint64 deferred = 0;
        for (const auto &job : std::as_const(run->jobs)) {
            // After the first pass only those that have waited for others.
            if (pass > 0 && (job->report.error || !job->isReady() || job->push->counts().deferred == 0))
                continue;
            co_await push(run, job, breakCycles, cancel);
            if (cancel.isCancelled())
                co_return Error::cancelled();
            const bool others = job != run->jobs.last();
            std::optional<Error> further = co_await reachesFurther(job, others, cancel);
            if (further)
                co_return further;
            if (job->isReady()) {
                created += job->push->counts().created;
                deferred += job->push->counts().deferred;
            }
        }
        if (deferred == 0 || (created == 0 && breakCycles))
            break;
        // They wait for one another.
        breakCycles = created == 0;
    }
    co_return std::optional<Error>();
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
