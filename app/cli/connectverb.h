// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/verb.h"

namespace fairlead::cli {

/// `connect dynamics` and `connect salesforce`: verifies and saves a connection that renews itself.
Verb connectVerb();

} // namespace fairlead::cli
