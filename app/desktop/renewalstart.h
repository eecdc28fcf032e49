// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/connectioninfo.h"
#include "core/cloud.h"
#include "wizard/flow.h"

namespace fairlead {

/// How the wizard opens on an existing connection: at the page where its user signs in, everything else
/// filled in. Pure.
WizardStart renewalStart(const ConnectionInfo &info, const QList<Cloud> &clouds, bool mayChangeUser);

} // namespace fairlead
