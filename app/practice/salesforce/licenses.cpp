// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/licenses.h"

namespace fairlead::practice::salesforce::licenses {

namespace {

void setSeats(Store &store, const Object &kind, const Store::Match &which, int seats, const QDateTime &when)
{
    for (const QByteArray &id : store.idsWhere(kind, {which})) {
        auto license = store.read(kind, id);
        const Row before = *license;
        (*license)["TotalLicenses"] = seats;
        store.update(*license, before, when, {});
    }
}

} // namespace

void recount(Store &store)
{
    store.run(R"(UPDATE UserLicense SET UsedLicenses = (
            SELECT COUNT(*) FROM "User" u JOIN Profile p ON p.Id = u.ProfileId
            WHERE p.UserLicenseId = UserLicense.Id AND u.IsActive = 1);
        UPDATE PermissionSetLicense SET UsedLicenses = (
            SELECT COUNT(*) FROM PermissionSetLicenseAssign a JOIN "User" u ON u.Id = a.AssigneeId
            WHERE a.PermissionSetLicenseId = PermissionSetLicense.Id AND u.IsActive = 1))");
}

void setIntegrationSeats(Store &store, int users, int permissionSets, const QDateTime &when)
{
    setSeats(store, objectNamed("UserLicense"), {"LicenseDefinitionKey", integrationKey}, users, when);
    setSeats(store, objectNamed("PermissionSetLicense"), {"DeveloperName", integrationPermissionSetLicense},
             permissionSets, when);
}

bool isOverbooked(Store &store, const QByteArray &license)
{
    const Object *kind = Schema::instance().byPrefix(license);
    const auto row = kind ? store.read(*kind, license) : std::nullopt;
    return row && (*row)["UsedLicenses"].toInt() > (*row)["TotalLicenses"].toInt();
}

QByteArray ofProfile(Store &store, const QByteArray &profile)
{
    const auto row = store.read(objectNamed("Profile"), profile);
    return row ? row->text("UserLicenseId").toLatin1() : QByteArray();
}

bool isIntegrationUser(Store &store, const QByteArray &user)
{
    const auto row = store.read(objectNamed("User"), user);
    const auto license = row
        ? store.read(objectNamed("UserLicense"), ofProfile(store, row->text("ProfileId").toLatin1()))
        : std::nullopt;
    return license && license->text("LicenseDefinitionKey") == QLatin1String(integrationKey);
}

} // namespace fairlead::practice::salesforce::licenses
