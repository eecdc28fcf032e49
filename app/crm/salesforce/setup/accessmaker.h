// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/tokensource.h"
#include "crm/salesforce/setup/permissionset.h"
#include "crm/salesforce/setup/serveraccess.h"
#include "crm/salesforce/setup/setupdesk.h"

#include <chrono>
#include <functional>

namespace fairlead::salesforce {

/// What is made, in this order (issue "The life of a connection"; reference Salesforce 5.6).
enum class AccessStep {
    LookAround, ///< who is signed in, what they may do, seats
    User,
    Licence,
    PermissionSet,
    ExternalIds,
    Rights,
    Assignment,
    AppHeader,
    AppScopes,
    AppCredentials,
    AppPolicies,
    AppSwitches,
    SignIn, ///< until the app has become usable: ten minutes at most
    Check, ///< as the integration user
};
/// Stable: "app-policies".
QString nameOf(AccessStep step);

/// Told before each step, and now and then while the app is waited for. A value type.
struct AccessProgress
{
    AccessStep step = AccessStep::LookAround;
    int number = 1;
    int count = 1;
    QString text; ///< what is being done, for a person
    std::optional<std::chrono::seconds> waited{}; ///< of SignIn
};

/// Signs in as the integration user, by JWT bearer with the access's own key.
using AccessSignIn = std::function<Task<Result<TokenSet>>(ServerAccess access, CancelToken cancel)>;

struct AccessOrder
{
    ServerAccess access; ///< as kept before: its ids are looked for first, then its names
    QList<ObjectNeed> needs;
    /// Durably, before the next request: whoever is interrupted goes on from there.
    std::function<Outcome(const ServerAccess &)> keep;
    AccessSignIn signIn;
    std::function<void(const AccessProgress &)> progress; ///< may be null
};

struct MadeAccess
{
    ServerAccess access;
    TokenSet tokens; ///< of the integration user
    QList<MissingRight> missing; ///< what the jobs want and it may not, after all
    QList<RefusedRight> refused; ///< and what the organisation said of that
};

/// Makes, completes or repairs the access with an administrator's token. Every step looks first for what is
/// there, by its id where one is known, so that neither a lost answer nor an interruption nor another name
/// ever makes a second user or app; what is there already and right is left alone. May be repeated at any
/// time; what an error leaves behind is taken back by removeAccess(). Errors: PermissionMissing before
/// anything is made, with everything that is in the way; WrongOrganisation; those of errors.h and
/// errors_salesforceoauth.h.
Task<Result<MadeAccess>> makeAccess(SetupDesk desk, AccessOrder order, CancelToken cancel);

} // namespace fairlead::salesforce
