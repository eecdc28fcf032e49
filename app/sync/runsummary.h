// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/synctypes.h"

#include <QString>

namespace fairlead {

/// A run in a line for the activity: what each object brought and cost, what waits for a person now, and what
/// ended it.
QString summaryOf(const SyncReport &report);

} // namespace fairlead
