// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/workspace.h"

namespace fairlead::detail {

/// Workspace::setAside().
Result<RescuedWorkspace> setWorkspaceAside(const QString &path);

/// Ends a setting aside that was interrupted between its two renames.
void finishSettingAside(const QString &path);

} // namespace fairlead::detail
