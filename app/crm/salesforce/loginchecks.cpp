// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/loginchecks.h"

#include "crm/commonchecks.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QLocale>
#include <QTime>

namespace fairlead::salesforce {

namespace {

struct LoginText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::crm)
};

constexpr int minutesOfADay = 24 * 60;

CheckResult sessionCheck(const char *id, const QString &title, const QString &why, const QUrl &instance)
{
    CheckResult check = checkOf(id, title, why);
    check.link = setupPage(instance, "SecuritySession");
    check.classicPath = LoginText::tr("Setup → Administer → Security Controls → Session Settings");
    check.lightningPath = LoginText::tr("Setup → Security → Session Settings");
    return check;
}

CheckResult profileCheck(const char *id, const QString &title, const QString &why, const QUrl &instance)
{
    CheckResult check = checkOf(id, title, why);
    check.link = setupPage(instance, "EnhancedProfiles");
    check.classicPath = LoginText::tr("Setup → Manage Users → Profiles");
    check.lightningPath = LoginText::tr("Setup → Users → Profiles");
    return check;
}

std::optional<bool> sessionFlag(const ChecklistFacts &facts, const char *name)
{
    if (!facts.security)
        return std::nullopt;
    const QJsonValue value =
        facts.security->value(QLatin1String("sessionSettings")).toObject().value(QLatin1String(name));
    return value.isBool() ? std::optional(value.toBool()) : std::nullopt;
}

QString profileNotTold()
{
    return LoginText::tr("The integration user may not read its profile; an administrator can, in Setup.");
}

QString profileName(const ChecklistFacts &facts)
{
    return facts.profile.isEmpty() ? LoginText::tr("the integration user's profile") : facts.profile;
}

bool wasRefusedFor(const ChecklistFacts &facts, const char *words)
{
    return facts.refusal && facts.refusal->detail.contains(QLatin1String(words), Qt::CaseInsensitive);
}

CheckResult lockToIp(const ChecklistFacts &facts, const QUrl &instance)
{
    const CheckResult check = sessionCheck(
        "lock-sessions-to-ip", LoginText::tr("Lock sessions to the IP address from which they originated"),
        LoginText::tr(
            "While it is ticked, the connection breaks whenever this computer changes its network."),
        instance);
    const auto locked = sessionFlag(facts, "lockSessionsToIp");
    const QString untick =
        LoginText::tr("Untick it. While it is ticked, the connection breaks whenever this computer changes "
                      "its network.");
    if (!locked)
        return notTold(check, facts, settingNotTold(), untick);
    return *locked ? failed(check, LoginText::tr("Ticked."), untick)
                   : passed(check, LoginText::tr("Not ticked."));
}

CheckResult lockToDomain(const ChecklistFacts &facts, const QUrl &instance)
{
    const CheckResult check = sessionCheck(
        "lock-sessions-to-domain", LoginText::tr("Lock sessions to the domain in which they were first used"),
        LoginText::tr("Fairlead asks one host only, so that it works either way."), instance);
    const auto locked = sessionFlag(facts, "lockSessionsToDomain");
    // Also where it cannot be read.
    return passed(check,
                  !locked       ? LoginText::tr("May stay ticked.")
                      : *locked ? LoginText::tr("Ticked, which is fine.")
                                : LoginText::tr("Not ticked, which is fine."));
}

CheckResult everyRequest(const ChecklistFacts &facts, const QUrl &instance)
{
    const CheckResult check = sessionCheck(
        "enforce-ip-ranges-every-request", LoginText::tr("Enforce login IP ranges on every request"),
        LoginText::tr("Then the profile's ranges count at every request, not only when signing in, also for "
                      "apps that are let off them."),
        instance);
    const auto enforced = sessionFlag(facts, "enforceIpRangesEveryRequest");
    const QString contain =
        LoginText::tr("Make sure that the login IP ranges of %1 contain every address this computer uses.")
            .arg(profileName(facts));
    if (!enforced)
        return notTold(check, facts, settingNotTold(), contain);
    if (!*enforced)
        return passed(check, LoginText::tr("Not ticked."));
    if (facts.logins && facts.logins->ranges.isEmpty())
        return passed(check, LoginText::tr("Ticked, but the profile has no ranges."));
    if (!facts.logins || facts.publicAddress.isEmpty())
        return unknown(check,
                       LoginText::tr("Ticked. It works from the address last used, %1.")
                           .arg(facts.publicAddress.isEmpty() ? QStringLiteral("?") : facts.publicAddress),
                       contain);
    if (isWithin(facts.publicAddress, facts.logins->ranges))
        return passed(check, LoginText::tr("Ticked; %1 is in the ranges.").arg(facts.publicAddress));
    return failed(check, LoginText::tr("Ticked; %1 is in none of the ranges.").arg(facts.publicAddress),
                  contain);
}

/// Trusted ranges restrict nothing; whoever comes from elsewhere may be asked to prove who he is (trap 47).
CheckResult networkAccess(const ChecklistFacts &facts, const QUrl &instance)
{
    CheckResult check =
        checkOf("network-access", LoginText::tr("This computer's public address in Network Access"),
                LoginText::tr("From an address in this list nobody is asked for a code that is sent by mail; "
                              "the list shuts nobody out."));
    check.link = setupPage(instance, "NetworkAccess");
    check.classicPath = LoginText::tr("Setup → Administer → Security Controls → Network Access");
    check.lightningPath = LoginText::tr("Setup → Security → Network Access");
    const QString add = facts.publicAddress.isEmpty()
        ? LoginText::tr("Where the organisation restricts IP addresses, add this computer's public "
                        "address to the list.")
        : LoginText::tr("Where the organisation restricts IP addresses, add %1 to the list.")
              .arg(facts.publicAddress);
    if (!facts.security)
        return notTold(check, facts, settingNotTold(), add);
    QList<AddressRange> trusted;
    const QJsonObject access = facts.security->value(QLatin1String("networkAccess")).toObject();
    const QJsonArray ranges = access.value(QLatin1String("ipRanges")).toArray();
    for (const auto &value : ranges) {
        const QJsonObject range = value.toObject();
        trusted += AddressRange{range.value(QLatin1String("start")).toString(),
                                range.value(QLatin1String("end")).toString()};
    }
    if (isWithin(facts.publicAddress, trusted))
        return passed(check, LoginText::tr("%1 is in the list.").arg(facts.publicAddress));
    const bool restricts = sessionFlag(facts, "enforceIpRangesEveryRequest").value_or(false)
        || (facts.logins && !facts.logins->ranges.isEmpty());
    if (trusted.isEmpty() && !restricts)
        return passed(check, LoginText::tr("The organisation restricts no IP addresses."));
    return unknown(check,
                   facts.publicAddress.isEmpty()
                       ? LoginText::tr("Salesforce did not say from which address this computer came.")
                       : LoginText::tr("%1 is not in the list.").arg(facts.publicAddress),
                   add);
}

CheckResult loginRanges(const ChecklistFacts &facts, const QUrl &instance)
{
    const CheckResult check = profileCheck(
        "login-ip-ranges", LoginText::tr("Login IP ranges of the profile"),
        LoginText::tr("From any other address Salesforce refuses the user, and no setting of the app relaxes "
                      "that for sign-ins by certificate."),
        instance);
    const QString add = facts.publicAddress.isEmpty()
        ? LoginText::tr("Add this computer's public address to the login IP ranges of %1.")
              .arg(profileName(facts))
        : LoginText::tr("Add %1 to the login IP ranges of %2.").arg(facts.publicAddress, profileName(facts));
    if (wasRefusedFor(facts, "ip restricted"))
        return failed(check, LoginText::tr("Salesforce refuses sign-ins from this computer's address."), add);
    if (!facts.logins)
        return notTold(check, facts, profileNotTold(), add);
    if (facts.logins->ranges.isEmpty())
        return passed(check, LoginText::tr("None: the user may come from everywhere."));
    if (facts.publicAddress.isEmpty())
        return unknown(check, LoginText::tr("Salesforce did not say from which address this computer came."),
                       add);
    return isWithin(facts.publicAddress, facts.logins->ranges)
        ? passed(check, LoginText::tr("%1 is in one of them.").arg(facts.publicAddress))
        : failed(check, LoginText::tr("%1 is in none of them.").arg(facts.publicAddress), add);
}

QString hoursOf(const ProfileLogins::Day &day)
{
    const QLocale locale;
    const auto clock = [&locale](int minutes) {
        return minutes >= minutesOfADay
            ? QStringLiteral("24:00")
            : locale.toString(QTime(minutes / 60, minutes % 60), QStringLiteral("HH:mm"));
    };
    const QString name = locale.standaloneDayName(day.day, QLocale::ShortFormat);
    return day.from == day.to ? LoginText::tr("%1 not at all").arg(name)
                              : LoginText::tr("%1 %2–%3").arg(name, clock(day.from), clock(day.to));
}

CheckResult loginHours(const ChecklistFacts &facts, const QUrl &instance)
{
    const CheckResult check = profileCheck(
        "login-hours", LoginText::tr("Login hours of the profile"),
        LoginText::tr("Outside these hours Salesforce refuses the user, and syncing stands still."),
        instance);
    const QString clear =
        LoginText::tr("Clear the login hours of %1, or give the integration user a profile of its own.")
            .arg(profileName(facts));
    if (wasRefusedFor(facts, "login hours"))
        return failed(check, LoginText::tr("Salesforce refuses sign-ins at this hour."), clear);
    if (!facts.logins)
        return notTold(check, facts, profileNotTold(), clear);
    if (facts.logins->restricted.isEmpty())
        return passed(check, LoginText::tr("None: the user may come at any time."));
    QStringList days;
    for (const ProfileLogins::Day &day : facts.logins->restricted)
        days += hoursOf(day);
    return failed(
        check,
        LoginText::tr("Only, in the organisation's time zone: %1.").arg(days.join(QStringLiteral(", "))),
        clear);
}

} // namespace

QString settingNotTold()
{
    return LoginText::tr("The integration user may not read this setting; an administrator can, in Setup.");
}

CheckResult notTold(CheckResult check, const ChecklistFacts &facts, const QString &detail,
                    const QString &remedy)
{
    if (facts.askedAdministrator)
        return unknown(std::move(check),
                       LoginText::tr("Who has signed in as an administrator may not read it, either."),
                       remedy);
    CheckResult result = unknown(std::move(check), detail, remedy);
    result.administratorMayTell = true;
    return result;
}

QUrl setupPage(const QUrl &instance, const char *page)
{
    QUrl url = instance;
    url.setPath(QStringLiteral("/lightning/setup/%1/home").arg(QLatin1String(page)));
    return url;
}

QList<CheckResult> judgeLogins(const ChecklistFacts &facts, const QUrl &instance)
{
    return {lockToIp(facts, instance),      lockToDomain(facts, instance), everyRequest(facts, instance),
            networkAccess(facts, instance), loginRanges(facts, instance),  loginHours(facts, instance)};
}

} // namespace fairlead::salesforce
