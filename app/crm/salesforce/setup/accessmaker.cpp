// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/setup/accessmaker.h"

#include "core/clock.h"
#include "crm/salesforce/identity.h"
#include "crm/salesforce/setup/accesscheck.h"
#include "crm/salesforce/setup/administrator.h"
#include "crm/salesforce/setup/appparts.h"
#include "crm/salesforce/setup/ensure.h"
#include "crm/salesforce/setup/setuprows.h"
#include "crm/salesforce/soql.h"

#include <QCoreApplication>

#include <utility>

namespace fairlead::salesforce {

namespace {

struct AccessMakerText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::SalesforceSetup)
};

/// One making, from step to step.
struct Making
{
    SetupDesk desk;
    AccessOrder order;
    MadeAccess made;
    SetupStanding standing{};
    QList<ObjectNeed> needs{}; ///< those of the order that there are objects for
    QHash<QString, QJsonObject> describes{}; ///< of these objects, as the administrator sees them

    ServerAccess &access() { return made.access; }
    const QString &contact() const { return standing.email.isEmpty() ? standing.userName : standing.email; }
};
using Maker = std::shared_ptr<Making>;

constexpr int userNameAttempts = 3;

/// Something people may rename in Setup, where its id stays.
struct Renamable
{
    const char *object;
    const char *nameColumn;
    QString ServerAccess::*id;
    QString ServerAccess::*name;
};
constexpr Renamable userRow{"User", "Username", &ServerAccess::userId, &ServerAccess::userName};
constexpr Renamable permissionSetRow{"PermissionSet", "Name", &ServerAccess::permissionSetId,
                                     &ServerAccess::permissionSet};

/// Of the known id, with the name it has today; one that is gone is no longer known, and looked for by its
/// name as one whose answer was lost.
Task<Outcome> findKnown(Maker making, Renamable what, CancelToken cancel)
{
    QString &id = making->access().*what.id;
    if (id.isEmpty())
        co_return {};
    const QString column = QLatin1String(what.nameColumn);
    const Result<QJsonArray> rows =
        co_await setupRows(making->desk,
                           QStringLiteral("SELECT Id, %1 FROM %2 WHERE Id = %3")
                               .arg(column, QLatin1String(what.object), soqlText(id)),
                           cancel);
    if (!rows)
        co_return fail(rows.error());
    if (rows->isEmpty())
        id.clear();
    else
        making->access().*what.name = rows->first().toObject().value(column).toString();
    co_return making->order.keep(making->access());
}

Error objectUnknown(const QString &object)
{
    Error error;
    error.code = ErrorCode::ObjectMissing;
    error.errorClass = ErrorClass::StopJob;
    error.sentence =
        AccessMakerText::tr("The administrator does not see an object %1 in the organisation, either.")
            .arg(object);
    error.remedy = AccessMakerText::tr("Check the name. Where there is no such object, remove its job.");
    return error;
}

/// A name that nobody could check when its job was added keeps no other job from its rights.
Task<Outcome> describeNeeds(Maker making, CancelToken cancel)
{
    const QList<ObjectNeed> ordered = making->order.needs;
    for (const ObjectNeed &need : ordered) {
        const Result<QJsonObject> described = co_await describeRaw(making->desk, need.object, cancel);
        if (described) {
            making->needs += need;
            making->describes.insert(need.object, *described);
            continue;
        }
        if (!isGone(described.error()))
            co_return fail(described.error());
        making->made.refused += RefusedRight{need.object, objectUnknown(need.object)};
        making->access().externalIdObjects.removeAll(need.object);
    }
    co_return {};
}

Task<Outcome> lookAroundFirst(Maker making, CancelToken cancel)
{
    const Result<SetupStanding> standing = co_await lookAround(making->desk, cancel);
    if (!standing)
        co_return fail(standing.error());
    if (standing->organisationId != making->access().organisationId)
        co_return fail(wrongOrganisation(standing->organisationId));
    making->standing = *standing;
    const Outcome known = co_await findKnown(making, userRow, cancel);
    if (!known)
        co_return known;
    const Result<QString> user =
        co_await findRow(making->desk,
                         QStringLiteral("SELECT Id FROM User WHERE IsActive = true AND Username = ")
                             + soqlText(making->access().userName),
                         cancel);
    if (!user)
        co_return fail(user.error());
    const QStringList obstacles = standing->obstacles(!user->isEmpty());
    if (!obstacles.isEmpty())
        co_return fail(setupImpossible(*standing, obstacles, making->desk.site->instance));
    co_return co_await describeNeeds(making, cancel);
}

QJsonObject userValues(const Making &making)
{
    const ServerAccess &access = making.made.access;
    const QString nickname = access.userName.section(QLatin1Char('@'), 0, 0);
    // Times in UTC and names in one language, whatever the organisation speaks (reference Salesforce 5.4).
    return {{QStringLiteral("Username"), access.userName},
            {QStringLiteral("LastName"), access.label},
            {QStringLiteral("Email"), making.contact()},
            {QStringLiteral("Alias"), QStringLiteral("fairlead")},
            {QStringLiteral("CommunityNickname"), nickname},
            {QStringLiteral("TimeZoneSidKey"), QStringLiteral("GMT")},
            {QStringLiteral("LocaleSidKey"), QStringLiteral("en_US")},
            {QStringLiteral("LanguageLocaleKey"), QStringLiteral("en_US")},
            {QStringLiteral("EmailEncodingKey"), QStringLiteral("UTF-8")},
            {QStringLiteral("ProfileId"), making.standing.profileId},
            {QStringLiteral("IsActive"), true}};
}

/// Another organisation of the world has the name already: nothing of ours has it yet, so that it may change.
Outcome chooseOtherUserName(Making &making)
{
    ServerAccess &access = making.access();
    access.userName = chooseAccess(access.organisationId, access.instance, access.userName).userName;
    return making.order.keep(access);
}

/// A user cannot be deleted and made again: whoever was deactivated or frozen is taken into service again.
Task<Outcome> wakeUser(Maker making, CancelToken cancel)
{
    const QString id = making->access().userId;
    const Result<QString> asleep = co_await findRow(
        making->desk, QStringLiteral("SELECT Id FROM User WHERE IsActive = false AND Id = ") + soqlText(id),
        cancel);
    if (!asleep)
        co_return fail(asleep.error());
    if (!asleep->isEmpty()) {
        const QJsonObject active{{QStringLiteral("IsActive"), true}};
        const Outcome woken = co_await updateRow(making->desk, QStringLiteral("User"), id, active, cancel);
        if (!woken)
            co_return woken;
    }
    const Result<QString> frozen = co_await findRow(
        making->desk,
        QStringLiteral("SELECT Id FROM UserLogin WHERE IsFrozen = true AND UserId = ") + soqlText(id),
        cancel);
    if (!frozen)
        co_return fail(frozen.error());
    if (frozen->isEmpty())
        co_return {};
    const QJsonObject thawed{{QStringLiteral("IsFrozen"), false}};
    co_return co_await updateRow(making->desk, QStringLiteral("UserLogin"), *frozen, thawed, cancel);
}

Task<Outcome> makeUser(Maker making, CancelToken cancel)
{
    if (!making->access().userId.isEmpty())
        co_return co_await wakeUser(making, cancel);
    for (int attempt = 1;; ++attempt) {
        const RowWanted wanted{QStringLiteral("User"),
                               QStringLiteral("Username = ") + soqlText(making->access().userName),
                               userValues(*making)};
        const Result<QString> id = co_await ensureRow(making->desk, wanted, cancel);
        if (id) {
            making->access().userId = *id;
            co_return co_await wakeUser(making, cancel);
        }
        const bool taken = id.error().providerCode == QLatin1String("DUPLICATE_USERNAME");
        if (!taken || attempt == userNameAttempts)
            co_return fail(id.error());
        const Outcome chosen = chooseOtherUserName(*making);
        if (!chosen)
            co_return chosen;
    }
}

/// Before any permission set with rights on objects: those could not be assigned otherwise (trap 37).
Task<Outcome> assignLicence(Maker making, CancelToken cancel)
{
    const QString user = making->access().userId;
    const QString licence = making->standing.permissionSetLicenceId;
    const RowWanted wanted{
        QStringLiteral("PermissionSetLicenseAssign"),
        QStringLiteral("AssigneeId = %1 AND PermissionSetLicenseId = %2")
            .arg(soqlText(user), soqlText(licence)),
        {{QStringLiteral("AssigneeId"), user}, {QStringLiteral("PermissionSetLicenseId"), licence}}};
    const Result<QString> id = co_await ensureRow(making->desk, wanted, cancel);
    if (!id)
        co_return fail(id.error());
    making->access().licenceAssignmentId = *id;
    co_return {};
}

Task<Outcome> makePermissionSet(Maker making, CancelToken cancel)
{
    const Outcome known = co_await findKnown(making, permissionSetRow, cancel);
    if (!known || !making->access().permissionSetId.isEmpty())
        co_return known;
    const ServerAccess &access = making->access();
    // The licence of the integration, never "Salesforce", which its user does not have (trap 38).
    const RowWanted wanted{
        QStringLiteral("PermissionSet"),
        QStringLiteral("Name = ") + soqlText(access.permissionSet),
        {{QStringLiteral("Name"), access.permissionSet},
         {QStringLiteral("Label"), access.label},
         {QStringLiteral("Description"),
          AccessMakerText::tr(
              "Exactly what Fairlead's jobs need. Fairlead adds and takes away rights here.")},
         {QStringLiteral("LicenseId"), making->standing.permissionSetLicenceId},
         {QStringLiteral("PermissionsApiEnabled"), true}}};
    const Result<QString> id = co_await ensureRow(making->desk, wanted, cancel);
    if (!id)
        co_return fail(id.error());
    making->access().permissionSetId = *id;
    co_return {};
}

Task<Outcome> makeExternalIds(Maker making, CancelToken cancel)
{
    const QStringList objects = making->access().externalIdObjects;
    for (const QString &object : objects) {
        const MetadataComponent field = externalId(object);
        const auto there = co_await readComponent(making->desk, field.type, field.fullName, cancel);
        if (!there)
            co_return fail(there.error());
        if (*there)
            continue;
        // Kept before it is made: one that is made and not known to be ours would stay for good.
        if (!making->access().externalIdsMade.contains(field.fullName))
            making->access().externalIdsMade += field.fullName;
        const Outcome kept = making->order.keep(making->access());
        if (!kept)
            co_return kept;
        const Outcome written = co_await ensureComponent(making->desk, field, cancel);
        if (!written)
            co_return written;
    }
    co_return {};
}

Task<Outcome> grantRights(Maker making, CancelToken cancel)
{
    AccessRights rights = rightsFor(making->needs, making->describes);
    // A field that was just made is seen by nobody, administrators included, until it is granted.
    const QStringList objects = making->access().externalIdObjects;
    for (const QString &object : objects) {
        if (!rights.field(object, externalIdField()))
            for (QList<FieldRight> *list : {&rights.fields, &rights.uses})
                list->append({object, externalIdField(), true});
    }
    const auto refused = co_await setRights(making->desk, making->access().permissionSetId, rights, cancel);
    if (!refused)
        co_return fail(refused.error());
    making->made.refused += *refused;
    making->access().granted = rights;
    co_return {};
}

Task<Outcome> assignPermissionSet(Maker making, CancelToken cancel)
{
    const QString user = making->access().userId;
    const QString set = making->access().permissionSetId;
    const RowWanted wanted{
        QStringLiteral("PermissionSetAssignment"),
        QStringLiteral("AssigneeId = %1 AND PermissionSetId = %2").arg(soqlText(user), soqlText(set)),
        {{QStringLiteral("AssigneeId"), user}, {QStringLiteral("PermissionSetId"), set}}};
    const Result<QString> id = co_await ensureRow(making->desk, wanted, cancel);
    if (!id)
        co_return fail(id.error());
    making->access().assignmentId = *id;
    co_return {};
}

/// The organisation does not know external client apps at all.
bool hasNoExternalApps(const Error &error)
{
    return error.providerCode == QLatin1String("INVALID_TYPE")
        || error.providerCode == QLatin1String("FUNCTIONALITY_NOT_ENABLED");
}

Task<Outcome> makeAppHeader(Maker making, CancelToken cancel)
{
    Outcome made;
    if (making->access().appKind == AppKind::ExternalClientApp)
        made = co_await ensureComponent(making->desk, appHeader(making->access(), making->contact()), cancel);
    const bool insteadConnected =
        making->access().appKind == AppKind::ConnectedApp || (!made && hasNoExternalApps(made.error()));
    if (!insteadConnected)
        co_return made;
    const Outcome connected =
        co_await ensureComponent(making->desk, connectedApp(making->access(), making->contact()), cancel);
    if (connected)
        making->access().appKind = AppKind::ConnectedApp;
    co_return connected;
}

/// A connected app has all in one; an external client app is put together of parts.
Task<Outcome> makeAppPart(Maker making, MetadataComponent part, CancelToken cancel)
{
    if (making->access().appKind == AppKind::ConnectedApp)
        co_return {};
    co_return co_await ensureComponent(making->desk, std::move(part), cancel);
}

Task<Outcome> makeAppScopes(Maker making, CancelToken cancel)
{
    co_return co_await makeAppPart(making, appScopes(making->access()), cancel);
}

Task<Outcome> makeAppCredentials(Maker making, CancelToken cancel)
{
    co_return co_await makeAppPart(making, appCredentials(making->access()), cancel);
}

Task<Outcome> makeAppPolicies(Maker making, CancelToken cancel)
{
    co_return co_await makeAppPart(making, appPolicies(making->access()), cancel);
}

Task<Outcome> makeAppSwitches(Maker making, CancelToken cancel)
{
    co_return co_await makeAppPart(making, appSwitches(making->access()), cancel);
}

void tell(const Making &making, AccessStep step, std::optional<std::chrono::seconds> waited = {});

Task<Outcome> signInFirst(Maker making, CancelToken cancel)
{
    FirstSignIn first{making->desk, making->access(), making->order.signIn,
                      [making](std::chrono::seconds waited) { tell(*making, AccessStep::SignIn, waited); }};
    const Result<TokenSet> tokens = co_await signInWhenUsable(std::move(first), cancel);
    if (!tokens)
        co_return fail(tokens.error());
    making->made.tokens = *tokens;
    co_return {};
}

Task<Outcome> checkAccess(Maker making, CancelToken cancel)
{
    const AccessRights &granted = making->access().granted;
    const auto missing = co_await missingFor(*making->desk.http, *making->desk.clock, making->made.tokens,
                                             neededFields(making->order.needs, granted), granted, cancel);
    if (!missing)
        co_return fail(missing.error());
    making->made.missing = *missing;
    co_return {};
}

struct StepRow
{
    AccessStep step;
    const char *name;
    const char *text;
    Task<Outcome> (*make)(Maker, CancelToken);
};

constexpr StepRow steps[] = {
    {AccessStep::LookAround, "look-around",
     QT_TRANSLATE_NOOP("fairlead::SalesforceSetup", "Looking at your rights and at the licences left"),
     lookAroundFirst},
    {AccessStep::User, "user", QT_TRANSLATE_NOOP("fairlead::SalesforceSetup", "Making the integration user"),
     makeUser},
    {AccessStep::Licence, "licence", QT_TRANSLATE_NOOP("fairlead::SalesforceSetup", "Giving it its licence"),
     assignLicence},
    {AccessStep::PermissionSet, "permission-set",
     QT_TRANSLATE_NOOP("fairlead::SalesforceSetup", "Making its permission set"), makePermissionSet},
    {AccessStep::ExternalIds, "external-ids",
     QT_TRANSLATE_NOOP("fairlead::SalesforceSetup", "Adding the external id to the objects"),
     makeExternalIds},
    {AccessStep::Rights, "rights",
     QT_TRANSLATE_NOOP("fairlead::SalesforceSetup", "Granting exactly what the jobs need"), grantRights},
    {AccessStep::Assignment, "assignment",
     QT_TRANSLATE_NOOP("fairlead::SalesforceSetup", "Assigning the permission set"), assignPermissionSet},
    {AccessStep::AppHeader, "app", QT_TRANSLATE_NOOP("fairlead::SalesforceSetup", "Making the app"),
     makeAppHeader},
    {AccessStep::AppScopes, "app-scopes",
     QT_TRANSLATE_NOOP("fairlead::SalesforceSetup", "Setting the app's scope"), makeAppScopes},
    {AccessStep::AppCredentials, "app-credentials",
     QT_TRANSLATE_NOOP("fairlead::SalesforceSetup", "Giving the app its certificate"), makeAppCredentials},
    {AccessStep::AppPolicies, "app-policies",
     QT_TRANSLATE_NOOP("fairlead::SalesforceSetup", "Letting the integration user alone use the app"),
     makeAppPolicies},
    {AccessStep::AppSwitches, "app-switches",
     QT_TRANSLATE_NOOP("fairlead::SalesforceSetup", "Switching the app on"), makeAppSwitches},
    {AccessStep::SignIn, "sign-in",
     QT_TRANSLATE_NOOP("fairlead::SalesforceSetup",
                       "Waiting until Salesforce lets the app in, which can take ten minutes"),
     signInFirst},
    {AccessStep::Check, "check",
     QT_TRANSLATE_NOOP("fairlead::SalesforceSetup", "Checking what the integration user can see"),
     checkAccess},
};

const StepRow &rowOf(AccessStep step)
{
    return steps[std::size_t(step)];
}

QString textOf(AccessStep step, const ServerAccess &access)
{
    if (step == AccessStep::ExternalIds && access.externalIdObjects.isEmpty())
        return AccessMakerText::tr("Leaving the objects without an external id");
    return AccessMakerText::tr(rowOf(step).text);
}

void tell(const Making &making, AccessStep step, std::optional<std::chrono::seconds> waited)
{
    if (making.order.progress)
        making.order.progress(
            {step, int(step) + 1, int(std::size(steps)), textOf(step, making.made.access), waited});
}

} // namespace

QString nameOf(AccessStep step)
{
    return QLatin1String(rowOf(step).name);
}

Task<Result<MadeAccess>> makeAccess(SetupDesk desk, AccessOrder order, CancelToken cancel)
{
    const auto making = std::make_shared<Making>(Making{desk, std::move(order), {}});
    making->made.access = making->order.access;
    // One that works goes on working while it is completed, also where that is refused.
    if (std::exchange(making->access().removing, false))
        making->access().madeAt = {};
    Outcome kept = making->order.keep(making->access());
    if (!kept)
        co_return fail(kept.error());
    for (const StepRow &row : steps) {
        if (cancel.isCancelled())
            co_return fail(Error::cancelled());
        tell(*making, row.step);
        const Outcome made = co_await row.make(making, cancel);
        // What a step has found out counts even where it failed after that.
        kept = making->order.keep(making->access());
        if (!made)
            co_return fail(made.error());
        if (!kept)
            co_return fail(kept.error());
    }
    co_return making->made;
}

} // namespace fairlead::salesforce
