// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/dynamics/applicationuser.h"

#include "crm/dynamics/errors.h"
#include "crm/dynamics/site.h"
#include "crm/dynamics/siterequests.h"
#include "crm/dynamics/userchecks.h"
#include "crm/jsonpage.h"

#include <QCoreApplication>

namespace fairlead::dynamics {

namespace {

struct SetupText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::crm)
};

struct FoundUser
{
    QString id;
    QString businessUnitId;
    bool disabled = false;
    QStringList roleIds;
};

QString textIn(const QJsonObject &object, const char *name)
{
    return object.value(QLatin1String(name)).toString();
}

Error roleIsElsewhere()
{
    Error error;
    error.code = ErrorCode::RecordRejected;
    error.errorClass = ErrorClass::AskUser;
    error.sentence =
        SetupText::tr("The application user and the security role belong to different business units.");
    error.remedy = SetupText::tr("Move the application user into the business unit of the role in the Power "
                                 "Platform admin centre, then try again.");
    return error;
}

/// Nothing where there is no user of that app: one per app and environment (reference 3.1).
Task<Result<std::optional<FoundUser>>> findUser(std::shared_ptr<Site> site, QString clientId,
                                                CancelToken cancel)
{
    const QString resource =
        QStringLiteral(
            "systemusers?$select=systemuserid,isdisabled,_businessunitid_value&$filter=applicationid "
            "eq %1&$expand=systemuserroles_association($select=roleid)")
            .arg(clientId);
    const Result<QJsonArray> users = co_await listOf(site, resource, cancel);
    if (!users)
        co_return fail(users.error());
    if (users->isEmpty())
        co_return std::optional<FoundUser>();
    const QJsonObject row = users->first().toObject();
    FoundUser found;
    found.id = textIn(row, "systemuserid").toLower();
    found.businessUnitId = textIn(row, "_businessunitid_value").toLower();
    found.disabled = row.value(QLatin1String("isdisabled")).toBool();
    for (const auto &role : row.value(QLatin1String("systemuserroles_association")).toArray())
        found.roleIds += textIn(role.toObject(), "roleid").toLower();
    co_return std::optional(found);
}

Task<Outcome> createUser(std::shared_ptr<Site> site, ApplicationUserOrder order, QString businessUnitId,
                         CancelToken cancel)
{
    QJsonObject user{{QStringLiteral("applicationid"), order.clientId},
                     {QStringLiteral("businessunitid@odata.bind"),
                      QStringLiteral("/businessunits(%1)").arg(businessUnitId)}};
    if (!order.userId.isEmpty())
        user.insert(QStringLiteral("systemuserid"), order.userId);
    return postTo(site, QStringLiteral("systemusers"), user, cancel);
}

/// The role, or its copy in that business unit: a user takes roles of its own unit only.
Task<Result<QString>> roleInUnit(std::shared_ptr<Site> site, QString roleId, QString businessUnitId,
                                 CancelToken cancel)
{
    const QString resource =
        QStringLiteral("roles?$select=roleid,_businessunitid_value&$filter=roleid eq %1 or "
                       "_parentrootroleid_value eq %1")
            .arg(roleId);
    const Result<QJsonArray> roles = co_await listOf(site, resource, cancel);
    if (!roles)
        co_return fail(roles.error());
    for (const auto &value : *roles) {
        const QJsonObject role = value.toObject();
        if (textIn(role, "_businessunitid_value").toLower() == businessUnitId)
            co_return textIn(role, "roleid").toLower();
    }
    co_return fail(roleIsElsewhere());
}

Task<Outcome> giveRole(std::shared_ptr<Site> site, QString userId, QString roleId, CancelToken cancel)
{
    const QString list = QStringLiteral("systemusers(%1)/systemuserroles_association/$ref").arg(userId);
    const QJsonObject reference{
        {QStringLiteral("@odata.id"), site->at(QStringLiteral("roles(%1)").arg(roleId)).toString()}};
    return postTo(site, list, reference, cancel);
}

Task<Outcome> setDisabled(std::shared_ptr<Site> site, QString userId, bool disabled, CancelToken cancel)
{
    return patchAt(site, QStringLiteral("systemusers(%1)").arg(userId),
                   {{QStringLiteral("isdisabled"), disabled}}, cancel);
}

/// There is one afterwards, ours or not; `made` says so.
Task<Outcome> ensureUser(std::shared_ptr<Site> site, ApplicationUserOrder order,
                         std::shared_ptr<ApplicationUserMade> made, std::shared_ptr<FoundUser> user,
                         CancelToken cancel)
{
    Result<std::optional<FoundUser>> found = co_await findUser(site, order.clientId, cancel);
    if (!found)
        co_return fail(found.error());
    if (!*found) {
        const Result<BusinessUnit> unit = co_await rootBusinessUnit(site, cancel);
        if (!unit)
            co_return fail(unit.error());
        const Outcome created = co_await createUser(site, order, unit->id, cancel);
        // Also after a refusal: an answer that was lost, or somebody who was quicker, leaves a user behind.
        found = co_await findUser(site, order.clientId, cancel);
        if (!created && (!found || !*found))
            co_return fail(created.error());
        if (!found)
            co_return fail(found.error());
        if (!*found)
            co_return fail(answerInvalid(QStringLiteral("an application user that was made is not there")));
        made->userMade = created.has_value();
    }
    *user = **found;
    made->userId = user->id;
    made->businessUnitId = user->businessUnitId;
    if (!order.userId.isEmpty() && order.userId.toLower() == user->id)
        made->userMade = true; // by us, in an earlier run
    co_return Outcome();
}

Task<Outcome> ensureRole(std::shared_ptr<Site> site, QString roleId,
                         std::shared_ptr<ApplicationUserMade> made, FoundUser user, CancelToken cancel)
{
    const Result<QString> role = co_await roleInUnit(site, roleId, user.businessUnitId, cancel);
    if (!role)
        co_return fail(role.error());
    made->roleId = *role;
    if (user.roleIds.contains(*role)) {
        // With a user of ours, so is the role it has.
        made->roleGiven = made->userMade;
        co_return Outcome();
    }
    const Outcome given = co_await giveRole(site, user.id, *role, cancel);
    if (!given)
        co_return fail(given.error());
    made->roleGiven = true;
    co_return Outcome();
}

Task<Outcome> provideUser(std::shared_ptr<Site> site, ApplicationUserOrder order,
                          std::shared_ptr<ApplicationUserMade> made, CancelToken cancel)
{
    const auto user = std::make_shared<FoundUser>();
    const Outcome there = co_await ensureUser(site, order, made, user, cancel);
    if (!there)
        co_return fail(there.error());
    if (user->disabled) {
        made->userEnabled = true;
        const Outcome kept = order.enabling ? order.enabling(*made) : Outcome();
        if (!kept)
            co_return fail(kept.error());
        const Outcome enabled = co_await setDisabled(site, user->id, false, cancel);
        if (!enabled)
            co_return fail(enabled.error());
    }
    if (order.roleId.isEmpty())
        co_return Outcome();
    co_return co_await ensureRole(site, order.roleId.toLower(), made, *user, cancel);
}

bool isGone(const Error &error)
{
    return error.code == ErrorCode::RecordMissing;
}

} // namespace

Task<ApplicationUserOutcome> provideApplicationUser(std::shared_ptr<Site> site, ApplicationUserOrder order,
                                                    CancelToken cancel)
{
    const auto made = std::make_shared<ApplicationUserMade>();
    made->clientId = order.clientId;
    const Outcome outcome = co_await provideUser(site, order, made, cancel);
    ApplicationUserOutcome result;
    result.made = *made;
    if (!outcome)
        result.error = outcome.error();
    co_return result;
}

Task<QList<NotUndone>> undoApplicationUser(std::shared_ptr<Site> site, ApplicationUserMade made,
                                           CancelToken cancel)
{
    QList<NotUndone> left;
    const QString user = QStringLiteral("systemusers(%1)").arg(made.userId);
    if (made.userId.isEmpty())
        co_return left;
    if (made.roleGiven) {
        const QString link = user + QStringLiteral("/systemuserroles_association(%1)/$ref").arg(made.roleId);
        const Outcome taken = co_await deleteAt(site, link, cancel);
        if (!taken && !isGone(taken.error()))
            left +=
                NotUndone{SetupText::tr("The application user still has its security role."), taken.error()};
    }
    if (!made.userMade && !made.userEnabled)
        co_return left;
    // Only who is disabled can be deleted (reference 3.1).
    const Outcome disabled = co_await setDisabled(site, made.userId, true, cancel);
    if (!disabled && !isGone(disabled.error())) {
        left += NotUndone{SetupText::tr("The application user is still enabled."), disabled.error()};
        co_return left;
    }
    if (!made.userMade || !disabled)
        co_return left;
    const Outcome deleted = co_await deleteAt(site, user, cancel);
    if (!deleted && !isGone(deleted.error()))
        left +=
            NotUndone{SetupText::tr("The application user is disabled, but still there."), deleted.error()};
    co_return left;
}

Task<Result<QStringList>> privilegesMissingForSetup(std::shared_ptr<Site> site, CancelToken cancel)
{
    const Result<WhoAmIAnswer> who = co_await askWhoAmI(site, cancel);
    if (!who)
        co_return fail(who.error());
    const Result<QSet<QString>> held = co_await askPrivileges(site, who->userId, cancel);
    if (!held)
        co_return fail(held.error());
    QStringList missing;
    for (const char *name :
         {"prvCreateUser", "prvReadUser", "prvWriteUser", "prvDisableUser", "prvCreateRole", "prvReadRole",
          "prvWriteRole", "prvDeleteRole", "prvAssignRole", "prvReadBusinessUnit"}) {
        if (!held->contains(QLatin1String(name)))
            missing += QLatin1String(name);
    }
    co_return missing;
}

Task<Result<BusinessUnit>> rootBusinessUnit(std::shared_ptr<Site> site, CancelToken cancel)
{
    const Result<QJsonArray> units = co_await listOf(
        site,
        QStringLiteral(
            "businessunits?$select=businessunitid,name&$filter=_parentbusinessunitid_value eq null"),
        cancel);
    if (!units)
        co_return fail(units.error());
    if (units->size() != 1)
        co_return fail(answerInvalid(QStringLiteral("%1 root business units").arg(units->size())));
    const QJsonObject unit = units->first().toObject();
    co_return BusinessUnit{textIn(unit, "businessunitid").toLower(), textIn(unit, "name")};
}

QUrl environmentsPage(const QUrl &address)
{
    struct Centre
    {
        const char *suffix;
        const char *url; // null: not known
    };
    // The longest suffix first: crm9 is the government community's, on a commercial domain (trap 63).
    static constexpr Centre centres[] = {
        {".crm9.dynamics.com", "https://gcc.admin.powerplatform.microsoft.us/environments"},
        {".crm.microsoftdynamics.us", "https://high.admin.powerplatform.microsoft.us/environments"},
        {".crm.appsplatform.us", "https://admin.appsplatform.us/environments"},
        {".dynamics.cn", nullptr},
    };
    for (const Centre &centre : centres) {
        if (address.host().endsWith(QLatin1String(centre.suffix), Qt::CaseInsensitive))
            return centre.url ? QUrl(QLatin1String(centre.url)) : QUrl();
    }
    return QUrl(QStringLiteral("https://admin.powerplatform.microsoft.com/environments"));
}

ApplicationUserByHand applicationUserByHand(const QUrl &address, const QString &environmentId,
                                            const QString &clientId, const QString &businessUnit,
                                            const QString &roleName, const QStringList &privileges)
{
    ApplicationUserByHand byHand;
    byHand.page = environmentsPage(address);
    if (!environmentId.isEmpty() && !byHand.page.isEmpty())
        byHand.page.setPath(
            QStringLiteral("/manage/environments/environment/%1/appusers").arg(environmentId));
    byHand.path = SetupText::tr("Power Platform admin centre → Environments → %1 → Settings → Users + "
                                "permissions → Application users")
                      .arg(address.host());
    byHand.fields = {{SetupText::tr("App (application ID)"), clientId},
                     {SetupText::tr("Business unit"), businessUnit},
                     {SetupText::tr("Security role"), roleName}};
    byHand.steps = {SetupText::tr("Choose New app user, then Add an app, and look for the application ID %1.")
                        .arg(clientId),
                    SetupText::tr("Choose the business unit %1.").arg(businessUnit),
                    SetupText::tr("Under Security roles choose %1, save, then choose Create.").arg(roleName)};
    if (!privileges.isEmpty())
        byHand.steps.prepend(
            SetupText::tr(
                "Under Security roles of the same environment make the role %1 with these privileges: %2.")
                .arg(roleName, privileges.join(QStringLiteral(", "))));
    return byHand;
}

} // namespace fairlead::dynamics
