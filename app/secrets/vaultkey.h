// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/result.h"
#include "core/secret.h"
#include "core/task.h"

#include <QString>

namespace fairlead {

class SecretStore;

/// The keychain's name for a home's vault key.
QString vaultKeyName(const QString &homeId);

/// The key of an existing vault, as wanted at start-up: looks first, never prompts, never makes one.
/// SecretNotFound where no token was ever saved, VaultKeyLost where a vault file is there without its key,
/// else the store's own errors: locked is not lost. Thread of the store.
Task<Result<Secret>> readVaultKey(SecretStore &store, QString homeId, QString vaultPath, CancelToken cancel);

/// The key for saving a token while the person acts: made now if the store answers *not found* and there is
/// no vault file yet (design, "Decisions"). Errors as above. One call at a time per home: two that run at
/// once could each make a key. Thread of the store.
Task<Result<Secret>> obtainVaultKey(SecretStore &store, QString homeId, QString vaultPath,
                                    CancelToken cancel);

} // namespace fairlead
