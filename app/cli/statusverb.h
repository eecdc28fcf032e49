// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/verb.h"

namespace fairlead::cli {

/// `status`: where each connection stands, live where a run or the desktop program knows, else as the last
/// run left it.
Verb statusVerb();

} // namespace fairlead::cli
