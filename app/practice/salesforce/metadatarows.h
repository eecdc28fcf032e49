// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/salesforce/org.h"

namespace fairlead::practice::salesforce {

/// Apps made by metadata are records as well: ExternalClientApplication, ConnectedApplication. Brings the
/// rows into step after `before` has become the org's metadata. Who was let into an app that is gone by
/// SetupEntityAccess is forgotten.
void updateAppRows(Org &org, const MetadataStore &before, const QByteArray &by);

} // namespace fairlead::practice::salesforce
