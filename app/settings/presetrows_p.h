// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/settingstable.h"

namespace fairlead {

/// What administrators lay down for new connections: the last rows of the table.
QList<SettingRow> presetRows();

} // namespace fairlead
