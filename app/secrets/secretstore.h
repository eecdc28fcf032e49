// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/clock.h"
#include "core/result.h"
#include "core/secret.h"
#include "core/task.h"

#include <QString>

#include <chrono>

namespace fairlead {

/// What can be wrong with a place for secrets, each with its own sentence and action (issue "Secrets").
/// Locked is never taken for logged out.
enum class StoreState {
    Ready,
    Locked, ///< there, but closed until the person gives its password
    Absent, ///< no keychain service on this computer, or not yet
    Denied, ///< open, but this program may not
    Broken, ///< answers with errors, not at all, or with something else than was written
};
/// Stable name for logs, `--json` and tests ("Locked").
QString nameOf(StoreState state);
/// The Error a person meets for a state other than Ready.
Error storeError(StoreState state, const QString &detail = {});
/// The state an error of a store stands for; Broken for any other error.
StoreState storeState(const Error &error);

/// The largest value every keychain takes: Windows refuses 2,560 bytes (reference Microsoft 7.1).
constexpr qsizetype largestSecret = 2559;

/// The OS keychain, or what stands in for it. Keys are `fairlead/<home id>/<connection id>/<purpose>`: on
/// Windows the key alone names the entry. Values are 1 to `largestSecret` bytes, UsageError before anything
/// is touched otherwise; written values are read back. Errors: SecretNotFound, StoreLocked, StoreAbsent,
/// StoreDenied, StoreBroken. UI thread (or a program's main thread) only: QtKeychain's jobs run there, one at
/// a time. Every call ends, also while a prompt waits on the screen.
class SecretStore
{
public:
    virtual ~SecretStore() = default;
    /// May prompt the person to unlock the store: right when the person acts; in the background
    /// readQuietly().
    virtual Task<Result<Secret>> read(QString key, CancelToken cancel) = 0;
    virtual Task<Outcome> write(QString key, Secret value, CancelToken cancel) = 0;
    /// Deleting what is not there is a success.
    virtual Task<Outcome> remove(QString key, CancelToken cancel) = 0;
    /// Writes, reads and deletes a throw-away entry; only Ready may be called "saved". May prompt. Without
    /// meaning once cancelled.
    virtual Task<StoreState> probe(CancelToken cancel) = 0;
    /// Looks without touching an entry: never prompts. Ready is an expectation, not a promise (probe()).
    /// Without meaning once cancelled.
    virtual Task<StoreState> state(CancelToken cancel) = 0;
    /// Forgets with the process (the trial home).
    virtual bool isTransient() const = 0;
};

/// Reads only when no prompt is to be expected: the store's error otherwise.
Task<Result<Secret>> readQuietly(SecretStore &store, QString key, CancelToken cancel);

/// Waits for a store that is locked or has not started yet, as after a log-in; looks now and then. Ends with
/// Ready, with any other state as it is after `patience`, or Cancelled.
Task<Result<StoreState>> waitUntilReady(SecretStore &store, Clock &clock, std::chrono::milliseconds patience,
                                        CancelToken cancel);

/// `fairlead/<home id>/<connection id>/<purpose>`
QString secretKey(const QString &homeId, const QString &connectionId, const QString &purpose);

/// Empty and oversized values are refused before a store is asked.
Outcome checkSecretSize(const Secret &value);
/// What read() answers when the store is fine and holds nothing under that key.
Error secretNotFound();

} // namespace fairlead
