// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/workspacechange.h"

#include <QStringList>

namespace fairlead {

/// Has the jobs of these objects know their new records by the external id that Fairlead made there; one that
/// a person has given another keeps it. `first`: the connection's objects, whose jobs are made where it has
/// never run.
WorkspaceChange useExternalIds(QStringList objects, QStringList first,
                               std::chrono::minutes every = std::chrono::minutes(5));

/// The same jobs know it no more: the field goes, or nobody may see it any longer.
WorkspaceChange dropExternalIds(QStringList objects);

} // namespace fairlead
