// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/tokensource.h"
#include "connection/connectionbuilder.h"
#include "core/cloud.h"
#include "crm/address.h"
#include "crm/checkresult.h"
#include "net/http.h"

namespace fairlead {

/// Dynamics' integration user as typed: what is to be found fit before anything is stored.
struct DynamicsAttempt
{
    Cloud cloud;
    QUrl address; ///< canonical
    /// The tenant an administrator has consented for; the address's challenge must name it before a password
    /// is sent. Empty (command line): the challenge itself names the tenant.
    QString tenantId;
    QString clientId;
    SignInMethod method = SignInMethod::DynamicsPassword;
    QString userName;
    Secret password;
    Secret clientSecret;
    QByteArray certificate{}; ///< DynamicsCertificate: PEM, without its key
    Secret privateKey{}; ///< DynamicsCertificate: PEM
    QString thumbprint{}; ///< of a certificate that is known already, in place of `certificate`
    std::optional<TokenSet> window; ///< DynamicsWindow: what the sign-in window obtained
};

struct SalesforceAttempt
{
    Cloud cloud;
    QUrl address; ///< My Domain; for a finished browser sign-in the tokens' own instance counts
    QString clientId;
    SignInMethod method = SignInMethod::SalesforceClientCredentials;
    QString userName;
    Secret clientSecret;
    Secret privateKey;
    std::optional<TokenSet> web; ///< SalesforceWeb
};

/// A connection that would work. `connection.objects` is empty: what to keep in step is chosen afterwards.
struct VerifiedConnection
{
    NewConnection connection;
    TokenSet tokens;
    QStringList roles;
    QList<CheckResult> warnings; ///< passes all the same
};

/// Challenge of the address, sign-in, WhoAmI, the user's row, roles and access mode (reference Microsoft 1.12
/// and 3.2), in this order: no password leaves before the address has named the right tenant on an authority
/// of the cloud. `http` and `clock` outlive the task; their thread.
Task<Result<VerifiedConnection>> verifyDynamics(Http &http, Clock &clock, DynamicsAttempt attempt,
                                                CancelToken cancel);
Task<Result<VerifiedConnection>> verifySalesforce(Http &http, Clock &clock, SalesforceAttempt attempt,
                                                  CancelToken cancel);

/// The default objects that exist in the organisation, described, users first.
Task<Result<QList<ObjectInfo>>> describeObjects(CrmClient &client, QStringList names, CancelToken cancel);

/// A client for as long as a first access token lasts: wizard and command line, before there is a connection.
class BriefClient
{
public:
    BriefClient(CrmKind crm, Http &http, const QUrl &address, Secret accessToken);
    ~BriefClient();
    CrmClient &operator*() { return *m_client; }
    CrmClient *operator->() { return m_client.get(); }

private:
    std::unique_ptr<TokenSource> m_tokens;
    std::unique_ptr<CrmClient> m_client;
};

} // namespace fairlead
