// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/setuprules.h"

#include "practice/salesforce/licenses.h"
#include "practice/salesforce/permissionrules.h"

#include <QRegularExpression>

namespace fairlead::practice::salesforce {

namespace {

tl::unexpected<ApiError> refusedSetup(const char *code, const QString &message,
                                      const QByteArrayList &fields = {})
{
    return refuse({400, code, message, fields, true});
}

QByteArray idIn(const Row &row, const char *field)
{
    return row.text(field).toLatin1();
}

// All a user of the integration licence may have without its permission set licence.
bool isBasic(const QByteArray &permission)
{
    static const QByteArrayList basic{"ApiEnabled", "ApiUserOnly", "PasswordNeverExpires"};
    return basic.contains(permission);
}

tl::unexpected<ApiError> duplicateUsername()
{
    return refusedSetup(
        "DUPLICATE_USERNAME",
        QStringLiteral("Duplicate Username.<br>The username already exists in this or another Salesforce "
                       "organization. Usernames must be unique across all Salesforce organizations. To "
                       "resolve, use a different username (it doesn't need to match the user's email "
                       "address). "),
        {"Username"});
}

bool isActive(const Row *user)
{
    return user && (*user)["IsActive"].toBool();
}

} // namespace

SetupRules::SetupRules(Store &store, const OrgSettings &settings)
    : m_store(store)
    , m_settings(settings)
{
}

Answer<void> SetupRules::check(Row &row, const Change &change)
{
    const QByteArray &object = row.object().name;
    if (object == "User")
        return checkUser(row, change);
    if (object == "PermissionSet")
        return permissionrules::checkSet(m_store, row, change.before);
    if (object == "ObjectPermissions")
        return permissionrules::checkObject(m_store, row, change.before);
    if (object == "FieldPermissions")
        return permissionrules::checkField(m_store, row, change.before, *change.visibility);
    if (object == "PermissionSetAssignment")
        return checkAssignment(row);
    if (object == "PermissionSetLicenseAssign")
        return checkLicenseAssignment(row);
    if (object == "SetupEntityAccess")
        return checkEntityAccess(row);
    return {};
}

Answer<void> SetupRules::checkUser(const Row &row, const Change &change)
{
    const auto changed = [&](const char *field) {
        return !change.before || (*change.before)[field] != row[field];
    };
    const auto isTaken = [&](const char *field) {
        const QByteArrayList others = m_store.idsWhere(row.object(), field, row.text(field).toUtf8());
        return std::any_of(others.begin(), others.end(),
                           [&](const QByteArray &other) { return other != idIn(row, "Id"); });
    };
    const QString name = row.text("Username");
    static const QRegularExpression form(QStringLiteral("^[^\\s@]+@[^\\s@]+\\.[^\\s@.]+$"));
    if (changed("Username") && !form.match(name).hasMatch())
        return refusedSetup("FIELD_INTEGRITY_EXCEPTION",
                            QStringLiteral("Username: must be in the form of an email address (for example, "
                                           "john@acme.com)"),
                            {"Username"});
    // Nobody else in the world may have it, not only nobody in this org (reference Salesforce 5.4).
    if (changed("Username")
        && (isTaken("Username") || m_settings.takenUsernames.contains(name, Qt::CaseInsensitive)))
        return duplicateUsername();
    if (changed("CommunityNickname") && isTaken("CommunityNickname"))
        return refusedSetup("DUPLICATE_COMM_NICKNAME",
                            QStringLiteral("Duplicate Nickname.<br>Another user has already selected this "
                                           "nickname.<br>Please select another."),
                            {"CommunityNickname"});
    return {};
}

Answer<void> SetupRules::checkAssignment(const Row &row)
{
    const auto set = m_store.read(objectNamed("PermissionSet"), idIn(row, "PermissionSetId"));
    if ((*set)["IsOwnedByProfile"].toBool())
        return refusedSetup("FIELD_INTEGRITY_EXCEPTION",
                            QStringLiteral("Permission Set: a permission set owned by a profile can't be "
                                           "assigned"),
                            {"PermissionSetId"});
    const auto others = m_store.idsWhere(
        row.object(),
        {{"AssigneeId", idIn(row, "AssigneeId")}, {"PermissionSetId", idIn(row, "PermissionSetId")}});
    if (!others.isEmpty())
        return refusedSetup(
            "DUPLICATE_VALUE",
            QStringLiteral("Duplicate PermissionSetAssignment. Assignee: %1, Permission Set: %2")
                .arg(row.text("AssigneeId"), row.text("PermissionSetId")));
    return {};
}

Answer<void> SetupRules::checkLicenseAssignment(const Row &row)
{
    const auto others = m_store.idsWhere(row.object(),
                                         {{"AssigneeId", idIn(row, "AssigneeId")},
                                          {"PermissionSetLicenseId", idIn(row, "PermissionSetLicenseId")}});
    if (!others.isEmpty())
        return refusedSetup(
            "DUPLICATE_VALUE",
            QStringLiteral("Duplicate PermissionSetLicenseAssign. Assignee: %1, Permission Set License: %2")
                .arg(row.text("AssigneeId"), row.text("PermissionSetLicenseId")));
    return {};
}

Answer<void> SetupRules::checkEntityAccess(Row &row)
{
    row["SetupEntityType"] =
        QString::fromLatin1(Schema::instance().byPrefix(idIn(row, "SetupEntityId"))->name);
    const auto others = m_store.idsWhere(
        row.object(), {{"ParentId", idIn(row, "ParentId")}, {"SetupEntityId", idIn(row, "SetupEntityId")}});
    if (!others.isEmpty())
        return refusedSetup(
            "DUPLICATE_VALUE",
            QStringLiteral("duplicate value found: SetupEntityId duplicates value on record with id: %1")
                .arg(QString::fromLatin1(others.first().left(15))),
            {"SetupEntityId"});
    return {};
}

Answer<void> SetupRules::saved(const Row &row, const Change &change)
{
    const QByteArray &object = row.object().name;
    if (object == "User")
        return savedUser(row, change);
    if (object == "Profile")
        followProfile(row, change);
    if (object == "PermissionSet")
        return savedSet(idIn(row, "Id"));
    if (object == "ObjectPermissions" || object == "FieldPermissions") {
        auto judged = savedSet(idIn(row, "ParentId"));
        // A row without rights is not kept, though it had an id for a moment.
        if (judged && permissionrules::isEmpty(row))
            m_store.erase(row.object(), idIn(row, "Id"));
        return judged;
    }
    if (object == "PermissionSetAssignment")
        return fits(idIn(row, "AssigneeId"), idIn(row, "PermissionSetId"));
    if (object == "PermissionSetLicenseAssign") {
        licenses::recount(m_store);
        return takesSeat(idIn(row, "PermissionSetLicenseId"));
    }
    return {};
}

Answer<void> SetupRules::takesSeat(const QByteArray &license)
{
    if (!licenses::isOverbooked(m_store, license))
        return {};
    return refusedSetup("LICENSE_LIMIT_EXCEEDED", QStringLiteral("License Limit Exceeded"));
}

Answer<void> SetupRules::savedUser(const Row &row, const Change &change)
{
    const QByteArray user = idIn(row, "Id");
    if (!change.before) {
        Row login(objectNamed("UserLogin"));
        login["UserId"] = row["Id"];
        m_store.insert(login, change.when, change.by);
    }
    const bool moved = !change.before || (*change.before)["ProfileId"] != row["ProfileId"];
    if (moved)
        changeProfileSet(row, change);
    licenses::recount(m_store);
    const bool activated = isActive(&row) && !isActive(change.before);
    if (!isActive(&row) || (!activated && !moved))
        return {};
    if (auto seat = takesSeat(licenses::ofProfile(m_store, idIn(row, "ProfileId"))); !seat)
        return seat;
    const Object &assignments = objectNamed("PermissionSetLicenseAssign");
    for (const QByteArray &id : m_store.idsWhere(assignments, "AssigneeId", user)) {
        if (auto seat = takesSeat(idIn(*m_store.read(assignments, id), "PermissionSetLicenseId")); !seat)
            return seat;
    }
    return {};
}

void SetupRules::changeProfileSet(const Row &user, const Change &change)
{
    const Object &sets = objectNamed("PermissionSet");
    const Object &assignments = objectNamed("PermissionSetAssignment");
    if (change.before) {
        for (const QByteArray &set : m_store.idsWhere(sets, "ProfileId", idIn(*change.before, "ProfileId"))) {
            for (const QByteArray &id :
                 m_store.idsWhere(assignments, {{"AssigneeId", idIn(user, "Id")}, {"PermissionSetId", set}}))
                m_store.erase(assignments, id);
        }
    }
    for (const QByteArray &set : m_store.idsWhere(sets, "ProfileId", idIn(user, "ProfileId"))) {
        Row assignment(assignments);
        assignment["AssigneeId"] = user["Id"];
        assignment["PermissionSetId"] = QString::fromLatin1(set);
        assignment["IsActive"] = true;
        m_store.insert(assignment, change.when, change.by);
    }
}

// What a profile allows is what the set that belongs to it holds.
void SetupRules::followProfile(const Row &profile, const Change &change)
{
    const Object &sets = objectNamed("PermissionSet");
    for (const QByteArray &id : m_store.idsWhere(sets, "ProfileId", idIn(profile, "Id"))) {
        Row set = *m_store.read(sets, id);
        const Row before = set;
        for (const QByteArray &name : permissionNames()) {
            const QByteArray column = "Permissions" + name;
            set[column] = profile[column];
        }
        m_store.update(set, before, change.when, change.by);
    }
}

Answer<void> SetupRules::savedSet(const QByteArray &set)
{
    if (auto complete = permissionrules::checkDependencies(m_store, set); !complete)
        return complete;
    const Object &assignments = objectNamed("PermissionSetAssignment");
    for (const QByteArray &id : m_store.idsWhere(assignments, "PermissionSetId", set)) {
        if (auto allowed = fits(idIn(*m_store.read(assignments, id), "AssigneeId"), set); !allowed)
            return allowed;
    }
    return {};
}

bool SetupRules::hasIntegrationLicense(const QByteArray &user)
{
    for (const QByteArray &license : m_store.idsWhere(objectNamed("PermissionSetLicense"), "DeveloperName",
                                                      licenses::integrationPermissionSetLicense)) {
        const auto held = m_store.idsWhere(objectNamed("PermissionSetLicenseAssign"),
                                           {{"AssigneeId", user}, {"PermissionSetLicenseId", license}});
        if (!held.isEmpty())
            return true;
    }
    return false;
}

// "Read Accounts": the first right that the bare integration licence has no room for.
QString SetupRules::beyondLicense(const QByteArray &set)
{
    const Object &rights = objectNamed("ObjectPermissions");
    for (const QByteArray &id : m_store.idsWhere(rights, "ParentId", set)) {
        const auto row = m_store.read(rights, id);
        for (const QByteArray &right : permissionrules::objectRights()) {
            if ((*row)[right].toBool())
                return permissionrules::rightName(right) + QLatin1Char(' ')
                    + Schema::instance().object(idIn(*row, "SobjectType"))->labelPlural;
        }
    }
    const auto row = m_store.read(objectNamed("PermissionSet"), set);
    for (const QByteArray &name : permissionNames()) {
        const QByteArray column = "Permissions" + name;
        if (!isBasic(name) && (*row)[column].toBool())
            return row->object().field(column)->label;
    }
    return {};
}

Answer<void> SetupRules::fits(const QByteArray &user, const QByteArray &set)
{
    const auto row = m_store.read(objectNamed("PermissionSet"), set);
    const auto assignee = m_store.read(objectNamed("User"), user);
    const QString cannot = QStringLiteral("Can't assign permission set \"%1\" to user \"%2\". ")
                               .arg(row->text("Label"), assignee->text("Name"));
    if ((*row)["IsOwnedByProfile"].toBool())
        return {};
    const QByteArray license = idIn(*row, "LicenseId");
    const bool isOther =
        license.startsWith("100") && license != licenses::ofProfile(m_store, idIn(*assignee, "ProfileId"));
    if (isOther)
        return refusedSetup(
            "FIELD_INTEGRITY_EXCEPTION",
            cannot + QStringLiteral("The user license doesn't match the permission set's license"));
    const bool licensed = hasIntegrationLicense(user);
    if (license.startsWith("0PL") && !licensed)
        return refusedSetup(
            "FIELD_INTEGRITY_EXCEPTION",
            cannot
                + QStringLiteral(
                    "The user doesn't have the permission set license the permission set requires"));
    const QString beyond =
        licensed || !licenses::isIntegrationUser(m_store, user) ? QString() : beyondLicense(set);
    if (beyond.isEmpty())
        return {};
    return refusedSetup("FIELD_INTEGRITY_EXCEPTION",
                        cannot + QStringLiteral("The user license doesn't allow the permission: ") + beyond);
}

Answer<void> SetupRules::checkRemove(const Row &row)
{
    const QByteArray &object = row.object().name;
    const char *const set = object == "PermissionSet" ? "Id" : "PermissionSetId";
    if (object == "PermissionSet" || object == "PermissionSetAssignment") {
        const auto held = m_store.read(objectNamed("PermissionSet"), idIn(row, set));
        if (held && (*held)["IsOwnedByProfile"].toBool())
            return refuse({403,
                           "INSUFFICIENT_ACCESS_OR_READONLY",
                           QStringLiteral("insufficient access rights on object id"),
                           {},
                           true});
    }
    if (object == "PermissionSet"
        && !m_store.idsWhere(objectNamed("PermissionSetAssignment"), "PermissionSetId", idIn(row, "Id"))
                .isEmpty())
        return refusedSetup("DELETE_FAILED",
                            QStringLiteral("Your attempt to delete %1 could not be completed because it is "
                                           "assigned to users.")
                                .arg(row.text("Label")));
    return {};
}

QByteArrayList SetupRules::setsOf(const QByteArray &user)
{
    QByteArrayList out;
    const Object &assignments = objectNamed("PermissionSetAssignment");
    for (const QByteArray &id : m_store.idsWhere(assignments, "AssigneeId", user))
        out.append(idIn(*m_store.read(assignments, id), "PermissionSetId"));
    return out;
}

Answer<void> SetupRules::removed(const Row &row)
{
    const QByteArray &object = row.object().name;
    if (object == "ObjectPermissions")
        return savedSet(idIn(row, "ParentId"));
    if (object == "PermissionSet") {
        for (const char *child : {"ObjectPermissions", "FieldPermissions", "SetupEntityAccess"}) {
            for (const QByteArray &id : m_store.idsWhere(objectNamed(child), "ParentId", idIn(row, "Id")))
                m_store.erase(objectNamed(child), id);
        }
    }
    if (object != "PermissionSetLicenseAssign")
        return {};
    licenses::recount(m_store);
    // Not while a set needs it.
    for (const QByteArray &set : setsOf(idIn(row, "AssigneeId"))) {
        if (fits(idIn(row, "AssigneeId"), set))
            continue;
        return refusedSetup("FIELD_INTEGRITY_EXCEPTION",
                            QStringLiteral("Can't remove the permission set license. The user's permission "
                                           "set \"%1\" requires it")
                                .arg(m_store.read(objectNamed("PermissionSet"), set)->text("Label")));
    }
    return {};
}

} // namespace fairlead::practice::salesforce
