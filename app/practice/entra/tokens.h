// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/entra/grants.h"
#include "practice/entra/scopes.h"

#include "core/clock.h"

#include <QByteArray>

#include <optional>

namespace fairlead::practice {

/// What an access token says about its bearer, once its signature, times and audience have been found right.
struct TokenBearer
{
    QString tenant;
    QString oid; ///< of the user or the service principal
    QString upn; ///< empty for an application
    QString clientId;
    QString scopes; ///< `scp`; empty for an application
    bool isApplication = false;
};

/// Writes Entra's JSON Web Tokens. The signing key is the directory's.
class TokenMint
{
public:
    TokenMint(const Directory &directory, const Clock &clock)
        : m_directory(directory)
        , m_clock(clock)
    {
    }

    /// `lifetime` in seconds; `authority` is scheme://host of this Entra.
    QByteArray userAccessToken(const EntraUser &user, const EntraApp &app,
                               const Authentication &authentication, const ResourceScope &scope,
                               int lifetime) const;
    QByteArray applicationAccessToken(const EntraApp &app, const EntraTenant &tenant,
                                      const ResourceScope &scope, bool byCertificate, int lifetime) const;
    QByteArray idToken(const EntraUser &user, const EntraApp &app, const Authentication &authentication,
                       const ScopeSet &scopes, const QString &nonce, const QString &authority) const;

private:
    QJsonObject header() const;
    const Directory &m_directory;
    const Clock &m_clock;
};

/// The resource's side: nothing unless the token was signed by this directory for this origin and is in
/// force. The audience is the origin with or without a slash, or one of its scopes (reference 1.5: both are
/// in use).
std::optional<TokenBearer> readAccessToken(const QByteArray &token, const Directory &directory,
                                           const Clock &clock, const QString &resourceAppId,
                                           const QString &origin);

} // namespace fairlead::practice
