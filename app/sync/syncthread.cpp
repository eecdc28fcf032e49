// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/syncthread.h"

#include "core/threadcall.h"
#include "sync/syncengine.h"
#include "sync/synclog.h"

#include <QPointer>

#include <utility>

namespace fairlead {

SyncThread::SyncThread(Home home, bool steady,
                       std::function<Task<Result<qint64>>(ConnectionId, qint64)> pushRuns)
    : m_thread(new QThread)
    , m_ended(std::make_shared<Latch>())
    , m_engine(new SyncEngine(std::move(home), std::make_shared<SystemClock>(), steady, std::move(pushRuns)))
{
    qRegisterMetaType<ConnectionStatus>();
    qRegisterMetaType<SyncProgress>();
    m_thread->setObjectName(QStringLiteral("fairlead-sync"));
    m_engine->moveToThread(m_thread);
    connect(m_thread, &QThread::finished, m_engine, &QObject::deleteLater);
    connect(m_thread, &QThread::finished, m_ended.get(), &Latch::open);
    connect(m_engine, &SyncEngine::statusChanged, this, [this](const ConnectionStatus &status) {
        m_statuses.insert(status.connection, status);
        emit statusChanged(status);
    });
    connect(m_engine, &SyncEngine::progressed, this, [this](const SyncProgress &progress) {
        m_statuses[progress.connection].note(progress);
        emit progressed(progress);
    });
    m_thread->start();
}

SyncThread::~SyncThread()
{
    // Should it end later, after all.
    connect(m_thread, &QThread::finished, m_thread, &QObject::deleteLater);
    m_thread->quit();
    // stop() has ended all work by now; without it the event loop ends after what is running.
    if (m_thread->wait(2000))
        delete m_thread;
    else
        qCWarning(lcSync)
            << "the sync thread does not end and is left behind"; // ~QThread would end the program
}

void SyncThread::add(const SessionTarget &target, const Secret &vaultKey)
{
    QMetaObject::invokeMethod(
        m_engine, [engine = m_engine, target, vaultKey] { engine->add(target, vaultKey); },
        Qt::QueuedConnection);
}

void SyncThread::useNetwork(const NetworkSettings &network)
{
    QMetaObject::invokeMethod(
        m_engine, [engine = m_engine, network] { engine->useNetwork(network); }, Qt::QueuedConnection);
}

void SyncThread::useSettings(const SyncSettings &settings)
{
    QMetaObject::invokeMethod(
        m_engine, [engine = m_engine, settings] { engine->useSettings(settings); }, Qt::QueuedConnection);
}

void SyncThread::setNetwork(const NetworkState &network)
{
    QMetaObject::invokeMethod(
        m_engine, [engine = m_engine, network] { engine->setNetwork(network); }, Qt::QueuedConnection);
}

Task<void> SyncThread::pause(ConnectionId id)
{
    auto *engine = m_engine;
    // Named first: GCC 12 miscompiles captures of temporaries inside a co_await expression.
    const auto work = [engine, id] { return engine->pause(id); };
    co_await callIn(engine, work);
}

void SyncThread::resume(const ConnectionId &id)
{
    QMetaObject::invokeMethod(
        m_engine, [engine = m_engine, id] { engine->resume(id); }, Qt::QueuedConnection);
}

Task<HeldTokens> SyncThread::end(ConnectionId id)
{
    auto *engine = m_engine;
    const auto work = [engine, id] { return engine->end(id); };
    HeldTokens held = co_await callIn(engine, work);
    m_statuses.remove(id);
    co_return held;
}

Task<void> SyncThread::rememberFailure(QString workspacePath, SyncReport report)
{
    auto *engine = m_engine;
    const auto work = [engine, workspacePath, report] {
        return engine->rememberFailure(workspacePath, report);
    };
    co_await callIn(engine, work);
}

void SyncThread::syncNow(const ConnectionId &id)
{
    QMetaObject::invokeMethod(
        m_engine, [engine = m_engine, id] { engine->syncNow(id); }, Qt::QueuedConnection);
}

Task<Outcome> SyncThread::change(ConnectionId id, QString workspacePath, WorkspaceChange change,
                                 CancelToken cancel)
{
    auto *engine = m_engine;
    const auto work = [engine, id, workspacePath, change, cancel] {
        return engine->change(id, workspacePath, change, cancel);
    };
    Outcome changed = co_await callIn(engine, work);
    co_return changed;
}

Task<SyncReport> SyncThread::runNow(ConnectionId id, QList<qint64> jobs, CancelToken cancel)
{
    auto *engine = m_engine;
    const auto work = [engine, id, jobs, cancel] { return engine->runNow(id, jobs, cancel); };
    SyncReport report = co_await callIn(engine, work);
    co_return report;
}

Task<Result<OrgInfo>> SyncThread::verify(ConnectionId id, CancelToken cancel)
{
    auto *engine = m_engine;
    const auto work = [engine, id, cancel] { return engine->verify(id, cancel); };
    Result<OrgInfo> who = co_await callIn(engine, work);
    co_return who;
}

Task<Outcome> SyncThread::checkJob(ConnectionId id, Job job, CancelToken cancel)
{
    auto *engine = m_engine;
    const auto work = [engine, id, job, cancel] { return engine->checkJob(id, job, cancel); };
    Outcome checked = co_await callIn(engine, work);
    co_return checked;
}

Task<Result<QList<CheckResult>>> SyncThread::checks(ConnectionId id, CheckScope scope, CancelToken cancel)
{
    auto *engine = m_engine;
    const auto work = [engine, id, scope, cancel] { return engine->checks(id, scope, cancel); };
    Result<QList<CheckResult>> found = co_await callIn(engine, work);
    co_return found;
}

Task<void> SyncThread::stop()
{
    const auto ended = m_ended;
    if (std::exchange(m_stopping, true)) {
        (void)co_await waitFor(ended, {});
        co_return;
    }
    auto *engine = m_engine;
    const auto work = [engine] { return engine->stop(); };
    // Whoever ends without waiting for this may end before it.
    const QPointer<QThread> thread = m_thread;
    co_await callIn(engine, work);
    if (!thread)
        co_return;
    thread->quit();
    (void)co_await waitFor(ended, {});
}

} // namespace fairlead
