// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/connectionrunner.h"

#include "connection/pinning.h"
#include "core/latch.h"
#include "sync/jobcheck.h"
#include "sync/lastrun.h"
#include "sync/synclog.h"
#include "sync/whilebusy.h"
#include "workspace/jobs.h"

#include <QDir>
#include <QFileInfo>
#include <QPointer>

namespace fairlead {

ConnectionRunner::ConnectionRunner(Setup setup, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_setup(std::move(setup))
    , m_clock(clock)
    , m_backoff(m_setup.random)
    , m_described(clock)
    , m_rights(clock)
    , m_settings(m_setup.settings)
    , m_network(m_setup.network)
{
    if (!m_setup.pushRuns)
        m_setup.pushRuns = [](qint64) -> Task<Result<qint64>> { co_return qint64(0); };
    m_status.connection = m_setup.info.id;
    m_status.budget = m_settings.budget;
}

ConnectionRunner::~ConnectionRunner() = default;

void ConnectionRunner::start()
{
    // What the last process knew is known until the first run has ended.
    const ConnectionStatus remembered = rememberedStatus(m_setup.info.id, m_setup.workspacePath);
    m_status.lastSync = remembered.lastSync;
    m_status.jobs = remembered.jobs;
    m_status.usage = remembered.usage;
    m_status.outbox = remembered.outbox;
    spawn(m_scope, loop(m_scope.token()));
}

void ConnectionRunner::syncNow()
{
    m_next.all = true;
    m_next.byPerson = true;
    m_wakeup.wake();
}

Task<Outcome> ConnectionRunner::change(WorkspaceChange work, CancelToken cancel)
{
    const QPointer<ConnectionRunner> self(this);
    const auto attempt = [self, work]() -> Outcome {
        if (!self || self->m_scope.token().isCancelled())
            return fail(Error::cancelled());
        if (!self->m_workspace) {
            if (const Outcome opened = self->openWorkspace(); !opened)
                return opened;
        }
        return work(*self->m_workspace);
    };
    const Outcome alone = co_await waitForPredecessor(cancel);
    if (!alone)
        co_return alone;
    const Outcome changed = co_await whileBusy(m_clock, attempt, cancel);
    // A job may be due now, or what was answered can be sent.
    if (changed && self && m_setup.steady)
        m_wakeup.wake();
    co_return changed;
}

Task<void> ConnectionRunner::stop()
{
    m_scope.cancel();
    co_await m_scope.drained();
    // Whoever waits for a run must not wait for ever.
    emit runEnded(std::numeric_limits<quint64>::max(), failedReport(Error::cancelled()));
    if (m_session) {
        const auto session = m_session;
        co_await session->close();
    }
    // Its own end is also that of the one before it, for the runner that comes next.
    (void)co_await waitForPredecessor({});
}

Task<Outcome> ConnectionRunner::waitForPredecessor(CancelToken cancel)
{
    if (!m_setup.predecessorEnded)
        co_return {};
    const auto ended = m_setup.predecessorEnded;
    co_return co_await waitFor(ended, cancel);
}

Task<SyncReport> ConnectionRunner::runNow(QList<qint64> jobs, CancelToken cancel)
{
    m_next.byPerson = true;
    m_next.all = m_next.all || jobs.isEmpty();
    for (const qint64 job : std::as_const(jobs))
        m_next.jobs.insert(job);
    const auto report = std::make_shared<SyncReport>(failedReport(Error::cancelled()));
    if (!m_scope.token().isCancelled()) {
        const auto ended = std::make_shared<Latch>();
        connect(this, &ConnectionRunner::runEnded, ended.get(),
                [latch = ended.get(), report, wanted = m_started + 1](quint64 number, const SyncReport &run) {
                    if (number < wanted || latch->isOpen())
                        return;
                    *report = run;
                    latch->open();
                });
        m_wakeup.wake();
        (void)co_await waitFor(ended, cancel);
    }
    co_return SyncReport(*report);
}

Task<Result<std::shared_ptr<CrmSession>>> ConnectionRunner::sessionForQuestion(CancelToken cancel)
{
    const QPointer<ConnectionRunner> self(this);
    const Outcome alone = co_await waitForPredecessor(cancel);
    if (!alone)
        co_return fail(alone.error());
    if (!self || m_scope.token().isCancelled())
        co_return fail(Error::cancelled());
    if (!m_session) {
        auto opened = m_setup.openSession();
        if (!opened)
            co_return fail(opened.error());
        m_session = std::move(*opened);
    }
    const std::shared_ptr<CrmSession> session = m_session;
    co_return session;
}

void ConnectionRunner::forgetAfterQuestion(const std::shared_ptr<CrmSession> &session)
{
    if (!m_running && m_session == session)
        dropSession();
}

Task<Result<OrgInfo>> ConnectionRunner::verify(CancelToken cancel)
{
    const QPointer<ConnectionRunner> self(this);
    const auto session = co_await sessionForQuestion(cancel);
    if (!session)
        co_return fail(session.error());
    const ConnectionInfo info = m_setup.info;
    auto who = co_await (*session)->client().whoAmI(cancel);
    if (!who) {
        if (self)
            forgetAfterQuestion(*session);
        co_return fail(who.error());
    }
    if (who->organisationId != info.organisationId)
        co_return fail(wrongOrganisation(info, who->organisationId));
    co_return who;
}

Task<Result<QList<CheckResult>>> ConnectionRunner::checks(CheckScope scope, CancelToken cancel)
{
    const QPointer<ConnectionRunner> self(this);
    const auto session = co_await sessionForQuestion(cancel);
    if (!session)
        co_return fail(session.error());
    auto found = co_await (*session)->client().checksFor(std::move(scope), cancel);
    if (!found && self)
        forgetAfterQuestion(*session);
    co_return found;
}

Task<Outcome> ConnectionRunner::checkJob(Job job, CancelToken cancel)
{
    const QPointer<ConnectionRunner> self(this);
    const Result<OrgInfo> who = co_await verify(cancel);
    if (!who)
        co_return fail(who.error());
    const std::shared_ptr<CrmSession> session = self ? m_session : nullptr;
    if (!session)
        co_return fail(Error::cancelled());
    const Outcome checked = co_await fairlead::checkJob(session->client(), job, cancel);
    co_return checked;
}

Task<void> ConnectionRunner::loop(CancelToken cancel)
{
    const Outcome alone = co_await waitForPredecessor(cancel);
    if (!alone)
        co_return;
    m_next.all = m_next.all || m_setup.steady; // who starts the program wants to see everything in step
    while (!cancel.isCancelled()) {
        if (const auto held = hold()) {
            if (!isReachable())
                showUnreachable();
            const auto woken = co_await m_wakeup.wait(m_clock, held->left, cancel);
            if (!woken)
                co_return;
            continue;
        }
        const quint64 number = ++m_started;
        m_current = std::exchange(m_next, Wanted());
        m_running = true;
        m_status.state = SyncState::Syncing;
        m_status.nextSync.reset();
        emit statusChanged(m_status);

        const SyncReport report = co_await runOnce(cancel);
        if (cancel.isCancelled())
            co_return;
        m_running = false;
        const auto pause = conclude(report);
        emit statusChanged(m_status);
        emit runEnded(number, report);

        const auto woken = co_await m_wakeup.wait(m_clock, pause, cancel);
        if (!woken)
            co_return;
    }
}

Outcome ConnectionRunner::openWorkspace()
{
    auto workspace = Workspace::open(m_setup.workspacePath);
    if (!workspace)
        return fail(workspace.error());
    const auto pinned = (*workspace)->organisationId();
    if (!pinned)
        return fail(pinned.error());
    if (pinned->isEmpty()) {
        if (const auto set = (*workspace)->setOrganisationId(m_setup.info.organisationId); !set)
            return set;
    } else if (*pinned != m_setup.info.organisationId) {
        return fail(wrongOrganisation(m_setup.info, *pinned));
    }
    if (const Outcome made = Jobs(**workspace).makeFirst(m_setup.info.objects, m_settings.every); !made)
        return made;
    m_workspace = std::move(*workspace);
    return {};
}

Outcome ConnectionRunner::prepare()
{
    if (!m_workspace) {
        if (const auto opened = openWorkspace(); !opened)
            return opened;
    }
    if (!m_session) {
        auto session = m_setup.openSession();
        if (!session)
            return fail(session.error());
        m_session = std::move(*session);
    }
    return {};
}

Result<QString> ConnectionRunner::setWorkspaceAside()
{
    m_workspace.reset();
    const auto rescued = Workspace::setAside(m_setup.workspacePath);
    if (!rescued)
        return fail(rescued.error());
    const QString file = QDir::toNativeSeparators(rescued->damagedFile);
    QString notice =
        tr("The workspace file was damaged. It was set aside as %1, and everything is read again "
           "from the CRM.")
            .arg(file)
        + QLatin1Char(' ')
        + tr("%n change(s) that were not sent yet were taken over.", nullptr, int(rescued->changes));
    if (!rescued->complete)
        notice += QLatin1Char(' ')
            + tr("Others may be lost with the damaged part: keep the file until you have looked.");
    qCWarning(lcSync).noquote() << m_setup.info.id.text() << "damaged workspace set aside as"
                                << QFileInfo(rescued->damagedFile).fileName() << rescued->changes
                                << "changes taken over" << (rescued->complete ? "completely" : "in part");
    return notice;
}

SyncReport ConnectionRunner::failedReport(const Error &error) const
{
    SyncReport report;
    report.connection = m_setup.info.id;
    report.started = report.ended = m_clock.nowUtc();
    report.error = error;
    return report;
}

Task<SyncReport> ConnectionRunner::runOnce(CancelToken cancel)
{
    SyncReport first = co_await runThrough(cancel);
    const auto error = first.firstError();
    if (cancel.isCancelled() || !error || error->code != ErrorCode::DatabaseDamaged)
        co_return first;
    const auto notice = setWorkspaceAside();
    if (!notice) {
        first.error = notice.error();
        co_return first;
    }
    m_current.all = true; // of what the others read nothing is known any more
    // Once only: what damages a new file at once is the disk, and more files do not help that.
    SyncReport second = co_await runThrough(cancel);
    second.started = first.started;
    second.notice = *notice;
    co_return second;
}

Task<SyncReport> ConnectionRunner::runThrough(CancelToken cancel)
{
    const auto getReady = [this] { return prepare(); };
    const Outcome ready = co_await whileBusy(m_clock, getReady, cancel);
    if (!ready)
        co_return failedReport(ready.error());

    const Outcome verified = co_await verifyOnce(cancel);
    if (!verified)
        co_return failedReport(verified.error());

    const Result<QList<Job>> jobs = jobsToRun(m_current);
    if (!jobs)
        co_return failedReport(jobs.error());
    const GatedClient::Gate gate = [this](const PullCursor *cursor) { return refusal(cursor); };
    GatedClient client(m_session->client(), gate);
    ConnectionSync sync(m_setup.info.id, client, m_described, *m_workspace, m_clock);
    sync.expect(m_setup.granted);
    sync.lackIsMended(takesReconnecting(m_setup.info.method) ? RightsBy::Reconnecting : RightsBy::Hand);
    sync.watch(m_rights);
    const ConnectionSync::ProgressSink show = [this](const SyncProgress &progress) {
        m_status.note(progress);
        emit progressed(progress);
    };
    SyncReport report = co_await sync.run(*jobs, m_setup.pushRuns, show, cancel);
    co_return report;
}

void ConnectionRunner::dropSession()
{
    m_session.reset();
    m_described.clear();
    m_rights.forget();
    m_verified = false;
}

// Once a session: every new token is compared with the pinned organisation by itself, before its first use.
// And where the budget was used up: only an answer tells whether calls are free again.
Task<Outcome> ConnectionRunner::verifyOnce(CancelToken cancel)
{
    if (m_verified && !refusal(nullptr))
        co_return Outcome();
    const Result<OrgInfo> who = co_await m_session->client().whoAmI(cancel);
    if (cancel.isCancelled())
        co_return fail(Error::cancelled());
    if (!who)
        co_return fail(who.error());
    if (who->organisationId != m_setup.info.organisationId)
        co_return fail(wrongOrganisation(m_setup.info, who->organisationId));
    m_verified = true;
    if (auto spent = refusal(nullptr))
        co_return fail(std::move(*spent));
    co_return Outcome();
}

} // namespace fairlead
