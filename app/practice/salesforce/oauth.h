// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "practice/salesforce/orgsettings.h"

#include <QDateTime>
#include <QHash>
#include <QSet>
#include <QStringList>

#include <tl/expected.hpp>

#include <optional>

namespace fairlead::practice::salesforce {

/// {"error","error_description"} of the OAuth endpoints (reference Salesforce 1.8).
struct OAuthError
{
    QByteArray error;
    QByteArray description;
    int status = 400;

    QByteArray json() const;
};

template <typename T> using OAuthAnswer = tl::expected<T, OAuthError>;

inline tl::unexpected<OAuthError> denied(const char *error, const char *description, int status = 400)
{
    return tl::unexpected<OAuthError>(OAuthError{error, description, status});
}

/// The connected app of the practice org.
struct App
{
    QString id;
    QString secret;
    QString name;
    QStringList redirects; ///< compared character for character
    QStringList scopes;
};

/// What a token answer is made of.
struct Issued
{
    QByteArray accessToken;
    QByteArray refreshToken; ///< empty where there is none to tell
    QByteArray user;
    QStringList scopes;
    QString nonce;
};

/// Codes, refresh token families and access tokens. Knows no HTTP and no users beyond their ids.
class OAuth
{
public:
    OAuth(const Clock &clock, const OrgSettings &settings);

    struct CodeRequest
    {
        QByteArray user;
        QString client;
        QString redirect;
        QStringList scopes;
        QByteArray challenge; ///< S256
        QString nonce;
    };
    QByteArray makeCode(const CodeRequest &request);

    struct CodeRedemption
    {
        QByteArray code;
        QString client;
        QString redirect;
        QByteArray verifier;
        QByteArray address; ///< the session is bound to it where sessions are locked
    };
    OAuthAnswer<Issued> redeemCode(const CodeRedemption &redemption);

    /// Rotation: a new refresh token, the old one is spent; a spent one kills the family.
    OAuthAnswer<Issued> refresh(const QByteArray &token, const QString &client, const QByteArray &address);
    /// Server to server: an access token and nothing else. `token` is the one to give out; empty: an opaque
    /// one is made.
    Issued grantDirect(const QByteArray &user, const QStringList &scopes, const QByteArray &address,
                       const QString &client, const QByteArray &token = {});
    /// A refresh token takes its access tokens along, an access token goes alone.
    OAuthAnswer<void> revoke(const QByteArray &token);

    struct Session
    {
        QByteArray user;
        QByteArray address;
        QStringList scopes;
        QString client; ///< the app it was issued to
        quint64 grant = 0;
        QDateTime lastUsed;
    };
    /// The session of a live access token, its life prolonged by the use; null where there is none or it came
    /// from another address while sessions are locked to theirs.
    const Session *session(const QByteArray &accessToken, const QByteArray &address);

    /// Whether the user has approved the app for these scopes and that still stands.
    bool hasApproved(const QByteArray &user, const QStringList &scopes) const;
    /// A standing approval as OauthToken shows it.
    struct Approval
    {
        QByteArray user;
        QString client;
        QDateTime made;
        QDateTime lastUsed;
        int uses = 0;
        QByteArray deleteToken; ///< what revoke() takes to end it
    };
    QList<Approval> approvals() const;
    /// Grows whenever they may have changed.
    quint64 approvalsRevision() const { return m_approvalsRevision; }
    void expireAccessTokens();
    /// The app is gone: its grants, codes and sessions are too.
    void revokeClient(const QString &client);
    void revokeEverything();
    /// The first fifteen characters of every access token.
    void setOrganization(const QByteArray &id) { m_organization = id.left(15); }

private:
    struct Grant
    {
        quint64 number = 0;
        QByteArray user;
        QString client;
        QStringList scopes;
        QByteArray refreshToken;
        QSet<QByteArray> spent;
        Approval approval;
    };
    struct Code
    {
        CodeRequest request;
        QDateTime made;
        bool used = false;
    };

    /// The token of a session that has all but the time of its use.
    QByteArray issueAccessToken(Session session, QByteArray token = {});
    void kill(quint64 grant);
    void dropOldest(const QByteArray &user, const QString &client);

    const Clock &m_clock;
    const OrgSettings &m_settings;
    QByteArray m_organization;
    QHash<QByteArray, Code> m_codes;
    QList<Grant> m_grants; ///< oldest first
    QHash<QByteArray, Session> m_sessions;
    quint64 m_lastGrant = 0;
    quint64 m_approvalsRevision = 0;
};

/// `length` characters from letters, digits, '.' and '_'.
QByteArray randomToken(int length);
/// base64url(SHA-256(verifier)) (RFC 7636 §4.2).
QByteArray pkceChallenge(const QByteArray &verifier);

} // namespace fairlead::practice::salesforce
