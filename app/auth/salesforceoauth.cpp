// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/salesforceoauth.h"

#include "auth/errors_salesforceoauth.h"
#include "auth/form.h"
#include "auth/jwt.h"
#include "auth/oauthanswer.h"

#include <QJsonObject>

namespace fairlead::salesforce {

namespace {

/// 15 → 18 characters: three check characters, each telling which of five letters are upper case.
QString longId(const QString &id)
{
    if (id.size() != 15)
        return id;
    static constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    QString result = id;
    for (int block = 0; block < 3; ++block) {
        int bits = 0;
        for (int i = 0; i < 5; ++i) {
            const QChar c = id.at(block * 5 + i);
            if (c >= QLatin1Char('A') && c <= QLatin1Char('Z'))
                bits |= 1 << i;
        }
        result += QLatin1Char(alphabet[bits]);
    }
    return result;
}

bool isId(const QString &id, const char *prefix)
{
    return (id.size() == 15 || id.size() == 18) && id.startsWith(QLatin1String(prefix));
}

Task<Result<TokenSet>> requestToken(Http &http, QUrl host, QByteArray form, CancelToken cancel)
{
    HttpRequest request =
        HttpRequest::postForm(endpoint(host, QStringLiteral("/services/oauth2/token")), form);
    // A code is single-use and a rotated refresh token too: sending twice destroys what the first one
    // obtained.
    request.repeatable = false;
    const auto response = co_await http.send(std::move(request), cancel);
    if (!response)
        co_return fail(response.error());
    co_return readTokenAnswer(*response, SignInPlace::salesforce(host));
}

} // namespace

QUrl authorizeUrl(const AuthorizeRequest &request)
{
    Form query;
    query.add("response_type", QStringLiteral("code"))
        .add("client_id", request.clientId)
        .add("redirect_uri", request.redirect.toString())
        .add("scope", QStringLiteral("api refresh_token"))
        .add("state", QString::fromLatin1(request.state))
        .add("code_challenge", QString::fromLatin1(request.challenge))
        .add("code_challenge_method", QStringLiteral("S256"));
    if (request.forceLogin)
        query.add("prompt", QStringLiteral("login"));
    query.addIfSet("login_hint", request.loginHint);
    QUrl url = endpoint(request.host, QStringLiteral("/services/oauth2/authorize"));
    url.setQuery(QString::fromLatin1(query.encoded()), QUrl::StrictMode);
    return url;
}

Task<Result<TokenSet>> exchangeCode(Http &http, QUrl host, QString clientId, QUrl redirect, QString code,
                                    Secret verifier, CancelToken cancel)
{
    Form form;
    form.add("grant_type", QStringLiteral("authorization_code"))
        .add("code", Secret::fromText(code))
        .add("client_id", clientId)
        .add("redirect_uri", redirect.toString())
        .add("code_verifier", verifier);
    return requestToken(http, host, form.encoded(), cancel);
}

Task<Result<TokenSet>> refresh(Http &http, QUrl host, QString clientId, Secret refreshToken,
                               CancelToken cancel)
{
    Form form;
    form.add("grant_type", QStringLiteral("refresh_token"))
        .add("refresh_token", refreshToken)
        .add("client_id", clientId);
    return requestToken(http, host, form.encoded(), cancel);
}

Task<Result<TokenSet>> clientCredentials(Http &http, QUrl host, QString clientId, Secret clientSecret,
                                         CancelToken cancel)
{
    Form form;
    form.add("grant_type", QStringLiteral("client_credentials"))
        .add("client_id", clientId)
        .add("client_secret", clientSecret);
    return requestToken(http, host, form.encoded(), cancel);
}

Task<Result<TokenSet>> jwtBearer(Http &http, QUrl host, QString clientId, QString userName,
                                 Secret privateKeyPem, QString audience, QDateTime now, CancelToken cancel)
{
    const QJsonObject header{{QStringLiteral("alg"), QStringLiteral("RS256")}};
    const QJsonObject claims{
        {QStringLiteral("iss"), clientId},
        {QStringLiteral("sub"), userName},
        {QStringLiteral("aud"), audience},
        // Seconds, and inside the three minutes Salesforce allows (trap 13).
        {QStringLiteral("exp"), now.toSecsSinceEpoch() + 150},
    };
    const auto assertion = signedJwt(header, claims, privateKeyPem, RsaAlgorithm::RS256);
    if (!assertion)
        co_return fail(assertion.error());
    Form form;
    form.add("grant_type", QStringLiteral("urn:ietf:params:oauth:grant-type:jwt-bearer"))
        .add("assertion", Secret(*assertion));
    co_return co_await requestToken(http, host, form.encoded(), cancel);
}

Task<Outcome> revoke(Http &http, QUrl host, Secret token, CancelToken cancel,
                     std::chrono::milliseconds patience)
{
    Form form;
    form.add("token", token);
    HttpRequest request =
        HttpRequest::postForm(endpoint(host, QStringLiteral("/services/oauth2/revoke")), form.encoded());
    request.repeatable = false;
    request.timeout = patience;
    const auto response = co_await http.send(std::move(request), cancel);
    if (!response)
        co_return fail(response.error());
    if (response->isSuccess() || response->status == 400)
        co_return {};
    co_return fail(providerTrouble(*response));
}

QStringList jwtAudiences(const QUrl &host)
{
    const QString name = host.host();
    const bool china = name.endsWith(QLatin1String(".sfcrmproducts.cn"));
    const QString production = china ? QStringLiteral("https://login.sfcrmproducts.cn")
                                     : QStringLiteral("https://login.salesforce.com");
    const QString sandbox = china ? QStringLiteral("https://test.sfcrmproducts.cn")
                                  : QStringLiteral("https://test.salesforce.com");
    const QString own = endpoint(host, {}).toString();
    const bool isSandbox = name.contains(QLatin1String(".sandbox."))
        || name.contains(QLatin1String(".scratch.")) || name.startsWith(QLatin1String("test."));
    return {isSandbox ? sandbox : production, own};
}

bool readIdentityUrl(const QUrl &identity, QString &organisationId, QString &userId)
{
    const QStringList parts = identity.path().split(QLatin1Char('/'), Qt::SkipEmptyParts);
    if (parts.size() != 3 || parts.at(0) != QLatin1String("id") || !isId(parts.at(1), "00D")
        || !isId(parts.at(2), "005"))
        return false;
    organisationId = longId(parts.at(1));
    userId = longId(parts.at(2));
    return true;
}

Result<TokenSet> readTokenAnswer(const HttpResponse &response, const SignInPlace &place)
{
    if (isProviderTrouble(response))
        return fail(providerTrouble(response));
    const auto object = readJsonObject(response);
    if (!object)
        return fail(object.error());
    const auto text = [&object](const char *key) { return object->value(QLatin1String(key)).toString(); };
    if (!response.isSuccess())
        return fail(salesforceOAuthError(text("error"), text("error_description"), place));

    TokenSet tokens;
    tokens.accessToken = Secret::fromText(text("access_token"));
    if (const QString refreshToken = text("refresh_token"); !refreshToken.isEmpty())
        tokens.refreshToken = Secret::fromText(refreshToken);
    tokens.scopes = text("scope").split(QLatin1Char(' '), Qt::SkipEmptyParts);
    tokens.instanceUrl = QUrl(text("instance_url"), QUrl::StrictMode);
    tokens.identityUrl = QUrl(text("id"), QUrl::StrictMode);
    const bool whole = !tokens.accessToken.isEmpty() && tokens.instanceUrl.isValid()
        && !tokens.instanceUrl.host().isEmpty()
        && readIdentityUrl(tokens.identityUrl, tokens.organisationId, tokens.userId);
    if (!whole)
        return fail(invalidAnswer(QStringLiteral("token answer without token, instance or identity")));
    return tokens;
}

} // namespace fairlead::salesforce
