// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/keychainstate.h"

#include "core/wakeup.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCall>
#include <QDBusPendingCallWatcher>
#include <QDBusVariant>

#include <array>

namespace fairlead::detail {

namespace {

// Some services are started by the first call; none needs longer unless it hangs.
constexpr int patienceMs = 10000;

Task<QDBusMessage> send(QDBusMessage message, CancelToken cancel)
{
    Wakeup answered;
    QDBusPendingCallWatcher watcher(QDBusConnection::sessionBus().asyncCall(message, patienceMs));
    QObject::connect(&watcher, &QDBusPendingCallWatcher::finished, &answered,
                     [&answered] { answered.wake(); });
    if (watcher.isFinished())
        co_return watcher.reply();
    // The bus library ends every call in time, so no clock is needed here.
    SystemClock unused;
    const Outcome waited = co_await answered.wait(unused, std::nullopt, cancel);
    if (!waited)
        co_return message.createErrorReply(QDBusError::NoReply, QStringLiteral("cancelled"));
    co_return watcher.reply();
}

bool isAnswer(const QDBusMessage &message)
{
    return message.type() == QDBusMessage::ReplyMessage && !message.arguments().isEmpty();
}

StoreState stateOfFailure(const QDBusMessage &message)
{
    const QString name = message.errorName();
    if (name == QLatin1String("org.freedesktop.DBus.Error.ServiceUnknown")
        || name == QLatin1String("org.freedesktop.DBus.Error.NameHasNoOwner"))
        return StoreState::Absent;
    if (name == QLatin1String("org.freedesktop.DBus.Error.AccessDenied"))
        return StoreState::Denied; // a sandbox whose rules keep the store out of reach
    return StoreState::Broken;
}

QDBusMessage busCall(const QString &method)
{
    return QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.DBus"), QStringLiteral("/"),
                                          QStringLiteral("org.freedesktop.DBus"), method);
}

/// Running, or would be started by the first call.
Task<bool> isReachable(QString service, CancelToken cancel)
{
    QDBusMessage ask = busCall(QStringLiteral("NameHasOwner"));
    ask << service;
    const QDBusMessage owned = co_await send(ask, cancel);
    if (isAnswer(owned) && owned.arguments().constFirst().toBool())
        co_return true;
    const QDBusMessage list = busCall(QStringLiteral("ListActivatableNames"));
    const QDBusMessage names = co_await send(list, cancel);
    co_return isAnswer(names) && names.arguments().constFirst().toStringList().contains(service);
}

Task<StoreState> askSecretService(CancelToken cancel)
{
    const QString service = QStringLiteral("org.freedesktop.secrets");
    const bool reachable = co_await isReachable(service, cancel);
    if (!reachable)
        co_return StoreState::Absent;

    QDBusMessage which = QDBusMessage::createMethodCall(service, QStringLiteral("/org/freedesktop/secrets"),
                                                        QStringLiteral("org.freedesktop.Secret.Service"),
                                                        QStringLiteral("ReadAlias"));
    which << QStringLiteral("default");
    const QDBusMessage alias = co_await send(which, cancel);
    if (!isAnswer(alias))
        co_return stateOfFailure(alias);
    const QString collection = alias.arguments().constFirst().value<QDBusObjectPath>().path();
    // No default collection is what a closed KeePassXC shows, and a keyring that nobody has made yet. Either
    // way a read finds nothing although there may be something: that must not pass for "not there".
    if (collection.isEmpty() || collection == QLatin1String("/"))
        co_return StoreState::Locked;

    QDBusMessage get = QDBusMessage::createMethodCall(
        service, collection, QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
    get << QStringLiteral("org.freedesktop.Secret.Collection") << QStringLiteral("Locked");
    const QDBusMessage locked = co_await send(get, cancel);
    if (!isAnswer(locked))
        co_return stateOfFailure(locked);
    const QVariant value = locked.arguments().constFirst().value<QDBusVariant>().variant();
    co_return value.toBool() ? StoreState::Locked : StoreState::Ready;
}

struct Wallet
{
    QString service;
    QString path;
    bool isValid() const { return !service.isEmpty(); }
};

QDBusMessage walletCall(const Wallet &wallet, const QString &method)
{
    return QDBusMessage::createMethodCall(wallet.service, wallet.path, QStringLiteral("org.kde.KWallet"),
                                          method);
}

Task<StoreState> askWallet(Wallet wallet, CancelToken cancel)
{
    const QDBusMessage ask = walletCall(wallet, QStringLiteral("isEnabled"));
    const QDBusMessage enabled = co_await send(ask, cancel);
    if (!isAnswer(enabled))
        co_return stateOfFailure(enabled);
    if (!enabled.arguments().constFirst().toBool())
        co_return StoreState::Absent;
    const QDBusMessage which = walletCall(wallet, QStringLiteral("networkWallet"));
    const QDBusMessage name = co_await send(which, cancel);
    if (!isAnswer(name))
        co_return stateOfFailure(name);
    QDBusMessage isOpen = walletCall(wallet, QStringLiteral("isOpen"));
    isOpen << name.arguments().constFirst().toString();
    const QDBusMessage open = co_await send(isOpen, cancel);
    if (!isAnswer(open))
        co_return stateOfFailure(open);
    co_return open.arguments().constFirst().toBool() ? StoreState::Ready : StoreState::Locked;
}

/// QtKeychain takes KWallet first on Plasma and the Secret Service elsewhere, unless told otherwise
/// (reference Microsoft 7.4): the one it will use is the one to ask.
Task<Wallet> walletInUse(CancelToken cancel)
{
    const QString forced = qEnvironmentVariable("QTKEYCHAIN_BACKEND");
    const QStringList desktops = qEnvironmentVariable("XDG_CURRENT_DESKTOP").split(QLatin1Char(':'));
    const bool plasma = desktops.contains(QLatin1String("KDE"));
    if (forced.isEmpty() ? !plasma : !forced.startsWith(QLatin1String("kwallet")))
        co_return Wallet();
    for (const auto *version : {"6", "5"}) {
        Wallet wallet;
        wallet.service = QStringLiteral("org.kde.kwalletd") + QLatin1String(version);
        wallet.path = QStringLiteral("/modules/kwalletd") + QLatin1String(version);
        const bool reachable = co_await isReachable(wallet.service, cancel);
        if (reachable)
            co_return wallet;
    }
    co_return Wallet();
}

} // namespace

Task<StoreState> askKeychainState(CancelToken cancel)
{
    if (!QDBusConnection::sessionBus().isConnected())
        co_return StoreState::Absent;
    const Wallet wallet = co_await walletInUse(cancel);
    if (wallet.isValid())
        co_return co_await askWallet(wallet, cancel);
    co_return co_await askSecretService(cancel);
}

StoreState meaningOfRefusal()
{
    return StoreState::Denied;
}

} // namespace fairlead::detail
