// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/cli/webgrant.h"

#include "connection/verify.h"
#include "net/qthttp.h"
#include "settings/cloudsfile.h"
#include "support/awaitend.h"
#include "support/practicegrant.h"

namespace fairlead {

namespace {

constexpr int patienceMs = 60000;

Task<Result<NewConnection>> verifiedGrant(PracticeWorld world, Cloud cloud, TokenSet tokens, Clock *clock)
{
    QtHttp http(NetworkSettings(), *clock);
    SalesforceAttempt attempt;
    attempt.cloud = cloud;
    attempt.address = world.salesforce;
    attempt.clientId = world.salesforceClient.id;
    attempt.method = SignInMethod::SalesforceWeb;
    attempt.web = tokens;
    const auto verified = co_await verifySalesforce(http, *clock, attempt, {});
    if (!verified)
        co_return fail(verified.error());
    NewConnection wanted = verified->connection;
    BriefClient client(CrmKind::Salesforce, http, wanted.info.address, tokens.accessToken);
    auto objects = co_await describeObjects(*client, defaultObjects(CrmKind::Salesforce), {});
    if (!objects)
        co_return fail(objects.error());
    for (const ObjectInfo &object : std::as_const(*objects))
        wanted.info.objects += object.name;
    wanted.objects = std::move(*objects);
    wanted.info.name = QStringLiteral("Web");
    co_return wanted;
}

} // namespace

Result<NewConnection> grantByWeb(const Home &home, const PracticeWorld &world, Clock &clock)
{
    const auto clouds = readClouds(home.cloudsFile());
    if (!clouds)
        return fail(clouds.error());
    const auto tokens = signInByScript(world, world.admin, clock);
    if (!tokens)
        return fail(tokens.error());
    const auto grant = awaitEnd(verifiedGrant(world, clouds->constLast(), *tokens, &clock), patienceMs);
    return grant ? *grant
                 : Result<NewConnection>(fail(Error::bug(QStringLiteral("the sign-in took too long"))));
}

Result<BuiltConnection> connectByWeb(const Home &home, const PracticeWorld &world, SecretStore &store,
                                     Clock &clock)
{
    auto grant = grantByWeb(home, world, clock);
    if (!grant)
        return fail(grant.error());
    BuildTurn turn;
    ConnectionBuilder builder(home, store, clock, turn);
    const auto built = awaitEnd(builder.build(std::move(*grant), {}), patienceMs);
    return built ? *built
                 : Result<BuiltConnection>(fail(Error::bug(QStringLiteral("the sign-in took too long"))));
}

} // namespace fairlead
