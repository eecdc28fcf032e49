// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/salesforce/org.h"

namespace fairlead::practice::salesforce {

/// Carries out the deployments that are due by now. To be called before anybody looks at the org.
void settleDeployments(Org &org);

} // namespace fairlead::practice::salesforce
