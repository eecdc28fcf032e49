// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/access.h"

#include "practice/salesforce/licenses.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace fairlead::practice::salesforce {

namespace {

// What somebody needs who writes set-up (reference Salesforce 5.4 to 5.6).
struct Needed
{
    const char *object;
    const char *permission;
};
constexpr Needed neededToWrite[] = {
    {"User", "ManageUsers"},
    {"UserLogin", "ManageUsers"},
    {"UserRole", "ManageRoles"},
    {"Profile", "ManageProfilesPermissionsets"},
    {"PermissionSet", "ManageProfilesPermissionsets"},
    {"ObjectPermissions", "ManageProfilesPermissionsets"},
    {"FieldPermissions", "ManageProfilesPermissionsets"},
    {"SetupEntityAccess", "ManageProfilesPermissionsets"},
    {"PermissionSetAssignment", "AssignPermissionSets"},
    {"PermissionSetLicenseAssign", "AssignPermissionSets"},
    {"Organization", "CustomizeApplication"},
    {"Group", "CustomizeApplication"},
    {"ConnectedApplication", "CustomizeApplication"},
};

// Only for who may look into Setup.
constexpr const char *seenInSetup[] = {"PermissionSet",
                                       "PermissionSetLicense",
                                       "PermissionSetLicenseAssign",
                                       "PermissionSetAssignment",
                                       "ObjectPermissions",
                                       "FieldPermissions",
                                       "SetupEntityAccess",
                                       "UserLogin",
                                       "ExternalClientApplication"};

// What activities are about; who sees all of these sees every activity.
constexpr const char *recordsOfPeople[] = {"Account", "Contact", "Lead", "Opportunity"};

struct ObjectRights
{
    bool create = false;
    bool read = false;
    bool edit = false;
    bool remove = false;
    bool viewAll = false;
    bool viewAllFields = false;
};

struct FieldRights
{
    bool read = false;
    bool edit = false;
};

bool isActivity(const Object &object)
{
    return object.name == "Task" || object.name == "Event";
}

bool isData(const Object &object)
{
    return object.createable && object.softDeletes();
}

/// One user's visibility being put together.
class Reading
{
public:
    Reading(Store &store, QByteArray user)
        : m_store(store)
        , m_user(std::move(user))
    {
    }

    void readPermissions(Visibility &out);
    void restrictSetup(Visibility &out) const;
    void restrictData(Visibility &out);

private:
    void readObjectRights(const Visibility &of);
    void readFieldRights();
    void restrictFields(Visibility &out, const Object &object) const;
    void restrictActivities(Visibility &out) const;
    QByteArray own() const { return "@.OwnerId = '" + m_user + '\''; }
    QByteArray activityRows(const Visibility &of) const;
    /// Rows of a table of rights, of all the sets the user has.
    SQLite::Statement rightsOf(const char *columns, const char *table);

    Store &m_store;
    QByteArray m_user;
    QHash<QByteArray, ObjectRights> m_objects;
    QHash<QByteArray, FieldRights> m_fields; ///< "Lead.Phone"
};

void Reading::readPermissions(Visibility &out)
{
    const Object &sets = objectNamed("PermissionSet");
    for (const QByteArray &assignment :
         m_store.idsWhere(objectNamed("PermissionSetAssignment"), "AssigneeId", m_user)) {
        const auto row = m_store.read(objectNamed("PermissionSetAssignment"), assignment);
        const auto set = m_store.read(sets, row->text("PermissionSetId").toLatin1());
        for (const QByteArray &name : set ? permissionNames() : QByteArrayList()) {
            if ((*set)[QByteArray("Permissions" + name)].toBool())
                out.permissions.insert(name);
        }
    }
    for (const QByteArray &login : m_store.idsWhere(objectNamed("UserLogin"), "UserId", m_user))
        out.frozen = (*m_store.read(objectNamed("UserLogin"), login))["IsFrozen"].toBool();
}

void Reading::restrictSetup(Visibility &out) const
{
    for (const Needed &each : neededToWrite) {
        if (!out.may(each.permission))
            out.writing.insert(&objectNamed(each.object), {false, false, false});
    }
    if (!out.may("ViewSetup")) {
        for (const char *name : seenInSetup)
            out.hiddenObjects.insert(&objectNamed(name));
    }
    for (const auto &[object, permission] :
         {Needed{"LoginHistory", "ManageUsers"}, Needed{"OauthToken", "CustomizeApplication"}}) {
        if (!out.may(permission))
            out.rowConditions.insert(&objectNamed(object), "@.UserId = '" + m_user + '\'');
    }
}

SQLite::Statement Reading::rightsOf(const char *columns, const char *table)
{
    SQLite::Statement out(
        m_store.database(),
        std::string("SELECT ") + columns + " FROM " + table
            + " r JOIN PermissionSetAssignment a ON a.PermissionSetId = r.ParentId WHERE a.AssigneeId = ?");
    out.bind(1, m_user.constData());
    return out;
}

void Reading::readObjectRights(const Visibility &of)
{
    auto rows = rightsOf("SobjectType, PermissionsCreate, PermissionsRead, PermissionsEdit, "
                         "PermissionsDelete, PermissionsViewAllRecords, PermissionsModifyAllRecords, "
                         "PermissionsViewAllFields",
                         "ObjectPermissions");
    while (rows.executeStep()) {
        const auto has = [&](int column) { return rows.getColumn(column).getInt() != 0; };
        ObjectRights &rights = m_objects[rows.getColumn(0).getText()];
        rights.create |= has(1);
        rights.read |= has(2);
        rights.edit |= has(3);
        rights.remove |= has(4);
        rights.viewAll |= has(5) || has(6);
        rights.viewAllFields |= has(7);
    }
    const bool modifiesAll = of.may("ModifyAllData");
    for (const char *name : recordsOfPeople) {
        ObjectRights &rights = m_objects[name];
        if (modifiesAll)
            rights.create = rights.edit = rights.remove = true;
        if (modifiesAll || of.may("ViewAllData"))
            rights.read = rights.viewAll = true;
    }
    for (const auto &[name, permission] : {Needed{"Task", "EditTask"}, Needed{"Event", "EditEvent"}}) {
        const bool edits = modifiesAll || of.may(permission);
        const bool reads = edits || of.may("ActivitiesAccess");
        m_objects.insert(name, {edits, reads, edits, edits, false, false});
    }
}

void Reading::readFieldRights()
{
    auto rows = rightsOf("Field, PermissionsRead, PermissionsEdit", "FieldPermissions");
    while (rows.executeStep()) {
        FieldRights &rights = m_fields[rows.getColumn(0).getText()];
        rights.read |= rows.getColumn(1).getInt() != 0;
        rights.edit |= rows.getColumn(2).getInt() != 0;
    }
}

// Addresses are granted as a whole, so their parts follow.
void Reading::restrictFields(Visibility &out, const Object &object) const
{
    const bool all = m_objects.value(object.name).viewAllFields;
    for (const Field &field : object.fields) {
        const Field *granted = field.compound.isEmpty() ? &field : object.field(field.compound);
        if (!granted || !granted->permissionable())
            continue;
        const FieldRights rights = m_fields.value(object.name + '.' + granted->name);
        if (!rights.read && !all)
            out.hiddenFields.insert(&field);
        if (!rights.edit)
            out.readOnlyFields.insert(&field);
    }
}

// An activity is seen by who sees what it is about, and by its owner.
QByteArray Reading::activityRows(const Visibility &of) const
{
    QByteArrayList conditions{own()};
    for (const char *name : recordsOfPeople) {
        const Object &object = objectNamed(name);
        if (!of.sees(object))
            continue;
        const QByteArray reference =
            object.name == "Contact" || object.name == "Lead" ? "@.WhoId" : "@.WhatId";
        if (m_objects.value(object.name).viewAll)
            conditions.append("substr(" + reference + ", 1, 3) = '" + object.keyPrefix + '\'');
        else
            conditions.append(reference + " IN (SELECT Id FROM " + object.name + " WHERE OwnerId = '" + m_user
                              + "')");
    }
    return '(' + conditions.join(" OR ") + ')';
}

void Reading::restrictActivities(Visibility &out) const
{
    const bool seesAll = std::all_of(std::begin(recordsOfPeople), std::end(recordsOfPeople),
                                     [&](const char *name) { return m_objects.value(name).viewAll; });
    if (seesAll)
        return;
    for (const char *name : {"Task", "Event"})
        out.rowConditions.insert(&objectNamed(name), activityRows(out));
}

void Reading::restrictData(Visibility &out)
{
    readObjectRights(out);
    readFieldRights();
    for (const Object &object : Schema::instance().objects()) {
        if (!isData(object))
            continue;
        const ObjectRights rights = m_objects.value(object.name);
        if (!rights.read)
            out.hiddenObjects.insert(&object);
        out.writing.insert(&object, {rights.create, rights.edit, rights.remove});
        if (!rights.viewAll && !isActivity(object))
            out.rowConditions.insert(&object, own());
        restrictFields(out, object);
    }
    restrictActivities(out);
}

// "Lead.AnnualRevenue"; null where there is no such field.
const Field *fieldOf(const QString &name)
{
    const Object *object = Schema::instance().object(name.section(QLatin1Char('.'), 0, 0).toLatin1());
    return object ? object->field(name.section(QLatin1Char('.'), 1).toLatin1()) : nullptr;
}

void applySettings(Visibility &out, const OrgSettings &settings)
{
    for (const QString &name : settings.hiddenObjects)
        out.hiddenObjects.insert(Schema::instance().object(name.toLatin1()));
    for (const QString &name : settings.hiddenFields)
        out.hiddenFields.insert(fieldOf(name));
    for (const QString &name : settings.readOnlyFields)
        out.readOnlyFields.insert(fieldOf(name));
}

} // namespace

Access::Access(Store &store, const OrgSettings &settings)
    : m_store(store)
    , m_settings(settings)
{
}

const Visibility &Access::of(const QByteArray &user)
{
    if (m_revision != m_store.setupRevision()) {
        m_known.clear();
        m_revision = m_store.setupRevision();
    }
    auto &held = m_visibilities[user];
    if (!held)
        held = std::make_shared<Visibility>();
    if (m_known.contains(user))
        return *held;
    Visibility fresh;
    Reading reading(m_store, user);
    reading.readPermissions(fresh);
    reading.restrictSetup(fresh);
    if (licenses::isIntegrationUser(m_store, user))
        reading.restrictData(fresh);
    if (!fresh.may("ModifyAllData"))
        applySettings(fresh, m_settings);
    for (const Object &object : Schema::instance().objects()) {
        for (const Field &field : object.fields) {
            if (field.custom() && !isExtended(object))
                fresh.hiddenFields.insert(&field);
        }
    }
    *held = fresh;
    m_known.insert(user);
    return *held;
}

bool Access::holds(const QByteArray &user, const QByteArray &permissionSet)
{
    return !m_store
                .idsWhere(objectNamed("PermissionSetAssignment"),
                          {{"AssigneeId", user}, {"PermissionSetId", permissionSet}})
                .isEmpty();
}

void Access::setExtended(const Object &object, bool extended)
{
    if (extended)
        m_extended.insert(&object);
    else
        m_extended.remove(&object);
    forget();
}

} // namespace fairlead::practice::salesforce
