// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/setuprights.h"

#include <algorithm>

namespace fairlead::practice::salesforce {

namespace {

bool isSet(const std::optional<Row> &row, const QByteArray &field)
{
    return row && row->has(field) && (*row)[field].toBool();
}

} // namespace

std::optional<Row> profileOf(Org &org, const QByteArray &user)
{
    const Schema &schema = Schema::instance();
    const auto row = org.store.read(*schema.object("User"), user);
    return row ? org.store.read(*schema.object("Profile"), row->text("ProfileId").toLatin1()) : std::nullopt;
}

QByteArrayList permissionSetsOf(Org &org, const QByteArray &user)
{
    const Object &assignments = *Schema::instance().object("PermissionSetAssignment");
    QByteArrayList out;
    for (const QByteArray &id : org.store.idsWhere(assignments, "AssigneeId", user))
        out.append(org.store.read(assignments, id)->text("PermissionSetId").toLatin1());
    return out;
}

bool isFrozen(Org &org, const QByteArray &user)
{
    const Object &logins = *Schema::instance().object("UserLogin");
    const QByteArrayList ids = org.store.idsWhere(logins, "UserId", user);
    return std::any_of(ids.begin(), ids.end(),
                       [&](const QByteArray &id) { return isSet(org.store.read(logins, id), "IsFrozen"); });
}

bool hasPermission(Org &org, const Org::User &user, const QByteArray &permission)
{
    const QByteArray field = "Permissions" + permission;
    if (isSet(profileOf(org, user.id), field))
        return true;
    const QByteArrayList sets = permissionSetsOf(org, user.id);
    return std::any_of(sets.begin(), sets.end(), [&](const QByteArray &id) {
        return isSet(org.store.read(*Schema::instance().object("PermissionSet"), id), field);
    });
}

} // namespace fairlead::practice::salesforce
