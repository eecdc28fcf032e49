// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/verb.h"

namespace fairlead::cli {

/// `fairleadctl server-access on|off|show`: the integration user, permission set and app that Fairlead makes
/// in an organisation of Salesforce, and takes back.
Verb serverAccessVerb();

/// `fairleadctl reconnect`: grants what the connection's jobs lack, and makes what somebody has deleted.
Verb reconnectVerb();

} // namespace fairlead::cli
