// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/dynamics/applicationmaker.h"

#include "crm/dynamics/administration.h"
#include "crm/dynamics/client.h"

#include <QCoreApplication>

namespace fairlead::dynamics {

namespace {

struct ApplicationMakerText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::ApplicationMaker)
};

QString textOf(ApplicationStep step)
{
    switch (step) {
    case ApplicationStep::LookAround:
        return ApplicationMakerText::tr("looking at the environment and what the jobs need");
    case ApplicationStep::Role:
        return ApplicationMakerText::tr("the security role");
    case ApplicationStep::User:
        return ApplicationMakerText::tr("the application user");
    case ApplicationStep::SignIn:
        return ApplicationMakerText::tr("signing in as the application");
    }
    return {};
}

/// One making, for as long as it lasts.
struct Making
{
    Making(const ApplicationDesk &desk, ApplicationOrder given)
        : administration(desk.http, desk.tokens, desk.address, desk.organisationId)
        , client(desk.http, desk.tokens, desk.address, desk.organisationId)
        , order(std::move(given))
    {
    }

    void tell(ApplicationStep step) const
    {
        if (order.progress)
            order.progress({step, textOf(step)});
    }

    Administration administration;
    Client client;
    ApplicationOrder order;
    BusinessUnit unit;
    QList<PrivilegeNeed> needs;
    QStringList lacking; ///< of the administrator
};

QStringList namesOf(const QList<PrivilegeNeed> &needs)
{
    QStringList names;
    for (const PrivilegeNeed &need : needs)
        names += describe(MissingPrivilege{need.name, need.depth, PrivilegeDepth::None});
    return names;
}

bool mayNot(const Error &error)
{
    return error.code == ErrorCode::PermissionMissing;
}

ApplicationUserByHand byHandOf(const Making &making)
{
    const ApplicationAccess &access = making.order.access;
    return applicationUserByHand(access.address, access.environmentId, access.clientId, making.unit.name,
                                 access.roleName, namesOf(making.needs));
}

Task<Outcome> lookAround(std::shared_ptr<Making> making, CancelToken cancel)
{
    making->tell(ApplicationStep::LookAround);
    const Result<QStringList> lacking = co_await making->administration.missingPrivileges(cancel);
    if (!lacking)
        co_return fail(lacking.error());
    making->lacking = *lacking;
    const Result<QList<ObjectUse>> uses = co_await making->client.describedUses(making->order.uses, cancel);
    if (!uses)
        co_return fail(uses.error());
    making->order.uses = *uses;
    const auto needs = co_await making->administration.requiredPrivileges(*uses, cancel);
    if (!needs)
        co_return fail(needs.error());
    making->needs = *needs;
    const Result<BusinessUnit> unit = co_await making->administration.rootBusinessUnit(cancel);
    if (!unit && !mayNot(unit.error()))
        co_return fail(unit.error());
    if (unit)
        making->unit = *unit;
    making->order.access.businessUnit = making->unit.name;
    co_return Outcome();
}

Task<Outcome> makeRole(std::shared_ptr<Making> making, CancelToken cancel)
{
    making->tell(ApplicationStep::Role);
    ApplicationAccess &access = making->order.access;
    const RoleOrder wanted{access.roleName, access.roleId, making->unit.id, making->needs};
    const RoleOutcome outcome = co_await making->administration.provideRole(wanted, cancel);
    if (!outcome.made.roleId.isEmpty()) {
        access.role = outcome.made;
        // What it gained and lost is told by `granted`.
        access.role.added.clear();
        access.role.removed.clear();
    }
    if (!outcome.error) {
        access.granted.clear();
        for (const PrivilegeNeed &need : std::as_const(making->needs))
            access.granted += need.name;
    }
    const Outcome kept = making->order.keep(access);
    if (outcome.error)
        co_return fail(*outcome.error);
    co_return kept;
}

/// What an earlier run has made stays its work: only the first one sees that it was not there before.
ApplicationUserMade together(const ApplicationUserMade &before, ApplicationUserMade now)
{
    if (before.userId == now.userId) {
        now.userMade = now.userMade || before.userMade;
        now.userEnabled = now.userEnabled || before.userEnabled;
    }
    return now;
}

Task<Outcome> makeUser(std::shared_ptr<Making> making, CancelToken cancel)
{
    making->tell(ApplicationStep::User);
    ApplicationAccess &access = making->order.access;
    ApplicationUserOrder wanted{access.clientId, access.userId, access.role.roleId};
    const ApplicationUserMade before = access.user;
    // Somebody else's user that is to be enabled, and disabled again when all is taken back.
    wanted.enabling = [making, before](const ApplicationUserMade &made) {
        making->order.access.user = together(before, made);
        return making->order.keep(making->order.access);
    };
    const ApplicationUserOutcome outcome =
        co_await making->administration.provideApplicationUser(wanted, cancel);
    if (!outcome.made.userId.isEmpty()) {
        access.user = together(before, outcome.made);
        // The role is ours alone, whoever has it.
        access.user.roleGiven = !outcome.made.roleId.isEmpty() && access.role.made;
    }
    const Outcome kept = making->order.keep(access);
    if (outcome.error)
        co_return fail(*outcome.error);
    co_return kept;
}

Task<Result<MadeApplication>> proven(std::shared_ptr<Making> making, CancelToken cancel)
{
    making->tell(ApplicationStep::SignIn);
    const ApplicationProof proof = making->order.proof;
    const Result<QList<MissingPrivilege>> missing = co_await proof(making->order.uses, cancel);
    if (!missing)
        co_return fail(missing.error());
    ApplicationAccess &access = making->order.access;
    access.removing = false;
    if (!access.madeAt.isValid())
        access.madeAt = making->order.now;
    const Outcome kept = making->order.keep(access);
    if (!kept)
        co_return fail(kept.error());
    MadeApplication made;
    made.access = access;
    made.missing = *missing;
    co_return made;
}

/// This administrator may not. What somebody has made by hand meanwhile will do where it can do the work.
Task<Result<MadeApplication>> guided(std::shared_ptr<Making> making, CancelToken cancel)
{
    const ApplicationProof proof = making->order.proof;
    const Result<QList<MissingPrivilege>> missing = co_await proof(making->order.uses, cancel);
    if (missing && missing->isEmpty()) {
        Result<MadeApplication> made = co_await proven(making, cancel);
        co_return made;
    }
    if (!missing && (missing.error().isCancelled() || missing.error().isTransient()))
        co_return fail(missing.error());
    MadeApplication wanted;
    wanted.access = making->order.access;
    wanted.byHand = byHandOf(*making);
    wanted.lacking = making->lacking;
    if (missing)
        wanted.missing = *missing;
    co_return wanted;
}

} // namespace

Task<Result<MadeApplication>> makeApplicationAccess(ApplicationDesk desk, ApplicationOrder order,
                                                    CancelToken cancel)
{
    const auto making = std::make_shared<Making>(desk, std::move(order));
    Outcome done = co_await lookAround(making, cancel);
    if (!done)
        co_return fail(done.error());
    if (!making->lacking.isEmpty()) {
        Result<MadeApplication> byHand = co_await guided(making, cancel);
        co_return byHand;
    }
    done = co_await makeRole(making, cancel);
    if (done)
        done = co_await makeUser(making, cancel);
    if (!done && mayNot(done.error())) {
        making->lacking += done.error().sentence;
        Result<MadeApplication> byHand = co_await guided(making, cancel);
        co_return byHand;
    }
    if (!done)
        co_return fail(done.error());
    Result<MadeApplication> made = co_await proven(making, cancel);
    co_return made;
}

Task<Result<QList<NotUndone>>> removeApplicationAccess(ApplicationDesk desk, ApplicationAccess access,
                                                       std::function<Outcome(const ApplicationAccess &)> keep,
                                                       CancelToken cancel)
{
    access.removing = true;
    if (const Outcome kept = keep(access); !kept)
        co_return fail(kept.error());
    // An interruption before the answers: both are found by the ids that were chosen for them.
    if (access.user.userId.isEmpty()) {
        access.user.userId = access.userId;
        access.user.userMade = true;
    }
    if (access.role.roleId.isEmpty()) {
        access.role.roleId = access.roleId;
        access.role.made = true;
    }
    access.user.roleGiven = access.user.roleGiven && !access.user.roleId.isEmpty();
    Administration administration(desk.http, desk.tokens, desk.address, desk.organisationId);
    QList<NotUndone> left = co_await administration.undoApplicationUser(access.user, cancel);
    if (!access.role.made)
        co_return left;
    const Outcome undone = co_await administration.undoRole(access.role, cancel);
    if (!undone)
        left +=
            NotUndone{ApplicationMakerText::tr("The security role “%1” is still there.").arg(access.roleName),
                      undone.error()};
    co_return left;
}

} // namespace fairlead::dynamics
