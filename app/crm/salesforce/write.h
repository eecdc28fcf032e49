// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/result.h"
#include "core/task.h"
#include "crm/crm.h"

#include <memory>

namespace fairlead::salesforce {

struct Site;

/// CrmClient::write, by collections (reference Salesforce 4.2). One request, where the records allow it
/// (partsOf()); each of several is sent only once the one before has its answer. A part that is refused as a
/// whole over one of its records is halved, so that the others go through. Where an earlier part was
/// performed, a later one that certainly was not gives its records the error, and one that may have been is
/// the Error of the whole.
Task<Result<QList<WriteResult>>> writeRecords(std::shared_ptr<Site> site, ObjectInfo object, WriteBatch batch,
                                              CancelToken cancel);

} // namespace fairlead::salesforce
