// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/refreshingtokensource.h"
#include "connection/session.h"
#include "net/http.h"

namespace fairlead {

/// How a connection of this method renews its access token. Every answer is compared with the pinned
/// organisation before it is handed out: Salesforce names it in the token answer, Dataverse is asked WhoAmI
/// (design, "Decisions"). `http` and `clock` must outlive the grant.
RefreshingTokenSource::Grant grantFor(const SessionTarget &target, Http &http, Clock &clock);

/// The same of an application user's certificate, for a target that is not verified yet.
Task<Result<TokenSet>> requestByCertificate(SessionTarget target, Http &http, Clock &clock,
                                            CancelToken cancel);

/// One JWT bearer request with the audience that fits the host and the server's own time; not compared with
/// any organisation: that is known afterwards only.
Task<Result<TokenSet>> requestByJwt(SessionTarget target, Http &http, Clock &clock, CancelToken cancel);

} // namespace fairlead
