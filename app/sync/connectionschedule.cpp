// SPDX-License-Identifier: GPL-3.0-or-later
// When a ConnectionRunner runs: jobs that are due, back-off, network, sleep, and the calls that are left.
#include "sync/connectionrunner.h"

#include "core/cloud.h"
#include "sync/lastrun.h"
#include "sync/runsummary.h"
#include "sync/synclog.h"
#include "workspace/jobs.h"

#include <QJsonDocument>

#include <algorithm>

namespace fairlead {

namespace {

// A job that is due in a moment runs with those that are due now.
constexpr std::chrono::milliseconds togetherWithin = std::chrono::seconds(10);
// Where it cannot be read when the next one is due.
constexpr std::chrono::milliseconds defaultPause = std::chrono::minutes(5);

bool isDue(const Job &job, const QDateTime &at)
{
    // A last run in the future was written by a clock that has been set back since.
    return !job.lastRun.isValid() || job.lastRun > at || job.lastRun.addSecs(60 * job.every.count()) <= at;
}

// After waking up, and when the network has come back: it takes a moment until names are found and a VPN
// stands, and not everybody in a train is to come back in the same second.
constexpr std::chrono::milliseconds shortestQuiet = std::chrono::seconds(2);
constexpr std::chrono::milliseconds longestQuiet = std::chrono::seconds(10);
// A network that comes and goes is no reason to ask anew every time.
constexpr qint64 staleAfterSeconds = 60;

bool readsEverything(const PullCursor &cursor)
{
    return cursor.watermark.isEmpty() || cursor.comparing;
}

Error noNetwork()
{
    Error error;
    error.code = ErrorCode::Offline;
    error.errorClass = ErrorClass::RetryLater;
    error.sentence = ConnectionRunner::tr("This computer is not connected to any network.");
    error.remedy = ConnectionRunner::tr(
        "The sync goes on by itself as soon as it is. Changes made here meanwhile are sent then.");
    return error;
}

Error networkMetered()
{
    Error error;
    error.code = ErrorCode::NetworkMetered;
    error.errorClass = ErrorClass::RetryLater;
    error.sentence = ConnectionRunner::tr(
        "Everything has to be read here, and the network is a metered one: that waits for another network.");
    error.remedy = ConnectionRunner::tr(
        "Changes go on being read and sent meanwhile. \"Sync now\" reads everything all the same; in the "
        "limits of the sync status it can be allowed for good.");
    return error;
}

} // namespace

void ConnectionRunner::useSettings(const SyncSettings &settings)
{
    const bool changed = std::exchange(m_settings, settings) != settings;
    m_status.budget = settings.budget;
    if (!changed)
        return;
    emit statusChanged(m_status);
    // What it waited for may be allowed now.
    if (m_status.error
        && (m_status.error->code == ErrorCode::DailyLimitReached
            || m_status.error->code == ErrorCode::NetworkMetered)) {
        m_notBefore = {};
        m_backoff.reset();
        catchUp();
    }
}

void ConnectionRunner::setNetwork(const NetworkState &network)
{
    const NetworkState before = std::exchange(m_network, network);
    if (!isReachable())
        m_wakeup.wake(); // to say so
    else if ((network.online && !before.online) || (before.metered && !network.metered))
        catchUp();
}

void ConnectionRunner::wokeUp()
{
    if (isReachable())
        catchUp();
}

bool ConnectionRunner::isReachable() const
{
    // The practice org needs no network.
    return m_network.online || isLoopbackHost(m_setup.info.address.host());
}

void ConnectionRunner::showUnreachable()
{
    if (m_waitsForPerson)
        return;
    m_status.state = SyncState::Offline;
    m_status.error = noNetwork();
    m_status.nextSync.reset();
    emit statusChanged(m_status);
}

void ConnectionRunner::catchUp()
{
    if (!m_setup.steady || m_waitsForPerson)
        return;
    const QDateTime now = m_clock.nowUtc();
    const qint64 age = m_status.lastSync ? m_status.lastSync->secsTo(now) : staleAfterSeconds;
    m_next.all = m_next.all || m_status.error || age < 0 || age >= staleAfterSeconds;
    const auto jitter = double((longestQuiet - shortestQuiet).count()) * m_setup.random();
    auto quiet = shortestQuiet + std::chrono::milliseconds(qint64(jitter));
    quiet = std::max(quiet, m_notBefore - m_clock.steady());
    m_quietUntil = m_clock.steady() + quiet;
    if (!m_running && m_next.all) {
        m_status.nextSync = now.addMSecs(quiet.count());
        emit statusChanged(m_status);
    }
    m_wakeup.wake();
}

std::optional<ConnectionRunner::Hold> ConnectionRunner::hold() const
{
    if (m_next.byPerson)
        return std::nullopt;
    // A refused sign-in is not repeated because something else woke it up: only a person's wish is.
    if (!m_setup.steady || !isReachable() || m_waitsForPerson)
        return Hold{};
    if (const auto left = m_quietUntil - m_clock.steady(); left.count() > 0)
        return Hold{left};
    if (nothingToRun())
        return Hold{untilNextJob()};
    return std::nullopt;
}

std::optional<Error> ConnectionRunner::refusal(const PullCursor *cursor) const
{
    if (auto spent = m_settings.budget.refusal(m_session->client().usage()))
        return spent;
    const bool waits = m_network.metered && !m_settings.firstLoadsOnMetered && !m_current.byPerson;
    if (waits && cursor && readsEverything(*cursor))
        return networkMetered();
    return std::nullopt;
}

Result<QList<Job>> ConnectionRunner::jobsToRun(const Wanted &wanted) const
{
    Result<QList<Job>> jobs = Jobs(*m_workspace).list();
    if (!jobs)
        return jobs;
    const QDateTime soon = m_clock.nowUtc().addMSecs(togetherWithin.count());
    jobs->removeIf([&](const Job &job) {
        if (wanted.jobs.contains(job.id))
            return false;
        return job.paused || !(wanted.all || (!wanted.any() && isDue(job, soon)));
    });
    // Who asked for a paused job by name gets it.
    for (Job &job : *jobs)
        job.paused = false;
    return jobs;
}

bool ConnectionRunner::nothingToRun() const
{
    if (!m_workspace || m_next.any())
        return false;
    const Result<QList<Job>> jobs = jobsToRun(m_next);
    return jobs && jobs->isEmpty();
}

std::optional<std::chrono::milliseconds> ConnectionRunner::untilNextJob() const
{
    const Result<QList<Job>> jobs = m_workspace ? Jobs(*m_workspace).list() : QList<Job>();
    if (!jobs)
        return defaultPause;
    std::optional<std::chrono::milliseconds> pause;
    for (const Job &job : *jobs) {
        if (job.paused)
            continue;
        const std::chrono::milliseconds left(
            qMax<qint64>(0, m_clock.nowUtc().msecsTo(job.lastRun.addSecs(60 * job.every.count()))));
        // A clock that was set back would make it wait for years.
        const auto wait = job.lastRun.isValid() ? std::min<std::chrono::milliseconds>(left, job.every)
                                                : std::chrono::milliseconds(0);
        pause = pause ? std::min(*pause, wait) : wait;
    }
    return pause;
}

void ConnectionRunner::noteJobs(const SyncReport &report)
{
    const Result<QList<Job>> jobs = Jobs(*m_workspace).list();
    if (!jobs)
        return;
    for (const JobReport &done : report.jobs) {
        // What passes by itself is tried again as soon as the pause is over: the job stays due.
        if (done.error && done.error->isTransient() && done.error->code != ErrorCode::NetworkMetered)
            continue;
        const auto job = std::find_if(jobs->begin(), jobs->end(),
                                      [&](const Job &known) { return known.object == done.object; });
        if (job != jobs->end())
            (void)Jobs(*m_workspace)
                .noteRun(job->id, report.ended, QJsonDocument(toJson(done)).toJson(QJsonDocument::Compact));
    }
}

std::optional<std::chrono::milliseconds> ConnectionRunner::conclude(const SyncReport &report)
{
    m_status.progress.reset();
    // Of a run that did not get that far nothing is learned about them: what the last one did still holds.
    const bool learned = std::any_of(report.jobs.begin(), report.jobs.end(), [&](const JobReport &job) {
        return !report.error || !job.error || job.pulled + job.pushed + job.deleted + job.failed > 0;
    });
    if (learned)
        m_status.jobs = report.jobs;
    if (m_session && m_session->client().usage().used)
        m_status.usage = m_session->client().usage();
    m_status.error = report.firstError();
    m_status.notice = report.notice;
    if (m_workspace)
        m_status.outbox = m_workspace->outboxCount().value_or(m_status.outbox);

    if (m_workspace)
        noteJobs(report);
    m_waitsForPerson = report.error && !report.error->isTransient();
    const auto asked = m_status.error ? m_status.error->retryAfter : std::nullopt;
    m_notBefore = m_clock.steady() + asked.value_or(std::chrono::seconds(0));
    auto pause = m_setup.steady ? untilNextJob() : std::nullopt;
    if (!m_status.error) {
        m_status.state = SyncState::InStep;
        m_status.lastSync = report.ended;
        m_backoff.reset();
    } else {
        m_status.state = stateAfter(*m_status.error);
        if (m_status.error->code == ErrorCode::NetworkMetered)
            m_backoff.reset(); // the others are in step, and setNetwork() tells when this one can be
        else if (m_setup.steady && m_status.error->isTransient())
            pause = m_backoff.next(*m_status.error);
        else if (report.error)
            pause.reset();
        // A new session asks for new tokens: what a person mended meanwhile counts at the next try. What
        // passes by itself keeps the session: no password is sent again because a server was away.
        if (report.error && !report.error->isTransient())
            dropSession();
        // What was away comes back as another organisation where somebody has copied one over it, and at
        // Dataverse our token stays good there: it is asked who it is before anything else.
        else if (report.error && !report.error->isCancelled())
            m_verified = false;
    }
    if (m_workspace) {
        if (!report.notice.isEmpty())
            (void)m_workspace->recordActivity(m_clock.nowUtc(), QStringLiteral("rescue"), {}, report.notice);
        LastRun last{report, m_status.lastSync};
        last.report.jobs = m_status.jobs;
        last.report.usage = m_status.usage;
        (void)m_workspace->setLastRun(toJson(last));
        (void)m_workspace->recordActivity(m_clock.nowUtc(), QStringLiteral("sync"), {}, summaryOf(report));
        m_workspace->releaseMemory();
    }
    m_status.nextSync =
        pause && isReachable() ? std::optional(m_clock.nowUtc().addMSecs(pause->count())) : std::nullopt;
    qCInfo(lcSync).noquote() << m_setup.info.id.text() << "run ended:" << nameOf(m_status.state)
                             << report.pulled() << "records";
    if (m_status.error) {
        qCInfo(lcSync).noquote() << m_setup.info.id.text()
                                 << "waits because of:" << nameOf(m_status.error->code)
                                 << m_status.error->providerCode;
    }
    return pause;
}

} // namespace fairlead
