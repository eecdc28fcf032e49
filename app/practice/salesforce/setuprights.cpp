// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/setuprights.h"

namespace fairlead::practice::salesforce {

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

} // namespace fairlead::practice::salesforce
