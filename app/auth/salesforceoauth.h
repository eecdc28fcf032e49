// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/errorrow.h"
#include "auth/pkce.h"
#include "auth/tokensource.h"
#include "core/canceltoken.h"
#include "core/clock.h"
#include "core/result.h"
#include "core/task.h"
#include "net/http.h"

#include <QUrl>

namespace fairlead::salesforce {

/// Salesforce's OAuth 2.0 (reference "Salesforce 1"). `host` is a sign-in host (login/test) or the My Domain;
/// only scheme, host and port of it are used. Errors: the table of errors_salesforceoauth.h.

struct AuthorizeRequest
{
    QUrl host;
    QString clientId;
    QUrl redirect; ///< compared character for character by Salesforce
    QByteArray challenge;
    QByteArray state;
    QString loginHint;
    bool forceLogin = true; ///< never silently reuse the wrong browser session (1.2)
};
/// Scopes `api refresh_token`; response by query.
QUrl authorizeUrl(const AuthorizeRequest &request);

Task<Result<TokenSet>> exchangeCode(Http &http, QUrl host, QString clientId, QUrl redirect, QString code,
                                    Secret verifier, CancelToken cancel);
/// Answers a new refresh token only where rotation is on: empty means the old one stays (1.4).
Task<Result<TokenSet>> refresh(Http &http, QUrl host, QString clientId, Secret refreshToken,
                               CancelToken cancel);
/// My Domain hosts only (1.7).
Task<Result<TokenSet>> clientCredentials(Http &http, QUrl host, QString clientId, Secret clientSecret,
                                         CancelToken cancel);
/// `audience` as chosen by jwtAudiences(); `now` should be the server's time: an assertion lives three
/// minutes at most (1.6).
Task<Result<TokenSet>> jwtBearer(Http &http, QUrl host, QString clientId, QString userName,
                                 Secret privateKeyPem, QString audience, QDateTime now, CancelToken cancel);
/// Tries to revoke; a token that is already void counts as revoked (1.5). A refresh token takes its access
/// tokens along. By default no longer than a window that closes may stay open for it.
Task<Outcome> revoke(Http &http, QUrl host, Secret token, CancelToken cancel,
                     std::chrono::milliseconds patience = std::chrono::seconds(2));

/// The audiences worth trying, best first; production and sandbox are never crossed.
QStringList jwtAudiences(const QUrl &host);

/// Token endpoint's answer. ProviderAnswerInvalid where what must be there is not.
/// `place`: for the links of what was refused.
Result<TokenSet> readTokenAnswer(const HttpResponse &response, const SignInPlace &place = {});
/// `/id/{org}/{user}`, both as 18 characters; false when the address is of another shape.
bool readIdentityUrl(const QUrl &identity, QString &organisationId, QString &userId);

} // namespace fairlead::salesforce
