// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/syncengine.h"

#include "sync/lastrun.h"
#include "sync/whilebusy.h"

#include <QRandomGenerator>

namespace fairlead {

SyncEngine::SyncEngine(Home home, std::shared_ptr<Clock> clock, bool steady, PushRunStore pushRuns)
    : m_home(std::move(home))
    , m_clock(std::move(clock))
    , m_steady(steady)
    , m_pushRuns(std::move(pushRuns))
{
}

SyncEngine::~SyncEngine() = default;

void SyncEngine::add(const SessionTarget &target, const Secret &vaultKey)
{
    if (!vaultKey.isEmpty())
        m_vault = std::make_shared<TokenVault>(m_home.vaultFile(), vaultKey);
    std::shared_ptr<Latch> predecessorEnded;
    if (auto *old = m_runners.take(target.info.id)) {
        predecessorEnded = std::make_shared<Latch>();
        spawn(m_scope, retire(old, predecessorEnded));
    }

    ConnectionRunner::Setup setup;
    setup.info = target.info;
    setup.workspacePath = m_home.workspaceFile(target.info.workspaceFile);
    setup.steady = m_steady;
    setup.predecessorEnded = predecessorEnded;
    setup.granted = target.granted;
    if (m_pushRuns)
        setup.pushRuns = [store = m_pushRuns, id = target.info.id](qint64 atLeast) {
            return store(id, atLeast);
        };
    setup.settings = m_settings;
    setup.network = m_network;
    setup.random = [] { return QRandomGenerator::global()->generateDouble(); };
    setup.openSession = [target, vault = m_vault, clock = m_clock] {
        return openSession(target, vault, *clock);
    };
    auto *runner = new ConnectionRunner(std::move(setup), *m_clock, this);
    connect(runner, &ConnectionRunner::statusChanged, this, &SyncEngine::statusChanged);
    connect(runner, &ConnectionRunner::progressed, this, &SyncEngine::progressed);
    m_targets.insert(target.info.id, target);
    m_runners.insert(target.info.id, runner);
    runner->start();
    watchSleep();
}

void SyncEngine::watchSleep()
{
    if (!m_steady || m_wakeWatch)
        return;
    m_wakeWatch = new WakeWatch(*m_clock, this);
    connect(m_wakeWatch, &WakeWatch::woke, this, [this] {
        for (auto *runner : std::as_const(m_runners))
            runner->wokeUp();
    });
}

void SyncEngine::useSettings(const SyncSettings &settings)
{
    m_settings = settings;
    for (auto *runner : std::as_const(m_runners))
        runner->useSettings(settings);
}

void SyncEngine::setNetwork(const NetworkState &network)
{
    m_network = network;
    for (auto *runner : std::as_const(m_runners))
        runner->setNetwork(network);
}

Task<void> SyncEngine::retire(ConnectionRunner *runner, std::shared_ptr<Latch> ended)
{
    co_await runner->stop();
    runner->deleteLater();
    ended->open();
}

void SyncEngine::useNetwork(const NetworkSettings &network)
{
    const auto targets = m_targets;
    for (SessionTarget target : targets) {
        target.network = network;
        if (m_runners.contains(target.info.id))
            add(target, {});
        else
            m_targets.insert(target.info.id, target); // paused
    }
}

Task<void> SyncEngine::pause(ConnectionId id)
{
    if (auto *runner = m_runners.take(id))
        co_await retire(runner, std::make_shared<Latch>());
}

Task<HeldTokens> SyncEngine::end(ConnectionId id)
{
    HeldTokens held;
    auto *runner = m_runners.take(id);
    if (runner)
        co_await runner->stop();
    // A renewal that was under way has arrived by now, or never will.
    if (runner) {
        held.accessToken = runner->accessToken();
        runner->deleteLater();
    }
    if (const SessionTarget target = m_targets.take(id); target.heldToken)
        held.refreshToken = *target.heldToken;
    co_return held;
}

void SyncEngine::resume(const ConnectionId &id)
{
    const auto target = m_targets.constFind(id);
    if (target != m_targets.cend() && !m_runners.contains(id))
        add(SessionTarget(*target), {});
}

Task<void> SyncEngine::rememberFailure(QString workspacePath, SyncReport report)
{
    fairlead::rememberFailure(workspacePath, report);
    co_return;
}

void SyncEngine::syncNow(const ConnectionId &id)
{
    for (auto it = m_runners.cbegin(); it != m_runners.cend(); ++it) {
        if (id.isEmpty() || it.key() == id)
            it.value()->syncNow();
    }
}

Task<Outcome> SyncEngine::change(ConnectionId id, QString workspacePath, WorkspaceChange work,
                                 CancelToken cancel)
{
    if (auto *runner = m_runners.value(id)) {
        const Outcome changed = co_await runner->change(work, cancel);
        co_return changed;
    }
    const auto attempt = [workspacePath, work]() -> Outcome {
        const auto workspace = Workspace::open(workspacePath);
        return workspace ? work(**workspace) : Outcome(fail(workspace.error()));
    };
    co_return co_await whileBusy(*m_clock, attempt, cancel);
}

Task<SyncReport> SyncEngine::runNow(ConnectionId id, QList<qint64> jobs, CancelToken cancel)
{
    if (auto *runner = m_runners.value(id))
        co_return co_await runner->runNow(jobs, cancel);
    SyncReport report;
    report.connection = id;
    report.error = Error::bug(QStringLiteral("no runner for %1").arg(id.text()));
    co_return report;
}

Task<Result<OrgInfo>> SyncEngine::verify(ConnectionId id, CancelToken cancel)
{
    if (auto *runner = m_runners.value(id))
        co_return co_await runner->verify(cancel);
    co_return fail(Error::bug(QStringLiteral("no runner for %1").arg(id.text())));
}

Task<Outcome> SyncEngine::checkJob(ConnectionId id, Job job, CancelToken cancel)
{
    if (auto *runner = m_runners.value(id))
        co_return co_await runner->checkJob(job, cancel);
    co_return fail(Error::bug(QStringLiteral("no runner for %1").arg(id.text())));
}

Task<Result<QList<CheckResult>>> SyncEngine::checks(ConnectionId id, CheckScope scope, CancelToken cancel)
{
    if (auto *runner = m_runners.value(id))
        co_return co_await runner->checks(std::move(scope), cancel);
    co_return fail(Error::bug(QStringLiteral("no runner for %1").arg(id.text())));
}

QList<ConnectionStatus> SyncEngine::statuses() const
{
    QList<ConnectionStatus> statuses;
    for (const auto *runner : m_runners)
        statuses += runner->status();
    return statuses;
}

Task<void> SyncEngine::stop()
{
    const auto runners = std::exchange(m_runners, {});
    // All at once: each may wait some seconds for its last words.
    for (auto *runner : runners)
        spawn(m_scope, retire(runner, std::make_shared<Latch>()));
    co_await m_scope.drained();
}

} // namespace fairlead
