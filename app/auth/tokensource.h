// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/result.h"
#include "core/secret.h"
#include "core/task.h"

#include <QString>
#include <QStringList>
#include <QUrl>

#include <chrono>
#include <optional>

namespace fairlead {

/// What a token endpoint answered, of either provider. A value type; the tokens are Secrets.
struct TokenSet
{
    Secret accessToken;
    Secret refreshToken; ///< empty where none was given
    Secret idToken; ///< empty where none was given
    QStringList scopes; ///< granted
    /// `expires_in`, counted from the answer; empty for Salesforce's opaque tokens, which tell by a 401 (trap
    /// 9).
    std::optional<std::chrono::seconds> lifetime;
    QUrl instanceUrl; ///< Salesforce: base of every call, replaces the address that was typed
    QUrl identityUrl; ///< Salesforce: /id/{org}/{user}
    QString organisationId; ///< Salesforce: from identityUrl, 18 characters; Entra: empty (WhoAmI tells)
    QString userId; ///< Salesforce: from identityUrl; Entra: `oid` of the ID token
    QString tenantId; ///< Entra: `tid` of the ID token
    QString userName; ///< Entra: `preferred_username`; for display and login_hint, never a key
};

/// Gives the access token for the next request. One refresh at a time, ahead of expiry; "could not ask" is
/// RetryLater and never SignInNeeded. Thread of the owner of the vault.
class TokenSource
{
public:
    virtual ~TokenSource() = default;
    /// `rejected`: the token a 401 was just answered to; a newer one than that is fetched (once, shared by
    /// all who wait). Empty: the current one, renewed if it is about to expire.
    virtual Task<Result<Secret>> accessToken(Secret rejected, CancelToken cancel) = 0;
};

} // namespace fairlead
