// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/vaultkey.h"

#include "secrets/secretstore.h"
#include "secrets/tokenvault.h"
#include "secrets/vaultfile.h"

namespace fairlead {

namespace {

/// What was read, judged: only "not found" without a vault stays "not found".
Result<Secret> judged(Result<Secret> key, const QString &vaultPath)
{
    const bool found = key && detail::isVaultKey(*key);
    const bool notFound = !key && key.error().code == ErrorCode::SecretNotFound;
    if (!found && (key || notFound) && TokenVault::exists(vaultPath))
        return fail(vaultKeyLost(vaultPath));
    if (key && !found)
        return fail(secretNotFound());
    return key;
}

} // namespace

QString vaultKeyName(const QString &homeId)
{
    // No connection's id is five letters long (core/ids.h).
    return secretKey(homeId, QStringLiteral("vault"), QStringLiteral("key"));
}

Task<Result<Secret>> readVaultKey(SecretStore &store, QString homeId, QString vaultPath, CancelToken cancel)
{
    Result<Secret> key = co_await readQuietly(store, vaultKeyName(homeId), cancel);
    co_return judged(std::move(key), vaultPath);
}

Task<Result<Secret>> obtainVaultKey(SecretStore &store, QString homeId, QString vaultPath, CancelToken cancel)
{
    const QString name = vaultKeyName(homeId);
    Result<Secret> read = co_await store.read(name, cancel);
    if (cancel.isCancelled())
        co_return fail(Error::cancelled());
    Result<Secret> key = judged(std::move(read), vaultPath);
    if (key || key.error().code != ErrorCode::SecretNotFound)
        co_return key;

    const Secret made = TokenVault::makeKey();
    const Outcome written = co_await store.write(name, made, cancel);
    if (!written)
        co_return fail(written.error());
    co_return made;
}

} // namespace fairlead
