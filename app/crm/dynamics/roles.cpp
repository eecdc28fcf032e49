// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/dynamics/roles.h"

#include "crm/dynamics/odata.h"
#include "crm/dynamics/site.h"
#include "crm/dynamics/siterequests.h"
#include "crm/dynamics/userchecks.h"

#include <QCoreApplication>

namespace fairlead::dynamics {

namespace {

struct RoleText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::crm)
};

/// What somebody holds, with the ids by which it is given on.
struct Holdings
{
    QMap<QString, QString> depths; ///< by name
    QHash<QString, QString> ids; ///< name → id
    QHash<QString, QString> names; ///< id → name
};

Holdings holdingsOf(const QJsonObject &answer)
{
    Holdings holdings;
    holdings.depths = privilegesOf(answer);
    for (const auto &value : answer.value(QLatin1String("RolePrivileges")).toArray()) {
        const QJsonObject privilege = value.toObject();
        const QString name = privilege.value(QLatin1String("PrivilegeName")).toString();
        const QString id = privilege.value(QLatin1String("PrivilegeId")).toString().toLower();
        if (name.isEmpty() || id.isEmpty())
            continue;
        holdings.ids.insert(name, id);
        holdings.names.insert(id, name);
    }
    return holdings;
}

Task<Result<Holdings>> ownHoldings(std::shared_ptr<Site> site, CancelToken cancel)
{
    const Result<WhoAmIAnswer> who = co_await askWhoAmI(site, cancel);
    if (!who)
        co_return fail(who.error());
    const QUrl url = site->at(
        QStringLiteral("systemusers(%1)/Microsoft.Dynamics.CRM.RetrieveUserPrivileges()").arg(who->userId));
    const Result<QJsonObject> answer = co_await site->api.object(url, cancel);
    if (!answer)
        co_return fail(answer.error());
    co_return holdingsOf(*answer);
}

Error cannotGive(const QList<MissingPrivilege> &missing)
{
    QStringList names;
    for (const MissingPrivilege &one : missing)
        names += describe(one);
    Error error;
    error.code = ErrorCode::PermissionMissing;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = RoleText::tr("This administrator cannot give privileges that he does not hold: %1.")
                         .arg(names.join(QStringLiteral(", ")));
    error.remedy =
        RoleText::tr("Sign in as an administrator who holds them, such as a system administrator of the "
                     "environment.");
    return error;
}

QMap<QString, QString> rolePrivileges(const QJsonObject &answer, const Holdings &own)
{
    QJsonArray named;
    for (const auto &value : answer.value(QLatin1String("RolePrivileges")).toArray()) {
        QJsonObject privilege = value.toObject();
        const QString id = privilege.value(QLatin1String("PrivilegeId")).toString().toLower();
        if (privilege.value(QLatin1String("PrivilegeName")).toString().isEmpty())
            privilege.insert(QStringLiteral("PrivilegeName"), own.names.value(id, id));
        named += privilege;
    }
    return privilegesOf({{QStringLiteral("RolePrivileges"), named}});
}

Task<Result<QMap<QString, QString>>> heldByRole(std::shared_ptr<Site> site, QString roleId, Holdings own,
                                                CancelToken cancel)
{
    const QUrl url = site->at(QStringLiteral("RetrieveRolePrivilegesRole(RoleId=%1)").arg(roleId));
    const Result<QJsonObject> answer = co_await site->api.object(url, cancel);
    if (!answer)
        co_return fail(answer.error());
    co_return rolePrivileges(*answer, own);
}

QJsonObject privilegeList(const QList<PrivilegeNeed> &needs, const Holdings &own,
                          const QString &businessUnitId)
{
    QJsonArray list;
    for (const PrivilegeNeed &need : needs) {
        QJsonObject one{{QStringLiteral("Depth"), nameOf(need.depth)},
                        {QStringLiteral("PrivilegeId"), own.ids.value(need.name)}};
        if (!businessUnitId.isEmpty())
            one.insert(QStringLiteral("BusinessUnitId"), businessUnitId);
        list += one;
    }
    return {{QStringLiteral("Privileges"), list}};
}

/// Names as the organisation writes them: our rule may differ in case.
QList<PrivilegeNeed> spelledAs(const QList<PrivilegeNeed> &needs, const Holdings &own)
{
    QHash<QString, QString> spelling;
    for (auto id = own.ids.cbegin(); id != own.ids.cend(); ++id)
        spelling.insert(id.key().toLower(), id.key());
    QList<PrivilegeNeed> spelled = needs;
    for (PrivilegeNeed &need : spelled)
        need.name = spelling.value(need.name.toLower(), need.name);
    return spelled;
}

Task<Outcome> fill(std::shared_ptr<Site> site, RoleOrder order, Holdings own, std::shared_ptr<RoleMade> made,
                   CancelToken cancel)
{
    const Result<QMap<QString, QString>> held = co_await heldByRole(site, made->roleId, own, cancel);
    if (!held)
        co_return fail(held.error());
    QList<PrivilegeNeed> lacking;
    for (const MissingPrivilege &missing : missingPrivileges(order.privileges, *held)) {
        lacking += PrivilegeNeed{missing.name, missing.needed};
        made->added += missing.name;
    }
    QStringList wanted;
    for (const PrivilegeNeed &need : order.privileges)
        wanted += need.name;
    for (auto privilege = held->cbegin(); privilege != held->cend(); ++privilege) {
        if (made->made && !wanted.contains(privilege.key()))
            made->removed += privilege.key();
    }
    if (lacking.isEmpty() && made->removed.isEmpty())
        co_return Outcome();
    const bool replaces = made->made;
    const QString action =
        QStringLiteral("roles(%1)/Microsoft.Dynamics.CRM.%2")
            .arg(made->roleId,
                 replaces ? QStringLiteral("ReplacePrivilegesRole") : QStringLiteral("AddPrivilegesRole"));
    const QJsonObject body = privilegeList(replaces ? order.privileges : lacking, own, order.businessUnitId);
    co_return co_await postTo(site, action, body, cancel);
}

/// Empty: there is none of that name in that unit.
Task<Result<QString>> findRole(std::shared_ptr<Site> site, QString name, QString businessUnitId,
                               CancelToken cancel)
{
    const QString quoted = QString(name).replace(QLatin1Char('\''), QLatin1String("''"));
    // Names hold what an address may not: the filter is encoded apart.
    const QUrl url =
        site->at(QStringLiteral("roles?$select=roleid"),
                 QStringLiteral("name eq '%1' and _businessunitid_value eq %2").arg(quoted, businessUnitId));
    const Result<QJsonObject> answer = co_await site->api.object(url, cancel);
    if (!answer)
        co_return fail(answer.error());
    const QJsonArray roles = answer->value(QLatin1String("value")).toArray();
    co_return roles.isEmpty() ? QString()
                              : roles.first().toObject().value(QLatin1String("roleid")).toString().toLower();
}

Task<Outcome> ensureThere(std::shared_ptr<Site> site, RoleOrder order, std::shared_ptr<RoleMade> made,
                          CancelToken cancel)
{
    Result<QString> found = co_await findRole(site, order.name, order.businessUnitId, cancel);
    if (!found)
        co_return fail(found.error());
    if (found->isEmpty()) {
        QJsonObject role{{QStringLiteral("name"), order.name},
                         {QStringLiteral("businessunitid@odata.bind"),
                          QStringLiteral("/businessunits(%1)").arg(order.businessUnitId)}};
        if (!order.roleId.isEmpty())
            role.insert(QStringLiteral("roleid"), order.roleId);
        const Outcome created = co_await postTo(site, QStringLiteral("roles"), role, cancel);
        // Also after a refusal: an answer that was lost leaves a role behind.
        found = co_await findRole(site, order.name, order.businessUnitId, cancel);
        if (!created && (!found || found->isEmpty()))
            co_return fail(created.error());
        if (!found)
            co_return fail(found.error());
        made->made = created.has_value();
    }
    made->roleId = *found;
    if (!order.roleId.isEmpty() && order.roleId.toLower() == *found)
        made->made = true;
    co_return Outcome();
}

Task<Outcome> provideFilled(std::shared_ptr<Site> site, RoleOrder order, std::shared_ptr<RoleMade> made,
                            CancelToken cancel)
{
    const Result<Holdings> own = co_await ownHoldings(site, cancel);
    if (!own)
        co_return fail(own.error());
    const QList<MissingPrivilege> missing = missingPrivileges(order.privileges, own->depths);
    if (!missing.isEmpty())
        co_return fail(cannotGive(missing));
    order.privileges = spelledAs(order.privileges, *own);
    if (made->roleId.isEmpty()) {
        const Outcome there = co_await ensureThere(site, order, made, cancel);
        if (!there)
            co_return fail(there.error());
    }
    co_return co_await fill(site, order, *own, made, cancel);
}

Task<RoleOutcome> provideInto(std::shared_ptr<Site> site, RoleOrder order, std::shared_ptr<RoleMade> made,
                              CancelToken cancel)
{
    const Outcome outcome = co_await provideFilled(site, order, made, cancel);
    RoleOutcome result;
    result.made = *made;
    if (!outcome)
        result.error = outcome.error();
    co_return result;
}

} // namespace

QString roleName(const QString &connectionName)
{
    // role.name takes 100 characters.
    const QString name = QStringLiteral("Fairlead ") + connectionName;
    return name.trimmed().left(100);
}

Task<RoleOutcome> provideRole(std::shared_ptr<Site> site, RoleOrder order, CancelToken cancel)
{
    const auto made = std::make_shared<RoleMade>();
    made->name = order.name;
    return provideInto(std::move(site), std::move(order), made, std::move(cancel));
}

Task<RoleOutcome> extendRole(std::shared_ptr<Site> site, QString roleId, QList<PrivilegeNeed> privileges,
                             CancelToken cancel)
{
    const auto made = std::make_shared<RoleMade>();
    made->roleId = roleId.toLower();
    RoleOrder order;
    order.privileges = std::move(privileges);
    return provideInto(std::move(site), std::move(order), made, std::move(cancel));
}

Task<Outcome> undoRole(std::shared_ptr<Site> site, RoleMade made, CancelToken cancel)
{
    if (!made.made || made.roleId.isEmpty())
        co_return Outcome();
    const Outcome deleted = co_await deleteAt(site, QStringLiteral("roles(%1)").arg(made.roleId), cancel);
    if (!deleted && deleted.error().code != ErrorCode::RecordMissing)
        co_return fail(deleted.error());
    co_return Outcome();
}

Task<Result<QMap<QString, QString>>> privilegesOfRole(std::shared_ptr<Site> site, QString roleId,
                                                      CancelToken cancel)
{
    const Result<Holdings> own = co_await ownHoldings(site, cancel);
    if (!own)
        co_return fail(own.error());
    co_return co_await heldByRole(site, roleId, *own, cancel);
}

Task<Result<TablePrivileges>> askTablePrivileges(std::shared_ptr<Site> site, CancelToken cancel)
{
    const Result<QJsonArray> definitions =
        co_await listOf(site, QStringLiteral("EntityDefinitions?$select=LogicalName,Privileges"), cancel);
    if (!definitions)
        co_return fail(definitions.error());
    co_return tablePrivilegesOf(*definitions);
}

} // namespace fairlead::dynamics
