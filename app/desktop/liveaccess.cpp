// SPDX-License-Identifier: GPL-3.0-or-later
// Server-to-server access to Salesforce, as the wizard asks for it.
#include "auth/fixedtokensource.h"
#include "desktop/livegrant.h"
#include "desktop/liveservices.h"

namespace fairlead {

namespace {

Administrator administratorWith(const WizardDraft &draft, const LiveGrant &grant)
{
    const OrgInfo &org = draft.authorization->org;
    return {draft.cloud,
            grant.tokens.instanceUrl,
            org.userName,
            org.organisationId,
            grant.clientId,
            grant.tokens.accessToken,
            grant.tokens.refreshToken};
}

/// What stands now, whatever was done before.
void describeAccess(const HomeSession &session, const ConnectionId &id, AccessResult &result)
{
    if (const ConnectionInfo *now = session.document().find(id))
        result.userName = now->userName;
    const auto &known = session.document().serverAccess;
    if (const auto access = known.constFind(id); access != known.constEnd())
        result.parts = salesforce::partsOf(*access);
}

Task<AccessResult> makeAccess(HomeSession &session, AccessRequest request, Administrator administrator,
                              AccessHandler progress, CancelToken cancel)
{
    const ConnectionId id = request.connection;
    ServerAccessWish wish;
    wish.progress = std::move(progress);
    // Who once wanted external ids wants them for objects that came later, too.
    wish.externalIds = request.draft.input.externalIds
        || !session.document().serverAccess.value(id).externalIdObjects.isEmpty();
    const auto made = co_await session.turnOnServerAccess(id, std::move(administrator), wish, cancel);
    AccessResult result;
    describeAccess(session, id, result);
    if (!made) {
        result.problem = made.error();
        co_return result;
    }
    result.missing = made->signIn.made.missing;
    result.refused = made->signIn.made.refused;
    result.hidden = made->hidden;
    result.standing = made->left;
    co_return result;
}

Task<AccessResult> checkAccess(HomeSession &session, ConnectionId id, Administrator administrator,
                               CancelToken cancel)
{
    AccessResult result;
    describeAccess(session, id, result);
    result.parts.clear();
    const auto checks = co_await session.checks(id, std::move(administrator), cancel);
    if (checks)
        result.checks = *checks;
    else
        result.problem = checks.error();
    co_return result;
}

bool livesOnApproval(const HomeSession &session, const ConnectionId &id)
{
    const ConnectionInfo *info = session.document().find(id);
    return info && info->method == SignInMethod::SalesforceWeb;
}

Task<AccessResult> removeAccess(HomeSession &session, ConnectionId id, Administrator administrator,
                                CancelToken cancel)
{
    const bool before = livesOnApproval(session, id);
    const auto off = co_await session.turnOffServerAccess(id, std::move(administrator), cancel);
    AccessResult result;
    describeAccess(session, id, result);
    result.parts.clear();
    if (!off) {
        // The connection was handed over, whatever came after that.
        result.keepsGrant = !before && livesOnApproval(session, id);
        result.problem = off.error();
        co_return result;
    }
    result.keepsGrant = off->handedOver;
    result.needsSignIn = off->needsSignIn;
    result.retiredUser = off->removed.access.userName;
    result.left = off->removed.left;
    co_return result;
}

} // namespace

Task<Result<AccessOutlook>> LiveServices::accessOutlook(WizardDraft draft, CancelToken cancel)
{
    const auto http = m_http;
    const Outcome network = co_await readyNetwork(cancel);
    if (!network)
        co_return fail(network.error());
    const auto *grant = static_cast<const LiveGrant *>(draft.connectionGrant().get());
    FixedTokenSource source(grant->tokens.accessToken);
    const QUrl instance = grant->tokens.instanceUrl;
    const auto standing = co_await salesforce::lookAround({*http, source, m_clock, instance}, cancel);
    if (!standing)
        co_return fail(standing.error());
    const auto &known = m_session.document().serverAccess;
    const bool userIsThere = draft.existing && !known.value(draft.existing->id).userId.isEmpty();
    AccessOutlook outlook{*standing};
    const QStringList obstacles = standing->obstacles(userIsThere);
    if (!obstacles.isEmpty())
        outlook.impossible = salesforce::setupImpossible(*standing, obstacles, instance);
    co_return outlook;
}

Task<AccessResult> LiveServices::changeAccess(AccessRequest request, AccessHandler progress,
                                              CancelToken cancel)
{
    HomeSession &session = sessionFor(request.draft);
    const auto *grant = static_cast<const LiveGrant *>(request.draft.connectionGrant().get());
    Administrator administrator = administratorWith(request.draft, *grant);
    if (request.goal == AccessGoal::Off)
        co_return co_await removeAccess(session, request.connection, std::move(administrator), cancel);
    if (request.goal == AccessGoal::Check)
        co_return co_await checkAccess(session, request.connection, std::move(administrator), cancel);
    co_return co_await makeAccess(session, std::move(request), std::move(administrator), std::move(progress),
                                  cancel);
}

} // namespace fairlead
