// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/entra.h"

#include "auth/errors_entra.h"
#include "auth/form.h"
#include "auth/jwt.h"
#include "auth/oauthanswer.h"

#include <QJsonArray>
#include <QJsonObject>

namespace fairlead::entra {

namespace {

QUrl tenantEndpoint(const Cloud &cloud, const QString &tenant, const char *path)
{
    return endpoint(cloud.entraAuthority, QLatin1Char('/') + tenant + QLatin1String(path));
}

Task<Result<TokenSet>> requestToken(Http &http, QUrl url, QByteArray form, CancelToken cancel)
{
    HttpRequest request = HttpRequest::postForm(url, form);
    request.repeatable = false; // codes are single-use; repeated passwords lock accounts
    const auto response = co_await http.send(std::move(request), cancel);
    if (!response)
        co_return fail(response.error());
    co_return readTokenAnswer(*response);
}

QString origin(const QUrl &address)
{
    return endpoint(address, {}).toString();
}

} // namespace

QUrl tokenEndpoint(const Cloud &cloud, const QString &tenant)
{
    return tenantEndpoint(cloud, tenant, "/oauth2/v2.0/token");
}

QUrl authorizeUrl(const AuthorizeRequest &request)
{
    Form query;
    query.add("client_id", request.clientId)
        .add("response_type", QStringLiteral("code"))
        .add("redirect_uri", request.redirect.toString())
        .add("response_mode", QStringLiteral("query"))
        .add("scope", request.scopes.join(QLatin1Char(' ')))
        .add("state", QString::fromLatin1(request.state))
        .add("nonce", QString::fromLatin1(request.nonce))
        .add("code_challenge", QString::fromLatin1(request.challenge))
        .add("code_challenge_method", QStringLiteral("S256"));
    if (request.selectAccount)
        query.add("prompt", QStringLiteral("select_account"));
    else
        query.addIfSet("login_hint", request.loginHint);
    QUrl url = tenantEndpoint(request.cloud, request.tenant, "/oauth2/v2.0/authorize");
    url.setQuery(QString::fromLatin1(query.encoded()), QUrl::StrictMode);
    return url;
}

QUrl adminConsentUrl(const Cloud &cloud, const QString &tenant, const QString &clientId, const QUrl &redirect,
                     const QStringList &scopes, const QByteArray &state)
{
    Form query;
    query.add("client_id", clientId)
        .add("scope", scopes.join(QLatin1Char(' ')))
        .add("redirect_uri", redirect.toString())
        .add("state", QString::fromLatin1(state));
    QUrl url = tenantEndpoint(cloud, tenant, "/v2.0/adminconsent");
    url.setQuery(QString::fromLatin1(query.encoded()), QUrl::StrictMode);
    return url;
}

Task<Result<TokenSet>> exchangeCode(Http &http, Cloud cloud, QString tenant, QString clientId, QUrl redirect,
                                    QStringList scopes, QString code, Secret verifier, CancelToken cancel)
{
    Form form;
    form.add("client_id", clientId)
        .add("grant_type", QStringLiteral("authorization_code"))
        .add("code", Secret::fromText(code))
        .add("redirect_uri", redirect.toString())
        .add("code_verifier", verifier)
        .add("scope", scopes.join(QLatin1Char(' ')));
    return requestToken(http, tokenEndpoint(cloud, tenant), form.encoded(), cancel);
}

Task<Result<TokenSet>> refresh(Http &http, Cloud cloud, QString tenant, QString clientId, QStringList scopes,
                               Secret refreshToken, CancelToken cancel)
{
    Form form;
    form.add("client_id", clientId)
        .add("grant_type", QStringLiteral("refresh_token"))
        .add("refresh_token", refreshToken)
        .add("scope", scopes.join(QLatin1Char(' ')));
    return requestToken(http, tokenEndpoint(cloud, tenant), form.encoded(), cancel);
}

Task<Result<TokenSet>> password(Http &http, Cloud cloud, QString tenant, QString clientId, QStringList scopes,
                                QString userName, Secret password, CancelToken cancel)
{
    Form form;
    form.add("client_id", clientId)
        .add("grant_type", QStringLiteral("password"))
        .add("username", userName)
        .add("password", password)
        .add("scope", scopes.join(QLatin1Char(' ')));
    return requestToken(http, tokenEndpoint(cloud, tenant), form.encoded(), cancel);
}

Task<Result<TokenSet>> clientCredentials(Http &http, Cloud cloud, QString tenant, QString clientId,
                                         QString scope, Secret clientSecret, CancelToken cancel)
{
    Form form;
    form.add("client_id", clientId)
        .add("scope", scope)
        .add("client_secret", clientSecret)
        .add("grant_type", QStringLiteral("client_credentials"));
    return requestToken(http, tokenEndpoint(cloud, tenant), form.encoded(), cancel);
}

QString userScope(const QUrl &address)
{
    return origin(address) + QStringLiteral("/user_impersonation");
}

QStringList userScopes(const QUrl &address)
{
    return {userScope(address), QStringLiteral("openid"), QStringLiteral("profile"),
            QStringLiteral("offline_access")};
}

QString applicationScope(const QUrl &address)
{
    return origin(address) + QStringLiteral("/.default");
}

Result<TokenSet> readTokenAnswer(const HttpResponse &response)
{
    const auto object = readJsonObject(response);
    if (!response.isSuccess()) {
        // Entra answers transient AADSTS codes with a body of the usual shape; the code decides then.
        if (!object || !object->contains(QLatin1String("error")))
            return fail(isProviderTrouble(response) ? providerTrouble(response)
                            : object ? invalidAnswer(QStringLiteral("HTTP %1").arg(response.status))
                                     : object.error());
        QList<int> codes;
        for (const auto &code : object->value(QLatin1String("error_codes")).toArray())
            codes += code.toInt();
        Error error = entraError(object->value(QLatin1String("error")).toString(),
                                 object->value(QLatin1String("error_description")).toString(),
                                 object->value(QLatin1String("suberror")).toString(), codes);
        if (isProviderTrouble(response)) {
            error.errorClass = ErrorClass::RetryLater;
            error.retryAfter = response.retryAfter();
        }
        return fail(error);
    }
    if (!object)
        return fail(object.error());

    const auto text = [&object](const char *key) { return object->value(QLatin1String(key)).toString(); };
    TokenSet tokens;
    tokens.accessToken = Secret::fromText(text("access_token"));
    if (tokens.accessToken.isEmpty())
        return fail(invalidAnswer(QStringLiteral("token answer without token")));
    if (const QString refreshToken = text("refresh_token"); !refreshToken.isEmpty())
        tokens.refreshToken = Secret::fromText(refreshToken);
    tokens.scopes = text("scope").split(QLatin1Char(' '), Qt::SkipEmptyParts);
    tokens.lifetime = std::chrono::seconds(object->value(QLatin1String("expires_in")).toInteger(3600));
    if (const QString idToken = text("id_token"); !idToken.isEmpty()) {
        tokens.idToken = Secret::fromText(idToken);
        const auto claims = readIdToken(tokens.idToken);
        if (!claims)
            return fail(claims.error());
        tokens.tenantId = claims->tenantId;
        tokens.userId = claims->objectId;
        tokens.userName = claims->userName;
    }
    return tokens;
}

} // namespace fairlead::entra
