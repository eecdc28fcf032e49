// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/salesforce/org.h"

namespace fairlead::practice::salesforce {

/// Ids of the permission sets that are assigned to the user.
QByteArrayList permissionSetsOf(Org &org, const QByteArray &user);
/// The Profile row of the user; nothing where it is gone.
std::optional<Row> profileOf(Org &org, const QByteArray &user);

} // namespace fairlead::practice::salesforce
