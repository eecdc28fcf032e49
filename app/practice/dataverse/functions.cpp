// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/dataverse/functions.h"
#include "practice/dataverse/payload.h"
#include "practice/dataverse/roleactions.h"
#include "practice/dataverse/seedrows.h"
#include "practice/seed/credentials.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace fairlead::practice::dataverse {

namespace {

// A parameter is written in place, or as @p1 with its value in the query.
QByteArray argument(const odata::Segment &segment, const odata::Options &options, const char *name)
{
    const QByteArray text = segment.parameters.value(name);
    return text.startsWith('@') ? options.aliases.value(text) : text;
}

/// The caller behind a systemuser row, for questions about somebody else.
Caller callerOf(Store &store, const QByteArray &id)
{
    const Entity &users = *Schema::instance().byName("systemuser");
    const auto row = store.find(users, id);
    if (!row)
        throw rowMissing("systemuser", id);
    TokenBearer bearer;
    bearer.clientId = latin(textOf(row->value("applicationid")));
    bearer.isApplication = !bearer.clientId.isEmpty();
    bearer.oid = latin(textOf(row->value("azureactivedirectoryobjectid")));
    return Caller::find(store, bearer);
}

} // namespace

Response Functions::answer(const char *type, QJsonObject body) const
{
    body.insert(QStringLiteral("@odata.context"),
                latin(m_session.serviceRoot + "$metadata#Microsoft.Dynamics.CRM." + type));
    return m_session.json(QJsonDocument(body).toJson(QJsonDocument::Compact));
}

Response Functions::whoAmI() const
{
    return answer("WhoAmIResponse",
                  {{QStringLiteral("BusinessUnitId"), latin(m_session.caller.businessUnit())},
                   {QStringLiteral("UserId"), latin(m_session.caller.userId())},
                   {QStringLiteral("OrganizationId"), latin(organizationId(m_session.store))}});
}

Response Functions::totalRecordCount(const odata::Segment &segment, const odata::Options &options)
{
    const QJsonArray names =
        QJsonDocument::fromJson(argument(segment, options, "EntityNames").replace('\'', '"')).array();
    if (names.isEmpty())
        throw badRequest(QStringLiteral("EntityNames must be a list of table names."));
    QJsonArray keys;
    QJsonArray values;
    for (const auto &name : names) {
        const Entity *entity = Schema::instance().byName(name.toString().toUtf8());
        if (!entity)
            throw Problem{
                400, "0x80041102",
                QStringLiteral(
                    "The entity with a name = '%1' with namemapping = 'Logical' was not found in the "
                    "MetadataCache.")
                    .arg(name.toString())};
        m_session.caller.require("Read", *entity);
        keys.append(name);
        values.append(m_session.store.count(*entity));
    }
    return answer("RetrieveTotalRecordCountResponse",
                  {{QStringLiteral("EntityRecordCountCollection"),
                    QJsonObject{{QStringLiteral("Count"), keys.size()},
                                {QStringLiteral("IsReadOnly"), false},
                                {QStringLiteral("Keys"), keys},
                                {QStringLiteral("Values"), values}}}});
}

Response Functions::userPrivileges(const QByteArray &id)
{
    const Caller user = id == m_session.caller.userId() ? m_session.caller : callerOf(m_session.store, id);
    if (id != m_session.caller.userId())
        m_session.caller.require("Read", *Schema::instance().byName("systemuser"));
    QJsonArray privileges;
    for (const Privilege &privilege : allPrivileges()) {
        const Depth depth = user.depth(privilege.name);
        if (depth == Depth::None)
            continue;
        privileges.append(QJsonObject{
            {QStringLiteral("Depth"), QLatin1String(depthName(depth))},
            {QStringLiteral("PrivilegeId"), latin(privilege.id)},
            {QStringLiteral("BusinessUnitId"), latin(user.businessUnit())},
            {QStringLiteral("PrivilegeName"), latin(privilege.name)},
            {QStringLiteral("RecordFilterId"), QStringLiteral("00000000-0000-0000-0000-000000000000")}});
    }
    return answer("RetrieveUserPrivilegesResponse", {{QStringLiteral("RolePrivileges"), privileges}});
}

Response Functions::principalAccess(const QByteArray &id, const odata::Segment &segment,
                                    const odata::Options &options)
{
    const QByteArray text = argument(segment, options, "Target").replace('\'', '"');
    const QString target =
        QJsonDocument::fromJson(text).object().value(QLatin1String("@odata.id")).toString();
    const Reference reference = readReference(m_session, target);
    const auto row = m_session.store.find(*reference.entity, reference.id);
    const Caller user = callerOf(m_session.store, id);
    static const QList<QPair<const char *, QString>> rights{
        {"Read", QStringLiteral("ReadAccess")},     {"Write", QStringLiteral("WriteAccess")},
        {"Append", QStringLiteral("AppendAccess")}, {"AppendTo", QStringLiteral("AppendToAccess")},
        {"Create", QStringLiteral("CreateAccess")}, {"Delete", QStringLiteral("DeleteAccess")},
        {"Share", QStringLiteral("ShareAccess")},   {"Assign", QStringLiteral("AssignAccess")}};
    QStringList found;
    for (const auto &[verb, name] : rights) {
        if (user.depth(QByteArray("prv") + verb + reference.entity->privilege) != Depth::None
            && user.reaches(verb, *reference.entity, *row))
            found.append(name);
    }
    return answer("RetrievePrincipalAccessResponse",
                  {{QStringLiteral("AccessRights"),
                    found.isEmpty() ? QStringLiteral("None") : found.join(QStringLiteral(", "))}});
}

std::optional<Response> Functions::unbound(const odata::Segment &segment, const odata::Options &options)
{
    if (segment.name == "WhoAmI")
        return whoAmI();
    if (segment.name == "RetrieveVersion")
        return answer("RetrieveVersionResponse",
                      {{QStringLiteral("Version"), QStringLiteral("9.2.24105.186")}});
    if (segment.name == "RetrieveTotalRecordCount")
        return totalRecordCount(segment, options);
    if (segment.name == "RetrieveRolePrivilegesRole")
        return RoleActions(m_session).privileges(argument(segment, options, "RoleId").toLower());
    return std::nullopt;
}

std::optional<Response> Functions::bound(const Entity &entity, const QByteArray &id,
                                         const odata::Segment &segment, const odata::Options &options)
{
    if (entity.name != "systemuser")
        return std::nullopt;
    if (segment.name == "Microsoft.Dynamics.CRM.RetrieveUserPrivileges")
        return userPrivileges(id);
    if (segment.name == "Microsoft.Dynamics.CRM.RetrievePrincipalAccess")
        return principalAccess(id, segment, options);
    return std::nullopt;
}

} // namespace fairlead::practice::dataverse
