// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/tokensource.h"
#include "crm/salesforce/setup/accessmaker.h"
#include "crm/salesforce/setup/rights.h"
#include "crm/salesforce/setup/serveraccess.h"
#include "crm/salesforce/setup/setupdesk.h"

#include <chrono>
#include <functional>

namespace fairlead {
class Clock;
class Http;
} // namespace fairlead

namespace fairlead::salesforce {

/// Waiting for the first sign-in of an app that was just made or changed (trap 17).
struct FirstSignIn
{
    SetupDesk desk; ///< the administrator's
    ServerAccess &access; ///< takes note of an approval that had to be added; outlives the waiting
    AccessSignIn signIn;
    std::function<void(std::chrono::seconds waited)> waiting;
};

/// Signs in as soon as the app is usable: tries again for ten minutes where the refusal is one that passes.
/// Where the app's policies alone do not let the user in, the permission set is given access to the app
/// itself (reference Salesforce 5.5). WrongOrganisation, WrongUser where somebody else comes back.
Task<Result<TokenSet>> signInWhenUsable(FirstSignIn first, CancelToken cancel);

/// What the user of these tokens may not, of what is needed: one describe for each object (reference
/// Salesforce 5.8).
Task<Result<QList<MissingRight>>> missingFor(Http &http, Clock &clock, TokenSet tokens,
                                             QList<ObjectNeed> needs, AccessRights granted,
                                             CancelToken cancel);
/// The same through a desk of the integration user's own.
Task<Result<QList<MissingRight>>> missingFor(SetupDesk own, QList<ObjectNeed> needs, AccessRights granted,
                                             CancelToken cancel);

} // namespace fairlead::salesforce
