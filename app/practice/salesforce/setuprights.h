// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/salesforce/org.h"

namespace fairlead::practice::salesforce {

/// Whether the user holds a permission by the profile or by a permission set: "ModifyMetadata" for
/// PermissionsModifyMetadata.
bool hasPermission(Org &org, const Org::User &user, const QByteArray &permission);
/// Ids of the permission sets that are assigned to the user.
QByteArrayList permissionSetsOf(Org &org, const QByteArray &user);
/// Whether an administrator has shut the user out for the time being.
bool isFrozen(Org &org, const QByteArray &user);
/// The Profile row of the user; nothing where it is gone.
std::optional<Row> profileOf(Org &org, const QByteArray &user);

} // namespace fairlead::practice::salesforce
