// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/connectioninfo.h"
#include "core/error.h"

namespace fairlead {

/// The host answers for another organisation than the one that was connected.
Error wrongOrganisation(const ConnectionInfo &info, const QString &found);

} // namespace fairlead
