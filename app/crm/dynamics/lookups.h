// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/result.h"
#include "core/task.h"
#include "crm/dynamics/writebody.h"

#include <memory>

namespace fairlead::dynamics {

/// By which navigation properties the lookups of `table` are set, and the names of all entity sets (reference
/// Microsoft 4.4, 4.5). Asked when one of `lookups` is first written, then kept in the Site.
Task<Result<LookupTargets>> askLookupTargets(std::shared_ptr<Site> site, QString table, QStringList lookups,
                                             CancelToken cancel);

} // namespace fairlead::dynamics
