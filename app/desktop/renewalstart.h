// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/connectioninfo.h"
#include "core/cloud.h"
#include "crm/salesforce/setup/serveraccess.h"
#include "wizard/flow.h"

namespace fairlead {

/// How the wizard opens on an existing connection: at the page where its user signs in, everything else
/// filled in. Pure.
WizardStart renewalStart(const ConnectionInfo &info, const QList<Cloud> &clouds, bool mayChangeUser);

/// The same to have an administrator change its server-to-server access: they sign in by the app that
/// `known` names, as whoever they are. Pure.
WizardStart accessStart(const ConnectionInfo &info, const std::optional<salesforce::ServerAccess> &known,
                        const QList<Cloud> &clouds, AccessGoal goal);

} // namespace fairlead
