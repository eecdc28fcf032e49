// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/tokenapi.h"

#include "practice/salesforce/jwtbearer.h"
#include "practice/salesforce/loginhistory.h"
#include "practice/seed/credentials.h"

#include <QJsonDocument>
#include <QMessageAuthenticationCode>

namespace fairlead::practice::salesforce {

namespace {

QString text(const QUrlQuery &form, const char *name)
{
    return Request::value(form, QLatin1String(name));
}

QByteArray bytes(const QUrlQuery &form, const char *name)
{
    return text(form, name).toUtf8();
}

Response document(const QJsonObject &object)
{
    return Response::json(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace

TokenApi::TokenApi(Org &org)
    : m_org(org)
{
}

std::optional<Response> TokenApi::handle(const Request &request)
{
    const QString path = request.path();
    if (path == QLatin1String("/services/oauth2/token"))
        return token(request);
    if (path == QLatin1String("/services/oauth2/revoke"))
        return revoke(request);
    if (path == QLatin1String("/services/oauth2/userinfo"))
        return userinfo(request);
    if (path.startsWith(QLatin1String("/id/00D")))
        return identity(request);
    if (path == QLatin1String("/.well-known/openid-configuration"))
        return openidConfiguration(request);
    if (path == QLatin1String("/id/keys")) {
        QJsonObject key = m_org.signingKey().jwk();
        key.insert(QStringLiteral("kid"), QStringLiteral("practice-1"));
        key.insert(QStringLiteral("alg"), QStringLiteral("RS256"));
        return document({{QStringLiteral("keys"), QJsonArray{key}}});
    }
    return std::nullopt;
}

Response TokenApi::token(const Request &request)
{
    if (request.method != "POST")
        return Response::json(OAuthError{"invalid_request", "must use HTTP POST"}.json(), 400);
    const QUrlQuery form = request.form();
    Client client{text(form, "client_id"), text(form, "client_secret")};
    const QByteArray authorization = request.header("Authorization");
    if (authorization.startsWith("Basic ")) {
        const QByteArray pair = QByteArray::fromBase64(authorization.mid(6));
        client.id = QString::fromUtf8(pair.left(pair.indexOf(':')));
        client.secret = QString::fromUtf8(pair.mid(pair.indexOf(':') + 1));
    }
    const QString grant = text(form, "grant_type");
    OAuthAnswer<Issued> answer = denied("unsupported_grant_type", "grant type not supported");
    if (m_org.settings.appBlocked)
        answer = denied("app_blocked", "this app is blocked by admin");
    else if (grant == QLatin1String("authorization_code"))
        answer = authorizationCode(request, form, client);
    else if (grant == QLatin1String("refresh_token"))
        answer = refreshToken(request, form, client);
    else if (grant == QLatin1String("client_credentials"))
        answer = clientCredentials(request, client);
    else if (grant == QLatin1String("urn:ietf:params:oauth:grant-type:jwt-bearer"))
        answer = JwtBearer(m_org).grant(request, bytes(form, "assertion"));
    else if (grant == QLatin1String("password"))
        // Off by default in new orgs (reference Salesforce 1.7).
        answer = denied("invalid_grant", "authentication failure");
    if (!answer) {
        Response refused = Response::json(answer.error().json(), answer.error().status);
        refused.setHeader("Cache-Control", "no-store");
        return refused;
    }
    return issued(request, *answer);
}

OAuthAnswer<void> TokenApi::checkClient(const Client &client, bool secretNeeded) const
{
    if (client.id != m_org.app.id)
        return denied("invalid_client_id", "client identifier invalid");
    if (m_org.settings.blocks(m_org.app.name))
        return denied("app_blocked", "this app is blocked by admin");
    if (client.secret.isEmpty() ? secretNeeded : client.secret != m_org.app.secret)
        return denied("invalid_client", "invalid client credentials");
    return {};
}

OAuthAnswer<Issued> TokenApi::authorizationCode(const Request &request, const QUrlQuery &form,
                                                const Client &client)
{
    if (auto known = checkClient(client, m_org.settings.secretRequired); !known)
        return tl::unexpected(known.error());
    auto answer = m_org.oauth.redeemCode({bytes(form, "code"), client.id, text(form, "redirect_uri"),
                                          bytes(form, "code_verifier"), m_org.clientAddress(request)});
    if (answer)
        recordLogin(m_org, request, answer->user, LoginWay::OAuth);
    return answer;
}

OAuthAnswer<Issued> TokenApi::refreshToken(const Request &request, const QUrlQuery &form,
                                           const Client &client)
{
    if (auto known = checkClient(client, m_org.settings.secretRequired); !known)
        return tl::unexpected(known.error());
    auto answer = m_org.oauth.refresh(bytes(form, "refresh_token"), client.id, m_org.clientAddress(request));
    if (!answer)
        return answer;
    const auto user = m_org.user(answer->user);
    const bool active = user && user->active;
    recordLogin(m_org, request, answer->user, LoginWay::OAuthRefresh,
                active ? loginstatus::success : loginstatus::inactive);
    if (!active) {
        m_org.oauth.revoke(answer->accessToken);
        return denied("invalid_grant", "inactive user");
    }
    return answer;
}

OAuthAnswer<Issued> TokenApi::clientCredentials(const Request &request, const Client &client)
{
    // Only My Domain hosts, never the shared sign-in hosts (reference Salesforce 1.7).
    const QString host = request.url.host();
    if (host.startsWith(QLatin1String("login.")) || host.startsWith(QLatin1String("test.")))
        return denied("invalid_grant", "request not supported on this domain");
    if (auto known = checkClient(client, true); !known)
        return tl::unexpected(known.error());
    const QString runAs = m_org.settings.clientCredentialsUser;
    const auto user = runAs.isEmpty() ? m_org.user(m_org.ids.integrationUser) : m_org.userByName(runAs);
    if (!m_org.settings.clientCredentialsEnabled || !user || !user->active)
        return denied("invalid_grant", "no client credentials user enabled");
    recordLogin(m_org, request, user->id, LoginWay::OAuth);
    return m_org.oauth.grantDirect(user->id, {QStringLiteral("api")}, m_org.clientAddress(request),
                                   m_org.app.id);
}

QString TokenApi::identityUrl(const Request &request, const QByteArray &user) const
{
    return request.origin() + QStringLiteral("/id/") + QLatin1String(m_org.ids.organization)
        + QLatin1Char('/') + QLatin1String(user);
}

Response TokenApi::issued(const Request &request, const Issued &issued)
{
    const QString id = identityUrl(request, issued.user);
    // Milliseconds, whatever the documentation says (reference Salesforce 1.3).
    const QString issuedAt = QString::number(m_org.clock.nowUtc().toMSecsSinceEpoch());
    const QByteArray signature = QMessageAuthenticationCode::hash(
        (id + issuedAt).toUtf8(), m_org.app.secret.toUtf8(), QCryptographicHash::Sha256);
    QJsonObject answer{{QStringLiteral("access_token"), QLatin1String(issued.accessToken)},
                       {QStringLiteral("signature"), QLatin1String(signature.toBase64())},
                       {QStringLiteral("scope"), issued.scopes.join(QLatin1Char(' '))},
                       {QStringLiteral("instance_url"), request.origin()},
                       {QStringLiteral("id"), id},
                       {QStringLiteral("token_type"), QStringLiteral("Bearer")},
                       {QStringLiteral("issued_at"), issuedAt}};
    if (!issued.refreshToken.isEmpty())
        answer.insert(QStringLiteral("refresh_token"), QLatin1String(issued.refreshToken));
    if (issued.scopes.contains(QLatin1String("openid")))
        answer.insert(QStringLiteral("id_token"), QLatin1String(idToken(request, issued, id)));
    Response response = document(answer);
    response.setHeader("Cache-Control", "no-store");
    return response;
}

QByteArray TokenApi::idToken(const Request &request, const Issued &issued, const QString &identity)
{
    const qint64 now = m_org.clock.nowUtc().toSecsSinceEpoch();
    QJsonObject claims{
        {QStringLiteral("iss"), request.origin()},
        {QStringLiteral("sub"), identity},
        {QStringLiteral("aud"), m_org.app.id},
        {QStringLiteral("iat"), now},
        {QStringLiteral("exp"), now + 120},
        {QStringLiteral("at_hash"),
         QLatin1String(jwt::base64Url(
             QCryptographicHash::hash(issued.accessToken, QCryptographicHash::Sha256).left(16)))}};
    if (!issued.nonce.isEmpty())
        claims.insert(QStringLiteral("nonce"), issued.nonce);
    return jwt::sign({{QStringLiteral("kid"), QStringLiteral("practice-1")},
                      {QStringLiteral("typ"), QStringLiteral("JWT")}},
                     claims, m_org.signingKey());
}

Response TokenApi::revoke(const Request &request)
{
    const QUrlQuery form = request.method == "POST" ? request.form() : request.query();
    const auto done = m_org.oauth.revoke(bytes(form, "token"));
    return done ? Response{200, {}, {}} : Response::json(done.error().json(), 400);
}

tl::expected<Org::User, QByteArray> TokenApi::bearer(const Request &request)
{
    QByteArray token = request.header("Authorization");
    token = token.startsWith("Bearer ") || token.startsWith("OAuth ") ? token.mid(token.indexOf(' ') + 1)
                                                                      : QByteArray();
    if (token.isEmpty())
        token = bytes(request.method == "POST" ? request.form() : request.query(), "access_token");
    if (token.isEmpty())
        return tl::unexpected(QByteArray("Missing_OAuth_Token"));
    const auto *session = m_org.oauth.session(token, m_org.clientAddress(request));
    const auto user = session ? m_org.user(session->user) : std::nullopt;
    if (!user || !user->active)
        return tl::unexpected(QByteArray("Bad_OAuth_Token"));
    return *user;
}

QJsonObject TokenApi::urls(const Request &request) const
{
    const QString origin = request.origin();
    const QString data = origin + QStringLiteral("/services/data/v{version}/");
    return {{QStringLiteral("rest"), data},
            {QStringLiteral("sobjects"), QString(data + QStringLiteral("sobjects/"))},
            {QStringLiteral("query"), QString(data + QStringLiteral("query/"))},
            {QStringLiteral("recent"), QString(data + QStringLiteral("recent/"))},
            {QStringLiteral("tooling_rest"), QString(data + QStringLiteral("tooling/"))},
            {QStringLiteral("metadata"),
             QString(origin + QStringLiteral("/services/Soap/m/{version}/")
                     + QLatin1String(m_org.ids.organization.left(15)))},
            {QStringLiteral("custom_domain"), origin}};
}

// 403 and a bare word where the token is no good: not JSON, not 401 (reference Salesforce 1.5).
Response TokenApi::userinfo(const Request &request)
{
    const auto user = bearer(request);
    if (!user)
        return Response::text(user.error(), 403);
    const auto row = m_org.store.read(*Schema::instance().object("User"), user->id);
    const auto value = [&](const char *field) { return row->text(field); };
    return document(
        {{QStringLiteral("sub"), identityUrl(request, user->id)},
         {QStringLiteral("user_id"), QLatin1String(user->id)},
         {QStringLiteral("organization_id"), QLatin1String(m_org.ids.organization)},
         {QStringLiteral("preferred_username"), user->username},
         {QStringLiteral("nickname"), value("CommunityNickname")},
         {QStringLiteral("name"), user->name},
         {QStringLiteral("email"), value("Email")},
         {QStringLiteral("email_verified"), true},
         {QStringLiteral("given_name"), value("FirstName")},
         {QStringLiteral("family_name"), value("LastName")},
         {QStringLiteral("zoneinfo"), value("TimeZoneSidKey")},
         {QStringLiteral("active"), user->active},
         {QStringLiteral("user_type"), QStringLiteral("STANDARD")},
         {QStringLiteral("language"), value("LanguageLocaleKey")},
         {QStringLiteral("locale"), value("LocaleSidKey")},
         {QStringLiteral("utcOffset"), 0},
         {QStringLiteral("updated_at"), QString(value("LastModifiedDate").left(19) + QLatin1Char('Z'))},
         {QStringLiteral("is_app_installed"), m_org.settings.appInstalled},
         {QStringLiteral("is_salesforce_integration_user"), false},
         {QStringLiteral("urls"), urls(request)}});
}

Response TokenApi::identity(const Request &request)
{
    const auto user = bearer(request);
    if (!user)
        return Response::text(user.error(), 403);
    const QStringList parts = request.path().split(QLatin1Char('/'), Qt::SkipEmptyParts);
    if (parts.size() != 3 || !m_org.ids.organization.startsWith(parts.at(1).left(15).toLatin1()))
        return Response::text("Wrong_Org", 403);
    if (!user->id.startsWith(parts.at(2).left(15).toLatin1()))
        return Response::text("Bad_OAuth_Token", 403);
    const auto row = m_org.store.read(*Schema::instance().object("User"), user->id);
    const auto value = [&](const char *field) { return row->text(field); };
    const QString stamp = value("LastModifiedDate");
    QJsonObject links = urls(request);
    if (Request::value(request.query(), QStringLiteral("version")) == QLatin1String("latest")) {
        for (auto it = links.begin(); it != links.end(); ++it)
            *it = it->toString().replace(QStringLiteral("{version}"), QStringLiteral("66.0"));
    }
    return document({{QStringLiteral("id"), identityUrl(request, user->id)},
                     {QStringLiteral("asserted_user"), true},
                     {QStringLiteral("user_id"), QLatin1String(user->id)},
                     {QStringLiteral("organization_id"), QLatin1String(m_org.ids.organization)},
                     {QStringLiteral("username"), user->username},
                     {QStringLiteral("nick_name"), value("CommunityNickname")},
                     {QStringLiteral("display_name"), user->name},
                     {QStringLiteral("email"), value("Email")},
                     {QStringLiteral("email_verified"), true},
                     {QStringLiteral("first_name"), value("FirstName")},
                     {QStringLiteral("last_name"), value("LastName")},
                     {QStringLiteral("timezone"), value("TimeZoneSidKey")},
                     {QStringLiteral("mobile_phone"), value("MobilePhone")},
                     {QStringLiteral("active"), user->active},
                     {QStringLiteral("user_type"), QStringLiteral("STANDARD")},
                     {QStringLiteral("language"), value("LanguageLocaleKey")},
                     {QStringLiteral("locale"), value("LocaleSidKey")},
                     {QStringLiteral("utcOffset"), 0},
                     {QStringLiteral("last_modified_date"), stamp},
                     {QStringLiteral("is_app_installed"), m_org.settings.appInstalled},
                     {QStringLiteral("urls"), links}});
}

Response TokenApi::openidConfiguration(const Request &request) const
{
    const QString origin = request.origin();
    const auto at = [&](const char *path) { return QString(origin + QLatin1String(path)); };
    return document(
        {{QStringLiteral("issuer"), origin},
         {QStringLiteral("authorization_endpoint"), at("/services/oauth2/authorize")},
         {QStringLiteral("token_endpoint"), at("/services/oauth2/token")},
         {QStringLiteral("revocation_endpoint"), at("/services/oauth2/revoke")},
         {QStringLiteral("userinfo_endpoint"), at("/services/oauth2/userinfo")},
         {QStringLiteral("jwks_uri"), at("/id/keys")},
         {QStringLiteral("scopes_supported"), QJsonArray::fromStringList(m_org.app.scopes)},
         {QStringLiteral("response_types_supported"), QJsonArray{QStringLiteral("code")}},
         {QStringLiteral("subject_types_supported"), QJsonArray{QStringLiteral("public")}},
         {QStringLiteral("id_token_signing_alg_values_supported"), QJsonArray{QStringLiteral("RS256")}},
         {QStringLiteral("token_endpoint_auth_methods_supported"),
          QJsonArray{QStringLiteral("client_secret_post"), QStringLiteral("client_secret_basic")}}});
}

} // namespace fairlead::practice::salesforce
