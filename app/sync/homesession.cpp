// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/homesession.h"

#include "core/threadcall.h"
#include "platform/files.h"
#include "secrets/vaultkey.h"
#include "settings/cloudsfile.h"
#include "settings/settings.h"
#include "sync/lastrun.h"

#include <QDir>

namespace fairlead {

namespace {

constexpr auto proxyPurpose = "proxy-password";
/// As long as the program runs: a keyring is unlocked when somebody needs it, perhaps days after the log-in.
Task<Result<qint64>> keepInFile(QString file, ConnectionId id, qint64 atLeast)
{
    co_return keepPushRun(file, id, atLeast);
}

constexpr std::chrono::hours storePatience{24 * 365};

struct ModeName
{
    NetworkSettings::ProxyMode mode;
    const char *name;
};
constexpr ModeName modeNames[] = {
    {NetworkSettings::ProxyMode::System, "system"},
    {NetworkSettings::ProxyMode::None, "none"},
    {NetworkSettings::ProxyMode::Manual, "manual"},
};

/// The proxy's password belongs to no connection.
QString proxyKey(const QString &homeId)
{
    return secretKey(homeId, QStringLiteral("-"), QLatin1String(proxyPurpose));
}

Error authoritiesUnreadable(const QString &path, const Error &why)
{
    Error error;
    error.code = ErrorCode::FileUnreadable;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = HomeSession::tr("The file with further certificate authorities cannot be read: %1.")
                         .arg(QDir::toNativeSeparators(path));
    error.remedy =
        HomeSession::tr("Put it back, or choose another one in the network settings (“extraCaFile” "
                        "in settings.json).");
    error.detail = why.sentence;
    return error;
}

} // namespace

HomeSession::HomeSession(Home home, std::unique_ptr<SecretStore> store, Clock &clock, Rhythm rhythm)
    : m_home(std::move(home))
    , m_store(std::move(store))
    , m_clock(clock)
    , m_rhythm(rhythm)
    , m_clouds(builtInClouds())
{
}

HomeSession::~HomeSession() = default;

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
    const Outcome readable = Settings::check(m_home.settingsFile());
    if (readable)
        readNetworkSettings();
    for (const auto &info : std::as_const(m_document.connections)) {
        ConnectionStatus status = rememberedStatus(info.id, m_home.workspaceFile(info.workspaceFile));
        status.state = SyncState::Syncing;
        status.error.reset();
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
    auto clouds = readClouds(m_home.cloudsFile());
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

void HomeSession::readNetworkSettings()
{
    const Settings settings = Settings::load(m_home.settingsFile());
    const QString mode = settings.value(Setting::ProxyMode).toString();
    for (const auto &[value, name] : modeNames) {
        if (mode == QLatin1String(name))
            m_network.proxyMode = value;
    }
    m_network.proxyHost = settings.value(Setting::ProxyHost).toString();
    m_network.proxyPort = quint16(settings.value(Setting::ProxyPort).toUInt());
    m_network.proxyUser = settings.value(Setting::ProxyUser).toString();
    const QString authorities = settings.value(Setting::ExtraCaFile).toString();
    m_network.extraCaPem.clear();
    m_networkError.reset();
    if (authorities.isEmpty())
        return;
    if (auto pem = readFile(authorities))
        m_network.extraCaPem = std::move(*pem);
    else
        m_networkError = authoritiesUnreadable(authorities, pem.error());
}

bool HomeSession::keepsPasswordFor(const NetworkSettings &network) const
{
    return !network.proxyUser.isEmpty() && network.proxyUser == m_network.proxyUser
        && network.proxyHost == m_network.proxyHost;
}

Task<Outcome> HomeSession::keepNetworkSettings(NetworkSettings network)
{
    if (m_problem)
        co_return fail(*m_problem);
    const CancelToken gone = m_scope.token();
    // With the first connection the home has just got its id, which names the password.
    readConnectionsAgain();
    const bool sameUser = keepsPasswordFor(network);
    if (sameUser && network.proxyPassword.isEmpty())
        network.proxyPassword = m_network.proxyPassword;
    const bool hadUser = !m_network.proxyUser.isEmpty();
    const bool newPassword = !(network.proxyPassword == m_network.proxyPassword) || (hadUser && !sameUser);
    const bool newAuthorities = network.extraCaPem != m_network.extraCaPem;

    m_network = network;
    if (m_sync)
        m_sync->useNetwork(network);
    if (newAuthorities && m_networkError) {
        m_networkError.reset();
        startSyncing();
    }
    const Outcome saved = saveNetworkSettings(newAuthorities);
    if (!saved || !newPassword)
        co_return saved;
    const Secret password = network.proxyPassword;
    co_return co_await keepProxyPassword(password, gone);
}

Outcome HomeSession::saveNetworkSettings(bool newAuthorities) const
{
    // Somebody may have touched the file: what cannot be read is not written over.
    if (const Outcome readable = Settings::check(m_home.settingsFile()); !readable)
        return readable;
    Settings settings = Settings::load(m_home.settingsFile());
    for (const auto &[value, name] : modeNames) {
        if (m_network.proxyMode == value)
            settings.set(Setting::ProxyMode, QString::fromLatin1(name));
    }
    settings.set(Setting::ProxyHost, m_network.proxyHost);
    settings.set(Setting::ProxyPort, int(m_network.proxyPort));
    settings.set(Setting::ProxyUser, m_network.proxyUser);
    if (newAuthorities && m_network.extraCaPem.isEmpty())
        settings.set(Setting::ExtraCaFile, QString());
    if (newAuthorities && !m_network.extraCaPem.isEmpty()) {
        // A copy of our own: the file the person chose may be on a stick.
        const QString authorities = m_home.folder() + QStringLiteral("/authorities.pem");
        if (const Outcome copied = replaceFile(authorities, m_network.extraCaPem); !copied)
            return copied;
        settings.set(Setting::ExtraCaFile, authorities);
    }
    return settings.save(m_home.settingsFile());
}

Task<Outcome> HomeSession::keepProxyPassword(Secret password, CancelToken cancel)
{
    const QString key = proxyKey(m_document.homeId);
    if (password.isEmpty())
        co_return co_await m_store->remove(key, cancel);
    co_return co_await m_store->write(key, password, cancel);
}

void HomeSession::startSyncing()
{
    if (m_problem)
        return;
    spawn(m_scope, startAll(Prompting::Never, m_scope.token()));
}

Task<NetworkSettings> HomeSession::readyNetwork(CancelToken cancel, Prompting prompting)
{
    // The file may have been mended meanwhile.
    if (m_networkError)
        readNetworkSettings();
    if (!m_network.proxyUser.isEmpty() && m_network.proxyPassword.isEmpty()) {
        const QString key = proxyKey(m_document.homeId);
        auto password = co_await readSecret(*m_store, key, prompting, cancel);
        if (cancel.isCancelled())
            co_return NetworkSettings();
        if (password && m_network.proxyPassword.isEmpty())
            m_network.proxyPassword = std::move(*password);
    }
    co_return NetworkSettings(m_network);
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
        if (m_syncing.contains(info.id) || m_renewed.contains(info.id))
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
    if (!renewsItself(info.method)) {
        auto key = co_await readVaultKey(*m_store, m_document.homeId, m_home.vaultFile(), cancel);
        if (cancel.isCancelled())
            co_return fail(Error::cancelled());
        if (!key) {
            showError(info.id, key.error());
            co_return fail(key.error());
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
    if (const auto *before =
            m_document.find(wanted.info.crm, wanted.info.organisationId, wanted.info.userId)) {
        renewed = before->id;
        const Outcome turn = co_await waitForBuild(renewed, cancel);
        if (!turn)
            co_return fail(turn.error());
        m_renewed.insert(renewed, std::make_shared<Latch>());
        if (m_sync)
            co_await m_sync->pause(renewed);
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
        connect(m_sync.get(), &SyncThread::statusChanged, this, &HomeSession::take);
        connect(m_sync.get(), &SyncThread::progressed, this, [this](const SyncProgress &progress) {
            if (m_paused.contains(progress.connection))
                return;
            m_statuses[progress.connection].progress = progress;
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
    ConnectionStatus shown = status;
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
    co_return co_await m_sync->verify(id, cancel);
}

Task<void> HomeSession::stop()
{
    m_scope.cancel();
    if (m_sync)
        co_await m_sync->stop();
}

} // namespace fairlead
