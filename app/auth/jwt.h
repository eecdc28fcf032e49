// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/rsasign.h"
#include "core/cloud.h"
#include "core/result.h"
#include "core/secret.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>

namespace fairlead {

/// The claims of an Entra ID token that are used (reference "Microsoft 1.14"). A value type; times are UTC.
struct IdToken
{
    QString tenantId; ///< `tid`
    QString objectId; ///< `oid`; with tenantId the key of an account
    QString userName; ///< `preferred_username`: for display and login_hint, never a key (trap 25)
    QString name;
    QString audience;
    QString issuer;
    QString nonce;
    QDateTime expiresAt;
};

/// Reads a token that came straight from the token endpoint over TLS: its signature is not checked, as the
/// reference says (1.14). Strict in form. ProviderAnswerInvalid.
Result<IdToken> readIdToken(const Secret &token);

/// Meant for us, for this sign-in, from this cloud, and still valid at `serverNow` (five minutes of leeway).
/// An empty `nonce` is not compared: refreshed tokens carry none. ProviderAnswerInvalid; StateMismatch for
/// the nonce; WrongUser for a personal account.
Outcome checkIdToken(const IdToken &token, const QString &clientId, const QString &nonce, const Cloud &cloud,
                     const QDateTime &serverNow);

/// `header.claims.signature` (RFC 7515 §7.1). The header's `alg` is set to the algorithm. Errors of rsaSign.
Result<QByteArray> signedJwt(const QJsonObject &header, const QJsonObject &claims,
                             const Secret &privateKeyPem, RsaAlgorithm algorithm);

} // namespace fairlead
