// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/checkscope.h"
#include "crm/dynamics/applicationaccess.h"

#include <functional>

namespace fairlead {
class Http;
class TokenSource;
} // namespace fairlead

namespace fairlead::dynamics {

/// The steps in their order; each asks for several things.
enum class ApplicationStep { LookAround = 1, Role, User, SignIn };
constexpr int applicationSteps = 4;

struct ApplicationProgress
{
    ApplicationStep step = ApplicationStep::LookAround;
    QString text; ///< translated
};

/// Signs in as the application and tells what it lacks for these jobs; an error where it does not get in.
using ApplicationProof =
    std::function<Task<Result<QList<MissingPrivilege>>>(QList<ObjectUse> uses, CancelToken cancel)>;

struct ApplicationOrder
{
    ApplicationAccess access;
    QList<ObjectUse> uses; ///< completed by what the tables say (describedUses)
    ApplicationProof proof;
    /// Durable when it returns; called before what it tells of is made, and after.
    std::function<Outcome(const ApplicationAccess &)> keep;
    std::function<void(const ApplicationProgress &)> progress; ///< may be null
    QDateTime now; ///< UTC
};

/// The way to the environment as its administrator. What it refers to outlives it.
struct ApplicationDesk
{
    Http &http;
    TokenSource &tokens;
    QUrl address;
    QString organisationId; ///< pinned
};

/// It works; or, with `byHand`, this administrator may not, and a person has to.
struct MadeApplication
{
    ApplicationAccess access;
    QList<MissingPrivilege> missing; ///< of the application user, all the same
    std::optional<ApplicationUserByHand> byHand;
    QStringList lacking; ///< privileges that this administrator lacks
};

/// Makes the role and the application user, or goes on with them, or completes what they hold; then signs in
/// as it. Where the administrator may not, whatever somebody has made by hand is used as soon as it will do;
/// until then `byHand` says what to enter, and nothing is made.
Task<Result<MadeApplication>> makeApplicationAccess(ApplicationDesk desk, ApplicationOrder order,
                                                    CancelToken cancel);

/// Takes back what was made, the user first; empty: nothing of ours is left. `keep` as above.
Task<Result<QList<NotUndone>>> removeApplicationAccess(ApplicationDesk desk, ApplicationAccess access,
                                                       std::function<Outcome(const ApplicationAccess &)> keep,
                                                       CancelToken cancel);

} // namespace fairlead::dynamics
