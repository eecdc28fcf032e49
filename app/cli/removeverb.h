// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/verb.h"

namespace fairlead::cli {

/// `remove`: revokes a connection and takes it off this computer.
Verb removeVerb();

} // namespace fairlead::cli
