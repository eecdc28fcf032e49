// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/entra.h"

#include "auth/errors_entra.h"
#include "auth/form.h"
#include "auth/jwt.h"
#include "auth/oauthanswer.h"
#include "core/providerwords.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QUuid>

namespace fairlead::entra {

namespace {

constexpr qint64 assertionLife = 600; // seconds, as MSAL (reference "Microsoft 1.8")

QUrl tenantEndpoint(const Cloud &cloud, const QString &tenant, const char *path)
{
    return endpoint(cloud.entraAuthority, QLatin1Char('/') + tenant + QLatin1String(path));
}

/// Asks the token endpoint; adds the client's own id to the form. Whoever misses a consent gets the link to
/// it.
Task<Result<TokenSet>> requestToken(Http &http, Cloud cloud, QString tenant, QString clientId, Form form,
                                    CancelToken cancel)
{
    form.add("client_id", clientId);
    HttpRequest request = HttpRequest::postForm(tokenEndpoint(cloud, tenant), form.encoded());
    request.repeatable = false; // codes are single-use; repeated passwords lock accounts
    const auto response = co_await http.send(std::move(request), cancel);
    if (!response)
        co_return fail(response.error());
    auto tokens = readTokenAnswer(*response, SignInPlace::entra(cloud, clientId));
    if (!tokens && tokens.error().code == ErrorCode::ConsentRequired)
        tokens.error().link = consentLink(cloud, tenant, clientId);
    co_return tokens;
}

/// Whether an organisation's own sign-in page has the passwords of this domain; false where Microsoft does
/// not say (undocumented, reference "Microsoft 1.11"). Nobody is named: the local part need not exist.
Task<bool> isFederated(Http &http, Cloud cloud, QString domain, CancelToken cancel)
{
    QUrl url = cloud.entraAuthority;
    url.setPath(QStringLiteral("/common/userrealm/any@") + domain);
    url.setQuery(QStringLiteral("api-version=2.1"));
    HttpRequest request = HttpRequest::get(url);
    request.repeatable = false; // the refusal must not wait for it
    const auto response = co_await http.send(std::move(request), cancel);
    if (!response || !response->isSuccess())
        co_return false;
    const auto realm = readJsonObject(*response);
    co_return realm && realm->value(QLatin1String("NameSpaceType")).toString() == QLatin1String("Federated");
}

Error passwordElsewhere(const Error &refusal)
{
    Error error = refusal;
    error.code = ErrorCode::AccountFederated;
    error.sentence = QCoreApplication::translate(
        "fairlead::SignIn",
        "This user signs in at a page of your organisation's own: Microsoft knows no password of it.");
    error.remedy = QCoreApplication::translate(
        "fairlead::SignIn", "Sign in as that user in a window, or use an application user instead.");
    return error;
}

/// The ids that Microsoft's support asks for, where the description did not hold them (1.4).
void addSupportIds(Error &error, const QJsonObject &answer)
{
    for (const char *key : {"trace_id", "correlation_id", "timestamp"}) {
        const QString value = plainCode(answer.value(QLatin1String(key)).toString());
        if (!value.isEmpty() && !error.detail.contains(value))
            error.detail += QStringLiteral(" [%1: %2]").arg(QLatin1String(key), value);
    }
    error.detail = error.detail.trimmed();
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

QUrl consentLink(const Cloud &cloud, const QString &tenant, const QString &clientId)
{
    return adminConsentUrl(cloud, tenant.isEmpty() ? QStringLiteral("organizations") : tenant, clientId,
                           entraNativeRedirect(cloud),
                           {QStringLiteral("00000007-0000-0000-c000-000000000000/.default")}, {});
}

Task<Result<TokenSet>> exchangeCode(Http &http, Cloud cloud, QString tenant, QString clientId, QUrl redirect,
                                    QStringList scopes, QString code, Secret verifier, CancelToken cancel)
{
    Form form;
    form.add("grant_type", QStringLiteral("authorization_code"))
        .add("code", Secret::fromText(code))
        .add("redirect_uri", redirect.toString())
        .add("code_verifier", verifier)
        .add("scope", scopes.join(QLatin1Char(' ')));
    return requestToken(http, cloud, tenant, clientId, std::move(form), cancel);
}

Task<Result<TokenSet>> refresh(Http &http, Cloud cloud, QString tenant, QString clientId, QStringList scopes,
                               Secret refreshToken, CancelToken cancel)
{
    Form form;
    form.add("grant_type", QStringLiteral("refresh_token"))
        .add("refresh_token", refreshToken)
        .add("scope", scopes.join(QLatin1Char(' ')));
    return requestToken(http, cloud, tenant, clientId, std::move(form), cancel);
}

Task<Result<TokenSet>> password(Http &http, Cloud cloud, QString tenant, QString clientId, QStringList scopes,
                                QString userName, Secret password, CancelToken cancel)
{
    Form form;
    form.add("grant_type", QStringLiteral("password"))
        .add("username", userName)
        .add("password", password)
        .add("scope", scopes.join(QLatin1Char(' ')));
    Task<Result<TokenSet>> asking = requestToken(http, cloud, tenant, clientId, std::move(form), cancel);
    auto tokens = co_await asking;
    // The right password of a federated account is refused as a wrong one.
    if (tokens || tokens.error().code != ErrorCode::WrongCredentials)
        co_return tokens;
    const QString domain = userName.section(QLatin1Char('@'), 1);
    if (domain.isEmpty())
        co_return tokens;
    const bool elsewhere = co_await isFederated(http, cloud, domain, cancel);
    if (elsewhere)
        co_return fail(passwordElsewhere(tokens.error()));
    co_return tokens;
}

Task<Result<TokenSet>> clientCredentials(Http &http, Cloud cloud, QString tenant, QString clientId,
                                         QString scope, Secret clientSecret, CancelToken cancel)
{
    Form form;
    form.add("scope", scope)
        .add("client_secret", clientSecret)
        .add("grant_type", QStringLiteral("client_credentials"));
    return requestToken(http, cloud, tenant, clientId, std::move(form), cancel);
}

Task<Result<TokenSet>> clientCredentialsByCertificate(Http &http, Cloud cloud, QString tenant,
                                                      QString clientId, QString scope,
                                                      ClientCertificate certificate, QDateTime now,
                                                      CancelToken cancel)
{
    const qint64 seconds = now.toSecsSinceEpoch();
    const QJsonObject header{{QStringLiteral("typ"), QStringLiteral("JWT")},
                             {QStringLiteral("x5t#S256"), QString::fromLatin1(certificate.thumbprint)}};
    const QJsonObject claims{
        {QStringLiteral("aud"), tokenEndpoint(cloud, tenant).toString()},
        {QStringLiteral("iss"), clientId},
        {QStringLiteral("sub"), clientId},
        {QStringLiteral("jti"), QUuid::createUuid().toString(QUuid::WithoutBraces)},
        {QStringLiteral("nbf"), seconds},
        {QStringLiteral("iat"), seconds},
        {QStringLiteral("exp"), seconds + assertionLife},
    };
    const auto assertion = signedJwt(header, claims, certificate.privateKey, RsaAlgorithm::PS256);
    if (!assertion)
        co_return fail(assertion.error());
    Form form;
    form.add("scope", scope)
        .add("client_assertion_type",
             QStringLiteral("urn:ietf:params:oauth:client-assertion-type:jwt-bearer"))
        .add("client_assertion", Secret(*assertion))
        .add("grant_type", QStringLiteral("client_credentials"));
    co_return co_await requestToken(http, cloud, tenant, clientId, std::move(form), cancel);
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

Result<TokenSet> readTokenAnswer(const HttpResponse &response, const SignInPlace &place)
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
                                 object->value(QLatin1String("suberror")).toString(), codes, place);
        addSupportIds(error, *object);
        if (isProviderTrouble(response)) {
            error.errorClass = ErrorClass::RetryLater;
            error.setRetryAfter(response.retryAfter());
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
