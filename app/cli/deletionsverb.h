// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/verb.h"

namespace fairlead::cli {

/// `fairleadctl deletions`: mass deletions that wait for a yes, and a person's answers.
Verb deletionsVerb();

} // namespace fairlead::cli
