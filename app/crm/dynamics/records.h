// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/result.h"
#include "core/task.h"
#include "crm/crm.h"

#include <QDateTime>
#include <QList>
#include <QStringList>

#include <memory>

namespace fairlead::dynamics {

struct Site;

/// CrmClient::read, in the order of `ids`; what is no GUID is no record. By `$filter=accountid eq … or …` in
/// slices, each a plain GET: a GET of each record in a `$batch` costs the environment one query and one unit
/// of the request allowance a record and answers those that are gone with errors, a slice is one query for a
/// hundred (reference Microsoft 4.7, 4.10). The version is the row's `@odata.etag`.
Task<Result<QList<CrmRecord>>> readRecords(std::shared_ptr<Site> site, ObjectInfo object, QStringList ids,
                                           QStringList columns, CancelToken cancel);

/// CrmClient::createdSince, all pages of it.
Task<Result<QList<CrmRecord>>> recordsCreatedSince(std::shared_ptr<Site> site, ObjectInfo object,
                                                   QDateTime since, QStringList columns, CancelToken cancel);

/// CrmClient::deletedAmong: those that are not there, and not only hidden.
Task<Result<QStringList>> recordsDeletedAmong(std::shared_ptr<Site> site, ObjectInfo object, QStringList ids,
                                              CancelToken cancel);

} // namespace fairlead::dynamics
