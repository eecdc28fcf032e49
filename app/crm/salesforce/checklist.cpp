// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/checklist.h"

#include "auth/errors_salesforceoauth.h"
#include "auth/fixedtokensource.h"
#include "crm/commonchecks.h"
#include "crm/salesforce/loginchecks.h"
#include "crm/salesforce/site.h"

#include <QCoreApplication>

#include <algorithm>

namespace fairlead::salesforce {

namespace {

constexpr qint64 clockLeeway = 180; // seconds an assertion may be valid for (reference Salesforce 1.6)

struct ChecklistText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::crm)
};

CheckResult inSetup(CheckResult check, const QUrl &link, const QString &classic, const QString &lightning)
{
    check.link = link;
    check.classicPath = classic;
    check.lightningPath = lightning;
    return check;
}

/// Where Fairlead made the user, its rights and the app itself, it can also make them whole again.
CheckResult withReconnect(CheckResult check, const CheckScope &scope)
{
    if (check.state == CheckResult::State::Fail && scope.reconnects)
        check.fix = CheckResult::Fix::Reconnect;
    return check;
}

CheckResult inPermissionSets(CheckResult check, const QUrl &instance)
{
    return inSetup(std::move(check), setupPage(instance, "PermSets"),
                   ChecklistText::tr("Setup → Manage Users → Permission Sets"),
                   ChecklistText::tr("Setup → Users → Permission Sets"));
}

CheckResult apiEnabled(const ChecklistFacts &facts, const QUrl &instance)
{
    const CheckResult check = inPermissionSets(
        checkOf("api-enabled", ChecklistText::tr("API Enabled"),
                ChecklistText::tr("Everything Fairlead reads and writes goes through the API.")),
        instance);
    if (facts.apiAnswered)
        return passed(check, ChecklistText::tr("The organisation answers this user's API requests."));
    if (facts.refusal)
        return unknown(check, facts.refusal->sentence);
    return failed(
        check, ChecklistText::tr("The organisation refuses this user's API requests."),
        ChecklistText::tr("Give the integration user the permission \"API Enabled\". Professional Edition "
                          "needs the API add-on, which Salesforce sells."));
}

CheckResult inAppUsage(CheckResult check, const QUrl &instance)
{
    return inSetup(std::move(check), setupPage(instance, "ConnectedAppsUsage"),
                   ChecklistText::tr("Setup → Manage Apps → Connected Apps OAuth Usage"),
                   ChecklistText::tr("Setup → Apps → Connected Apps → Connected Apps OAuth Usage"));
}

CheckResult appInstalled(const ChecklistFacts &facts, const QUrl &instance)
{
    const CheckResult check = inAppUsage(
        checkOf("app-installed", ChecklistText::tr("The app is installed in the organisation"),
                ChecklistText::tr("Since September 2025 Salesforce lets new users in only through apps that "
                                  "are installed.")),
        instance);
    const bool refused = facts.refusal && facts.refusal->code == ErrorCode::AppNotInstalled;
    if (!facts.appInstalled && !refused)
        return unknown(check, ChecklistText::tr("Salesforce did not say."));
    if (!refused && *facts.appInstalled)
        return passed(check, ChecklistText::tr("Installed."));
    return failed(
        check, ChecklistText::tr("Not installed: Salesforce may block the app for users who sign in anew."),
        ChecklistText::tr("Press Install beside the app in the list."));
}

bool isAboutPlaceOrHour(const Error &error)
{
    return error.detail.contains(QLatin1String("ip restricted"), Qt::CaseInsensitive)
        || error.detail.contains(QLatin1String("login hours"), Qt::CaseInsensitive);
}

CheckResult appAdmitted(const ChecklistFacts &facts, const CheckScope &scope, const QUrl &instance)
{
    const CheckResult check = inAppUsage(
        checkOf("app-blocked", ChecklistText::tr("The app is not blocked, and admits the user"),
                ChecklistText::tr("An administrator can block an app for everybody, or admit only some.")),
        instance);
    if (!facts.refusal)
        return passed(check, ChecklistText::tr("The user came in through the app just now."));
    const Error &refusal = *facts.refusal;
    const bool aboutTheApp = refusal.code == ErrorCode::BlockedByOrganisation
        || refusal.code == ErrorCode::AppMisconfigured || refusal.code == ErrorCode::ConsentRequired;
    if (!aboutTheApp || isAboutPlaceOrHour(refusal))
        return unknown(check, refusal.sentence);
    CheckResult result = failed(check, refusal.sentence, refusal.remedy);
    if (!refusal.link.isEmpty() && refusal.link.isRelative())
        result.link = instance.resolved(refusal.link);
    else if (!refusal.link.isEmpty())
        result.link = refusal.link;
    // Where an administrator blocks the app only he can unblock it.
    const bool isBlocked = refusal.code == ErrorCode::BlockedByOrganisation && !isNotAdmitted(refusal);
    return isBlocked ? result : withReconnect(result, scope);
}

CheckResult userLicence(const ChecklistFacts &facts, const CheckScope &scope, const QUrl &instance)
{
    const CheckResult check =
        inSetup(checkOf("user-licence", ChecklistText::tr("The integration user is active and licensed"),
                        ChecklistText::tr("A frozen or deactivated user cannot sign in.")),
                setupPage(instance, "ManageUsers"), ChecklistText::tr("Setup → Manage Users → Users"),
                ChecklistText::tr("Setup → Users → Users"));
    if (facts.refusal && facts.refusal->code == ErrorCode::AccountDisabled)
        return withReconnect(failed(check, facts.refusal->sentence, facts.refusal->remedy), scope);
    if (facts.userFrozen.value_or(false))
        return withReconnect(failed(check, ChecklistText::tr("The user is frozen."),
                                    ChecklistText::tr("Open the user and press Unfreeze.")),
                             scope);
    if (!facts.userActive)
        return notTold(check, facts, settingNotTold());
    if (!*facts.userActive)
        return withReconnect(failed(check, ChecklistText::tr("The user is not active."),
                                    ChecklistText::tr("Open the user and tick Active.")),
                             scope);
    return passed(check,
                  facts.userLicence.isEmpty()
                      ? ChecklistText::tr("Active.")
                      : ChecklistText::tr("Active, licence: %1.").arg(facts.userLicence));
}

CheckResult integrationSeats(const ChecklistFacts &facts, const QUrl &instance)
{
    const CheckResult check =
        inSetup(checkOf("integration-seats", ChecklistText::tr("Licences for integration users"),
                        ChecklistText::tr("Server-to-server access takes one for the user it makes.")),
                setupPage(instance, "CompanyProfileInfo"),
                ChecklistText::tr("Setup → Company Profile → Company Information"),
                ChecklistText::tr("Setup → Company Settings → Company Information"));
    if (!facts.integrationSeats)
        return notTold(check, facts, settingNotTold());
    const Seats seats = *facts.integrationSeats;
    const QString detail =
        ChecklistText::tr("Integration licences: %1 of %2 used.").arg(seats.used).arg(seats.total);
    if (facts.userLicence == QLatin1String("Salesforce Integration"))
        return passed(check, ChecklistText::tr("The user has one. %1").arg(detail));
    const bool permissionsGone =
        facts.permissionSeats && facts.permissionSeats->used >= facts.permissionSeats->total;
    if (seats.used < seats.total && !permissionsGone)
        return passed(check, detail);
    const QString permissions = !permissionsGone ? QString()
                                                 : QLatin1Char(' ')
            + ChecklistText::tr("Permission set licences: %1 of %2 used.")
                  .arg(facts.permissionSeats->used)
                  .arg(facts.permissionSeats->total);
    return failed(check, detail + permissions,
                  ChecklistText::tr("Deactivate an integration user that nothing needs any more, or have "
                                    "Salesforce add licences; without one, connect as a user you have."));
}

CheckResult budget(const ChecklistFacts &facts, const QUrl &instance)
{
    const CheckResult check = inSetup(
        checkOf("api-budget", ChecklistText::tr("API requests left"),
                ChecklistText::tr("When they are used up every program of the organisation stands still.")),
        setupPage(instance, "CompanyProfileInfo"),
        ChecklistText::tr("Setup → Company Profile → Company Information"),
        ChecklistText::tr("Setup → Company Settings → Company Information"));
    if (facts.refusal && facts.refusal->code == ErrorCode::DailyLimitReached)
        return failed(check, facts.refusal->sentence, facts.refusal->remedy);
    if (!facts.usage.used || !facts.usage.limit || *facts.usage.limit <= 0)
        return unknown(check, ChecklistText::tr("Salesforce did not say."));
    // Four fifths: from there on people's own programs could be hit (reference Salesforce 3.1).
    const bool plenty = *facts.usage.used * 5 < *facts.usage.limit * 4;
    const QString detail = ChecklistText::tr("%1 of %2 used in the last 24 hours.")
                               .arg(*facts.usage.used)
                               .arg(*facts.usage.limit);
    return plenty ? passed(check, detail)
                  : failed(check, detail,
                           ChecklistText::tr(
                               "Find out which programs use the API most, or give jobs a longer interval."));
}

CheckResult jobRights(const ChecklistFacts &facts, const CheckScope &scope, const QUrl &instance)
{
    const CheckResult check = inPermissionSets(
        checkOf("job-rights", ChecklistText::tr("Rights that the jobs need"),
                ChecklistText::tr("Without them a job reads or writes only a part, or stops.")),
        instance);
    if (!facts.missing)
        return unknown(check, ChecklistText::tr("No job has asked for anything yet."));
    if (facts.missing->isEmpty())
        return passed(check, ChecklistText::tr("The user holds all of them."));
    QStringList names;
    for (const MissingRight &missing : *facts.missing)
        names += nameOf(missing);
    return withReconnect(
        failed(check, ChecklistText::tr("Missing: %1.").arg(names.join(QStringLiteral(", "))),
               ChecklistText::tr("Give the integration user a permission set with these rights.")),
        scope);
}

QStringList sharedObjects(const CheckScope &scope)
{
    QStringList objects;
    for (const ObjectUse &use : scope.uses) {
        if (use.pulls && isShared(use.object))
            objects += use.object;
    }
    return objects;
}

QStringList objectsCounted(const QList<SeenRecords> &seen)
{
    QStringList objects;
    for (const SeenRecords &records : seen)
        objects += records.object;
    return objects;
}

QString numbersOf(const QList<SeenRecords> &seen)
{
    QStringList numbers;
    for (const SeenRecords &records : seen)
        numbers += ChecklistText::tr("%1: %2 of %3").arg(records.object).arg(records.own).arg(records.all);
    return numbers.join(QStringLiteral(", "));
}

/// Which of the objects may be hidden in part, as far as is known.
QStringList doubtful(const ChecklistFacts &facts, const CheckScope &scope)
{
    const QStringList counted = facts.sight ? objectsCounted(facts.sight->seen) : QStringList();
    QStringList objects;
    for (const QString &object : sharedObjects(scope)) {
        if (!counted.contains(object) && !(facts.viewsAll && facts.viewsAll->contains(object)))
            objects += object;
    }
    return objects;
}

QString sharingNotTold(const ChecklistFacts &facts, const QStringList &objects)
{
    if (facts.sight && !facts.sight->administratorSeesAll.value_or(false))
        return ChecklistText::tr("Who has signed in as an administrator may not view all data, so that "
                                 "there is nothing to compare with.");
    if (facts.viewsAll && !objects.isEmpty())
        return ChecklistText::tr("It has no \"View All\" for: %1. Whether anything is hidden depends on the "
                                 "organisation's sharing rules.")
            .arg(objects.join(QStringLiteral(", ")));
    if (facts.askedAdministrator)
        return ChecklistText::tr("These could not be counted: %1.").arg(objects.join(QStringLiteral(", ")));
    return ChecklistText::tr("The integration user may not read its own rights; an administrator can "
                             "compare the number of records.");
}

CheckResult sharing(const ChecklistFacts &facts, const CheckScope &scope, const QUrl &instance)
{
    const CheckResult check = inPermissionSets(
        checkOf("sharing", ChecklistText::tr("The integration user sees every record"),
                ChecklistText::tr("Records that sharing hides from it are missing here, without any error.")),
        instance);
    const QString viewAll =
        ChecklistText::tr("Give the integration user \"View All\" for these objects in a permission set.");
    const QList<SeenRecords> less = facts.sight ? facts.sight->less() : QList<SeenRecords>();
    if (!less.isEmpty())
        return withReconnect(
            failed(check, ChecklistText::tr("Sees less than an administrator. %1.").arg(numbersOf(less)),
                   viewAll),
            scope);
    if (facts.viewsAllData.value_or(false))
        return passed(check, ChecklistText::tr("It may view all data."));
    const QStringList objects = doubtful(facts, scope);
    if (objects.isEmpty() && !scope.uses.isEmpty())
        return passed(check, ChecklistText::tr("Nothing is hidden from it."));
    CheckResult result = unknown(check, sharingNotTold(facts, objects), viewAll);
    result.administratorMayTell = !facts.askedAdministrator && !scope.uses.isEmpty();
    return result;
}

CheckResult computersClock(const ChecklistFacts &facts, const CheckScope &scope)
{
    const CheckResult check = clockCheck(
        facts.serverTime, scope.now, clockLeeway,
        ChecklistText::tr("Sign-ins by certificate are refused where it is more than three minutes off."));
    // An assertion that is too old to Salesforce was made by a clock that goes wrong (1.6).
    const bool isTooOld = facts.refusal && facts.refusal->code == ErrorCode::CodeExpired;
    return isTooOld && check.state == CheckResult::State::Unknown
        ? failed(check, facts.refusal->sentence, facts.refusal->remedy)
        : check;
}

/// What Setup told, it told the administrator where there was one.
QList<CheckResult> ofSetup(QList<CheckResult> checks, const ChecklistFacts &facts)
{
    for (CheckResult &check : checks) {
        if (facts.askedAdministrator && check.state != CheckResult::State::Unknown)
            check.answeredBy = CheckResult::AnsweredBy::Administrator;
    }
    return checks;
}

} // namespace

QList<CheckResult> judge(const ChecklistFacts &facts, const CheckScope &scope, const QUrl &instance)
{
    QList<CheckResult> checks{apiEnabled(facts, instance), appInstalled(facts, instance),
                              appAdmitted(facts, scope, instance)};
    checks += ofSetup(judgeLogins(facts, instance), facts);
    checks += ofSetup({userLicence(facts, scope, instance), integrationSeats(facts, instance)}, facts);
    checks += jobRights(facts, scope, instance);
    checks += ofSetup({sharing(facts, scope, instance)}, facts);
    checks += budget(facts, instance);
    if (auto credential = credentialCheck(scope))
        checks += withReconnect(*credential, scope);
    checks += {computersClock(facts, scope), tlsCheck(facts.authority, instance)};
    return checks;
}

Task<Result<QList<CheckResult>>> runChecklist(std::shared_ptr<Site> site, CheckScope scope,
                                              CancelToken cancel)
{
    std::optional<FixedTokenSource> token;
    std::shared_ptr<Site> administrator;
    if (scope.administrator) {
        token.emplace(scope.administrator->accessToken);
        administrator = std::make_shared<Site>(*site->http, *token, scope.administrator->instance);
    }
    const Result<ChecklistFacts> facts = co_await readChecklistFacts(site, administrator, scope, cancel);
    if (!facts)
        co_return fail(facts.error());
    co_return judge(*facts, scope, site->instance);
}

} // namespace fairlead::salesforce
