// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/checkscope.h"
#include "crm/crm.h"

#include <QHash>
#include <QJsonArray>
#include <QMap>

namespace fairlead::dynamics {

/// How far a privilege reaches (reference Microsoft 3.2): own records, business unit, with units below it,
/// all.
enum class PrivilegeDepth { None, Basic, Local, Deep, Global };
QString nameOf(PrivilegeDepth depth); ///< as the Web API writes it
PrivilegeDepth privilegeDepth(const QString &name);

struct PrivilegeNeed
{
    QString name; ///< "prvReadLead"
    PrivilegeDepth depth = PrivilegeDepth::Global; ///< at least
    friend bool operator==(const PrivilegeNeed &, const PrivilegeNeed &) = default;
};

struct MissingPrivilege
{
    QString name;
    PrivilegeDepth needed = PrivilegeDepth::Global;
    PrivilegeDepth held = PrivilegeDepth::None;
    friend bool operator==(const MissingPrivilege &, const MissingPrivilege &) = default;
};
/// "prvReadLead (the whole organisation; now: only the own business unit)". Translated.
QString describe(const MissingPrivilege &missing);

/// Which privilege guards what of a table, as its definition says: logical name, then "Read", "Write", ….
using TablePrivileges = QHash<QString, QHash<QString, QString>>;
/// From `EntityDefinitions?$select=LogicalName,Privileges`. Pure.
TablePrivileges tablePrivilegesOf(const QJsonArray &definitions);

/// What a job with this object does, its writable references included. Pure.
ObjectUse useOf(const ObjectInfo &object, bool pulls, bool pushes, bool deletes);

/// The privileges that these jobs need, and not one more (reference Microsoft 3.3), by name. Reading a table
/// is organisation-wide, since change tracking insists on it (trap 34). References are written to what is
/// among the jobs, where one of their targets is. `names`: where a table is not in it, its name follows the
/// rule. Pure.
QList<PrivilegeNeed> requiredPrivileges(const QList<ObjectUse> &uses, const TablePrivileges &names = {});

/// What of it is not held, or not far enough; `held`: userchecks.h, privilegesOf(). Pure.
QList<MissingPrivilege> missingPrivileges(const QList<PrivilegeNeed> &needs,
                                          const QMap<QString, QString> &held);

} // namespace fairlead::dynamics
