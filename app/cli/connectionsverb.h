// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/verb.h"

namespace fairlead::cli {

/// `connections`: which there are. Reads connections.json only.
Verb connectionsVerb();

} // namespace fairlead::cli
