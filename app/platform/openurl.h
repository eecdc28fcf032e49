// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>

namespace fairlead {

/// Has the system's own browser show an address, for programs without windows (QDesktopServices needs Qt
/// Gui). Returns at once; false where nothing could be started, as on a machine without a desktop.
bool openInBrowser(const QUrl &url);

} // namespace fairlead
