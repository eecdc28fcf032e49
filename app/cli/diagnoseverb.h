// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/verb.h"

namespace fairlead::cli {

/// `diagnose [--bundle FILE]`: what on this computer stands in the way (diagnosis.h).
Verb diagnoseVerb();

} // namespace fairlead::cli
