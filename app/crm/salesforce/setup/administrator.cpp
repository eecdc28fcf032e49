// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/setup/administrator.h"

#include "crm/salesforce/identity.h"
#include "crm/salesforce/ids.h"
#include "crm/salesforce/setup/setuprows.h"
#include "crm/salesforce/soql.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QSet>

#include <algorithm>

namespace fairlead::salesforce {

namespace {

struct AdministratorText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::SalesforceSetup)
};

/// One thing that has to be allowed: by any of these columns of PermissionSet (reference
/// Salesforce 5.1, 5.6).
struct Requirement
{
    QStringList columns;
    const char *label; ///< as Setup has it
};

QList<Requirement> requirements()
{
    return {
        {{QStringLiteral("PermissionsManageUsers")},
         QT_TRANSLATE_NOOP("fairlead::SalesforceSetup", "Manage Internal Users")},
        {{QStringLiteral("PermissionsManageProfilesPermissionsets")},
         QT_TRANSLATE_NOOP("fairlead::SalesforceSetup", "Manage Profiles and Permission Sets")},
        {{QStringLiteral("PermissionsAssignPermissionSets")},
         QT_TRANSLATE_NOOP("fairlead::SalesforceSetup", "Assign Permission Sets")},
        {{QStringLiteral("PermissionsModifyMetadata"), QStringLiteral("PermissionsModifyAllData")},
         QT_TRANSLATE_NOOP("fairlead::SalesforceSetup", "Modify Metadata Through Metadata API Functions")},
        {{QStringLiteral("PermissionsExternalClientAppDeveloper")},
         QT_TRANSLATE_NOOP("fairlead::SalesforceSetup", "Create, edit, and delete External Client Apps")},
        {{QStringLiteral("PermissionsExternalClientAppAdmin")},
         QT_TRANSLATE_NOOP("fairlead::SalesforceSetup",
                           "View all External Client Apps, view their settings, and edit their policies")},
        {{QStringLiteral("PermissionsViewSetup")},
         QT_TRANSLATE_NOOP("fairlead::SalesforceSetup", "View Setup and Configuration")},
    };
}

QString text(const QJsonObject &row, const char *key)
{
    return row.value(QLatin1String(key)).toString();
}

Seats seatsOf(const QJsonObject &row)
{
    return {row.value(QLatin1String("TotalLicenses")).toInteger(),
            row.value(QLatin1String("UsedLicenses")).toInteger()};
}

Task<Outcome> readPerson(SetupDesk desk, SetupStanding *standing, CancelToken cancel)
{
    const Result<QJsonObject> info =
        co_await desk.site->api.object(desk.site->at(QStringLiteral("/services/oauth2/userinfo")), cancel);
    if (!info)
        co_return fail(info.error());
    const Result<OrgInfo> who = whoOf(*info, desk.site->instance);
    if (!who)
        co_return fail(who.error());
    standing->userId = who->userId;
    standing->userName = who->userName;
    standing->organisationId = who->organisationId;
    standing->email = text(*info, "email");
    co_return {};
}

/// Columns that this organisation's release does not know cannot be asked for, and are not required.
Task<Result<QSet<QString>>> knownPermissions(SetupDesk desk, CancelToken cancel)
{
    const Result<QJsonObject> described = co_await describeRaw(desk, QStringLiteral("PermissionSet"), cancel);
    if (!described)
        co_return fail(described.error());
    QSet<QString> columns;
    for (const auto &field : described->value(QLatin1String("fields")).toArray())
        columns += text(field.toObject(), "name");
    co_return columns;
}

bool holds(const QJsonArray &assignments, const QString &column)
{
    return std::any_of(assignments.begin(), assignments.end(), [&column](const QJsonValue &row) {
        return row.toObject().value(QLatin1String("PermissionSet")).toObject().value(column).toBool();
    });
}

/// Out of all sets the person has, the profile's own among them.
Task<Outcome> readRightsOfPerson(SetupDesk desk, SetupStanding *standing, CancelToken cancel)
{
    const Result<QSet<QString>> known = co_await knownPermissions(desk, cancel);
    if (!known)
        co_return fail(known.error());
    const QList<Requirement> wanted = requirements();
    QStringList asked;
    for (const Requirement &requirement : wanted) {
        for (const QString &column : requirement.columns) {
            if (known->contains(column))
                asked += QStringLiteral("PermissionSet.") + column;
        }
    }
    QString soql = QStringLiteral("SELECT Id");
    for (const QString &column : std::as_const(asked))
        soql.append(QStringLiteral(", ")).append(column);
    soql += QStringLiteral(" FROM PermissionSetAssignment WHERE AssigneeId = ") + soqlText(standing->userId);
    const Result<QJsonArray> assignments = co_await setupRows(desk, soql, cancel);
    if (!assignments)
        co_return fail(assignments.error());
    for (const Requirement &requirement : wanted) {
        const auto isKnown = [&known](const QString &column) { return known->contains(column); };
        const auto isHeld = [&assignments](const QString &column) { return holds(*assignments, column); };
        const auto &columns = requirement.columns;
        if (std::any_of(columns.begin(), columns.end(), isKnown)
            && std::none_of(columns.begin(), columns.end(), isHeld))
            standing->missingRights += AdministratorText::tr(requirement.label);
    }
    co_return {};
}

/// Names of licences are not translated, those of profiles are (trap 53): the profile is told by its licence
/// and by what it allows; the two names only say which of several.
QJsonObject bestProfile(const QJsonArray &profiles)
{
    static const QStringList names{QStringLiteral("Minimum Access - API Only Integrations"),
                                   QStringLiteral("Salesforce API Only System Integrations")};
    QJsonObject best;
    qsizetype rank = names.size() + 1;
    for (const auto &value : profiles) {
        const QJsonObject row = value.toObject();
        const qsizetype named = names.indexOf(text(row, "Name"));
        const qsizetype own = named >= 0 ? named : names.size();
        if (own < rank) {
            rank = own;
            best = row;
        }
    }
    return best;
}

Task<Outcome> readUserLicence(SetupDesk desk, SetupStanding *standing, CancelToken cancel)
{
    const Result<QJsonArray> licences = co_await setupRows(
        desk,
        QStringLiteral("SELECT Id, Name, LicenseDefinitionKey, TotalLicenses, UsedLicenses FROM UserLicense "
                       "WHERE Name = 'Salesforce Integration' OR LicenseDefinitionKey LIKE '%Integration%'"),
        cancel);
    if (!licences)
        co_return fail(licences.error());
    if (licences->isEmpty())
        co_return {};
    const QJsonObject licence = licences->first().toObject();
    standing->userSeats = seatsOf(licence);
    const Result<QJsonArray> profiles = co_await setupRows(
        desk,
        QStringLiteral(
            "SELECT Id, Name FROM Profile WHERE PermissionsApiUserOnly = true AND UserLicenseId = ")
            + soqlText(text(licence, "Id")),
        cancel);
    if (!profiles)
        co_return fail(profiles.error());
    const QJsonObject profile = bestProfile(*profiles);
    standing->profileId = text(profile, "Id");
    standing->profileName = text(profile, "Name");
    co_return {};
}

Task<Outcome> readPermissionSetLicence(SetupDesk desk, SetupStanding *standing, CancelToken cancel)
{
    const Result<QJsonArray> licences = co_await setupRows(
        desk,
        QStringLiteral("SELECT Id, TotalLicenses, UsedLicenses FROM PermissionSetLicense WHERE "
                       "DeveloperName = 'SalesforceAPIIntegrationPsl'"),
        cancel);
    if (!licences)
        co_return fail(licences.error());
    if (licences->isEmpty())
        co_return {};
    const QJsonObject licence = licences->first().toObject();
    standing->permissionSetLicenceId = text(licence, "Id");
    standing->permissionSetSeats = seatsOf(licence);
    co_return {};
}

QStringList lackOf(const SetupStanding &standing)
{
    QStringList sentences;
    for (const QString &right : standing.missingRights)
        sentences += AdministratorText::tr("%1 has no right “%2”.").arg(standing.userName, right);
    return sentences;
}

using StandingReader = Task<Outcome> (*)(SetupDesk, SetupStanding *, CancelToken);

Task<Result<SetupStanding>> readStanding(SetupDesk desk, QList<StandingReader> readers, CancelToken cancel)
{
    SetupStanding standing;
    for (qsizetype i = 0; i < readers.size(); ++i) {
        const Outcome read = co_await readers.at(i)(desk, &standing, cancel);
        if (!read)
            co_return fail(read.error());
    }
    co_return standing;
}

} // namespace

QStringList SetupStanding::obstacles(bool userIsThere) const
{
    QStringList found = lackOf(*this);
    if (!userSeats || permissionSetLicenceId.isEmpty()) {
        found += AdministratorText::tr("This edition has no licences for integration users.");
        return found;
    }
    if (profileId.isEmpty())
        found += AdministratorText::tr("There is no profile for API-only integration users.");
    if (!userIsThere && !userSeats->isFree())
        found += AdministratorText::tr("All %n licence(s) “Salesforce Integration” are in use.", nullptr,
                                       int(userSeats->bought));
    if (!userIsThere && permissionSetSeats && !permissionSetSeats->isFree())
        found += AdministratorText::tr("All %n licence(s) “Salesforce API Integration” are in use.", nullptr,
                                       int(permissionSetSeats->bought));
    return found;
}

Task<Result<SetupStanding>> lookAround(SetupDesk desk, CancelToken cancel)
{
    return readStanding(desk, {readPerson, readRightsOfPerson, readUserLicence, readPermissionSetLicence},
                        std::move(cancel));
}

Task<Result<SetupStanding>> lookAtRights(SetupDesk desk, CancelToken cancel)
{
    return readStanding(desk, {readPerson, readRightsOfPerson}, std::move(cancel));
}

Error removalImpossible(const SetupStanding &standing, const QUrl &instance)
{
    Error error = setupImpossible(standing, lackOf(standing), instance);
    error.remedy = AdministratorText::tr("Sign in as an administrator who has these rights, or have them "
                                         "granted by a permission set. Nothing was taken back.");
    return error;
}

Error setupImpossible(const SetupStanding &standing, const QStringList &obstacles, const QUrl &instance)
{
    Error error;
    error.code = ErrorCode::PermissionMissing;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = obstacles.join(QLatin1Char(' '));
    const bool rights = !standing.missingRights.isEmpty();
    error.remedy = rights
        ? AdministratorText::tr("Sign in as an administrator who has these rights, or have them granted by a "
                                "permission set. Nothing was created.")
        : AdministratorText::tr(
            "Buy or free a licence in Setup, Company Information, or connect an API-enabled "
            "user of your own instead. Nothing was created.");
    error.link = instance;
    error.link.setPath(rights ? QStringLiteral("/lightning/setup/PermSets/home")
                              : QStringLiteral("/lightning/setup/CompanyProfileInfo/home"));
    return error;
}

} // namespace fairlead::salesforce
