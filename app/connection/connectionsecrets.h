// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/session.h"
#include "core/canceltoken.h"
#include "core/task.h"
#include "secrets/secretstore.h"

namespace fairlead {

/// Whether a read may put the keychain's prompt on the screen: only while the person acts.
enum class Prompting { Never, Allowed };
/// read() or readQuietly().
Task<Result<Secret>> readSecret(SecretStore &store, QString key, Prompting prompting, CancelToken cancel);

/// Reads what a connection's method needs from the keychain. Thread of the store. SignInNeeded when the
/// person chose not to keep the password; VaultKeyLost-like store errors are passed on as they are, never
/// taken for "not signed in".
Task<Result<ConnectionSecrets>> readSecrets(SecretStore &store, QString homeId, ConnectionInfo info,
                                            CancelToken cancel, Prompting prompting = Prompting::Allowed);

/// The purpose of the keychain entry a method uses; empty for methods that keep a refresh token in the vault.
QString secretPurpose(SignInMethod method);

} // namespace fairlead
