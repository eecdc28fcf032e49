// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/checklist.h"

#include "crm/salesforce/site.h"
#include "crm/salesforce/soql.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QJsonArray>

#include <cstring>

namespace fairlead::salesforce {

namespace {

using State = CheckResult::State;

struct CrmText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::crm)
};

QUrl setup(const QUrl &instance, const char *page)
{
    QUrl url = instance;
    url.setPath(QStringLiteral("/lightning/setup/%1/home").arg(QLatin1String(page)));
    return url;
}

QString notTold()
{
    return CrmText::tr("The integration user may not read this setting.");
}

CheckResult sessionCheck(const char *id, const QString &title, const QUrl &instance)
{
    CheckResult check;
    check.id = QLatin1String(id);
    check.title = title;
    check.link = setup(instance, "SecuritySession");
    check.classicPath = CrmText::tr("Setup → Administer → Security Controls → Session Settings");
    check.lightningPath = CrmText::tr("Setup → Security → Session Settings");
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

CheckResult apiEnabled(const ChecklistFacts &facts, const QUrl &instance)
{
    CheckResult check;
    check.id = QStringLiteral("api-enabled");
    check.title = CrmText::tr("API Enabled");
    check.link = setup(instance, "PermSets");
    check.classicPath = CrmText::tr("Setup → Manage Users → Permission Sets");
    check.lightningPath = CrmText::tr("Setup → Users → Permission Sets");
    check.state = facts.apiAnswered ? State::Pass : State::Fail;
    check.detail = facts.apiAnswered ? CrmText::tr("The organisation answers this user's API requests.")
                                     : CrmText::tr("The organisation refuses this user's API requests.");
    if (!facts.apiAnswered)
        check.remedy =
            CrmText::tr("Give the integration user the permission \"API Enabled\". Professional Edition "
                        "needs the API add-on, which Salesforce sells.");
    return check;
}

CheckResult appInstalled(const ChecklistFacts &facts, const QUrl &instance)
{
    CheckResult check;
    check.id = QStringLiteral("app-installed");
    check.title = CrmText::tr("The app is installed in the organisation");
    check.link = setup(instance, "ConnectedAppsUsage");
    check.classicPath = CrmText::tr("Setup → Manage Apps → Connected Apps OAuth Usage");
    check.lightningPath = CrmText::tr("Setup → Apps → Connected Apps → Connected Apps OAuth Usage");
    if (!facts.appInstalled) {
        check.detail = CrmText::tr("Salesforce did not say.");
        return check;
    }
    check.state = *facts.appInstalled ? State::Pass : State::Fail;
    check.detail = *facts.appInstalled
        ? CrmText::tr("Installed.")
        : CrmText::tr("Not installed: Salesforce may block the app for users who sign in anew.");
    if (!*facts.appInstalled)
        check.remedy = CrmText::tr("Press Install beside the app in the list.");
    return check;
}

CheckResult lockToIp(const ChecklistFacts &facts, const QUrl &instance)
{
    CheckResult check =
        sessionCheck("lock-sessions-to-ip",
                     CrmText::tr("Lock sessions to the IP address from which they originated"), instance);
    const auto locked = sessionFlag(facts, "lockSessionsToIp");
    const QString untick =
        CrmText::tr("Untick it. While it is ticked, the connection breaks whenever this computer changes "
                    "its network.");
    if (!locked) {
        check.detail = notTold();
        check.remedy = untick;
        return check;
    }
    check.state = *locked ? State::Fail : State::Pass;
    check.detail = *locked ? CrmText::tr("Ticked.") : CrmText::tr("Not ticked.");
    if (*locked)
        check.remedy = untick;
    return check;
}

CheckResult lockToDomain(const ChecklistFacts &facts, const QUrl &instance)
{
    CheckResult check =
        sessionCheck("lock-sessions-to-domain",
                     CrmText::tr("Lock sessions to the domain in which they were first used"), instance);
    const auto locked = sessionFlag(facts, "lockSessionsToDomain");
    // Every call goes to one host, so that either setting is fine, also where it cannot be read.
    check.state = State::Pass;
    check.detail = !locked ? CrmText::tr("May stay ticked.")
        : *locked          ? CrmText::tr("Ticked, which is fine.")
                           : CrmText::tr("Not ticked, which is fine.");
    return check;
}

CheckResult everyRequest(const ChecklistFacts &facts, const QUrl &instance)
{
    CheckResult check = sessionCheck("enforce-ip-ranges-every-request",
                                     CrmText::tr("Enforce login IP ranges on every request"), instance);
    const auto enforced = sessionFlag(facts, "enforceIpRangesEveryRequest");
    if (!enforced) {
        check.detail = notTold();
        check.remedy =
            CrmText::tr("If it is ticked, the login IP ranges of the integration user's profile must "
                        "contain this computer's public address.");
        return check;
    }
    if (!*enforced) {
        check.state = State::Pass;
        check.detail = CrmText::tr("Not ticked.");
        return check;
    }
    check.detail = CrmText::tr("Ticked. It works from the address last used, %1.")
                       .arg(facts.publicAddress.isEmpty() ? QStringLiteral("?") : facts.publicAddress);
    check.remedy =
        CrmText::tr("Make sure that the login IP ranges of the integration user's profile contain every "
                    "address this computer uses.");
    return check;
}

CheckResult networkAccess(const ChecklistFacts &facts, const QUrl &instance)
{
    CheckResult check;
    check.id = QStringLiteral("network-access");
    check.title = CrmText::tr("This computer's public address in Network Access");
    check.link = setup(instance, "NetworkAccess");
    check.classicPath = CrmText::tr("Setup → Administer → Security Controls → Network Access");
    check.lightningPath = CrmText::tr("Setup → Security → Network Access");
    const QString add = facts.publicAddress.isEmpty()
        ? CrmText::tr("Where the organisation restricts IP addresses, add this computer's public "
                      "address to the list.")
        : CrmText::tr("Where the organisation restricts IP addresses, add %1 to the list.")
              .arg(facts.publicAddress);
    if (!facts.security) {
        check.detail = notTold();
        check.remedy = add;
        return check;
    }
    const QJsonObject access = facts.security->value(QLatin1String("networkAccess")).toObject();
    const bool hasRanges = !access.value(QLatin1String("ipRanges")).toArray().isEmpty();
    const bool enforced = sessionFlag(facts, "enforceIpRangesEveryRequest").value_or(false)
        || sessionFlag(facts, "lockSessionsToIp").value_or(false);
    if (!hasRanges && !enforced) {
        check.state = State::Pass;
        check.detail = CrmText::tr("The organisation restricts no IP addresses.");
        return check;
    }
    if (facts.publicAddress.isEmpty()) {
        check.detail = CrmText::tr("Salesforce did not say from which address this computer came.");
        check.remedy = add;
        return check;
    }
    const bool inside = isInRanges(facts.publicAddress, access);
    check.state = inside ? State::Pass : State::Fail;
    check.detail = inside ? CrmText::tr("%1 is in the list.").arg(facts.publicAddress)
                          : CrmText::tr("%1 is not in the list.").arg(facts.publicAddress);
    if (!inside)
        check.remedy = add;
    return check;
}

CheckResult licence(const ChecklistFacts &facts, const QUrl &instance)
{
    CheckResult check;
    check.id = QStringLiteral("user-licence");
    check.title = CrmText::tr("The integration user is active and licensed");
    check.link = setup(instance, "ManageUsers");
    check.classicPath = CrmText::tr("Setup → Manage Users → Users");
    check.lightningPath = CrmText::tr("Setup → Users → Users");
    if (!facts.userActive) {
        check.detail = notTold();
        return check;
    }
    check.state = *facts.userActive ? State::Pass : State::Fail;
    if (!*facts.userActive) {
        check.detail = CrmText::tr("The user is not active.");
        check.remedy = CrmText::tr("Open the user and tick Active.");
        return check;
    }
    check.detail = facts.userLicence.isEmpty() ? CrmText::tr("Active.")
                                               : CrmText::tr("Active, licence: %1.").arg(facts.userLicence);
    if (facts.integrationSeats && facts.integrationSeatsUsed) {
        check.detail += QLatin1Char(' ')
            + CrmText::tr("Integration licences: %1 of %2 used.")
                  .arg(*facts.integrationSeatsUsed)
                  .arg(*facts.integrationSeats);
    }
    return check;
}

CheckResult budget(const ChecklistFacts &facts, const QUrl &instance)
{
    CheckResult check;
    check.id = QStringLiteral("api-budget");
    check.title = CrmText::tr("API requests left");
    check.link = setup(instance, "CompanyProfileInfo");
    check.classicPath = CrmText::tr("Setup → Company Profile → Company Information");
    check.lightningPath = CrmText::tr("Setup → Company Settings → Company Information");
    if (!facts.usage.used || !facts.usage.limit || *facts.usage.limit <= 0) {
        check.detail = CrmText::tr("Salesforce did not say.");
        return check;
    }
    // Four fifths: from there on people's own programs could be hit (reference Salesforce 3.1).
    const bool plenty = *facts.usage.used * 5 < *facts.usage.limit * 4;
    check.state = plenty ? State::Pass : State::Fail;
    check.detail =
        CrmText::tr("%1 of %2 used in the last 24 hours.").arg(*facts.usage.used).arg(*facts.usage.limit);
    if (!plenty)
        check.remedy =
            CrmText::tr("Find out which programs use the API most, or give jobs a longer interval.");
    return check;
}

// Not being told is an answer; being signed out or cut off is not.
bool isFatal(const Error &error)
{
    return error.isCancelled() || error.code == ErrorCode::SignInNeeded
        || error.errorClass == ErrorClass::StopConnection || error.isTransient();
}

std::optional<bool> boolOf(const QJsonObject &object, const char *key)
{
    const QJsonValue value = object.value(QLatin1String(key));
    return value.isBool() ? std::optional(value.toBool()) : std::nullopt;
}

// The newest rows of the user's LoginHistory tell the address, but not all are ours: others mistype the
// user's password elsewhere, and people also use their browser. Neither Status nor SourceIp can be filtered
// by in a query. The words may be translated, so that a row without them is still better than none.
QString addressIn(const QJsonArray &logins)
{
    QString best;
    int bestRank = -1;
    for (const auto &value : logins) {
        const QJsonObject row = value.toObject();
        const QString address = row.value(QLatin1String("SourceIp")).toString();
        const bool success = row.value(QLatin1String("Status")) == QLatin1String("Success");
        const bool app = row.value(QLatin1String("LoginType")) == QLatin1String("Remote Access 2.0");
        const int rank = (success ? 2 : 0) + (app ? 1 : 0);
        // Logins from within Salesforce have words instead of an address.
        if (rank > bestRank && !QHostAddress(address).isNull()) {
            best = address;
            bestRank = rank;
        }
    }
    return best;
}

} // namespace

bool isInRanges(const QString &address, const QJsonObject &networkAccess)
{
    const QHostAddress wanted(address);
    if (wanted.isNull())
        return false;
    for (const auto &value : networkAccess.value(QLatin1String("ipRanges")).toArray()) {
        const QJsonObject range = value.toObject();
        const QHostAddress start(range.value(QLatin1String("start")).toString());
        const QHostAddress end(range.value(QLatin1String("end")).toString());
        if (start.protocol() != wanted.protocol() || end.protocol() != wanted.protocol())
            continue;
        if (wanted.protocol() == QAbstractSocket::IPv4Protocol) {
            if (start.toIPv4Address() <= wanted.toIPv4Address()
                && wanted.toIPv4Address() <= end.toIPv4Address())
                return true;
            continue;
        }
        const Q_IPV6ADDR low = start.toIPv6Address();
        const Q_IPV6ADDR high = end.toIPv6Address();
        const Q_IPV6ADDR own = wanted.toIPv6Address();
        if (std::memcmp(&low, &own, sizeof own) <= 0 && std::memcmp(&own, &high, sizeof own) <= 0)
            return true;
    }
    return false;
}

QList<CheckResult> judge(const ChecklistFacts &facts, const QUrl &instance)
{
    return {apiEnabled(facts, instance),   appInstalled(facts, instance), lockToIp(facts, instance),
            lockToDomain(facts, instance), everyRequest(facts, instance), networkAccess(facts, instance),
            licence(facts, instance),      budget(facts, instance)};
}

Task<Result<QList<CheckResult>>> runChecklist(std::shared_ptr<Site> site, CancelToken cancel)
{
    ChecklistFacts facts;
    const QUrl url = site->at(QStringLiteral("/services/oauth2/userinfo"));
    const Result<QJsonObject> userinfo = co_await site->api.object(url, cancel);
    if (!userinfo)
        co_return fail(userinfo.error());
    facts.appInstalled = boolOf(*userinfo, "is_app_installed");
    const QString user = soqlText(userinfo->value(QLatin1String("user_id")).toString());

    const QString query = QStringLiteral("/query");
    QString soql =
        QStringLiteral("SELECT Id, IsActive, UserType, Profile.UserLicenseId FROM User WHERE Id = ") + user;
    const Result<QJsonArray> users = co_await queryRows(site, query, soql, cancel);
    if (!users && users.error().code == ErrorCode::ApiDisabled)
        co_return judge(facts, site->instance);
    if (!users && isFatal(users.error()))
        co_return fail(users.error());
    facts.apiAnswered = true;
    QString licenceId;
    if (users && !users->isEmpty()) {
        const QJsonObject row = users->first().toObject();
        facts.userActive = boolOf(row, "IsActive");
        licenceId =
            row.value(QLatin1String("Profile")).toObject().value(QLatin1String("UserLicenseId")).toString();
    }

    soql =
        QStringLiteral("SELECT Id, Name, LicenseDefinitionKey, TotalLicenses, UsedLicenses FROM UserLicense");
    const Result<QJsonArray> licences = co_await queryRows(site, query, soql, cancel);
    if (!licences && isFatal(licences.error()))
        co_return fail(licences.error());
    if (licences) {
        for (const auto &value : *licences) {
            const QJsonObject row = value.toObject();
            const QString name = row.value(QLatin1String("Name")).toString();
            if (!licenceId.isEmpty() && row.value(QLatin1String("Id")) == licenceId)
                facts.userLicence = name;
            if (name == QLatin1String("Salesforce Integration")) {
                facts.integrationSeats = row.value(QLatin1String("TotalLicenses")).toInteger();
                facts.integrationSeatsUsed = row.value(QLatin1String("UsedLicenses")).toInteger();
            }
        }
    }

    soql = QStringLiteral("SELECT Id, Metadata FROM SecuritySettings LIMIT 1");
    const Result<QJsonArray> settings =
        co_await queryRows(site, QStringLiteral("/tooling/query/"), soql, cancel);
    if (!settings && isFatal(settings.error()))
        co_return fail(settings.error());
    if (settings && !settings->isEmpty()) {
        const QJsonValue metadata = settings->first().toObject().value(QLatin1String("Metadata"));
        if (metadata.isObject())
            facts.security = metadata.toObject();
    }

    soql = QStringLiteral("SELECT SourceIp, Status, LoginType FROM LoginHistory WHERE UserId = ") + user
        + QStringLiteral(" ORDER BY LoginTime DESC LIMIT 20");
    const Result<QJsonArray> logins = co_await queryRows(site, query, soql, cancel);
    if (!logins && isFatal(logins.error()))
        co_return fail(logins.error());
    if (logins)
        facts.publicAddress = addressIn(*logins);

    facts.usage = site->api.usage();
    co_return judge(facts, site->instance);
}

} // namespace fairlead::salesforce
