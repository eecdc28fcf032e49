// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/result.h"
#include "core/secret.h"
#include "core/task.h"

#include <QString>

namespace fairlead {

/// What can be wrong with a place for secrets, each with its own sentence and action (issue "Secrets").
/// Locked is never taken for logged out.
enum class StoreState { Ready, Locked, Absent, Denied, Broken };
QString nameOf(StoreState state);
/// The Error a person meets for a state other than Ready.
Error storeError(StoreState state, const QString &detail = {});

/// The OS keychain, or what stands in for it. Keys are `fairlead/<home id>/<connection id>/<purpose>`: on
/// Windows the key alone names the entry. No value above 2,559 bytes (Windows' limit); written values are
/// read back. Errors: SecretNotFound, StoreLocked, StoreAbsent, StoreDenied, StoreBroken. UI thread (or a
/// program's main thread) only: QtKeychain's jobs run there, one at a time.
class SecretStore
{
public:
    virtual ~SecretStore() = default;
    virtual Task<Result<Secret>> read(QString key, CancelToken cancel) = 0;
    virtual Task<Outcome> write(QString key, Secret value, CancelToken cancel) = 0;
    /// Deleting what is not there is a success.
    virtual Task<Outcome> remove(QString key, CancelToken cancel) = 0;
    /// Writes, reads and deletes a throw-away entry; only Ready may be called "saved".
    virtual Task<StoreState> probe(CancelToken cancel) = 0;
    /// Forgets with the process ("keep only until I quit").
    virtual bool isTransient() const = 0;
};

/// `fairlead/<home id>/<connection id>/<purpose>`
QString secretKey(const QString &homeId, const QString &connectionId, const QString &purpose);

} // namespace fairlead
