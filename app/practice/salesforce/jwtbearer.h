// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/salesforce/externalapps.h"

namespace fairlead::practice::salesforce {

/// The JWT bearer flow (reference Salesforce 1.6): an assertion signed with the key whose certificate the app
/// holds stands for a login of the user it names.
class JwtBearer
{
public:
    explicit JwtBearer(Org &org);

    OAuthAnswer<Issued> grant(const Request &request, const QByteArray &assertion);

private:
    /// The app an assertion comes from: the connected app the org was started with has no ClientApp.
    struct Issuer
    {
        QString key;
        QString name;
        QByteArray certificate;
        std::optional<ClientApp> app;
    };

    OAuthAnswer<Issuer> issuer(const QString &key);
    OAuthAnswer<void> checkClaims(const Request &request, const QJsonObject &claims) const;
    OAuthAnswer<void> checkUser(const Request &request, const Issuer &issuer, const Org::User &user);
    QByteArray namedUserToken(const Issuer &issuer, const Org::User &user, const QStringList &scopes);
    OAuthAnswer<void> checkApproval(const Issuer &issuer, const Org::User &user);

    Org &m_org;
};

/// Whether the profile of the user lets nobody in from where the request comes from (reference Salesforce 6).
bool isIpRestricted(Org &org, const Request &request, const QByteArray &user);

} // namespace fairlead::practice::salesforce
