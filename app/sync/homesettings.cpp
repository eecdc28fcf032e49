// SPDX-License-Identifier: GPL-3.0-or-later
// The settings of a HomeSession's home: how it reaches the internet, and what syncs hold themselves to.
#include "sync/homesession.h"

#include "connection/laiddown.h"
#include "net/proxylogin.h"
#include "platform/files.h"
#include "secrets/secretstore.h"
#include "settings/settings.h"
#include "sync/homekeys.h"

#include <QDir>
#include <QFile>

namespace fairlead {

namespace {

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

Error identityUnreadable(const QString &path, const Error &why)
{
    Error error;
    error.code = ErrorCode::FileUnreadable;
    error.errorClass = ErrorClass::AskUser;
    error.sentence =
        HomeSession::tr("The client certificate cannot be read: %1.").arg(QDir::toNativeSeparators(path));
    error.remedy = HomeSession::tr("Put it back, or choose another one in the network settings "
                                   "(“clientCertificateFile” in settings.json).");
    error.detail = why.sentence;
    return error;
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

void HomeSession::readNetworkSettings()
{
    const Settings settings = Settings::load(m_home);
    const QString mode = settings.value(Setting::ProxyMode).toString();
    for (const auto &[value, name] : modeNames) {
        if (mode == QLatin1String(name))
            m_network.proxyMode = value;
    }
    m_network.proxyHost = settings.value(Setting::ProxyHost).toString();
    m_network.proxyPort = quint16(settings.value(Setting::ProxyPort).toUInt());
    m_network.proxyUser = settings.value(Setting::ProxyUser).toString();
    if (!m_network.proxyLogin)
        useProxyLogin(std::make_shared<ProxyLogin>());
    const QString authorities = settings.value(Setting::ExtraCaFile).toString();
    m_network.extraCaPem.clear();
    m_networkError.reset();
    if (auto pem = authorities.isEmpty() ? QByteArray() : readFile(authorities))
        m_network.extraCaPem = std::move(*pem);
    else
        m_networkError =
            adviseOn(authoritiesUnreadable(authorities, pem.error()), settings, Setting::ExtraCaFile);
    const QString identity = settings.value(Setting::ClientCertificateFile).toString();
    m_network.clientPkcs12.clear();
    if (auto pkcs12 = identity.isEmpty() ? QByteArray() : readFile(identity))
        m_network.clientPkcs12 = std::move(*pkcs12);
    else
        m_networkError =
            adviseOn(identityUnreadable(identity, pkcs12.error()), settings, Setting::ClientCertificateFile);
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
    const bool anothersKept = !m_network.proxyUser.isEmpty() && !sameUser;
    const bool newAuthorities = network.extraCaPem != m_network.extraCaPem;
    const bool newIdentity = network.clientPkcs12 != m_network.clientPkcs12;
    if (!newIdentity && network.clientPassphrase.isEmpty())
        network.clientPassphrase = m_network.clientPassphrase;
    // The file may be an administrator's, and its passphrase the person's to give.
    const bool newPassphrase = newIdentity || !(network.clientPassphrase == m_network.clientPassphrase);
    const auto changed = settingsWith(network, newAuthorities, newIdentity);
    if (!changed)
        co_return fail(changed.error());
    if (anothersKept || !(network.proxyPassword == m_network.proxyPassword))
        m_keepsProxyPassword = false;
    if (!network.proxyLogin)
        network.proxyLogin = std::make_shared<ProxyLogin>();

    useProxyLogin({});
    m_network = network;
    useProxyLogin(network.proxyLogin);
    if (m_sync)
        m_sync->useNetwork(network);
    if ((newAuthorities || newIdentity) && m_networkError) {
        m_networkError.reset();
        startSyncing();
    }
    const Outcome saved = saveNetworkSettings(*changed, newAuthorities, newIdentity);
    if (!saved)
        co_return saved;
    if (newPassphrase) {
        const Outcome kept = co_await keepIdentityPassphrase(network.clientPassphrase, gone);
        if (!kept || gone.isCancelled())
            co_return kept;
    }
    if (anothersKept) {
        const QString key = proxyPasswordKey(m_document.homeId);
        const Outcome removed = co_await m_store->remove(key, gone);
        if (!removed || gone.isCancelled())
            co_return removed;
    }
    co_return co_await settleProxyPassword(gone);
}

Task<Outcome> HomeSession::keepIdentityPassphrase(Secret passphrase, CancelToken cancel)
{
    const QString key = identityPassphraseKey(m_document.homeId);
    Outcome done;
    if (passphrase.isEmpty())
        done = co_await m_store->remove(key, cancel);
    else
        done = co_await m_store->write(key, passphrase, cancel);
    co_return done;
}

Settings HomeSession::settings() const
{
    return Settings::load(m_home);
}

NetworkSettings HomeSession::underPolicy(NetworkSettings wanted) const
{
    const Settings known = settings();
    if (known.isLocked(Setting::ProxyMode))
        wanted.proxyMode = m_network.proxyMode;
    if (known.isLocked(Setting::ProxyHost))
        wanted.proxyHost = m_network.proxyHost;
    if (known.isLocked(Setting::ProxyPort))
        wanted.proxyPort = m_network.proxyPort;
    if (known.isLocked(Setting::ProxyUser))
        wanted.proxyUser = m_network.proxyUser;
    if (known.isLocked(Setting::ExtraCaFile))
        wanted.extraCaPem = m_network.extraCaPem;
    if (known.isLocked(Setting::ClientCertificateFile))
        wanted.clientPkcs12 = m_network.clientPkcs12;
    return wanted;
}

QString HomeSession::authoritiesFile() const
{
    return m_home.folder() + QStringLiteral("/authorities.pem");
}

QString HomeSession::identityFile() const
{
    return m_home.folder() + QStringLiteral("/clientcertificate.p12");
}

Result<Settings> HomeSession::settingsWith(const NetworkSettings &network, bool newAuthorities,
                                           bool newIdentity) const
{
    QList<std::pair<Setting, QVariant>> wanted{{Setting::ProxyHost, network.proxyHost},
                                               {Setting::ProxyPort, int(network.proxyPort)},
                                               {Setting::ProxyUser, network.proxyUser}};
    for (const auto &[value, name] : modeNames) {
        if (network.proxyMode == value)
            wanted += {Setting::ProxyMode, QString::fromLatin1(name)};
    }
    if (newAuthorities)
        wanted += {Setting::ExtraCaFile, network.extraCaPem.isEmpty() ? QString() : authoritiesFile()};
    if (newIdentity)
        wanted +=
            {Setting::ClientCertificateFile, network.clientPkcs12.isEmpty() ? QString() : identityFile()};
    Settings settings = Settings::load(m_home);
    for (const auto &[setting, value] : std::as_const(wanted)) {
        if (const Outcome set = settings.set(setting, value); !set)
            return fail(set.error());
    }
    return settings;
}

Outcome HomeSession::saveNetworkSettings(const Settings &settings, bool newAuthorities,
                                         bool newIdentity) const
{
    // Somebody may have touched the file: what cannot be read is not written over.
    if (const Outcome readable = Settings::check(m_home); !readable)
        return readable;
    // Copies of our own: the files the person chose may be on a stick.
    if (newAuthorities && !m_network.extraCaPem.isEmpty()) {
        if (const Outcome copied = replaceFile(authoritiesFile(), m_network.extraCaPem); !copied)
            return copied;
    }
    if (newIdentity) {
        const bool isThere = !m_network.clientPkcs12.isEmpty();
        const Outcome copied = isThere ? replaceFile(identityFile(), m_network.clientPkcs12) : Outcome();
        if (!copied)
            return copied;
        // Nobody needs a key that is not used any more; the file the person chose is not ours to remove.
        if (!isThere)
            QFile::remove(identityFile());
    }
    return settings.save(m_home.settingsFile());
}

void HomeSession::useProxyLogin(std::shared_ptr<ProxyLogin> login)
{
    if (m_network.proxyLogin)
        m_network.proxyLogin->setListener({});
    m_network.proxyLogin = std::move(login);
    if (!m_network.proxyLogin)
        return;
    // It is noted on the sync thread, mostly.
    m_network.proxyLogin->setListener([this] {
        QMetaObject::invokeMethod(
            this, [this] { spawn(m_scope, settleProxyLogin(m_scope.token())); }, Qt::QueuedConnection);
    });
}

Task<void> HomeSession::settleProxyLogin(CancelToken cancel)
{
    // A store that refuses is asked with the next start: until then the password is in memory.
    (void)co_await settleProxyPassword(std::move(cancel));
}

Task<Outcome> HomeSession::settleProxyPassword(CancelToken cancel)
{
    const std::shared_ptr<ProxyLogin> login = m_network.proxyLogin;
    const auto answer = login ? login->answer() : ProxyLogin::Answer::None;
    const QString key = proxyPasswordKey(m_document.homeId);
    const bool isRefused = answer == ProxyLogin::Answer::Refused;
    const Secret password = m_network.proxyPassword;
    if (isRefused)
        m_network.proxyPassword = {};
    // What another login left in the store has not been refused. Before the first connection there is no id
    // to keep anything under.
    const bool forgets = isRefused && m_keepsProxyPassword;
    const bool keeps = answer == ProxyLogin::Answer::Accepted && !m_keepsProxyPassword && !password.isEmpty()
        && !m_document.homeId.isEmpty();
    Outcome done;
    if (forgets)
        done = co_await m_store->remove(key, cancel);
    else if (keeps)
        done = co_await m_store->write(key, password, cancel);
    if (!cancel.isCancelled() && done && (forgets || keeps) && m_network.proxyLogin == login)
        m_keepsProxyPassword = keeps;
    co_return done;
}

Task<NetworkSettings> HomeSession::readyNetwork(CancelToken cancel, Prompting prompting)
{
    // The file may have been mended meanwhile.
    if (m_networkError)
        readNetworkSettings();
    const bool isRefused = m_network.proxyLogin && m_network.proxyLogin->isRefused();
    if (!m_network.proxyUser.isEmpty() && m_network.proxyPassword.isEmpty() && !isRefused) {
        const QString key = proxyPasswordKey(m_document.homeId);
        auto password = co_await readSecret(*m_store, key, prompting, cancel);
        if (cancel.isCancelled())
            co_return NetworkSettings();
        if (password && m_network.proxyPassword.isEmpty()) {
            m_network.proxyPassword = std::move(*password);
            m_keepsProxyPassword = true;
        }
    }
    if (!m_network.clientPkcs12.isEmpty() && m_network.clientPassphrase.isEmpty()) {
        const QString key = identityPassphraseKey(m_document.homeId);
        auto passphrase = co_await readSecret(*m_store, key, prompting, cancel);
        if (cancel.isCancelled())
            co_return NetworkSettings();
        if (passphrase && m_network.clientPassphrase.isEmpty())
            m_network.clientPassphrase = std::move(*passphrase);
    }
    co_return NetworkSettings(m_network);
}

Outcome HomeSession::keepSyncSettings(const SyncSettings &settings)
{
    if (m_problem)
        return fail(*m_problem);
    Settings kept = Settings::load(m_home);
    if (const Outcome written = settings.writeTo(kept); !written)
        return written;
    m_syncSettings = settings;
    const auto statuses = m_statuses;
    for (ConnectionStatus status : statuses) {
        status.budget = settings.budget;
        take(status);
    }
    if (m_sync)
        m_sync->useSettings(settings);
    // As in saveNetworkSettings().
    if (const Outcome readable = Settings::check(m_home); !readable)
        return readable;
    return kept.save(m_home.settingsFile());
}

} // namespace fairlead
