// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/grants.h"

#include "auth/entra.h"
#include "auth/fixedtokensource.h"
#include "auth/oauthanswer.h"
#include "auth/salesforceoauth.h"
#include "connection/connectionstanding.h"
#include "connection/pinning.h"
#include "crm/dynamics/client.h"

namespace fairlead {

namespace {

using Target = std::shared_ptr<const SessionTarget>;
/// The newest refresh token, also where its answer could not be compared yet.
using Newest = std::shared_ptr<Secret>;
using Why = RefreshingTokenSource::Why;

Task<Result<TokenSet>> pinnedSalesforce(Target target, Task<Result<TokenSet>> request)
{
    Result<TokenSet> tokens = co_await request;
    if (!tokens)
        co_return tokens;
    const Outcome pinned = checkPinned(target->info, tokens->organisationId, tokens->userId);
    if (!pinned)
        co_return fail(pinned.error());
    co_return tokens;
}

Task<Result<TokenSet>> pinnedDynamics(Target target, Http &http, Newest newest,
                                      Task<Result<TokenSet>> request, CancelToken cancel)
{
    Result<TokenSet> tokens = co_await request;
    if (!tokens)
        co_return tokens;
    // While Dataverse is down each try ends below: it must not cost a password each time.
    if (!tokens->refreshToken.isEmpty())
        *newest = tokens->refreshToken;
    FixedTokenSource source(tokens->accessToken);
    dynamics::Client client(http, source, target->info.address);
    const auto found = co_await client.identity(cancel);
    if (!found)
        co_return fail(found.error());
    const Outcome pinned = checkPinned(target->info, found->organisationId, found->userId);
    if (!pinned)
        co_return fail(pinned.error());
    co_return tokens;
}

/// The server's own time, from an answer that needs no token: assertions are judged by its clock.
Task<QDateTime> serverTime(Http &http, QUrl open, Clock &clock, CancelToken cancel)
{
    const auto response = co_await http.send(HttpRequest::get(open), cancel);
    if (response) {
        if (const auto time = response->serverTime())
            co_return *time;
    }
    co_return clock.nowUtc();
}

Task<Result<TokenSet>> jwtGrant(Target target, Http &http, Clock &clock, CancelToken cancel)
{
    const ConnectionInfo &info = target->info;
    const QUrl open = endpoint(info.address, QStringLiteral("/services/data"));
    const QDateTime now = co_await serverTime(http, open, clock, cancel);
    Result<TokenSet> tokens = fail(Error::cancelled());
    for (const QString &audience : salesforce::jwtAudiences(info.address)) {
        tokens = co_await salesforce::jwtBearer(http, info.address, info.clientId, info.userName,
                                                target->secrets.privateKey, audience, now, cancel);
        // Only a wrong audience is worth another try: anything else is the true answer, and would give way
        // to a complaint about the next audience. The code is the same for all of them.
        if (tokens || !tokens.error().detail.contains(QLatin1String("audience is invalid")))
            break;
    }
    co_return tokens;
}

Task<Result<TokenSet>> certificateGrant(Target target, Http &http, Clock &clock, CancelToken cancel)
{
    const ConnectionInfo &info = target->info;
    const QUrl open =
        endpoint(target->cloud.entraAuthority,
                 QLatin1Char('/') + info.tenantId + QStringLiteral("/v2.0/.well-known/openid-configuration"));
    const QDateTime now = co_await serverTime(http, open, clock, cancel);
    const ClientCertificate certificate{info.certificateThumbprint.toLatin1(), target->secrets.privateKey};
    co_return co_await entra::clientCredentialsByCertificate(
        http, target->cloud, info.tenantId, info.clientId, entra::applicationScope(info.address), certificate,
        now, cancel);
}

/// The refresh token that came with the last password sign-in first: fewer passwords on the wire, fewer
/// sign-ins in the tenant's log. Refused, the password is tried; it is the more durable of the two, and where
/// the CRM has rejected the access token, what came along with it is not worth a request.
Task<Result<TokenSet>> passwordGrant(Target target, Http &http, Secret refreshToken, Why why,
                                     CancelToken cancel)
{
    const ConnectionInfo &info = target->info;
    const QStringList scopes = entra::userScopes(info.address);
    if (!refreshToken.isEmpty() && why == Why::Due) {
        auto tokens = co_await entra::refresh(http, target->cloud, info.tenantId, info.clientId, scopes,
                                              refreshToken, cancel);
        if (tokens || tokens.error().isTransient() || tokens.error().isCancelled())
            co_return tokens;
    }
    co_return co_await entra::password(http, target->cloud, info.tenantId, info.clientId, scopes,
                                       info.userName, target->secrets.password, cancel);
}

/// Nobody is sent to Setup for what reconnecting does.
Task<Result<TokenSet>> ofOurMaking(Task<Result<TokenSet>> request)
{
    Result<TokenSet> tokens = co_await request;
    if (!tokens)
        co_return fail(withReconnecting(tokens.error()));
    co_return tokens;
}

Task<Result<TokenSet>> obtain(Target target, Http &http, Clock &clock, Newest newest, Why why,
                              CancelToken cancel)
{
    const Secret refreshToken = *newest;
    const ConnectionInfo &info = target->info;
    switch (info.method) {
    case SignInMethod::SalesforceWeb:
        return pinnedSalesforce(target,
                                salesforce::refresh(http, info.address, info.clientId, refreshToken, cancel));
    case SignInMethod::SalesforceClientCredentials:
        return pinnedSalesforce(target,
                                salesforce::clientCredentials(http, info.address, info.clientId,
                                                              target->secrets.clientSecret, cancel));
    case SignInMethod::SalesforceServer:
        return ofOurMaking(pinnedSalesforce(target, jwtGrant(target, http, clock, cancel)));
    case SignInMethod::SalesforceJwt:
        return pinnedSalesforce(target, jwtGrant(target, http, clock, cancel));
    case SignInMethod::DynamicsPassword:
        return pinnedDynamics(target, http, newest, passwordGrant(target, http, refreshToken, why, cancel),
                              cancel);
    case SignInMethod::DynamicsWindow:
        return pinnedDynamics(target, http, newest,
                              entra::refresh(http, target->cloud, info.tenantId, info.clientId,
                                             entra::userScopes(info.address), refreshToken, cancel),
                              cancel);
    case SignInMethod::DynamicsApplication:
        return pinnedDynamics(target, http, newest,
                              entra::clientCredentials(http, target->cloud, info.tenantId, info.clientId,
                                                       entra::applicationScope(info.address),
                                                       target->secrets.clientSecret, cancel),
                              cancel);
    case SignInMethod::DynamicsCertificate:
        return pinnedDynamics(target, http, newest, certificateGrant(target, http, clock, cancel), cancel);
    }
    Q_UNREACHABLE();
}

} // namespace

Task<Result<TokenSet>> requestByCertificate(SessionTarget target, Http &http, Clock &clock,
                                            CancelToken cancel)
{
    return certificateGrant(std::make_shared<const SessionTarget>(std::move(target)), http, clock,
                            std::move(cancel));
}

Task<Result<TokenSet>> requestByJwt(SessionTarget target, Http &http, Clock &clock, CancelToken cancel)
{
    return jwtGrant(std::make_shared<const SessionTarget>(std::move(target)), http, clock, std::move(cancel));
}

RefreshingTokenSource::Grant grantFor(const SessionTarget &target, Http &http, Clock &clock)
{
    const Target shared = std::make_shared<const SessionTarget>(target);
    const auto newest = std::make_shared<Secret>();
    // Not a coroutine itself: it only starts one that holds everything by value.
    return [shared, newest, &http, &clock](const Secret &refreshToken, Why why, CancelToken cancel) {
        if (newest->isEmpty())
            *newest = refreshToken;
        return obtain(shared, http, clock, newest, why, std::move(cancel));
    };
}

} // namespace fairlead
