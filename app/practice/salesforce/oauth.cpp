// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/oauth.h"

#include "practice/jsonstring.h"
#include "practice/jwt.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

namespace fairlead::practice::salesforce {

namespace {

constexpr int liveApprovals = 5;
constexpr int codeLifetimeSeconds = 15 * 60;

} // namespace

QByteArray OAuthError::json() const
{
    QByteArray out = "{\"error\":";
    appendJsonString(out, error);
    out += ",\"error_description\":";
    appendJsonString(out, description);
    return out + '}';
}

QByteArray randomToken(int length)
{
    static constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._";
    QByteArray out(length, Qt::Uninitialized);
    for (char &c : out)
        c = alphabet[QRandomGenerator::system()->bounded(64)];
    return out;
}

QByteArray pkceChallenge(const QByteArray &verifier)
{
    return jwt::base64Url(QCryptographicHash::hash(verifier, QCryptographicHash::Sha256));
}

OAuth::OAuth(const Clock &clock, const OrgSettings &settings)
    : m_clock(clock)
    , m_settings(settings)
{
}

QByteArray OAuth::makeCode(const CodeRequest &request)
{
    // Real codes end in "==", which the redirect carries as %3D%3D (reference Salesforce 1.2).
    const QByteArray code = "aPrx" + randomToken(76) + "==";
    m_codes.insert(code, {request, m_clock.nowUtc(), false});
    return code;
}

OAuthAnswer<Issued> OAuth::redeemCode(const CodeRedemption &redemption)
{
    const auto code = m_codes.find(redemption.code);
    if (code == m_codes.end() || code->used)
        return denied("invalid_grant", "invalid authorization code");
    if (code->made.secsTo(m_clock.nowUtc()) > codeLifetimeSeconds)
        return denied("invalid_grant", "expired authorization code");
    const CodeRequest &request = code->request;
    if (request.client != redemption.client)
        return denied("invalid_client_id", "client identifier invalid");
    if (request.redirect != redemption.redirect)
        return denied("redirect_uri_mismatch", "redirect_uri must match configuration");
    // The two PKCE failures have different codes (reference Salesforce 1.3).
    if (redemption.verifier.isEmpty())
        return denied("invalid_grant", "missing required code verifier");
    if (pkceChallenge(redemption.verifier) != request.challenge)
        return denied("invalid_request", "invalid code verifier");
    code->used = true;

    Grant grant;
    grant.number = ++m_lastGrant;
    grant.user = request.user;
    grant.client = request.client;
    grant.scopes = request.scopes;
    if (request.scopes.contains(QLatin1String("refresh_token")))
        grant.refreshToken = "5Aep861" + randomToken(80);
    const QDateTime now = m_clock.nowUtc();
    grant.approval = {grant.user, grant.client, now, now, 1, "OAuthDel." + randomToken(60)};
    ++m_approvalsRevision;
    m_grants.append(grant);
    dropOldest(grant.user, grant.client);
    return Issued{
        issueAccessToken({grant.user, redemption.address, grant.scopes, grant.client, grant.number, {}}),
        grant.refreshToken, grant.user, grant.scopes, request.nonce};
}

OAuthAnswer<Issued> OAuth::refresh(const QByteArray &token, const QString &client, const QByteArray &address)
{
    for (Grant &grant : m_grants) {
        if (grant.spent.contains(token)) {
            kill(grant.number);
            break;
        }
        if (token.isEmpty() || grant.refreshToken != token)
            continue;
        if (grant.client != client)
            return denied("invalid_client_id", "client identifier invalid");
        grant.approval.lastUsed = m_clock.nowUtc();
        ++grant.approval.uses;
        ++m_approvalsRevision;
        QByteArray told;
        if (m_settings.refreshTokenRotation) {
            grant.spent.insert(token);
            grant.refreshToken = told = "5Aep861" + randomToken(80);
        }
        return Issued{issueAccessToken({grant.user, address, grant.scopes, client, grant.number, {}}),
                      told,
                      grant.user,
                      grant.scopes,
                      {}};
    }
    return denied("invalid_grant", "expired access/refresh token");
}

Issued OAuth::grantDirect(const QByteArray &user, const QStringList &scopes, const QByteArray &address,
                          const QString &client, const QByteArray &token)
{
    return {issueAccessToken({user, address, scopes, client, 0, {}}, token), {}, user, scopes, {}};
}

OAuthAnswer<void> OAuth::revoke(const QByteArray &token)
{
    if (m_sessions.remove(token))
        return {};
    for (const Grant &grant : m_grants) {
        if (!token.isEmpty() && (grant.refreshToken == token || grant.approval.deleteToken == token)) {
            kill(grant.number);
            return {};
        }
    }
    return denied("invalid_token", "invalid token");
}

QByteArray OAuth::issueAccessToken(Session session, QByteArray token)
{
    if (token.isEmpty())
        token = m_organization + "!AQEAQ" + randomToken(88);
    session.lastUsed = m_clock.nowUtc();
    m_sessions.insert(token, session);
    return token;
}

const OAuth::Session *OAuth::session(const QByteArray &accessToken, const QByteArray &address)
{
    const auto found = m_sessions.find(accessToken);
    if (found == m_sessions.end())
        return nullptr;
    const QDateTime now = m_clock.nowUtc();
    if (found->lastUsed.secsTo(now) >= m_settings.accessTokenLifetimeSeconds) {
        m_sessions.erase(found);
        return nullptr;
    }
    if (m_settings.lockSessionsToIp && found->address != address)
        return nullptr;
    found->lastUsed = now;
    return &*found;
}

bool OAuth::hasApproved(const QByteArray &user, const QStringList &scopes) const
{
    return std::any_of(m_grants.begin(), m_grants.end(), [&](const Grant &grant) {
        return grant.user == user && std::all_of(scopes.begin(), scopes.end(), [&](const QString &scope) {
                   return grant.scopes.contains(scope);
               });
    });
}

void OAuth::kill(quint64 number)
{
    m_sessions.removeIf([&](const auto &entry) { return entry->grant == number; });
    m_grants.removeIf([&](const Grant &grant) { return grant.number == number; });
    ++m_approvalsRevision;
}

// A user holds five approvals of an app; one more silently ends the oldest (reference Salesforce 1.4).
void OAuth::dropOldest(const QByteArray &user, const QString &client)
{
    QList<quint64> own;
    for (const Grant &grant : m_grants) {
        if (grant.user == user && grant.client == client)
            own.append(grant.number);
    }
    while (own.size() > liveApprovals)
        kill(own.takeFirst());
}

void OAuth::expireAccessTokens()
{
    m_sessions.clear();
}

void OAuth::revokeClient(const QString &client)
{
    m_sessions.removeIf([&](const auto &entry) { return entry->client == client; });
    m_grants.removeIf([&](const Grant &grant) { return grant.client == client; });
    m_codes.removeIf([&](const auto &entry) { return entry->request.client == client; });
    ++m_approvalsRevision;
}

void OAuth::revokeEverything()
{
    m_sessions.clear();
    m_grants.clear();
    m_codes.clear();
    ++m_approvalsRevision;
}

QList<OAuth::Approval> OAuth::approvals() const
{
    QList<Approval> out;
    for (const Grant &grant : m_grants)
        out.append(grant.approval);
    return out;
}

} // namespace fairlead::practice::salesforce
