// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/entra/tokens.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QUuid>

namespace fairlead::practice {

namespace {

QString shortId()
{
    return Grants::randomText(16);
}

QString resourceHash()
{
    return QStringLiteral("1.AXkA") + Grants::randomText(42);
}

QString loginHint(const EntraUser &user)
{
    return QStringLiteral("O.") + QString::fromLatin1(jwt::base64Url((user.oid + user.upn).toUtf8()));
}

// Pairwise per app (reference 1.14).
QString subject(const EntraUser &user, const EntraApp &app)
{
    const QByteArray hash =
        QCryptographicHash::hash((user.oid + app.id).toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(jwt::base64Url(hash));
}

QString puid(const EntraUser &user)
{
    const QByteArray hash = QCryptographicHash::hash(user.oid.toUtf8(), QCryptographicHash::Sha1);
    return QStringLiteral("10032") + QString::fromLatin1(hash.toHex().left(11)).toUpper();
}

QJsonObject common(const ResourceScope &scope, const QString &tenant, const QDateTime &now, int lifetime)
{
    const qint64 seconds = now.toSecsSinceEpoch();
    return {
        {QStringLiteral("aud"), scope.identifier},
        {QStringLiteral("iss"), QStringLiteral("https://sts.windows.net/%1/").arg(tenant)},
        {QStringLiteral("iat"), seconds},
        {QStringLiteral("nbf"), seconds},
        {QStringLiteral("exp"), seconds + lifetime},
        {QStringLiteral("aio"), Grants::randomText(72)},
        {QStringLiteral("rh"), resourceHash()},
        {QStringLiteral("tid"), tenant},
        {QStringLiteral("uti"), shortId()},
        {QStringLiteral("ver"), QStringLiteral("1.0")},
        {QStringLiteral("xms_ftd"), Grants::randomText(96)},
        {QStringLiteral("tenant_region_scope"), QStringLiteral("EU")},
    };
}

} // namespace

QJsonObject TokenMint::header() const
{
    const QString kid = QString::fromLatin1(m_directory.signingKeyId());
    return {{QStringLiteral("typ"), QStringLiteral("JWT")},
            {QStringLiteral("alg"), QStringLiteral("RS256")},
            {QStringLiteral("x5t"), kid},
            {QStringLiteral("kid"), kid}};
}

QByteArray TokenMint::userAccessToken(const EntraUser &user, const EntraApp &app,
                                      const Authentication &authentication, const ResourceScope &scope,
                                      int lifetime) const
{
    QJsonObject claims = common(scope, authentication.tenant, m_clock.nowUtc(), lifetime);
    QJsonArray methods{QStringLiteral("pwd")};
    if (authentication.mfa)
        methods.append(QStringLiteral("mfa"));
    QStringList permissions = scope.permissions;
    if (scope.isDefault)
        permissions = scope.resource->delegated.mid(0, 1);
    if (permissions.isEmpty())
        permissions = {QStringLiteral("openid"), QStringLiteral("profile")};
    QJsonArray roles;
    // Global Administrator; everybody else is told to be an ordinary user.
    if (user.globalAdmin)
        roles.append(QStringLiteral("62e90394-69f5-4237-9190-012177145e10"));
    roles.append(QStringLiteral("b79fbf4d-3ef9-4689-8143-76b194e85509"));
    const std::initializer_list<std::pair<QString, QJsonValue>> own{
        {QStringLiteral("acct"), 0},
        {QStringLiteral("acr"), QStringLiteral("1")},
        {QStringLiteral("amr"), methods},
        {QStringLiteral("appid"), app.id},
        {QStringLiteral("appidacr"), QStringLiteral("0")},
        {QStringLiteral("family_name"), user.surname},
        {QStringLiteral("given_name"), user.givenName},
        {QStringLiteral("idtyp"), QStringLiteral("user")},
        {QStringLiteral("ipaddr"), QStringLiteral("127.0.0.1")},
        {QStringLiteral("login_hint"), loginHint(user)},
        {QStringLiteral("name"), user.name()},
        {QStringLiteral("oid"), user.oid},
        {QStringLiteral("puid"), puid(user)},
        {QStringLiteral("scp"), permissions.join(QLatin1Char(' '))},
        {QStringLiteral("sid"), authentication.sessionId},
        {QStringLiteral("sub"), subject(user, app)},
        {QStringLiteral("unique_name"), user.upn},
        {QStringLiteral("upn"), user.upn},
        {QStringLiteral("wids"), roles},
        {QStringLiteral("xms_idrel"), QStringLiteral("1 20")},
    };
    for (const auto &[name, value] : own)
        claims.insert(name, value);
    // Our own: which of them end together cannot be told by seconds.
    if (user.endedAccess > 0)
        claims.insert(QStringLiteral("practice_ended"), user.endedAccess);
    return jwt::sign(header(), claims, m_directory.signingKey());
}

QByteArray TokenMint::applicationAccessToken(const EntraApp &app, const EntraTenant &tenant,
                                             const ResourceScope &scope, bool byCertificate,
                                             int lifetime) const
{
    QJsonObject claims = common(scope, tenant.id, m_clock.nowUtc(), lifetime);
    const std::initializer_list<std::pair<QString, QJsonValue>> own{
        {QStringLiteral("appid"), app.id},
        {QStringLiteral("appidacr"), byCertificate ? QStringLiteral("2") : QStringLiteral("1")},
        {QStringLiteral("app_displayname"), app.name},
        {QStringLiteral("idp"), QStringLiteral("https://sts.windows.net/%1/").arg(tenant.id)},
        {QStringLiteral("idtyp"), QStringLiteral("app")},
        {QStringLiteral("oid"), app.servicePrincipalId()},
        {QStringLiteral("sub"), app.servicePrincipalId()},
        {QStringLiteral("xms_idrel"), QStringLiteral("7 18")},
        {QStringLiteral("xms_rd"), Grants::randomText(48)},
    };
    for (const auto &[name, value] : own)
        claims.insert(name, value);
    return jwt::sign(header(), claims, m_directory.signingKey());
}

QByteArray TokenMint::idToken(const EntraUser &user, const EntraApp &app,
                              const Authentication &authentication, const ScopeSet &scopes,
                              const QString &nonce, const QString &authority) const
{
    const qint64 now = m_clock.nowUtc().toSecsSinceEpoch();
    QJsonObject claims{
        {QStringLiteral("aud"), app.id},
        {QStringLiteral("iss"), QStringLiteral("%1/%2/v2.0").arg(authority, authentication.tenant)},
        {QStringLiteral("iat"), now},
        {QStringLiteral("nbf"), now},
        {QStringLiteral("exp"), now + 3900},
        {QStringLiteral("rh"), resourceHash()},
        {QStringLiteral("sid"), authentication.sessionId},
        {QStringLiteral("sub"), subject(user, app)},
        {QStringLiteral("tid"), authentication.tenant},
        {QStringLiteral("uti"), shortId()},
        {QStringLiteral("ver"), QStringLiteral("2.0")},
    };
    if (!nonce.isEmpty())
        claims.insert(QStringLiteral("nonce"), nonce);
    if (scopes.profile) {
        claims.insert(QStringLiteral("name"), user.name());
        claims.insert(QStringLiteral("oid"), user.oid);
        claims.insert(QStringLiteral("preferred_username"), user.upn);
    }
    if (scopes.email)
        claims.insert(QStringLiteral("email"), user.upn);
    return jwt::sign(header(), claims, m_directory.signingKey());
}

std::optional<TokenBearer> readAccessToken(const QByteArray &token, const Directory &directory,
                                           const Clock &clock, const QString &resourceAppId,
                                           const QString &origin)
{
    const auto parsed = jwt::parse(token);
    if (!parsed || !parsed->isSignedBy(directory.signingKey()))
        return std::nullopt;
    const QJsonObject &claims = parsed->claims;
    const auto text = [&](const char *name) { return claims.value(QLatin1String(name)).toString(); };
    const qint64 now = clock.nowUtc().toSecsSinceEpoch();
    if (claims.value(QLatin1String("exp")).toInteger() <= now
        || claims.value(QLatin1String("nbf")).toInteger() > now + 300)
        return std::nullopt;
    const QString audience = text("aud");
    if (audience != origin && !audience.startsWith(origin + QLatin1Char('/')) && audience != resourceAppId)
        return std::nullopt;
    if (text("iss") != QStringLiteral("https://sts.windows.net/%1/").arg(text("tid")))
        return std::nullopt;
    const EntraUser *user = directory.userByOid(text("oid"));
    if (user && claims.value(QLatin1String("practice_ended")).toInt() != user->endedAccess)
        return std::nullopt;
    TokenBearer bearer;
    bearer.tenant = text("tid");
    bearer.oid = text("oid");
    bearer.upn = text("upn");
    bearer.clientId = text("appid");
    bearer.scopes = text("scp");
    bearer.isApplication = text("idtyp") == QLatin1String("app");
    return bearer;
}

} // namespace fairlead::practice
