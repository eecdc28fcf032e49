// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/homesession.h"

#include "connection/connectionstanding.h"
#include "core/threadcall.h"
#include "net/proxylogin.h"
#include "secrets/vaultkey.h"
#include "settings/cloudsfile.h"
#include "settings/settings.h"
#include "sync/jobcheck.h"
#include "sync/lastrun.h"

namespace fairlead {

namespace {

/// As long as the program runs: a keyring is unlocked when somebody needs it, perhaps days after the log-in.
constexpr std::chrono::hours storePatience{24 * 365};

Task<Result<qint64>> keepInFile(QString file, ConnectionId id, qint64 atLeast)
{
    co_return keepPushRun(file, id, atLeast);
}

/// Stopped by a person, who knows why: nothing is wrong, and nothing is due.
ConnectionStatus restingStatus(ConnectionStatus status)
{
    status.state = SyncState::Paused;
    status.error.reset();
    status.progress.reset();
    status.nextSync.reset();
    return status;
}

/// What brings it back, by how it signs in.
QString wayBack(const ConnectionInfo &info)
{
    if (info.userGone)
        return userGone(info).remedy;
    switch (info.method) {
    case SignInMethod::SalesforceServer:
        return HomeSession::tr("Reconnect it to go on, as an administrator; jobs and data have stayed.");
    case SignInMethod::SalesforceClientCredentials:
    case SignInMethod::SalesforceJwt:
    case SignInMethod::DynamicsCertificate:
        return HomeSession::tr("Connect it again to go on, as the same user and with its key or secret; jobs "
                               "and data have stayed.");
    default:
        return HomeSession::tr("Re-authorise it to go on; jobs and data have stayed.");
    }
}

Error accessRevoked(const ConnectionInfo &info)
{
    Error error;
    error.code = ErrorCode::SignInNeeded;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = HomeSession::tr("The access of “%1” was revoked on this computer.").arg(info.name);
    error.remedy = wayBack(info);
    return error;
}

} // namespace

HomeSession::HomeSession(Home home, std::unique_ptr<SecretStore> store, Clock &clock, Rhythm rhythm,
                         std::unique_ptr<NetworkWatch> network)
    : m_home(std::move(home))
    , m_store(std::move(store))
    , m_clock(clock)
    , m_rhythm(rhythm)
    , m_clouds(builtInClouds())
    , m_networkWatch(std::move(network))
{
}

HomeSession::~HomeSession()
{
    // Whoever is out there with these settings still may have a last word.
    useProxyLogin({});
}

Outcome HomeSession::open()
{
    const Outcome opened = readFiles();
    m_problem = opened ? std::nullopt : std::optional(opened.error());
    return opened;
}

Outcome HomeSession::readFiles()
{
    auto document = readConnections(m_home.connectionsFile());
    if (!document)
        return fail(document.error());
    m_document = std::move(*document);
    // The built-in clouds go on without the added ones.
    (void)readCloudsAgain();
    const Outcome readable = Settings::check(m_home);
    if (readable) {
        readNetworkSettings();
        m_syncSettings = SyncSettings::from(Settings::load(m_home));
    }
    for (const auto &info : std::as_const(m_document.connections)) {
        ConnectionStatus status = rememberedStatus(info.id, m_home.workspaceFile(info.workspaceFile));
        status.state = SyncState::Syncing;
        status.error.reset();
        status.budget = m_syncSettings.budget;
        if (info.revoked)
            status.state = SyncState::Paused;
        if (!readable) {
            status.state = SyncState::NeedsAttention;
            status.error = readable.error();
        }
        status.notice = m_notices.shown(info.id, status.notice);
        m_statuses.insert(info.id, status);
    }
    return readable;
}

Outcome HomeSession::readCloudsAgain()
{
    auto clouds = readClouds(m_home);
    if (!clouds) {
        m_cloudsError = clouds.error();
        return fail(clouds.error());
    }
    m_cloudsError.reset();
    m_clouds = std::move(*clouds);
    return {};
}

Cloud HomeSession::cloudOf(const ConnectionInfo &info) const
{
    for (const auto &cloud : m_clouds) {
        if (cloud.name == info.cloud)
            return cloud;
    }
    return {};
}

void HomeSession::readConnectionsAgain()
{
    // The builder wrote the file: what it holds now is the truth.
    if (auto document = readConnections(m_home.connectionsFile()))
        m_document = std::move(*document);
}

void HomeSession::startSyncing()
{
    if (m_problem)
        return;
    watchNetwork();
    spawn(m_scope, startAll(Prompting::Never, m_scope.token()));
    settleOwedSoon();
}

void HomeSession::watchNetwork()
{
    if (!m_networkWatch || std::exchange(m_watchesNetwork, true))
        return;
    connect(m_networkWatch.get(), &NetworkWatch::changed, this, [this](const NetworkState &network) {
        if (m_sync)
            m_sync->setNetwork(network);
        if (network.online)
            m_owedAgain.wake();
    });
    m_networkWatch->start();
}

Task<void> HomeSession::startAll(Prompting prompting, CancelToken cancel)
{
    const bool asking = prompting == Prompting::Allowed;
    bool storeClosed = false;
    (void)co_await readyNetwork(cancel, prompting);
    if (cancel.isCancelled())
        co_return;
    const QList<ConnectionInfo> connections = m_document.connections;
    for (const auto &info : connections) {
        if (info.revoked || m_syncing.contains(info.id) || m_renewed.contains(info.id))
            continue;
        const Outcome started = co_await startConnection(info, prompting, cancel);
        if (cancel.isCancelled())
            co_return;
        if (started)
            continue;
        (void)co_await failedBeforeItBegan(info, started.error());
        if (cancel.isCancelled())
            co_return;
        const ErrorCode code = started.error().code;
        storeClosed = storeClosed || code == ErrorCode::StoreLocked || code == ErrorCode::StoreAbsent;
        // Who has just refused the prompt is not shown it again for the next connection.
        if (storeClosed || code == ErrorCode::StoreDenied)
            prompting = Prompting::Never;
    }
    if (asking)
        m_asking = false;
    if (storeClosed && !std::exchange(m_waitingForStore, true))
        spawn(m_scope, startWhenStoreOpens(cancel));
}

Task<void> HomeSession::startWhenStoreOpens(CancelToken cancel)
{
    const auto state = co_await waitUntilReady(*m_store, m_clock, storePatience, cancel);
    if (cancel.isCancelled())
        co_return;
    co_await startAll(Prompting::Never, cancel);
    if (cancel.isCancelled())
        co_return;
    // Only now: a store that looks open and is not would be asked for ever.
    m_waitingForStore = false;
}

Task<Outcome> HomeSession::waitForBuild(ConnectionId id, CancelToken cancel)
{
    while (const auto built = m_renewed.value(id)) {
        const Outcome waited = co_await waitFor(built, cancel);
        if (!waited)
            co_return waited;
    }
    co_return {};
}

Task<Outcome> HomeSession::ensureStarted(ConnectionId id, CancelToken cancel)
{
    resume(id);
    if (const auto resting = m_resting.value(id)) {
        const Outcome ended = co_await waitFor(resting, cancel);
        if (!ended)
            co_return ended;
    }
    const Outcome settled = co_await waitForBuild(id, cancel);
    if (!settled)
        co_return settled;
    if (m_syncing.contains(id))
        co_return {};
    if (m_problem)
        co_return fail(*m_problem);
    (void)co_await readyNetwork(cancel);
    if (cancel.isCancelled())
        co_return fail(Error::cancelled());
    const ConnectionInfo *info = m_document.find(id);
    if (!info)
        co_return fail(Error::bug(QStringLiteral("no connection %1").arg(id.text())));
    const ConnectionInfo wanted = *info;
    co_return co_await startConnection(wanted, Prompting::Allowed, cancel);
}

Task<Outcome> HomeSession::startConnection(ConnectionInfo info, Prompting prompting, CancelToken cancel)
{
    if (info.revoked)
        co_return fail(accessRevoked(info));
    if (info.userGone) {
        const Error error = userGone(info);
        showError(info.id, error);
        co_return fail(error);
    }
    // The file may have been mended meanwhile.
    if (!knowsCloudOf(info) && !readCloudsAgain()) {
        const Error error = *m_cloudsError;
        showError(info.id, error);
        co_return fail(error);
    }
    if (m_networkError) {
        const Error error = *m_networkError;
        showError(info.id, error);
        co_return fail(error);
    }
    auto secrets = co_await readSecrets(*m_store, m_document.homeId, info, cancel, prompting);
    if (cancel.isCancelled())
        co_return fail(Error::cancelled());
    if (!secrets) {
        showError(info.id, secrets.error());
        co_return fail(secrets.error());
    }
    BuiltConnection built;
    built.target.info = info;
    built.target.secrets = std::move(*secrets);
    built.target.homeId = m_document.homeId;
    if (!sealedPurpose(info.method).isEmpty()) {
        auto key = co_await readVaultKey(*m_store, m_document.homeId, m_home.vaultFile(), cancel);
        if (cancel.isCancelled())
            co_return fail(Error::cancelled());
        if (!key) {
            const bool isOurs = info.method == SignInMethod::SalesforceServer;
            const Error error = isOurs ? withReconnecting(key.error()) : key.error();
            showError(info.id, error);
            co_return fail(error);
        }
        built.vaultKey = std::move(*key);
    }
    // Should it be renewed meanwhile, what was read is of yesterday, unless that fails.
    const Outcome settled = co_await waitForBuild(info.id, cancel);
    if (!settled)
        co_return settled;
    // Two that asked at once: the first has started it.
    if (!m_syncing.contains(info.id))
        adopt(built);
    co_return {};
}

Task<Result<BuiltConnection>> HomeSession::build(NewConnection wanted, CancelToken cancel)
{
    if (m_problem)
        co_return fail(*m_problem);
    ConnectionId renewed;
    const auto *before = wanted.renewal
        ? m_document.find(wanted.renewal->connection)
        : m_document.find(wanted.info.crm, wanted.info.organisationId, wanted.info.userId);
    // A wrong person's sign-in does not even make the connection rest.
    if (before && wanted.renewal) {
        if (const Outcome fits = checkRenewal(*before, wanted.info, wanted.renewal->user); !fits)
            co_return fail(fits.error());
    }
    if (before) {
        renewed = before->id;
        const Outcome turn = co_await waitForBuild(renewed, cancel);
        if (!turn)
            co_return fail(turn.error());
        m_renewed.insert(renewed, std::make_shared<Latch>());
        if (m_sync)
            co_await m_sync->pause(renewed);
        // The new token takes the old one's place: nobody could end that one any more.
        (void)co_await life().settle(renewed, cancel);
    }
    ConnectionBuilder builder(m_home, *m_store, m_clock, m_buildTurn);
    Result<BuiltConnection> built = co_await builder.build(std::move(wanted), cancel);
    if (!built && !renewed.isEmpty()) {
        m_renewed.take(renewed)->open();
        if (m_sync && !m_paused.contains(renewed))
            m_sync->resume(renewed);
    }
    co_return built;
}

void HomeSession::adopt(const BuiltConnection &built)
{
    const ConnectionInfo &info = built.target.info;
    readConnectionsAgain();
    SessionTarget target = built.target;
    target.cloud = cloudOf(info);
    target.network = m_network;
    target.granted = m_document.serverAccess.value(info.id).granted.uses;
    m_syncing.insert(info.id);
    m_paused.remove(info.id);
    emit connectionsChanged();
    syncThread().add(target, built.vaultKey);
    if (const auto rested = m_renewed.take(info.id))
        rested->open();
}

Task<Result<qint64>> HomeSession::keepPushRunOf(ConnectionId id, qint64 atLeast)
{
    const auto keep = [file = m_home.connectionsFile(), id, atLeast] {
        return keepInFile(file, id, atLeast);
    };
    Result<qint64> kept = co_await callIn(this, keep);
    co_return kept;
}

SyncThread &HomeSession::syncThread()
{
    if (!m_sync) {
        // connections.json is written on this thread alone.
        const auto pushRuns = [this](ConnectionId id, qint64 atLeast) -> Task<Result<qint64>> {
            return keepPushRunOf(id, atLeast);
        };
        m_sync = std::make_unique<SyncThread>(m_home, m_rhythm == Rhythm::Steady, pushRuns);
        m_sync->useSettings(m_syncSettings);
        if (m_networkWatch)
            m_sync->setNetwork(m_networkWatch->state());
        connect(m_sync.get(), &SyncThread::statusChanged, this, &HomeSession::take);
        connect(m_sync.get(), &SyncThread::progressed, this, [this](const SyncProgress &progress) {
            if (m_paused.contains(progress.connection))
                return;
            m_statuses[progress.connection].note(progress);
            emit progressed(progress);
        });
    }
    return *m_sync;
}

void HomeSession::showError(const ConnectionId &id, const Error &error)
{
    ConnectionStatus status = m_statuses.value(id);
    status.connection = id;
    status.state = SyncState::NeedsAttention;
    status.error = error;
    take(status);
}

Task<SyncReport> HomeSession::failedBeforeItBegan(ConnectionInfo info, Error error)
{
    SyncReport report;
    report.connection = info.id;
    report.started = report.ended = m_clock.nowUtc();
    report.error = error;
    // A started connection's workspace is its runner's.
    if (!isStarted(info.id)) {
        const QString workspace = m_home.workspaceFile(info.workspaceFile);
        co_await syncThread().rememberFailure(workspace, report);
    }
    co_return report;
}

void HomeSession::take(const ConnectionStatus &status)
{
    const ConnectionInfo *info = m_document.find(status.connection);
    // Told by a runner that had not heard of its end yet.
    if (!info)
        return;
    ConnectionStatus shown = status;
    if (info->revoked)
        shown = restingStatus(status);
    shown.notice = m_notices.shown(status.connection, status.notice);
    if (m_paused.contains(status.connection)) {
        shown.state = SyncState::Paused;
        shown.progress.reset();
        shown.nextSync.reset();
    }
    m_statuses.insert(status.connection, shown);
    emit statusChanged(shown);
}

void HomeSession::noticeUnderstood(const ConnectionId &id)
{
    m_notices.understood(id);
    if (m_statuses.contains(id))
        take(m_statuses.value(id));
}

void HomeSession::pause(const ConnectionId &id)
{
    if (!m_syncing.contains(id) || m_paused.contains(id))
        return;
    m_paused.insert(id);
    take(m_statuses.value(id));
    if (!m_resting.contains(id)) {
        m_resting.insert(id, std::make_shared<Latch>());
        spawn(m_scope, rest(id, m_scope.token()));
    }
}

Task<void> HomeSession::rest(ConnectionId id, CancelToken cancel)
{
    co_await m_sync->pause(id);
    if (cancel.isCancelled())
        co_return;
    // Two runners at once would renew the same token: what was let go on meanwhile does so now.
    if (!m_paused.contains(id))
        m_sync->resume(id);
    m_resting.take(id)->open();
}

void HomeSession::resume(const ConnectionId &id)
{
    if (!m_paused.remove(id))
        return;
    ConnectionStatus status = m_statuses.value(id);
    status.state = status.error                          ? stateAfter(*status.error)
        : m_rhythm == Rhythm::Steady || !status.lastSync ? SyncState::Syncing
                                                         : SyncState::InStep;
    take(status);
    if (!m_resting.contains(id))
        m_sync->resume(id);
}

void HomeSession::syncNow(const ConnectionId &id)
{
    if (m_problem)
        return;
    if (m_paused.contains(id)) {
        resume(id);
        return;
    }
    // What could not be started for want of a secret is tried again: the keyring may be open now.
    // The person is here to answer a prompt, but not to answer one for every click.
    if (!std::exchange(m_asking, true))
        spawn(m_scope, startAll(Prompting::Allowed, m_scope.token()));
    if (m_sync)
        m_sync->syncNow(id);
}

Task<Outcome> HomeSession::changeWorkspace(ConnectionId id, WorkspaceChange work, CancelToken cancel)
{
    const ConnectionInfo *info = m_document.find(id);
    if (!info)
        co_return fail(Error::bug(QStringLiteral("no connection %1").arg(id.text())));
    const QString path = m_home.workspaceFile(info->workspaceFile);
    Outcome changed = co_await syncThread().change(id, path, std::move(work), cancel);
    co_return changed;
}

Task<SyncReport> HomeSession::runNow(ConnectionId id, QList<qint64> jobs, CancelToken cancel)
{
    const Outcome started = co_await ensureStarted(id, cancel);
    if (!started) {
        const ConnectionInfo *info = cancel.isCancelled() ? nullptr : m_document.find(id);
        if (info) {
            const ConnectionInfo wanted = *info;
            const Error &error = started.error();
            SyncReport failed = co_await failedBeforeItBegan(wanted, error);
            co_return failed;
        }
        SyncReport report;
        report.connection = id;
        report.error = started.error();
        co_return report;
    }
    SyncReport report = co_await m_sync->runNow(id, std::move(jobs), cancel);
    co_return report;
}

Task<Result<OrgInfo>> HomeSession::verify(ConnectionId id, CancelToken cancel)
{
    const Outcome started = co_await ensureStarted(id, cancel);
    if (!started)
        co_return fail(started.error());
    auto who = co_await m_sync->verify(id, cancel);
    if (who)
        co_await showMended(id, forgetSignInErrors, cancel);
    co_return who;
}

Task<Outcome> HomeSession::checkJob(ConnectionId id, Job job, CancelToken cancel)
{
    const Outcome started = co_await ensureStarted(id, cancel);
    if (!started)
        co_return started;
    const Outcome checked = co_await m_sync->checkJob(id, job, cancel);
    const ConnectionInfo *info = m_document.find(id);
    const bool seesJobsOnly =
        info && info->method == SignInMethod::SalesforceServer && m_document.serverAccess.value(id).isReady();
    if (!checked && checked.error().code == ErrorCode::ObjectMissing && seesJobsOnly)
        co_return fail(notGrantedYet(job));
    co_return checked;
}

Task<void> HomeSession::stop()
{
    m_scope.cancel();
    if (m_sync)
        co_await m_sync->stop();
    // What the proxy said at the very end: fairleadctl has no other time for it.
    (void)co_await settleProxyPassword({});
}

} // namespace fairlead
