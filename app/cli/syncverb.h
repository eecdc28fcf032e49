// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/verb.h"

namespace fairlead::cli {

/// `sync`: runs every job once and ends.
Verb syncVerb();

} // namespace fairlead::cli
