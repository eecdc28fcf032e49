// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crmkind.h"
#include "core/ids.h"

#include <QDateTime>
#include <QJsonObject>
#include <QMetaType>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace fairlead {

/// How a connection obtains its access tokens.
enum class SignInMethod {
    SalesforceWeb, ///< an administrator's approval in the browser, kept as a refresh token
    SalesforceClientCredentials, ///< consumer key and secret, the app's run-as user
    SalesforceJwt, ///< consumer key and an RSA key of the organisation's own making (JWT bearer)
    SalesforceServer, ///< the same with app, user and key made by Fairlead: server-to-server access
    DynamicsPassword, ///< the non-interactive user's name and password (ROPC)
    DynamicsWindow, ///< the non-interactive user signed in in a window, kept as a refresh token
    DynamicsApplication, ///< an application user: client id and secret
    DynamicsCertificate, ///< an application user: client id, our own RSA key and the certificate of it
};
QString nameOf(SignInMethod method);
std::optional<SignInMethod> signInMethodFromString(QStringView text);
/// The method can obtain a new token by itself, for as long as the secret it uses is known.
bool renewsItself(SignInMethod method);
/// As an application user at Dynamics 365, by a secret or certificate of its app.
bool isApplication(SignInMethod method);

/// `reconnect` can give its user what it lacks: Fairlead made him, or he is an app's own.
bool takesReconnecting(SignInMethod method);

/// Purpose of the vault slot the method keeps what it signs in with in; empty where that is in the keychain.
QString sealedPurpose(SignInMethod method);

/// Everything a connection is, but its secrets. A value type, the rows of connections.json.
struct ConnectionInfo
{
    ConnectionId id;
    QString name; ///< shown and used by `--connection`; unique, compared without case
    CrmKind crm = CrmKind::Salesforce;
    QString cloud; ///< name of a Cloud
    QUrl address; ///< canonical
    /// Pinned: compared before any read or write whenever a token was obtained (a refreshed sandbox keeps its
    /// host and is another organisation).
    QString organisationId;
    QString organisationName;
    QString environment; ///< "production", "sandbox", …
    QString tenantId; ///< Entra
    QString clientId;
    SignInMethod method = SignInMethod::SalesforceWeb;
    QString userName;
    QString userId;
    bool keepsPassword = true; ///< false: password or secret is asked for again after a restart
    QStringList objects; ///< pulled in this order, users first
    QString workspaceFile; ///< file name inside the home
    QDateTime createdAt;
    /// Of what it signs in with, where that is known (expiry.h): a client secret's end, a certificate's.
    QDateTime credentialExpires{};
    QDateTime expiryToldAt{}; ///< when a person was last told of that end, UTC; invalid: never
    QString certificateThumbprint{}; ///< DynamicsCertificate: base64url of SHA-256 (auth/clientcertificate.h)

    // Its life; each absent in the file of a connection that never had it.
    bool revoked = false; ///< never signs in by itself: re-authorising brings it back
    QDateTime revokedAt;
    bool revocationOwed = false; ///< stopped here; what it held is still to be ended at the provider
    /// Its integration user was taken back and nobody has taken over: only another user brings it back.
    bool userGone = false;
    QString colour; ///< one of connectionColours(); empty: none was chosen yet

    friend bool operator==(const ConnectionInfo &, const ConnectionInfo &) = default;
};

QJsonObject toJson(const ConnectionInfo &info);
/// Empty when a required key is missing or of the wrong type.
std::optional<ConnectionInfo> connectionFromJson(const QJsonObject &object);

/// Purposes of a connection's keychain entries and vault slots.
namespace purpose {
inline const QString password = QStringLiteral("password");
inline const QString clientSecret = QStringLiteral("client-secret");
inline const QString privateKey = QStringLiteral("private-key");
inline const QString refreshToken = QStringLiteral("refresh-token");
} // namespace purpose

} // namespace fairlead

Q_DECLARE_METATYPE(fairlead::ConnectionInfo)
