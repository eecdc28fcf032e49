// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/verb.h"

namespace fairlead::cli {

/// `fairleadctl jobs`: the jobs of a connection and what can be done with them.
Verb jobsVerb();

} // namespace fairlead::cli
