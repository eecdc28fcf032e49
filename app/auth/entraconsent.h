// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/cloud.h"
#include "core/result.h"
#include "core/secret.h"
#include "core/task.h"
#include "net/http.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace fairlead::entra {

/// What a public client cannot do for itself at Entra (reference Microsoft 1.15) and a signed-in
/// administrator can, over Microsoft Graph: end a consent, end somebody's sessions, and see when an app's
/// credentials end. `graphToken`: an administrator's access token with administrationScopes().
/// PermissionMissing where the directory does not let him; then consentByHand() says what is to be done.
QStringList administrationScopes(const Cloud &cloud);

struct WithdrawnConsent
{
    int grants = 0; ///< that stood and stand no more; 0: there was none
    friend bool operator==(const WithdrawnConsent &, const WithdrawnConsent &) = default;
};
/// Deletes every delegated consent that the tenant's service principal of this app has: for everybody and for
/// single users, so that all connections by a user of that tenant end, not one alone. Gone already is done.
/// Application permissions stay: they are no grant of a user.
Task<Result<WithdrawnConsent>> withdrawConsent(Http &http, Cloud cloud, Secret graphToken, QString clientId,
                                               CancelToken cancel);

/// Ends every session and refresh token of that user, those of other programs too. `user`: object id or user
/// name; empty: the signed-in administrator himself.
Task<Outcome> endSessions(Http &http, Cloud cloud, Secret graphToken, QString user, CancelToken cancel);

/// A client secret or certificate of an app registration, and its end.
struct CredentialEnd
{
    enum class Kind { Secret, Certificate };
    Kind kind = Kind::Secret;
    QString keyId;
    QString hint; ///< a secret's first three characters; tells several apart
    QString thumbprint; ///< of a certificate, as the directory writes it
    QDateTime ends; ///< UTC
};
/// Of a registration of the token's own tenant; ProviderAnswerInvalid for what cannot be read, RecordMissing
/// where the app is registered elsewhere.
Task<Result<QList<CredentialEnd>>> credentialEnds(Http &http, Cloud cloud, Secret graphToken,
                                                  QString clientId, CancelToken cancel);
/// The end of the secret in use, by its first three characters; where several fit, the first to end: told too
/// early is better than too late. Invalid where there is none. Pure.
QDateTime endOfSecret(const QList<CredentialEnd> &ends, const Secret &secret);

/// The steps a person takes instead; texts translated.
struct ConsentByHand
{
    QString sentence; ///< what still stands
    QUrl page; ///< the portal, at the app where its place is known
    QString path;
    QStringList steps;
};
ConsentByHand consentByHand(const Cloud &cloud, const QString &clientId);

} // namespace fairlead::entra
