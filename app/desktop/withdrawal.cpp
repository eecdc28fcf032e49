// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/withdrawal.h"

#include "auth/entraconsent.h"
#include "connection/consent.h"
#include "connection/session.h"
#include "net/qthttp.h"
#include "net/retry.h"

namespace fairlead {

Task<Result<int>> withdrawConsentNow(HomeSession &session, ConnectionInfo info, SignInRung rung,
                                     SignInLadder::Opener openBrowser, SignInHandler progress,
                                     CancelToken cancel)
{
    const auto cloud = cloudOf(info, session.clouds());
    if (!cloud)
        co_return fail(cloud.error());
    if (!session.settings().value(Setting::SignInWays).toStringList().contains(nameOf(rung)))
        co_return fail(settingLocked(Setting::SignInWays));
    Clock &clock = session.clock();
    const NetworkSettings network = co_await session.readyNetwork(cancel);
    if (cancel.isCancelled())
        co_return fail(Error::cancelled());
    if (const auto error = session.networkError())
        co_return fail(*error);
    QtHttp plain(network, clock);
    RetryingHttp http(plain, clock);
    SignInLadder ladder(http, clock, std::move(openBrowser));
    AuthorizeRequest request;
    request.purpose = SignInPurpose::Directory;
    request.rung = rung;
    request.cloud = *cloud;
    request.clientId = info.clientId;
    request.tenantId = info.tenantId;
    const auto tokens = co_await ladder.signIn(request, network, std::move(progress), cancel);
    if (!tokens)
        co_return fail(tokens.error());
    const Outcome meant = checkTenant(info, *tokens);
    if (!meant)
        co_return fail(meant.error());
    const auto withdrawn =
        co_await entra::withdrawConsent(http, *cloud, tokens->accessToken, info.clientId, cancel);
    if (!withdrawn)
        co_return fail(withdrawn.error());
    co_return withdrawn->grants;
}

} // namespace fairlead
