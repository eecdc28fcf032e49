// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/connectionfile.h"
#include "core/canceltoken.h"
#include "core/clock.h"
#include "core/cloud.h"
#include "core/secret.h"
#include "core/task.h"
#include "crm/salesforce/setup/accessmaker.h"
#include "crm/salesforce/setup/accessremover.h"
#include "crm/salesforce/sharing.h"
#include "net/http.h"
#include "secrets/secretstore.h"
#include "secrets/tokenvault.h"
#include "settings/home.h"
#include "workspace/job.h"

#include <functional>
#include <memory>
#include <optional>

namespace fairlead {

/// A person who signed in to the organisation to have something done there; in memory only, and whoever
/// obtained it revokes it (design, "Decisions").
struct Administrator
{
    Cloud cloud;
    QUrl instance;
    QString userName;
    QString organisationId;
    QString clientId; ///< of the app they signed in by
    Secret accessToken;
    Secret refreshToken{}; ///< empty where none was given
};

/// Server-to-server access works: what signs in from now on.
struct ServerSignIn
{
    salesforce::MadeAccess made;
    Secret privateKey; ///< PEM; sealed in the vault already
};

/// Server-to-server access of one connection, on and off, with everything kept on this computer that whoever
/// goes on after an interruption needs: names and consumer key in connections.json, the private key sealed in
/// the vault, both before the first request. Neither that nor what was made in the organisation is ever lost
/// sight of. Thread of the SecretStore. The caller owns the home's lock and has one call of a connection end
/// before the next.
class ServerSetup
{
public:
    struct Place
    {
        Home home;
        SecretStore &store;
        Clock &clock;
        Http &http; ///< with the home's network settings
    };
    using Progress = std::function<void(const salesforce::AccessProgress &)>;
    struct Wanted
    {
        QList<salesforce::ObjectNeed> needs;
        bool externalIds = false; ///< on every object that is sent to
    };

    explicit ServerSetup(Place place);

    /// What is known of the connection's access; empty where there is none.
    Result<std::optional<salesforce::ServerAccess>> known(const ConnectionId &id) const;

    /// Makes it, goes on with one that was interrupted, or grants what it lacks; one whose app does not let
    /// it in although everything about it was put right is deleted and made again. WrongOrganisation where
    /// somebody of another one signed in; else errors of makeAccess() and of the store.
    Task<Result<ServerSignIn>> turnOn(ConnectionId id, Administrator administrator, Wanted wanted,
                                      Progress progress, CancelToken cancel);
    /// The connection signs in by it from now on: only that makes it ready. What is not ready is gone on
    /// with.
    Outcome confirm(const ConnectionId &id) const;
    /// Of the objects, those that the integration user sees fewer records of than the administrator
    /// (salesforce::compareSight). What cannot be told now is no error: the checks ask as well.
    Task<QList<salesforce::SeenRecords>> hiddenFrom(ServerSignIn signIn, Administrator administrator,
                                                    QStringList objects, CancelToken cancel);
    /// Whether the administrator may take back what that organisation has of ours (salesforce::checkRemover).
    Task<Outcome> checkRemover(Administrator administrator, QString organisationId, CancelToken cancel);
    /// Takes everything back. Only when nothing of ours is left it is forgotten here, the key with it; what
    /// is left can be tried again.
    Task<Result<salesforce::RemovedAccess>> turnOff(ConnectionId id, Administrator administrator,
                                                    CancelToken cancel);

private:
    struct Attempt;
    Outcome keep(const ConnectionId &id, const salesforce::ServerAccess &access) const;
    Task<Outcome> begin(std::shared_ptr<Attempt> attempt, Administrator administrator, CancelToken cancel);
    Task<Result<TokenVault>> openVault(std::shared_ptr<Attempt> attempt, CancelToken cancel);
    Task<Outcome> readOrMakeKey(std::shared_ptr<Attempt> attempt, CancelToken cancel);
    Task<Outcome> makeKey(std::shared_ptr<Attempt> attempt, CancelToken cancel);
    Task<Result<salesforce::MadeAccess>> make(std::shared_ptr<Attempt> attempt, Progress progress,
                                              CancelToken cancel);
    Task<Outcome> dropApp(std::shared_ptr<Attempt> attempt, CancelToken cancel);
    Task<Outcome> forget(std::shared_ptr<Attempt> attempt, CancelToken cancel);

    Place m_place;
};

/// The objects that the jobs of a connection keep in step, as its permission set is to allow them.
QList<salesforce::ObjectNeed> needsOf(const QList<Job> &jobs);

} // namespace fairlead
