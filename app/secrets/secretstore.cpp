// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/secretstore.h"

#include <QCoreApplication>

#include <algorithm>

namespace fairlead {

namespace {

struct SecretStoreText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::SecretStore)
};

// A keyring is unlocked by the log-in within seconds, or by a person much later.
constexpr std::chrono::milliseconds firstLook{500};
constexpr std::chrono::milliseconds longestLook{10000};

Error make(ErrorCode code, const QString &sentence, const QString &remedy, const QString &detail = {})
{
    Error error;
    error.code = code;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = sentence;
    error.remedy = remedy;
    error.detail = detail;
    return error;
}

} // namespace

QString nameOf(StoreState state)
{
    switch (state) {
    case StoreState::Ready:
        return QStringLiteral("Ready");
    case StoreState::Locked:
        return QStringLiteral("Locked");
    case StoreState::Absent:
        return QStringLiteral("Absent");
    case StoreState::Denied:
        return QStringLiteral("Denied");
    case StoreState::Broken:
        return QStringLiteral("Broken");
    }
    return QStringLiteral("Broken");
}

Error storeError(StoreState state, const QString &detail)
{
    switch (state) {
    case StoreState::Ready:
        return Error::bug(QStringLiteral("no error: the store is ready"));
    case StoreState::Locked:
        return make(ErrorCode::StoreLocked, SecretStoreText::tr("This computer's keychain is locked."),
                    SecretStoreText::tr("Unlock it; Fairlead then goes on where it stopped."), detail);
    case StoreState::Absent:
        return make(
            ErrorCode::StoreAbsent,
            SecretStoreText::tr(
                "There is no keychain on this computer in which Fairlead could keep secrets."),
            SecretStoreText::tr("Start a keychain service such as GNOME Keyring or KWallet and try again."),
            detail);
    case StoreState::Denied:
        return make(
            ErrorCode::StoreDenied, SecretStoreText::tr("Fairlead was refused access to the keychain."),
            SecretStoreText::tr("Try again and choose to allow Fairlead when the keychain asks."), detail);
    case StoreState::Broken:
        return make(
            ErrorCode::StoreBroken, SecretStoreText::tr("The keychain does not keep what it is given."),
            SecretStoreText::tr("Sign out of this computer and in again, then try once more."), detail);
    }
    return Error::bug(QStringLiteral("unknown store state"));
}

StoreState storeState(const Error &error)
{
    switch (error.code) {
    case ErrorCode::StoreLocked:
        return StoreState::Locked;
    case ErrorCode::StoreAbsent:
        return StoreState::Absent;
    case ErrorCode::StoreDenied:
        return StoreState::Denied;
    case ErrorCode::SecretNotFound:
        return StoreState::Ready;
    default:
        return StoreState::Broken;
    }
}

Error secretNotFound()
{
    return make(ErrorCode::SecretNotFound, SecretStoreText::tr("The keychain holds no such entry."),
                SecretStoreText::tr("Connect again; jobs and data stay."));
}

Outcome checkSecretSize(const Secret &value)
{
    if (value.isEmpty())
        return fail(make(ErrorCode::UsageError, SecretStoreText::tr("There is nothing to keep."),
                         SecretStoreText::tr("Enter a value.")));
    if (value.reveal().size() > largestSecret)
        return fail(
            make(ErrorCode::UsageError,
                 SecretStoreText::tr("This is too long for the keychain: at most %n byte(s) can be kept.",
                                     nullptr, int(largestSecret)),
                 SecretStoreText::tr("Use a shorter one.")));
    return {};
}

QString secretKey(const QString &homeId, const QString &connectionId, const QString &purpose)
{
    return QStringLiteral("fairlead/%1/%2/%3").arg(homeId, connectionId, purpose);
}

Task<Result<Secret>> readQuietly(SecretStore &store, QString key, CancelToken cancel)
{
    const StoreState state = co_await store.state(cancel);
    if (cancel.isCancelled())
        co_return fail(Error::cancelled());
    if (state != StoreState::Ready)
        co_return fail(storeError(state));
    co_return co_await store.read(std::move(key), cancel);
}

Task<Result<StoreState>> waitUntilReady(SecretStore &store, Clock &clock, std::chrono::milliseconds patience,
                                        CancelToken cancel)
{
    const auto end = clock.steady() + patience;
    auto pause = firstLook;
    for (;;) {
        const StoreState state = co_await store.state(cancel);
        if (cancel.isCancelled())
            co_return fail(Error::cancelled());
        const auto left = end - clock.steady();
        if (state == StoreState::Ready || left.count() <= 0)
            co_return state;
        const Outcome slept = co_await sleepFor(clock, std::min(pause, left), cancel);
        if (!slept)
            co_return fail(slept.error());
        pause = std::min(pause * 2, longestLook);
    }
}

} // namespace fairlead
