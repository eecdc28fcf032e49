// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/salesforce/org.h"

namespace fairlead::practice::salesforce {

/// A component as it is at the moment: what was made by metadata, and what the org shows as metadata though
/// it is kept elsewhere (security settings, profiles). Nothing where there is none of that name.
std::optional<Component> readComponent(Org &org, const MetadataType &type, const QString &fullName);
/// All of a type.
QList<Component> listComponents(Org &org, const MetadataType &type);

} // namespace fairlead::practice::salesforce
