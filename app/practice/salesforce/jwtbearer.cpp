// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/jwtbearer.h"

#include "practice/salesforce/loginhistory.h"
#include "practice/salesforce/setuprights.h"

#include <QHostAddress>

namespace fairlead::practice::salesforce {

namespace {

// The three-minute rule leaves no room for a clock that is ahead (reference Salesforce 1.6).
constexpr int longestAssertionSeconds = 180;
// What the provider forgives a clock that is a little off.
constexpr int clockSkewSeconds = 30;

// The older name of the claim wins where both are there (reference Salesforce 1.6).
QString subjectOf(const QJsonObject &claims)
{
    const QString prn = claims.value(QStringLiteral("prn")).toString();
    return prn.isEmpty() ? claims.value(QStringLiteral("sub")).toString() : prn;
}

// Sixteen bytes, most significant first, whichever of the two families it is of.
QByteArray addressBytes(const QString &text)
{
    const Q_IPV6ADDR bytes = QHostAddress(text).toIPv6Address();
    return QByteArray(reinterpret_cast<const char *>(bytes.c), sizeof bytes.c);
}

} // namespace

bool isIpRestricted(Org &org, const Request &request, const QByteArray &user)
{
    const auto profile = profileOf(org, user);
    const QJsonArray ranges =
        profile ? org.settings.loginIpRanges.value(profile->text("Name")).toArray() : QJsonArray();
    const QByteArray address = addressBytes(QString::fromLatin1(org.clientAddress(request)));
    return !ranges.isEmpty() && std::none_of(ranges.begin(), ranges.end(), [&](const QJsonValue &range) {
        const auto end = [&](const char *name) {
            return addressBytes(range.toObject().value(QLatin1String(name)).toString());
        };
        return end("startAddress") <= address && address <= end("endAddress");
    });
}

JwtBearer::JwtBearer(Org &org)
    : m_org(org)
{
}

OAuthAnswer<Issued> JwtBearer::grant(const Request &request, const QByteArray &text)
{
    const auto assertion = jwt::parse(text);
    if (!assertion)
        return denied("invalid_grant", "invalid assertion");
    const QJsonObject &claims = assertion->claims;
    const auto from = issuer(claims.value(QStringLiteral("iss")).toString());
    if (!from)
        return tl::unexpected(from.error());
    const jwt::Key certificate = jwt::Key::fromPem(from->certificate);
    const bool rs256 = assertion->header.value(QStringLiteral("alg")).toString() == QLatin1String("RS256");
    if (!rs256 || certificate.bits() < 2048 || !assertion->isSignedBy(certificate))
        return denied("invalid_grant", "invalid assertion");
    if (auto right = checkClaims(request, claims); !right)
        return tl::unexpected(right.error());
    const auto user = m_org.userByName(subjectOf(claims));
    if (!user)
        return denied("invalid_grant", "user hasn't approved this consumer");
    if (auto admitted = checkUser(request, *from, *user); !admitted)
        return tl::unexpected(admitted.error());
    recordLogin(m_org, request, user->id, LoginWay::OAuth, loginstatus::success, from->name);
    QStringList scopes = from->app ? from->app->scopes : QStringList{QStringLiteral("api")};
    scopes.removeAll(QStringLiteral("refresh_token"));
    scopes.removeAll(QStringLiteral("offline_access"));
    const bool named = from->app && from->app->namedUserJwt;
    return m_org.oauth.grantDirect(user->id, scopes, m_org.clientAddress(request), from->key,
                                   named ? namedUserToken(*from, *user, scopes) : QByteArray());
}

// A token that says itself whom it is for; good for REST alone (reference Salesforce 1.7, trap 16).
QByteArray JwtBearer::namedUserToken(const Issuer &issuer, const Org::User &user, const QStringList &scopes)
{
    const QJsonObject claims{
        {QStringLiteral("client_id"), issuer.key},
        {QStringLiteral("sub"), QString(QStringLiteral("uid:") + QLatin1String(user.id))},
        {QStringLiteral("scp"), scopes.join(QLatin1Char(' '))},
        {QStringLiteral("iat"), m_org.clock.nowUtc().toSecsSinceEpoch()},
        {QStringLiteral("jti"), QString::fromLatin1(randomToken(22))}};
    return jwt::sign({{QStringLiteral("tty"), QStringLiteral("sfdc-core-token")},
                      {QStringLiteral("typ"), QStringLiteral("JWT")}},
                     claims, m_org.signingKey());
}

OAuthAnswer<JwtBearer::Issuer> JwtBearer::issuer(const QString &key)
{
    if (key == m_org.app.id) {
        if (m_org.settings.blocks(m_org.app.name))
            return denied("app_blocked", "this app is blocked by admin");
        return Issuer{key, m_org.app.name, m_org.settings.certificate, {}};
    }
    const auto app = clientApp(m_org, key);
    if (!app)
        return denied("invalid_client_id", "client identifier invalid");
    if (const auto refusal = refusalOfAll(m_org, *app))
        return tl::unexpected(*refusal);
    return Issuer{key, app->name, app->certificate, app};
}

OAuthAnswer<void> JwtBearer::checkClaims(const Request &request, const QJsonObject &claims) const
{
    const QString audience = claims.value(QStringLiteral("aud")).toString();
    const QString login = m_org.settings.isSandbox ? QStringLiteral("https://test.salesforce.com")
                                                   : QStringLiteral("https://login.salesforce.com");
    const bool isOwn = m_org.settings.ownAddressIsAudience && audience == request.origin();
    if (audience != login && !isOwn)
        return denied("invalid_grant", "audience is invalid");
    const qint64 expires = qint64(claims.value(QStringLiteral("exp")).toDouble());
    const qint64 now = m_org.clock.nowUtc().toSecsSinceEpoch();
    if (expires <= now - clockSkewSeconds || expires > now + longestAssertionSeconds + clockSkewSeconds)
        return denied("invalid_grant", "expired authorization code");
    return {};
}

OAuthAnswer<void> JwtBearer::checkUser(const Request &request, const Issuer &issuer, const Org::User &user)
{
    const auto refused = [&](const char *status, const OAuthError &error) {
        recordLogin(m_org, request, user.id, LoginWay::OAuth, status, issuer.name);
        return tl::unexpected(error);
    };
    if (!user.active)
        return refused(loginstatus::inactive,
                       {"inactive_user", user.frozen ? "user is frozen" : "user is inactive"});
    // Whatever the app relaxes, this flow keeps to the profile's ranges (reference Salesforce 1.6, trap 15).
    if (isIpRestricted(m_org, request, user.id))
        return refused(loginstatus::restrictedIp, {"invalid_grant", "ip restricted"});
    const auto approval = checkApproval(issuer, user);
    if (!approval)
        return refused(loginstatus::notApproved, approval.error());
    return {};
}

OAuthAnswer<void> JwtBearer::checkApproval(const Issuer &issuer, const Org::User &user)
{
    if (issuer.app) {
        const auto refusal = refusalOf(m_org, *issuer.app, user);
        return refusal ? tl::unexpected(*refusal) : OAuthAnswer<void>();
    }
    const bool preauthorized = m_org.settings.preauthorizedUsers.contains(user.username, Qt::CaseInsensitive);
    if (!preauthorized && !m_org.oauth.hasApproved(user.id, {QStringLiteral("refresh_token")}))
        return denied("invalid_grant", "user hasn't approved this consumer");
    return {};
}

} // namespace fairlead::practice::salesforce
