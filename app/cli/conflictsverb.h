// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/verb.h"

namespace fairlead::cli {

/// `fairleadctl conflicts`: what both sides have changed, and a person's answers.
Verb conflictsVerb();

} // namespace fairlead::cli
