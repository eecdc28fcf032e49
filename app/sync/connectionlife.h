// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/connectionfile.h"
#include "connection/revocation.h"
#include "core/canceltoken.h"
#include "core/cloud.h"
#include "core/task.h"
#include "net/http.h"
#include "secrets/secretstore.h"
#include "settings/home.h"
#include "workspace/reader.h"

#include <functional>
#include <memory>

namespace fairlead {

/// What has not reached the CRM yet and would be lost with the workspace; empty where there is none. Any
/// thread; blocking, short.
Result<QList<WaitingRecords>> waitingIn(const QString &workspacePath);

/// How a connection ends: revoked, then perhaps removed. Each step leaves something that can be taken up
/// again: what is to be done is in connections.json before the first secret goes, and a connection leaves
/// that file only when no secret of it is left. UI thread, the store's. The caller owns the home's lock, and
/// has one call of a connection end before the next.
class ConnectionLife
{
public:
    /// What it needs of the home's owner. The functions must not be empty.
    struct House
    {
        Home home;
        SecretStore &store;
        Clock &clock;
        /// Stops all that the connection does, at once, for good.
        std::function<Task<HeldTokens>(ConnectionId id)> stop;
        /// A way out with the home's network settings.
        std::function<Task<Result<std::shared_ptr<Http>>>(CancelToken cancel)> way;
        std::function<Cloud(const ConnectionInfo &info)> cloudOf;
    };

    explicit ConnectionLife(House house);

    /// Stops the connection and ends its access; data, jobs and outbox stay. What cannot be done now is owed;
    /// server-to-server access that stands is a leftover.
    /// An error: connections.json could not be written; it is stopped all the same until the next start.
    Task<Result<AccessEnd>> revoke(ConnectionId id, CancelToken cancel);
    /// Tries once more what is owed, without any prompt. Nothing owed: a success.
    Task<Result<AccessEnd>> settle(ConnectionId id, CancelToken cancel);
    /// Revokes, deletes every secret, the workspace where asked, and takes the connection out of the list. An
    /// error leaves it there, revoked: it can be removed again. A provider that cannot be reached is no
    /// obstacle: the token is destroyed, and what stands is a leftover.
    Task<Result<AccessEnd>> remove(ConnectionId id, bool deleteWorkspace, CancelToken cancel);

private:
    Result<ConnectionsDocument> read() const;
    Outcome change(const ConnectionId &id, const std::function<void(ConnectionInfo &)> &change) const;
    Outcome markRevoked(const ConnectionId &id) const;
    Task<AccessEnd> endAtProvider(ConnectionId id, HeldTokens held, CancelToken cancel);
    Task<Result<AccessEnd>> finish(ConnectionId id, HeldTokens held, CancelToken cancel);

    House m_house;
};

} // namespace fairlead
