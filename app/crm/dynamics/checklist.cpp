// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/dynamics/checklist.h"

#include "crm/commonchecks.h"
#include "crm/dynamics/applicationuser.h"
#include "crm/dynamics/roles.h"
#include "crm/dynamics/site.h"

#include <QCoreApplication>

#include <algorithm>

namespace fairlead::dynamics {

namespace {

constexpr int nonInteractiveSeats = 7; // reference 3.1, trap 32
constexpr int nonInteractiveMode = 4;
constexpr qint64 clockLeeway = 300; // seconds, as Entra allows (reference 1.8)

struct ChecklistText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::crm)
};

QString notSaid()
{
    return ChecklistText::tr("The environment did not say.");
}

QString environmentPath(const QString &last)
{
    return ChecklistText::tr("Power Platform admin centre → Environments → the environment → %1").arg(last);
}

bool isApplication(const UserFacts &user)
{
    return !user.applicationId.isEmpty();
}

CheckResult seatsCheck(const ChecklistFacts &facts, const QUrl &site)
{
    CheckResult check =
        checkOf("non-interactive-users", ChecklistText::tr("Non-interactive users of the environment"),
                ChecklistText::tr("An environment takes seven of them, and an eighth is refused."));
    check.link = userPage(site, facts.user.userId);
    check.lightningPath = environmentPath(ChecklistText::tr("Settings → Users"));
    if (isApplication(facts.user))
        return passed(check, ChecklistText::tr("Application users do not count."));
    if (!facts.nonInteractiveUsers)
        return unknown(check, notSaid());
    const QString detail =
        ChecklistText::tr("%1 of %2.").arg(*facts.nonInteractiveUsers).arg(nonInteractiveSeats);
    const bool isOne = facts.user.accessMode == nonInteractiveMode;
    if (isOne || *facts.nonInteractiveUsers < nonInteractiveSeats)
        return passed(check, detail);
    return failed(
        check, detail,
        ChecklistText::tr("Set another user back to read-write first, or use an application user."));
}

CheckResult jobsCheck(const ChecklistFacts &facts, bool reconnects, const QUrl &site)
{
    CheckResult check =
        checkOf("job-privileges", ChecklistText::tr("Privileges that the jobs need"),
                ChecklistText::tr("Without them a job reads or writes only a part, or stops."));
    check.link = userPage(site, facts.user.userId);
    check.lightningPath = environmentPath(ChecklistText::tr("Settings → Security roles"));
    if (reconnects)
        check.fix = CheckResult::Fix::Reconnect;
    if (!facts.missing)
        return unknown(check, notSaid());
    if (facts.missing->isEmpty())
        return passed(check, ChecklistText::tr("The user holds all of them."));
    QStringList names;
    for (const MissingPrivilege &missing : *facts.missing)
        names += describe(missing);
    return failed(
        check, ChecklistText::tr("Missing: %1.").arg(names.join(QStringLiteral(", "))),
        ChecklistText::tr("Add them to a security role of the user, or use Reconnect, which adds them "
                          "to the connection's own role."));
}

CheckResult trackingCheck(const ChecklistFacts &facts)
{
    CheckResult check =
        checkOf("change-tracking", ChecklistText::tr("Change tracking of the tables"),
                ChecklistText::tr(
                    "Without it deletions in Dynamics 365 are seen only when everything is read again."));
    check.link = QUrl(QStringLiteral("https://make.powerapps.com"));
    check.lightningPath =
        ChecklistText::tr("Power Apps → Tables → the table → Properties → Advanced options");
    if (!facts.tables)
        return unknown(check, notSaid());
    QStringList off;
    for (const ChecklistFacts::Table &table : *facts.tables) {
        if (!table.tracked && table.canBeTracked)
            off += table.label.isEmpty() ? table.name : table.label;
    }
    if (off.isEmpty())
        return passed(check, ChecklistText::tr("On, wherever it can be."));
    return failed(
        check, ChecklistText::tr("Off: %1.").arg(off.join(QStringLiteral(", "))),
        ChecklistText::tr("Tick Track changes in the table's properties; it cannot be turned off again."));
}

CheckResult groupCheck(const ChecklistFacts &facts, const QUrl &site)
{
    CheckResult check =
        checkOf("security-group", ChecklistText::tr("The environment's security group"),
                ChecklistText::tr("Who is not in the group is disabled in the environment by itself."));
    check.link = environmentsPage(site);
    check.lightningPath = environmentPath(ChecklistText::tr("Edit → Security group"));
    if (isApplication(facts.user))
        return passed(check, ChecklistText::tr("Application users are exempt."));
    if (!facts.user.disabled)
        return passed(check, ChecklistText::tr("The user is enabled, so the group does not keep it out."));
    if (!facts.user.licensed)
        return unknown(check, notSaid());
    if (!*facts.user.licensed)
        return unknown(check,
                       ChecklistText::tr("The user is disabled and has no licence: the group may be one more "
                                         "reason."));
    return failed(
        check, ChecklistText::tr("The user is disabled although it has a licence."),
        ChecklistText::tr("Add the user to the environment's security group in Microsoft Entra ID; it is "
                          "enabled within the hour."));
}

CheckResult policyCheck(const ChecklistFacts &facts, const CheckScope &scope)
{
    CheckResult check =
        checkOf("conditional-access", ChecklistText::tr("Multifactor authentication and Conditional Access"),
                ChecklistText::tr("A password alone is refused wherever a rule asks for more."));
    check.link = scope.portal;
    if (!check.link.isEmpty())
        check.link.setFragment(
            QStringLiteral("view/Microsoft_AAD_ConditionalAccess/ConditionalAccessBlade/~/Policies"));
    check.lightningPath = ChecklistText::tr("Microsoft Entra admin centre → Protection → Conditional Access");
    if (isApplication(facts.user))
        return passed(check, ChecklistText::tr("They do not ask application users for a second factor."));
    if (scope.lastRefusal
        && (scope.lastRefusal->code == ErrorCode::MfaRequired
            || scope.lastRefusal->code == ErrorCode::BlockedByOrganisation))
        return failed(check,
                      ChecklistText::tr("The last sign-in was refused: %1").arg(scope.lastRefusal->sentence),
                      ChecklistText::tr("Exclude the user from that rule, sign it in in a window, or use an "
                                        "application user."));
    if (!scope.byPassword)
        return passed(check,
                      ChecklistText::tr("The user has signed in in a window, where such rules can be met."));
    return unknown(
        check,
        ChecklistText::tr("The rules cannot be read from here; the last sign-in by password was not "
                          "refused."),
        ChecklistText::tr("Exclude the user from rules that ask for a second factor, before they are "
                          "turned on for everybody."));
}

Error privilegesNotTold()
{
    Error error;
    error.code = ErrorCode::PermissionMissing;
    error.errorClass = ErrorClass::SkipItem;
    error.sentence = ChecklistText::tr("The environment did not say which privileges the user holds.");
    error.remedy = ChecklistText::tr("Check the user's security roles in the Power Platform admin centre.");
    return error;
}

// Not being told is an answer; being signed out or cut off is not.
bool endsAsking(const Error &error)
{
    return error.isCancelled() || error.code == ErrorCode::SignInNeeded
        || error.errorClass == ErrorClass::StopConnection || error.isTransient();
}

Task<Result<std::optional<int>>> countNonInteractive(std::shared_ptr<Site> site, CancelToken cancel)
{
    const QString resource =
        QStringLiteral(
            "systemusers?$select=systemuserid&$filter=accessmode eq %1 and isdisabled eq false and "
            "applicationid eq null")
            .arg(nonInteractiveMode);
    const Result<QJsonArray> users = co_await listOf(site, resource, cancel);
    if (!users && endsAsking(users.error()))
        co_return fail(users.error());
    co_return users ? std::optional(int(users->size())) : std::nullopt;
}

Task<Result<std::optional<QList<ChecklistFacts::Table>>>> readTables(std::shared_ptr<Site> site,
                                                                     QStringList names, CancelToken cancel)
{
    using Tables = std::optional<QList<ChecklistFacts::Table>>;
    const Result<QJsonArray> definitions = co_await listOf(
        site,
        QStringLiteral("EntityDefinitions?$select=LogicalName,DisplayCollectionName,ChangeTrackingEnabled,"
                       "CanChangeTrackingBeEnabled"),
        cancel);
    if (!definitions && endsAsking(definitions.error()))
        co_return fail(definitions.error());
    if (!definitions)
        co_return Tables();
    QList<ChecklistFacts::Table> tables;
    for (const auto &value : *definitions) {
        const QJsonObject row = value.toObject();
        const auto member = [](const QJsonObject &object, const char *name) {
            return object.value(QLatin1String(name)).toObject();
        };
        ChecklistFacts::Table table;
        table.name = row.value(QLatin1String("LogicalName")).toString();
        table.label = member(member(row, "DisplayCollectionName"), "UserLocalizedLabel")
                          .value(QLatin1String("Label"))
                          .toString();
        table.tracked = row.value(QLatin1String("ChangeTrackingEnabled")).toBool();
        table.canBeTracked =
            member(row, "CanChangeTrackingBeEnabled").value(QLatin1String("Value")).toBool(true);
        if (names.contains(table.name))
            tables += table;
    }
    co_return Tables(tables);
}

Task<Result<std::optional<QList<MissingPrivilege>>>> readMissing(std::shared_ptr<Site> site, UserFacts user,
                                                                 QList<ObjectUse> uses, CancelToken cancel)
{
    using Missing = std::optional<QList<MissingPrivilege>>;
    if (!user.privileges)
        co_return Missing();
    const Result<TablePrivileges> names = co_await askTablePrivileges(site, cancel);
    if (!names && endsAsking(names.error()))
        co_return fail(names.error());
    const QList<PrivilegeNeed> needs = requiredPrivileges(uses, names ? *names : TablePrivileges());
    co_return Missing(missingPrivileges(needs, *user.privileges));
}

// Users are disabled, never deleted: nothing is missed of them.
QStringList pulledTables(const QList<ObjectUse> &uses)
{
    QStringList tables;
    for (const ObjectUse &use : uses) {
        if (use.pulls && use.object != QLatin1String("systemuser"))
            tables += use.object;
    }
    return tables;
}

/// What this use alone needs, every connection's own needs aside.
QSet<QString> needsOfUse(const ObjectUse &use, const TablePrivileges &names)
{
    QSet<QString> own;
    for (const PrivilegeNeed &need : requiredPrivileges({use}, names))
        own += need.name;
    for (const PrivilegeNeed &need : requiredPrivileges({}, names))
        own -= need.name;
    // Reading people is everybody's need, and the job's about them.
    for (const PrivilegeNeed &need : requiredPrivileges({{use.object, true}}, names)) {
        if (need.depth == PrivilegeDepth::Global && need.name.startsWith(QLatin1String("prvReadUser")))
            own += need.name;
    }
    return own;
}

QHash<QString, QStringList> byObject(const QList<MissingPrivilege> &missing, const QList<ObjectUse> &uses,
                                     const TablePrivileges &names)
{
    QHash<QString, QStringList> objects;
    if (missing.isEmpty())
        return objects;
    for (const ObjectUse &use : uses) {
        const QSet<QString> own = needsOfUse(use, names);
        for (const MissingPrivilege &one : missing) {
            if (own.contains(one.name))
                objects[use.object] += describe(one);
        }
    }
    return objects;
}

} // namespace

QList<CheckResult> judge(const ChecklistFacts &facts, const CheckScope &scope, const QUrl &site)
{
    QList<CheckResult> checks = userChecklist(facts.user, site);
    // What the user may read of every table gives way to what the jobs need.
    checks.erase(
        std::remove_if(checks.begin(), checks.end(),
                       [](const CheckResult &check) { return check.id == QLatin1String("read-privileges"); }),
        checks.end());
    checks += {jobsCheck(facts, scope.reconnects, site),
               trackingCheck(facts),
               seatsCheck(facts, site),
               groupCheck(facts, site),
               policyCheck(facts, scope),
               clockCheck(facts.serverTime, scope.now, clockLeeway,
                          ChecklistText::tr("Sign-ins by certificate are refused where it is more than five "
                                            "minutes off.")),
               tlsCheck(facts.authority, site)};
    // Whoever registered the app makes its next secret: Reconnect grants privileges only.
    CheckScope byHand = scope;
    byHand.reconnects = false;
    if (const auto credential = credentialCheck(byHand))
        checks += *credential;
    return checks;
}

Task<Result<QList<CheckResult>>> runChecklist(std::shared_ptr<Site> site, CheckScope scope,
                                              CancelToken cancel)
{
    ChecklistFacts facts;
    const Result<UserFacts> user = co_await readUserFacts(site, cancel);
    // A disabled user may not ask anything: that is what the list has to say.
    if (!user && user.error().code != ErrorCode::UserDisabled)
        co_return fail(user.error());
    facts.serverTime = site->api.serverTime();
    facts.authority = site->api.authority();
    if (!user) {
        facts.user.disabled = true;
        co_return judge(facts, scope, site->address);
    }
    facts.user = *user;
    const auto seats = co_await countNonInteractive(site, cancel);
    if (!seats)
        co_return fail(seats.error());
    facts.nonInteractiveUsers = *seats;
    const auto missing = co_await readMissing(site, facts.user, scope.uses, cancel);
    if (!missing)
        co_return fail(missing.error());
    facts.missing = *missing;
    const auto tables = co_await readTables(site, pulledTables(scope.uses), cancel);
    if (!tables)
        co_return fail(tables.error());
    facts.tables = *tables;
    co_return judge(facts, scope, site->address);
}

Task<Result<QHash<QString, QStringList>>> askMissingByObject(std::shared_ptr<Site> site,
                                                             QList<ObjectUse> uses, CancelToken cancel)
{
    const Result<WhoAmIAnswer> who = co_await askWhoAmI(site, cancel);
    if (!who)
        co_return fail(who.error());
    const QString resource =
        QStringLiteral("systemusers(%1)/Microsoft.Dynamics.CRM.RetrieveUserPrivileges()").arg(who->userId);
    const Result<QJsonObject> held = co_await site->api.object(site->at(resource), cancel);
    if (!held)
        co_return fail(held.error());
    const Result<TablePrivileges> names = co_await askTablePrivileges(site, cancel);
    if (!names)
        co_return fail(names.error());
    const QList<PrivilegeNeed> needs = requiredPrivileges(uses, *names);
    co_return byObject(missingPrivileges(needs, privilegesOf(*held)), uses, *names);
}

Task<Result<QList<MissingPrivilege>>> askMissingPrivileges(std::shared_ptr<Site> site, QList<ObjectUse> uses,
                                                           CancelToken cancel)
{
    const Result<UserFacts> user = co_await readUserFacts(site, cancel);
    if (!user)
        co_return fail(user.error());
    const auto missing = co_await readMissing(site, *user, uses, cancel);
    if (!missing)
        co_return fail(missing.error());
    // A user whose privileges are not told is not judged by a guess.
    if (!*missing)
        co_return fail(privilegesNotTold());
    co_return **missing;
}

} // namespace fairlead::dynamics
