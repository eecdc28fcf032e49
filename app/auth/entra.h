// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/clientcertificate.h"
#include "auth/errorrow.h"
#include "auth/tokensource.h"
#include "core/canceltoken.h"
#include "core/cloud.h"
#include "core/result.h"
#include "core/task.h"
#include "net/http.h"

#include <QUrl>

namespace fairlead::entra {

/// Microsoft Entra ID's OAuth 2.0, v2.0 endpoint (reference "Microsoft 1"). `tenant`: GUID, verified domain
/// or "organizations". Errors: the table of errors_entra.h.

struct AuthorizeRequest
{
    Cloud cloud;
    QString tenant = QStringLiteral("organizations");
    QString clientId;
    QUrl redirect;
    QStringList scopes;
    QByteArray challenge;
    QByteArray state;
    QByteArray nonce;
    QString loginHint; ///< not sent together with selectAccount (trap 3)
    bool selectAccount = false;
};
/// `response_mode=query`, PKCE S256.
QUrl authorizeUrl(const AuthorizeRequest &request);

/// `/v2.0/adminconsent` for one tenant (1.10): a consent page, no code and no token in its answer.
QUrl adminConsentUrl(const Cloud &cloud, const QString &tenant, const QString &clientId, const QUrl &redirect,
                     const QStringList &scopes, const QByteArray &state);

/// What an administrator gets sent: consent for everything the app's registration lists (`.default`). The
/// resource is Dataverse's well-known id, for the address may not be known yet (1.3, 1.10). An empty tenant
/// is `organizations`.
QUrl consentLink(const Cloud &cloud, const QString &tenant, const QString &clientId);

Task<Result<TokenSet>> exchangeCode(Http &http, Cloud cloud, QString tenant, QString clientId, QUrl redirect,
                                    QStringList scopes, QString code, Secret verifier, CancelToken cancel);
/// The answer carries a new refresh token; the old one stays valid until it is replaced (1.6).
Task<Result<TokenSet>> refresh(Http &http, Cloud cloud, QString tenant, QString clientId, QStringList scopes,
                               Secret refreshToken, CancelToken cancel);
/// Resource owner password credentials (1.9). AccountFederated where a refused password is not Microsoft's to
/// check.
Task<Result<TokenSet>> password(Http &http, Cloud cloud, QString tenant, QString clientId, QStringList scopes,
                                QString userName, Secret password, CancelToken cancel);
/// `scope` is `{resource}/.default` (1.8).
Task<Result<TokenSet>> clientCredentials(Http &http, Cloud cloud, QString tenant, QString clientId,
                                         QString scope, Secret clientSecret, CancelToken cancel);

/// The same, proved by a certificate instead of a secret: an assertion signed with PS256 that is good for ten
/// minutes from `now`, which is the server's time. Errors of rsaSign besides.
Task<Result<TokenSet>> clientCredentialsByCertificate(Http &http, Cloud cloud, QString tenant,
                                                      QString clientId, QString scope,
                                                      ClientCertificate certificate, QDateTime now,
                                                      CancelToken cancel);

/// Scope of a Dataverse address for a user, and with `openid profile offline_access`.
QString userScope(const QUrl &address);
QStringList userScopes(const QUrl &address);
QString applicationScope(const QUrl &address);

QUrl tokenEndpoint(const Cloud &cloud, const QString &tenant);
/// `place`: for the links of what was refused.
Result<TokenSet> readTokenAnswer(const HttpResponse &response, const SignInPlace &place = {});

} // namespace fairlead::entra
