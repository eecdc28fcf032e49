// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/dataverse/caller.h"

#include <algorithm>

namespace fairlead::practice::dataverse {

namespace {

QByteArray privilegeName(const char *verb, const Entity &entity)
{
    return QByteArray("prv") + verb + entity.privilege;
}

QByteArrayList column(Store &store, const QByteArray &sql, const QByteArray &argument)
{
    QByteArrayList values;
    SQLite::Statement &statement = store.prepared(sql);
    bindTo(statement, 1, argument);
    while (statement.executeStep())
        values.append(textOf(valueAt(statement, 0)));
    statement.reset();
    return values;
}

} // namespace

const char *depthName(Depth depth)
{
    switch (depth) {
    case Depth::None:
        return "None";
    case Depth::Basic:
        return "Basic";
    case Depth::Local:
        return "Local";
    case Depth::Deep:
        return "Deep";
    case Depth::Global:
        return "Global";
    }
    return "None";
}

const QList<Privilege> &allPrivileges()
{
    static const QList<Privilege> privileges = [] {
        QList<Privilege> list;
        QByteArrayList seen;
        const auto add = [&](const QByteArray &name) {
            if (seen.contains(name))
                return;
            seen.append(name);
            const QString id = Directory::objectId(QStringLiteral("privilege/") + QString::fromLatin1(name));
            list.append({name, id.toLatin1()});
        };
        for (const Entity &entity : Schema::instance().entities()) {
            for (const char *verb :
                 {"Create", "Read", "Write", "Delete", "Append", "AppendTo", "Assign", "Share"})
                add(privilegeName(verb, entity));
        }
        for (const char *other :
             {"prvReadEntity", "prvReadAttribute", "prvReadRelationship", "prvReadOptionSet",
              "prvDisableUser", "prvActOnBehalfOfAnotherUser", "prvBypassCustomPlugins"})
            add(other);
        return list;
    }();
    return privileges;
}

QByteArray privilegeId(QByteArrayView name)
{
    for (const Privilege &privilege : allPrivileges()) {
        if (QByteArrayView(privilege.name) == name)
            return privilege.id;
    }
    return {};
}

Caller Caller::find(Store &store, const TokenBearer &bearer)
{
    // An application is known by its client id, a person by the object id of the directory (reference 3.2).
    SQLite::Statement &statement = store.prepared(
        bearer.isApplication
            ? "SELECT systemuserid, businessunitid, fullname, accessmode, isdisabled FROM systemuser WHERE "
              "applicationid = ?"
            : "SELECT systemuserid, businessunitid, fullname, accessmode, isdisabled FROM systemuser WHERE "
              "azureactivedirectoryobjectid = ? AND applicationid IS NULL");
    bindTo(statement, 1, (bearer.isApplication ? bearer.clientId : bearer.oid).toLatin1());
    if (!statement.executeStep())
        throw Problem{403, "0x80072560", QStringLiteral("The user is not a member of the organization.")};
    Caller caller;
    caller.m_userId = textOf(valueAt(statement, 0));
    caller.m_businessUnit = textOf(valueAt(statement, 1));
    caller.m_name = QString::fromUtf8(textOf(valueAt(statement, 2)));
    caller.m_accessMode = numberOf(valueAt(statement, 3));
    const bool disabled = numberOf(valueAt(statement, 4)) != 0;
    statement.reset();
    if (disabled)
        throw Problem{
            403, "0x80040225",
            QStringLiteral("The specified user(Id = %1) is disabled. Consider enabling this user. Additional "
                           "Details: Name=%2")
                .arg(QString::fromLatin1(caller.m_userId), caller.m_name)};

    QByteArrayList roles =
        column(store, "SELECT roleid FROM systemuserroles WHERE systemuserid = ?", caller.m_userId);
    roles += column(store,
                    "SELECT r.roleid FROM teamroles r JOIN teammembership m ON m.teamid = r.teamid WHERE "
                    "m.systemuserid = ?",
                    caller.m_userId);
    caller.m_roles = int(roles.size());
    for (const QByteArray &role : std::as_const(roles)) {
        SQLite::Statement &rights =
            store.prepared("SELECT privilege, depth FROM roleprivilege WHERE roleid = ?");
        bindTo(rights, 1, role);
        while (rights.executeStep()) {
            Depth &depth = caller.m_privileges[textOf(valueAt(rights, 0))];
            depth = std::max(depth, Depth(numberOf(valueAt(rights, 1))));
        }
        rights.reset();
    }
    caller.m_unitsBelow = {caller.m_businessUnit};
    for (qsizetype i = 0; i < caller.m_unitsBelow.size(); ++i)
        caller.m_unitsBelow +=
            column(store, "SELECT businessunitid FROM businessunit WHERE parentbusinessunitid = ?",
                   caller.m_unitsBelow.at(i));
    return caller;
}

Depth Caller::depth(const QByteArray &privilege) const
{
    return m_privileges.value(privilege, Depth::None);
}

Depth Caller::require(const char *verb, const Entity &entity) const
{
    const QByteArray name = privilegeName(verb, entity);
    const Depth found = depth(name);
    // Access mode "Administrative" reaches settings, never data (reference 3.1).
    const bool administrative = m_accessMode == 1 && (entity.owned || entity.name == "activityparty");
    const bool readOnly = m_accessMode == 2 && qstrcmp(verb, "Read") != 0;
    if (found != Depth::None && !administrative && !readOnly)
        return found;
    if (m_roles == 0)
        requireNamed(name);
    throw Problem{
        403, "0x80048306",
        QStringLiteral("Principal user (Id=%1, type=8, roleCount=%2, privilegeCount=%3, accessMode='%4'), is "
                       "missing %5 privilege (Id=%6) on OTC=%7 for entity '%8' (LocalizedName='%9'). "
                       "Consider adding missed privilege to one of the principal (user/team) roles.")
            .arg(QString::fromLatin1(m_userId))
            .arg(m_roles)
            .arg(m_privileges.size())
            .arg(m_accessMode)
            .arg(QString::fromLatin1(name), QString::fromLatin1(privilegeId(name)))
            .arg(entity.typeCode)
            .arg(QString::fromLatin1(entity.name), entity.label)};
}

void Caller::requireNamed(QByteArrayView privilege) const
{
    if (m_roles == 0)
        throw Problem{403, "0x80042f09",
                      QStringLiteral(
                          "SecLib::RetrievePrivilegeForUser failed - no roles are assigned to user. Returned "
                          "hr = -2147209463, User: %1")
                          .arg(QString::fromLatin1(m_userId))};
    if (depth(privilege.toByteArray()) == Depth::None)
        throw Problem{
            403, "0x80040220",
            QStringLiteral("Principal user (Id=%1, type=8, roleCount=%2, privilegeCount=%3) is missing %4 "
                           "privilege (Id=%5)")
                .arg(QString::fromLatin1(m_userId))
                .arg(m_roles)
                .arg(m_privileges.size())
                .arg(QString::fromUtf8(privilege), QString::fromLatin1(privilegeId(privilege)))};
}

QByteArray Caller::restriction(const char *verb, const Entity &entity, const QByteArray &alias) const
{
    if (!entity.owned)
        return {};
    // Ids come from our own tables: GUIDs, safe to write into SQL.
    const auto units = [&](const QByteArrayList &ids) -> QByteArray {
        return alias + ".owningbusinessunit IN ('" + ids.join("','") + "')";
    };
    switch (require(verb, entity)) {
    case Depth::Basic:
        return alias + ".owninguser = '" + m_userId + "'";
    case Depth::Local:
        return units({m_businessUnit});
    case Depth::Deep:
        return units(m_unitsBelow);
    case Depth::Global:
    case Depth::None:
        break;
    }
    return {};
}

bool Caller::reaches(const char *verb, const Entity &entity, const Row &row) const
{
    const Depth found = require(verb, entity);
    if (!entity.owned)
        return true;
    const QByteArray unit = textOf(row.value("owningbusinessunit"));
    switch (found) {
    case Depth::Basic:
        return textOf(row.value("owninguser")) == m_userId;
    case Depth::Local:
        return unit == m_businessUnit;
    case Depth::Deep:
        return m_unitsBelow.contains(unit);
    case Depth::Global:
    case Depth::None:
        break;
    }
    return true;
}

} // namespace fairlead::practice::dataverse
