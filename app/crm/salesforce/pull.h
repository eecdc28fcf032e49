// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/result.h"
#include "core/task.h"
#include "crm/crm.h"

#include <memory>

namespace fairlead::salesforce {

struct Site;

/// CrmClient::pull (reference Salesforce 3.2 and 3.4), deletions with the last page (deletions.h),
/// large first loads by Bulk (bulk.h): the first page of such a load has no rows.
Task<Result<RecordPage>> pullPage(std::shared_ptr<Site> site, ObjectInfo object, PullCursor cursor,
                                  CancelToken cancel);

} // namespace fairlead::salesforce
