// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/verb.h"

namespace fairlead::cli {

/// `reauthorize`: signs in again as the connection's own user; everything else of it stays.
Verb reauthorizeVerb();

} // namespace fairlead::cli
