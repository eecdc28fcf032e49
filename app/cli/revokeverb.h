// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/verb.h"

namespace fairlead::cli {

/// `revoke`: ends a connection's access; its data stays.
Verb revokeVerb();

} // namespace fairlead::cli
