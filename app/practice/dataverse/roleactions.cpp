// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/dataverse/roleactions.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace fairlead::practice::dataverse {

namespace {

const Entity &roles()
{
    return *Schema::instance().byName("role");
}

std::optional<Depth> depthOf(const QString &name)
{
    for (const Depth depth : {Depth::Basic, Depth::Local, Depth::Deep, Depth::Global}) {
        if (name == QLatin1String(depthName(depth)))
            return depth;
    }
    return std::nullopt;
}

const Privilege &privilegeOf(const QByteArray &id)
{
    const QList<Privilege> &all = allPrivileges();
    const auto found = std::find_if(all.cbegin(), all.cend(),
                                    [&](const Privilege &privilege) { return privilege.id == id; });
    if (found == all.cend())
        throw rowMissing("privilege", id);
    return *found;
}

} // namespace

void RoleActions::forget(Store &store, const QByteArray &roleId)
{
    SQLite::Statement &statement = store.prepared("DELETE FROM roleprivilege WHERE roleid = ?");
    bindTo(statement, 1, roleId);
    statement.exec();
}

void RoleActions::give(const QByteArray &roleId, const QJsonObject &privilege)
{
    const auto depth = depthOf(privilege.value(QLatin1String("Depth")).toString());
    if (!depth)
        throw badRequest(QStringLiteral("Requested value '%1' was not found.")
                             .arg(privilege.value(QLatin1String("Depth")).toVariant().toString()));
    const Privilege &known =
        privilegeOf(privilege.value(QLatin1String("PrivilegeId")).toString().toLower().toLatin1());
    // Nobody gives what he does not have.
    if (m_session.caller.depth(known.name) < *depth)
        throw Problem{403, "0x80040220",
                      QStringLiteral("Principal user (Id=%1, type=8) is missing %2 privilege (Id=%3) at the "
                                     "depth that is to be given.")
                          .arg(latin(m_session.caller.userId()), latin(known.name), latin(known.id))};
    SQLite::Statement &statement = m_session.store.prepared(
        "INSERT OR REPLACE INTO roleprivilege (roleid, privilege, depth) VALUES (?, ?, ?)");
    bindTo(statement, 1, roleId);
    bindTo(statement, 2, known.name);
    bindTo(statement, 3, qint64(*depth));
    statement.exec();
}

std::optional<Response> RoleActions::answer(QByteArrayView action, const QByteArray &roleId,
                                            const QJsonObject &body)
{
    const bool replaces = action == QByteArrayView("ReplacePrivilegesRole");
    const bool removes = action == QByteArrayView("RemovePrivilegeRole");
    if (!replaces && !removes && action != QByteArrayView("AddPrivilegesRole"))
        return std::nullopt;
    m_session.caller.require("Write", roles());
    if (!m_session.store.exists(roles(), roleId))
        throw rowMissing("role", roleId);
    Atomic atomic(m_session.store);
    if (removes) {
        const QString id = body.value(QLatin1String("PrivilegeId")).toString();
        SQLite::Statement &statement =
            m_session.store.prepared("DELETE FROM roleprivilege WHERE roleid = ? AND privilege = ?");
        bindTo(statement, 1, roleId);
        bindTo(statement, 2, privilegeOf(id.toLower().toLatin1()).name);
        statement.exec();
    }
    if (replaces)
        forget(m_session.store, roleId);
    for (const auto &privilege : body.value(QLatin1String("Privileges")).toArray())
        give(roleId, privilege.toObject());
    atomic.keep();
    return m_session.noContent();
}

Response RoleActions::privileges(const QByteArray &roleId)
{
    m_session.caller.require("Read", roles());
    const auto role = m_session.store.find(roles(), roleId);
    if (!role)
        throw rowMissing("role", roleId);
    QJsonArray list;
    SQLite::Statement &rights = m_session.store.prepared(
        "SELECT privilege, depth FROM roleprivilege WHERE roleid = ? ORDER BY privilege");
    bindTo(rights, 1, roleId);
    while (rights.executeStep()) {
        const QByteArray name = textOf(valueAt(rights, 0));
        list.append(QJsonObject{
            {QStringLiteral("Depth"), QLatin1String(depthName(Depth(numberOf(valueAt(rights, 1)))))},
            {QStringLiteral("PrivilegeId"), latin(privilegeId(name))},
            {QStringLiteral("BusinessUnitId"), latin(textOf(role->value("businessunitid")))},
            {QStringLiteral("PrivilegeName"), latin(name)}});
    }
    rights.reset();
    const QJsonObject body{{QStringLiteral("@odata.context"),
                            latin(m_session.serviceRoot
                                  + "$metadata#Microsoft.Dynamics.CRM.RetrieveRolePrivilegesRoleResponse")},
                           {QStringLiteral("RolePrivileges"), list}};
    return m_session.json(QJsonDocument(body).toJson(QJsonDocument::Compact));
}

} // namespace fairlead::practice::dataverse
