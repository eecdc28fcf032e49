// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/entra/signin.h"
#include "practice/entra/tokenendpoint.h"
#include "practice/practiceorg.h"

namespace fairlead::practice {

/// Microsoft Entra ID on loopback (reference Microsoft section 1): the v2.0 endpoints of every tenant
/// segment, the sign-in pages, discovery. Beyond the provider's paths it answers four of its own, for tests:
/// `POST /_practice/settings`  {"rotateRefreshTokens": bool, "accessTokenSeconds": N}
/// `POST /_practice/accounts`  [{"username", "password"?, "refusal"?, "refreshRefusal"?, "revokeTokens"?}]
/// `POST /_practice/certificates`  {"clientId", "certificate": PEM}
/// `POST /_practice/secrets-end`  {"clientId", "endDateTime"}
class EntraService final : public Service
{
public:
    /// `directory` is shared with the resources that check its tokens; this service resets it.
    EntraService(const ServiceOptions &options, Directory &directory);

    Response handle(const Request &request) override;
    void reset() override;

private:
    Response atTenant(const Request &request, const QString &segment, const QString &rest);
    Response configuration(const Request &request, const QString &segment);
    Response keys() const;
    Response instance(const Request &request) const;
    Response userRealm(const Request &request, const QString &username) const;
    Response practice(const Request &request);
    QString applyAccounts(const QByteArray &body);
    QString applyCertificate(const QByteArray &body);
    QString applySecretsEnd(const QByteArray &body);

    ServiceOptions m_options;
    Directory &m_directory;
    Grants m_grants;
    TokenEndpoint m_tokens;
    SignInPages m_pages;
};

} // namespace fairlead::practice
