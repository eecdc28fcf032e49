// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/setup/accessremover.h"

#include "crm/salesforce/identity.h"
#include "crm/salesforce/setup/administrator.h"
#include "crm/salesforce/setup/metadataapi.h"
#include "crm/salesforce/setup/setuprows.h"
#include "crm/salesforce/soql.h"

#include <QCoreApplication>

#include <algorithm>

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
    bool userIsFrozen = false;

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

/// By the id, which stays when people rename a thing in Setup; by the chosen name only where no id is known,
/// because the answer that told it was lost.
QString isKnown(const QString &idColumn, const QString &id, const QString &nameColumn, const QString &name)
{
    return id.isEmpty() ? nameColumn + QStringLiteral(" = ") + soqlText(name)
                        : idColumn + QStringLiteral(" = ") + soqlText(id);
}

QString assignedTo(const ServerAccess &access)
{
    return isKnown(QStringLiteral("AssigneeId"), access.userId, QStringLiteral("Assignee.Username"),
                   access.userName);
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
    const ServerAccess &access = removing->access();
    const QString ofOurs = isKnown(QStringLiteral("PermissionSetId"), access.permissionSetId,
                                   QStringLiteral("PermissionSet.Name"), access.permissionSet);
    const Outcome gone =
        co_await deleteWhere(removing->desk, QStringLiteral("PermissionSetAssignment"), ofOurs, cancel);
    if (gone)
        removing->access().assignmentId.clear();
    co_return gone;
}

/// Its rows of rights go with it.
Task<Outcome> removePermissionSet(Remover removing, CancelToken cancel)
{
    const ServerAccess &access = removing->access();
    const QString ours =
        isKnown(QStringLiteral("Id"), access.permissionSetId, QStringLiteral("Name"), access.permissionSet);
    const Outcome gone = co_await deleteWhere(removing->desk, QStringLiteral("PermissionSet"), ours, cancel);
    if (gone)
        removing->access().permissionSetId.clear();
    co_return gone;
}

Task<Outcome> removeLicence(Remover removing, CancelToken cancel)
{
    const Outcome gone = co_await deleteWhere(removing->desk, QStringLiteral("PermissionSetLicenseAssign"),
                                              assignedTo(removing->access()), cancel);
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
    const ServerAccess &access = removing->access();
    const QString ours =
        isKnown(QStringLiteral("Id"), access.userId, QStringLiteral("Username"), access.userName);
    const Result<QString> user = co_await findRow(
        removing->desk, QStringLiteral("SELECT Id FROM User WHERE IsActive = true AND ") + ours, cancel);
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
    removing->userIsFrozen = frozen.has_value();
    co_return frozen ? Outcome(fail(deactivated.error())) : frozen;
}

QUrl setupPage(const Removing &removing, const char *page)
{
    QUrl link = removing.desk.site->instance;
    link.setPath(QStringLiteral("/lightning/setup/%1/home").arg(QLatin1String(page)));
    return link;
}

/// The name of another permission set that grants the field: every installation calls its external id the
/// same, and with the field all its values would be lost. Empty: nobody's does.
Task<Result<QString>> otherUserOf(Remover removing, QString field, CancelToken cancel)
{
    QString soql = QStringLiteral("SELECT Id, Parent.Name FROM FieldPermissions WHERE Field = %1 AND "
                                  "SobjectType = %2 AND Parent.IsOwnedByProfile = false")
                       .arg(soqlText(field), soqlText(field.section(QLatin1Char('.'), 0, 0)));
    // Ours is gone by now, or could not be removed.
    if (!removing->access().permissionSetId.isEmpty())
        soql += QStringLiteral(" AND ParentId != ") + soqlText(removing->access().permissionSetId);
    const Result<QJsonArray> rows = co_await setupRows(removing->desk, soql, cancel);
    if (!rows)
        co_return fail(rows.error());
    if (rows->isEmpty())
        co_return QString();
    const QJsonObject parent = rows->first().toObject().value(QLatin1String("Parent")).toObject();
    co_return parent.value(QLatin1String("Name")).toString();
}

LeftBehind keptForOthers(const Removing &removing, const QString &field, const QString &user)
{
    LeftBehind left;
    left.what = AccessRemoverText::tr("The field %1").arg(field);
    left.error.code = ErrorCode::NothingToDo;
    left.error.errorClass = ErrorClass::AskUser;
    left.error.sentence =
        AccessRemoverText::tr("The permission set %1 grants it: another installation uses it.").arg(user);
    left.error.remedy = AccessRemoverText::tr("Delete it in Setup when nobody uses it any more.");
    left.link = setupPage(removing, "ObjectManager");
    left.isInUse = true;
    return left;
}

Task<Outcome> removeExternalIds(Remover removing, CancelToken cancel)
{
    const QStringList fields = removing->access().externalIdsMade;
    for (const QString &field : fields) {
        const Result<QString> user = co_await otherUserOf(removing, field, cancel);
        if (!user)
            co_return fail(user.error());
        Outcome gone;
        if (user->isEmpty())
            gone = co_await deleteComponent(removing->desk, QStringLiteral("CustomField"), field, cancel);
        else
            removing->removed.left += keptForOthers(*removing, field, *user);
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
    {QT_TRANSLATE_NOOP("fairlead::SalesforceSetup", "The user %1"), "ManageUsers", userName, retireUser},
    {QT_TRANSLATE_NOOP("fairlead::SalesforceSetup", "The fields %1"), "ObjectManager", fieldNames,
     removeExternalIds},
};

QString whatIsLeft(const Removing &removing, const RemovalRow &row)
{
    const QString name = row.name(removing.removed.access);
    if (row.remove == retireUser && removing.userIsFrozen)
        return AccessRemoverText::tr("The user %1, which is frozen and cannot sign in").arg(name);
    return AccessRemoverText::tr(row.what).arg(name);
}

void leave(Removing &removing, const RemovalRow &row, const Error &error)
{
    LeftBehind left;
    left.what = whatIsLeft(removing, row);
    left.error = error;
    // What the organisation refused is told as a record's refusal, to be mended and sent again.
    left.error.remedy = row.remove == retireUser
        ? AccessRemoverText::tr(
            "Turn the access off once more, or have an administrator deactivate the user in "
            "Setup.")
        : AccessRemoverText::tr(
            "Turn the access off once more, or have an administrator delete it in Setup.");
    left.link = setupPage(removing, row.page);
    removing.removed.left += left;
}

} // namespace

Task<Outcome> checkRemover(SetupDesk desk, QString organisationId, CancelToken cancel)
{
    const Result<SetupStanding> standing = co_await lookAtRights(desk, cancel);
    if (!standing)
        co_return fail(standing.error());
    if (standing->organisationId != organisationId)
        co_return fail(wrongOrganisation(standing->organisationId));
    // Half of it would go, and the rest stay in the way of whoever may do it all.
    if (!standing->missingRights.isEmpty())
        co_return fail(removalImpossible(*standing, desk.site->instance));
    co_return {};
}

bool RemovedAccess::isComplete() const
{
    return std::all_of(left.begin(), left.end(), [](const LeftBehind &one) { return one.isInUse; });
}

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
    const Outcome may = co_await checkRemover(desk, removing->access().organisationId, cancel);
    if (!may)
        co_return fail(may.error());
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
