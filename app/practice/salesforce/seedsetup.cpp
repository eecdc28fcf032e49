// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/seedsetup.h"

#include "practice/salesforce/licenses.h"

namespace fairlead::practice::salesforce {

namespace {

constexpr int integrationSeats = 5; // reference Salesforce 5.4

/// Puts Setup's rows into the org; they all come from its first day.
class SetupFiller
{
public:
    SetupFiller(Store &store, const OrgIds &ids, const QDateTime &now)
        : m_store(store)
        , m_ids(ids)
        , m_when(now.addYears(-4))
    {
    }

    QByteArray addUserLicense(const char *name, const char *key, int seats);
    QByteArray addPermissionSetLicense();
    QByteArray addProfile(const char *name, const QByteArray &license, const QByteArrayList &permissions);
    QByteArray addPermissionSet(const char *name, const char *label, const QByteArrayList &permissions);
    void allowObject(const QByteArray &set, const Object &object, const QByteArrayList &rights);
    void allowFields(const QByteArray &set, const Object &object, bool custom);
    void assign(const QByteArray &user, const QByteArray &set);
    void assignLicense(const QByteArray &user, const QByteArray &license);
    void addLogin(const QByteArray &user);
    QByteArray setOfProfile(const QByteArray &profile);

private:
    QByteArray insert(Row &row) { return m_store.insert(row, m_when, m_ids.adminUser); }
    static void allow(Row &row, const QByteArrayList &permissions)
    {
        for (const QByteArray &permission : permissions)
            row[QByteArray("Permissions" + permission)] = true;
    }

    Store &m_store;
    const OrgIds &m_ids;
    QDateTime m_when;
};

QString idText(const QByteArray &text)
{
    return QString::fromLatin1(text);
}

QByteArray SetupFiller::addUserLicense(const char *name, const char *key, int seats)
{
    Row license(objectNamed("UserLicense"));
    license["Name"] = QLatin1String(name);
    license["LicenseDefinitionKey"] = QLatin1String(key);
    license["TotalLicenses"] = seats;
    license["UsedLicenses"] = 0;
    license["Status"] = QStringLiteral("Active");
    return insert(license);
}

QByteArray SetupFiller::addPermissionSetLicense()
{
    Row license(objectNamed("PermissionSetLicense"));
    license["DeveloperName"] = QLatin1String(licenses::integrationPermissionSetLicense);
    license["PermissionSetLicenseKey"] = QLatin1String(licenses::integrationPermissionSetLicense);
    license["MasterLabel"] = QStringLiteral("Salesforce API Integration");
    license["Language"] = QStringLiteral("en_US");
    license["TotalLicenses"] = integrationSeats;
    license["UsedLicenses"] = 0;
    license["Status"] = QStringLiteral("Active");
    return insert(license);
}

// A profile's rights are those of a permission set that belongs to it.
QByteArray SetupFiller::addProfile(const char *name, const QByteArray &license,
                                   const QByteArrayList &permissions)
{
    Row profile(objectNamed("Profile"));
    profile["Name"] = QLatin1String(name);
    profile["UserLicenseId"] = idText(license);
    profile["UserType"] = QStringLiteral("Standard");
    allow(profile, permissions);
    const QByteArray id = insert(profile);
    Row set(objectNamed("PermissionSet"));
    set["Name"] = QString(QStringLiteral("X") + idText(id.left(15)));
    set["Label"] = idText(id);
    set["LicenseId"] = idText(license);
    set["ProfileId"] = idText(id);
    set["IsOwnedByProfile"] = true;
    set["Type"] = QStringLiteral("Profile");
    allow(set, permissions);
    insert(set);
    return id;
}

QByteArray SetupFiller::addPermissionSet(const char *name, const char *label,
                                         const QByteArrayList &permissions)
{
    Row set(objectNamed("PermissionSet"));
    set["Name"] = QLatin1String(name);
    set["Label"] = QLatin1String(label);
    set["IsCustom"] = true;
    set["Type"] = QStringLiteral("Regular");
    allow(set, permissions);
    return insert(set);
}

void SetupFiller::allowObject(const QByteArray &set, const Object &object, const QByteArrayList &rights)
{
    Row row(objectNamed("ObjectPermissions"));
    row["ParentId"] = idText(set);
    row["SobjectType"] = idText(object.name);
    allow(row, rights);
    insert(row);
}

void SetupFiller::allowFields(const QByteArray &set, const Object &object, bool custom)
{
    for (const Field &field : object.fields) {
        if (!field.permissionable() || field.custom() != custom)
            continue;
        Row row(objectNamed("FieldPermissions"));
        row["ParentId"] = idText(set);
        row["SobjectType"] = idText(object.name);
        row["Field"] = idText(object.name + '.' + field.name);
        row["PermissionsRead"] = true;
        row["PermissionsEdit"] = object.allowsEdit(field);
        insert(row);
    }
}

void SetupFiller::assign(const QByteArray &user, const QByteArray &set)
{
    Row row(objectNamed("PermissionSetAssignment"));
    row["AssigneeId"] = idText(user);
    row["PermissionSetId"] = idText(set);
    row["IsActive"] = true;
    insert(row);
}

void SetupFiller::assignLicense(const QByteArray &user, const QByteArray &license)
{
    Row row(objectNamed("PermissionSetLicenseAssign"));
    row["AssigneeId"] = idText(user);
    row["PermissionSetLicenseId"] = idText(license);
    insert(row);
}

void SetupFiller::addLogin(const QByteArray &user)
{
    Row row(objectNamed("UserLogin"));
    row["UserId"] = idText(user);
    insert(row);
}

QByteArray SetupFiller::setOfProfile(const QByteArray &profile)
{
    return m_store.idsWhere(objectNamed("PermissionSet"), "ProfileId", profile).value(0);
}

// All but the one that shuts a person out of the browser.
QByteArrayList administratorPermissions()
{
    QByteArrayList out = permissionNames();
    out.removeAll("ApiUserOnly");
    return out;
}

} // namespace

void fillProfiles(Store &store, OrgIds &ids, const QDateTime &now)
{
    SetupFiller filler(store, ids, now);
    const QByteArray salesforce = filler.addUserLicense("Salesforce", "SFDC", 40);
    const QByteArray integration =
        filler.addUserLicense("Salesforce Integration", licenses::integrationKey, integrationSeats);
    ids.integrationPermissionSetLicense = filler.addPermissionSetLicense();
    ids.adminProfile = filler.addProfile("System Administrator", salesforce, administratorPermissions());
    ids.standardProfile =
        filler.addProfile("Standard User", salesforce,
                          {"ActivitiesAccess", "ApiEnabled", "ConvertLeads", "EditEvent", "EditTask",
                           "LightningExperienceUser", "RunReports", "ViewRoles", "ViewSetup"});
    ids.integrationProfile = filler.addProfile("Minimum Access - API Only Integrations", integration,
                                               {"ApiEnabled", "ApiUserOnly"});
    for (const char *object : {"Account", "Contact", "Lead", "Opportunity"}) {
        filler.allowObject(filler.setOfProfile(ids.adminProfile), objectNamed(object),
                           {"Create", "Read", "Edit", "Delete", "ViewAllRecords", "ModifyAllRecords"});
        filler.allowObject(filler.setOfProfile(ids.standardProfile), objectNamed(object),
                           {"Create", "Read", "Edit", "Delete"});
    }
}

void fillAssignments(Store &store, OrgIds &ids, const QDateTime &now)
{
    SetupFiller filler(store, ids, now);
    const QByteArray set = filler.addPermissionSet(
        "CRM_Integration", "CRM Integration", {"ActivitiesAccess", "ApiEnabled", "EditEvent", "EditTask"});
    ids.integrationPermissionSet = set;
    for (const char *object : {"Account", "Contact", "Lead", "Opportunity"})
        filler.allowObject(set, objectNamed(object),
                           {"Create", "Read", "Edit", "Delete", "ViewAllRecords", "ModifyAllRecords"});
    for (const char *object : {"Account", "Contact", "Lead", "Opportunity", "Task", "Event"})
        filler.allowFields(set, objectNamed(object), false);
    for (const QByteArray &profile : {ids.adminProfile, ids.standardProfile, ids.integrationProfile}) {
        for (const QByteArray &user : store.idsWhere(objectNamed("User"), "ProfileId", profile)) {
            filler.addLogin(user);
            filler.assign(user, filler.setOfProfile(profile));
        }
    }
    filler.assignLicense(ids.integrationUser, ids.integrationPermissionSetLicense);
    filler.assign(ids.integrationUser, set);
    licenses::recount(store);
}

void allowExternalIdField(Store &store, const OrgIds &ids, const QDateTime &now)
{
    SetupFiller filler(store, ids, now);
    for (const Object &object : Schema::instance().objects())
        filler.allowFields(ids.integrationPermissionSet, object, true);
}

} // namespace fairlead::practice::salesforce
