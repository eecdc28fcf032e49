// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/result.h"
#include "core/task.h"
#include "crm/dynamics/privileges.h"

#include <memory>
#include <optional>

namespace fairlead::dynamics {

struct Site;

/// A security role to be there, made for the connection (reference Microsoft 3.3).
struct RoleOrder
{
    QString name; ///< roleName()
    /// A GUID chosen and stored before the first request; empty: the environment chooses.
    QString roleId;
    QString businessUnitId; ///< where it lives
    QList<PrivilegeNeed> privileges;
};
QString roleName(const QString &connectionName); ///< "Fairlead …"

struct RoleMade
{
    QString roleId; ///< empty: there is none yet
    QString name;
    bool made = false; ///< by us, in this run or an earlier one
    QStringList added; ///< privileges it did not hold before
    QStringList removed; ///< of a role of ours: what no job needs any more
    friend bool operator==(const RoleMade &, const RoleMade &) = default;
};
struct RoleOutcome
{
    RoleMade made;
    std::optional<Error> error; ///< PermissionMissing: the administrator cannot give what he does not hold
};

/// Looks for a role of that name in that unit first. One that is ours then holds exactly the privileges asked
/// for; one that was there without our id only gains what is missing. With an administrator's token.
Task<RoleOutcome> provideRole(std::shared_ptr<Site> site, RoleOrder order, CancelToken cancel);
/// What a role lacks is added, nothing taken away.
Task<RoleOutcome> extendRole(std::shared_ptr<Site> site, QString roleId, QList<PrivilegeNeed> privileges,
                             CancelToken cancel);
/// Deletes it where it was ours; gone already is done.
Task<Outcome> undoRole(std::shared_ptr<Site> site, RoleMade made, CancelToken cancel);

/// Name to depth ("Global"), as RetrieveRolePrivilegesRole tells. The platform may leave out names: those
/// come from the asking user's own privileges then.
Task<Result<QMap<QString, QString>>> privilegesOfRole(std::shared_ptr<Site> site, QString roleId,
                                                      CancelToken cancel);

/// Which privilege guards what of these tables, as their definitions say.
Task<Result<TablePrivileges>> askTablePrivileges(std::shared_ptr<Site> site, CancelToken cancel);

} // namespace fairlead::dynamics
