// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace fairlead {

/// Tells the system which installed program this process is, before its first window: on Windows the
/// AppUserModelID that the Start-menu entry carries (installer/windows), under which notifications are shown
/// and task bar buttons are grouped. Elsewhere the desktop file does.
void identifyProgram();

} // namespace fairlead
