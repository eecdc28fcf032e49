// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/salesforce/org.h"

namespace fairlead::practice::salesforce {

/// An app that was made by metadata, as the token endpoint sees it: an external client app put together from
/// its parts, or a connected app (reference Salesforce 5.1, 5.2).
struct ClientApp
{
    QString name;
    QByteArray id;
    QString key;
    QByteArray certificate; ///< PEM; turns JWT bearer on
    QStringList scopes; ///< as OAuth names them
    bool hasPolicies = true;
    bool hasOauthPolicies = true;
    bool enabled = true;
    bool oauthEnabled = true;
    bool namedUserJwt = false; ///< access tokens are JSON Web Tokens, which SOAP refuses
    bool adminApproved = false; ///< only whom an administrator let in beforehand
    QStringList permissionSets; ///< ids; they count where adminApproved
    QStringList profiles; ///< ids or names; the same
    QDateTime changed; ///< when the last of its parts was written
};

/// The app with that consumer key.
std::optional<ClientApp> clientApp(Org &org, const QString &consumerKey);
/// The consumer keys of all of them.
QStringList consumerKeys(const MetadataStore &metadata);
/// Why nobody may use the app at present; nothing where nothing speaks against it.
std::optional<OAuthError> refusalOfAll(const Org &org, const ClientApp &app);
/// Why the user may not use the app without having approved it in a browser.
std::optional<OAuthError> refusalOf(Org &org, const ClientApp &app, const Org::User &user);
/// What the org makes by itself once an app has a header and OAuth settings: policies with the provider's
/// defaults, unless there are some.
void addDefaultPolicies(MetadataStore &metadata, const QString &app, const QDateTime &now,
                        const QByteArray &by);

} // namespace fairlead::practice::salesforce
