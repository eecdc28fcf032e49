// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/salesforce/dataapi.h"

namespace fairlead::practice::salesforce {

/// `/services/data/v…/apps/oauth`: which apps there are. Their keys and secrets are not told, as in an org
/// that has not switched that on (reference Salesforce 5.3).
Response appsResource(Org &org, const Call &call);

} // namespace fairlead::practice::salesforce
