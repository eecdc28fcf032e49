// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/connectioninfo.h"
#include "core/canceltoken.h"
#include "core/cloud.h"
#include "core/error.h"
#include "core/result.h"
#include "core/secret.h"
#include "core/task.h"
#include "crm/dynamics/applicationaccess.h"
#include "crm/salesforce/setup/accessremover.h"
#include "net/http.h"
#include "secrets/secretstore.h"
#include "settings/home.h"

#include <QList>

namespace fairlead {

/// The tokens a connection has. A value type, in memory only.
struct HeldTokens
{
    Secret refreshToken; ///< empty where the method has none
    Secret accessToken; ///< the one last used; empty where none was obtained
};

/// What ending an access leaves behind, and what a person can do about it.
struct Leftover
{
    QString sentence;
    QString remedy;
    QUrl link; ///< empty where there is none
    bool isConsent = false; ///< Entra's, which an administrator of the tenant can withdraw (consent.h)
};

/// How far ending the access of a connection has come.
struct AccessEnd
{
    bool atProvider = false; ///< the provider has ended it; else the tokens are destroyed here
    std::optional<Error> owedFor; ///< what kept it from being done: it is tried again
    QList<Leftover> left;
};

/// Ends the tokens where the provider has a way to: Salesforce's (reference Salesforce 1.5). Entra has none
/// for a public client (reference Microsoft 1.15): the consent that stands is a leftover. Only a token that
/// is asked for again later can be owed. `http` outlives the task; its thread.
Task<AccessEnd> endTokens(Http &http, ConnectionInfo info, Cloud cloud, HeldTokens tokens,
                          CancelToken cancel);

/// What cannot be ended because the token cannot be read any more.
Leftover unreadableToken(const ConnectionInfo &info);
/// What stands at Entra after its tokens are destroyed: a user's consent, or what an application proves who
/// it is by (consent.h tells which).
Leftover standingConsent(const ConnectionInfo &info, const Cloud &cloud);
Leftover standingCredential(const ConnectionInfo &info, const Cloud &cloud);

/// An approval that nobody lives on any more and that Salesforce could not be asked to end: its token is gone
/// from here. `what` says whose it was.
salesforce::LeftBehind standingApproval(const QString &what, const QUrl &instance, const Error &why);

/// What Fairlead has made in the CRM, and what only turning the access off takes back. Known: the connection
/// is there, and that can still be done.
enum class AccessMemory {
    Known,
    Forgotten,
    OutOfReach, ///< the organisation it was made in does not answer any more
};
QList<Leftover> standingAccess(const salesforce::ServerAccess &access, AccessMemory memory);
QList<Leftover> standingAccess(const dynamics::ApplicationAccess &access, AccessMemory memory);

/// The refresh token in the vault; empty where the connection has none there. May prompt. VaultKeyLost,
/// VaultDamaged, those of the store. Thread of the store; nobody else may use the connection's vault slot.
Task<Result<Secret>> readRefreshToken(SecretStore &store, Home home, QString homeId, ConnectionInfo info,
                                      CancelToken cancel);

/// Deletes every keychain entry and every vault slot of a connection, the vault's previous copy included. A
/// vault whose key is lost is left as it is: nobody can open it any more. Every one is tried; the first
/// error. Thread of the store.
Task<Outcome> deleteSecrets(SecretStore &store, Home home, QString homeId, ConnectionId id,
                            CancelToken cancel);

} // namespace fairlead
