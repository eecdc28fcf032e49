// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/salesforce/org.h"

namespace fairlead::practice::salesforce {

/// What programs ask of the sign-in half: token, revoke, userinfo, identity URL and OpenID's documents
/// (reference Salesforce 1.3 to 1.7).
class TokenApi
{
public:
    explicit TokenApi(Org &org);

    /// Nothing for paths that are not its own.
    std::optional<Response> handle(const Request &request);

private:
    struct Client
    {
        QString id;
        QString secret;
    };

    Response token(const Request &request);
    OAuthAnswer<Issued> authorizationCode(const Request &request, const QUrlQuery &form,
                                          const Client &client);
    OAuthAnswer<Issued> refreshToken(const Request &request, const QUrlQuery &form, const Client &client);
    OAuthAnswer<Issued> clientCredentials(const Request &request, const Client &client);
    OAuthAnswer<void> checkClient(const Client &client, bool secretNeeded) const;
    Response issued(const Request &request, const Issued &issued);
    QByteArray idToken(const Request &request, const Issued &issued, const QString &identity);
    Response revoke(const Request &request);
    Response userinfo(const Request &request);
    Response identity(const Request &request);
    Response openidConfiguration(const Request &request) const;
    /// The user of the bearer token, or the text the answer consists of.
    tl::expected<Org::User, QByteArray> bearer(const Request &request);
    QString identityUrl(const Request &request, const QByteArray &user) const;
    QJsonObject urls(const Request &request) const;

    Org &m_org;
};

} // namespace fairlead::practice::salesforce
