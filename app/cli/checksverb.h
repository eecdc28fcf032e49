// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/verb.h"

namespace fairlead::cli {

/// `checks`: the additional-configuration checklist of the chosen connections.
Verb checksVerb();

} // namespace fairlead::cli
