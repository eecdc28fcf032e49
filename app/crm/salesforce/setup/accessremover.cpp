// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/setup/accessremover.h"

#include "crm/salesforce/identity.h"
#include "crm/salesforce/setup/administrator.h"
#include "crm/salesforce/setup/metadataapi.h"
#include "crm/salesforce/setup/setuprows.h"
#include "crm/salesforce/soql.h"

#include <QCoreApplication>

namespace fairlead::salesforce {

namespace {

struct AccessRemoverText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::SalesforceSetup)
};

struct Removing
{
    SetupDesk desk;
    RemovedAccess removed;
    std::function<Outcome(const ServerAccess &)> keep;

    ServerAccess &access() { return removed.access; }
};
using Remover = std::shared_ptr<Removing>;

/// Nothing else can go on, either.
bool endsAll(const Error &error)
{
    return error.isCancelled() || error.isTransient() || error.code == ErrorCode::SignInNeeded;
}

/// Deletes all rows of the condition; none is fine.
Task<Outcome> deleteWhere(SetupDesk desk, QString object, QString condition, CancelToken cancel)
{
    const Result<QJsonArray> rows =
        co_await setupRows(desk, QStringLiteral("SELECT Id FROM %1 WHERE %2").arg(object, condition), cancel);
    if (!rows)
        co_return fail(rows.error());
    for (qsizetype i = 0; i < rows->size(); ++i) {
        const QString id = rows->at(i).toObject().value(QLatin1String("Id")).toString();
        const Outcome deleted = co_await deleteRow(desk, object, id, cancel);
        if (!deleted)
            co_return deleted;
    }
    co_return {};
}

QString assignedTo(const Removing &removing)
{
    return QStringLiteral("Assignee.Username = ") + soqlText(removing.removed.access.userName);
}

Task<Outcome> removeAppAccess(Remover removing, CancelToken cancel)
{
    const QString set = removing->access().permissionSetId;
    if (set.isEmpty())
        co_return {};
    const Outcome gone = co_await deleteWhere(removing->desk, QStringLiteral("SetupEntityAccess"),
                                              QStringLiteral("ParentId = ") + soqlText(set), cancel);
    if (gone)
        removing->access().appAccessId.clear();
    co_return gone;
}

Task<Outcome> removeOurApp(Remover removing, CancelToken cancel)
{
    const Outcome gone = co_await removeApp(removing->desk, removing->access(), cancel);
    if (gone)
        removing->access().appId.clear();
    co_return gone;
}

Task<Outcome> removeAssignment(Remover removing, CancelToken cancel)
{
    const Outcome gone = co_await deleteWhere(
        removing->desk, QStringLiteral("PermissionSetAssignment"),
        QStringLiteral("PermissionSet.Name = ") + soqlText(removing->access().permissionSet), cancel);
    if (gone)
        removing->access().assignmentId.clear();
    co_return gone;
}

/// Its rows of rights go with it.
Task<Outcome> removePermissionSet(Remover removing, CancelToken cancel)
{
    const Outcome gone =
        co_await deleteWhere(removing->desk, QStringLiteral("PermissionSet"),
                             QStringLiteral("Name = ") + soqlText(removing->access().permissionSet), cancel);
    if (gone)
        removing->access().permissionSetId.clear();
    co_return gone;
}

Task<Outcome> removeLicence(Remover removing, CancelToken cancel)
{
    const Outcome gone = co_await deleteWhere(removing->desk, QStringLiteral("PermissionSetLicenseAssign"),
                                              assignedTo(*removing), cancel);
    if (gone)
        removing->access().licenceAssignmentId.clear();
    co_return gone;
}

Task<Outcome> freeze(SetupDesk desk, QString user, CancelToken cancel)
{
    const Result<QString> login = co_await findRow(
        desk, QStringLiteral("SELECT Id FROM UserLogin WHERE UserId = ") + soqlText(user), cancel);
    if (!login)
        co_return fail(login.error());
    const QJsonObject frozen{{QStringLiteral("IsFrozen"), true}};
    co_return co_await updateRow(desk, QStringLiteral("UserLogin"), *login, frozen, cancel);
}

Task<Outcome> retireUser(Remover removing, CancelToken cancel)
{
    const Result<QString> user =
        co_await findRow(removing->desk,
                         QStringLiteral("SELECT Id FROM User WHERE IsActive = true AND Username = ")
                             + soqlText(removing->access().userName),
                         cancel);
    if (!user)
        co_return fail(user.error());
    if (user->isEmpty())
        co_return {};
    const QJsonObject inactive{{QStringLiteral("IsActive"), false}};
    const Outcome deactivated =
        co_await updateRow(removing->desk, QStringLiteral("User"), *user, inactive, cancel);
    if (deactivated || endsAll(deactivated.error()))
        co_return deactivated;
    // Settings that refer to a user keep it from being deactivated, never from being frozen.
    const Outcome frozen = co_await freeze(removing->desk, *user, cancel);
    co_return frozen ? Outcome(fail(deactivated.error())) : frozen;
}

Task<Outcome> removeExternalIds(Remover removing, CancelToken cancel)
{
    const QStringList fields = removing->access().externalIdsMade;
    for (const QString &field : fields) {
        const Outcome gone =
            co_await deleteComponent(removing->desk, QStringLiteral("CustomField"), field, cancel);
        if (!gone)
            co_return gone;
        removing->access().externalIdsMade.removeAll(field);
    }
    co_return {};
}

struct RemovalRow
{
    const char *what;
    const char *page; ///< in Setup
    QString (*name)(const ServerAccess &);
    Task<Outcome> (*remove)(Remover, CancelToken);
};

QString appName(const ServerAccess &access)
{
    return access.app;
}
QString setName(const ServerAccess &access)
{
    return access.permissionSet;
}
QString userName(const ServerAccess &access)
{
    return access.userName;
}
QString fieldNames(const ServerAccess &access)
{
    return access.externalIdsMade.join(QLatin1String(", "));
}

constexpr RemovalRow removals[] = {
    {QT_TRANSLATE_NOOP("fairlead::SalesforceSetup", "The permission set's access to the app %1"), "PermSets",
     appName, removeAppAccess},
    {QT_TRANSLATE_NOOP("fairlead::SalesforceSetup", "The app %1"), "ManageExternalClientApplication", appName,
     removeOurApp},
    {QT_TRANSLATE_NOOP("fairlead::SalesforceSetup", "The assignment of the permission set %1"), "PermSets",
     setName, removeAssignment},
    {QT_TRANSLATE_NOOP("fairlead::SalesforceSetup", "The permission set %1"), "PermSets", setName,
     removePermissionSet},
    {QT_TRANSLATE_NOOP("fairlead::SalesforceSetup", "The licence of the user %1"), "ManageUsers", userName,
     removeLicence},
    {QT_TRANSLATE_NOOP("fairlead::SalesforceSetup", "The user %1, which is frozen and cannot sign in"),
     "ManageUsers", userName, retireUser},
    {QT_TRANSLATE_NOOP("fairlead::SalesforceSetup", "The fields %1"), "ObjectManager", fieldNames,
     removeExternalIds},
};

void leave(Removing &removing, const RemovalRow &row, const Error &error)
{
    LeftBehind left;
    left.what = AccessRemoverText::tr(row.what).arg(row.name(removing.access()));
    left.error = error;
    left.link = removing.desk.site->instance;
    left.link.setPath(QStringLiteral("/lightning/setup/%1/home").arg(QLatin1String(row.page)));
    removing.removed.left += left;
}

Task<Outcome> checkOrganisation(Remover removing, CancelToken cancel)
{
    const QUrl url = removing->desk.site->at(QStringLiteral("/services/oauth2/userinfo"));
    const Result<QJsonObject> info = co_await removing->desk.site->api.object(url, cancel);
    if (!info)
        co_return fail(info.error());
    const Result<OrgInfo> who = whoOf(*info, removing->desk.site->instance);
    if (!who)
        co_return fail(who.error());
    if (who->organisationId != removing->access().organisationId)
        co_return fail(wrongOrganisation(who->organisationId));
    co_return {};
}

} // namespace

Task<Outcome> removeApp(SetupDesk desk, ServerAccess access, CancelToken cancel)
{
    const bool external = access.appKind == AppKind::ExternalClientApp;
    const QString type =
        external ? QStringLiteral("ExternalClientApplication") : QStringLiteral("ConnectedApp");
    co_return co_await deleteComponent(desk, type, access.app, cancel);
}

Task<Result<RemovedAccess>> removeAccess(SetupDesk desk, ServerAccess access,
                                         std::function<Outcome(const ServerAccess &)> keep,
                                         CancelToken cancel)
{
    const auto removing =
        std::make_shared<Removing>(Removing{desk, {std::move(access), {}}, std::move(keep)});
    const Outcome there = co_await checkOrganisation(removing, cancel);
    if (!there)
        co_return fail(there.error());
    // Whoever is interrupted from here on finds that it was on its way out, not on its way in.
    removing->access().removing = true;
    Outcome kept = removing->keep(removing->access());
    if (!kept)
        co_return fail(kept.error());
    for (const RemovalRow &row : removals) {
        const Outcome gone = co_await row.remove(removing, cancel);
        if (!gone && endsAll(gone.error()))
            co_return fail(gone.error());
        if (!gone)
            leave(*removing, row, gone.error());
        kept = removing->keep(removing->access());
        if (!kept)
            co_return fail(kept.error());
    }
    co_return removing->removed;
}

} // namespace fairlead::salesforce
