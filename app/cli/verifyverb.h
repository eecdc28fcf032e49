// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/verb.h"

namespace fairlead::cli {

/// `verify`: signs in and asks the CRM who we are, for the chosen connections.
Verb verifyVerb();

} // namespace fairlead::cli
