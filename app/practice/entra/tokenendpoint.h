// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/entra/clientproof.h"
#include "practice/entra/grants.h"
#include "practice/entra/tokens.h"

namespace fairlead::practice {

/// `/{tenant}/oauth2/v2.0/token` with its five grants, and `/{tenant}/oauth2/v2.0/devicecode`
/// (reference Microsoft 1.4 to 1.9).
class TokenEndpoint
{
public:
    TokenEndpoint(Directory &directory, Grants &grants, const Clock &clock)
        : m_directory(directory)
        , m_grants(grants)
        , m_mint(directory, clock)
        , m_clock(clock)
    {
    }

    Response token(const Request &request, const QString &segment);
    Response deviceCode(const Request &request, const QString &segment);
    /// 0: random between 60 and 90 minutes, as at Entra (reference 1.6).
    void setAccessTokenSeconds(int seconds) { m_accessTokenSeconds = seconds; }

private:
    /// One request being judged: what all grants look at.
    struct Call
    {
        const Request &request;
        QUrlQuery form;
        QString segmentText;
        TenantSegment segment;
        EntraApp *app = nullptr;
        Refusal refusal;

        QString field(const char *name) const { return Request::value(form, QString::fromLatin1(name)); }
        rules::Case about(const QString &resource = {}) const
        {
            return {.app = app, .tenant = segment.tenant, .resource = resource};
        }
    };
    struct Issue
    {
        EntraUser *user = nullptr;
        Authentication authentication;
        ScopeSet scopes;
        QString nonce;
        QString family; ///< of the refresh token this one continues
    };

    Call open(const Request &request, const QString &segment, bool installed);
    Refusal judgeClient(const Call &call, bool nativeRedirect) const;
    Refusal judgeScopes(const Call &call, const ScopeSet &scopes) const;
    Refusal judgeUser(const Call &call, EntraUser &user, const ScopeSet &scopes) const;
    Response byCode(Call &call);
    Response byRefreshToken(Call &call);
    Response byPassword(Call &call);
    Response byDeviceCode(Call &call);
    Response byClient(Call &call);
    Response issue(const Call &call, const Issue &issue);
    Response refuse(const Call &call, const Refusal &refusal) const;
    const EntraTenant *tenantOf(const Call &call, const EntraUser *user) const;
    int lifetime() const;

    Directory &m_directory;
    Grants &m_grants;
    TokenMint m_mint;
    const Clock &m_clock;
    int m_accessTokenSeconds = 0;
};

} // namespace fairlead::practice
