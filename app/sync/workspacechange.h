// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <functional>

namespace fairlead {

class Workspace;

/// A person's change of a workspace (a job, an answer to a conflict), made on the sync thread between two
/// steps of whatever runs. Must hold what it needs by value.
using WorkspaceChange = std::function<Outcome(Workspace &)>;

} // namespace fairlead
