// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/result.h"
#include "core/task.h"
#include "crm/crm.h"
#include "crm/salesforce/bulkplace.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace fairlead::salesforce {

struct Site;

/// A query job of Bulk API 2.0 that Salesforce has taken.
struct BulkJob
{
    QString id;
    QDateTime created; ///< UTC, server time; invalid where not said
};

/// Whether a first load of so many records is to come by Bulk: somebody has asked for it (Client::useBulk),
/// and this object was not refused yet.
bool wantsBulk(const Site &site, const ObjectInfo &object, std::optional<qint64> total);

/// Has Salesforce collect all records of the object (reference Salesforce 3.6). Empty where it refuses: the
/// load goes on by REST, and this object is not asked for again.
Task<Result<std::optional<BulkJob>>> startBulk(std::shared_ptr<Site> site, ObjectInfo object,
                                               QStringList columns, CancelToken cancel);

/// The next page of a job: waits until it is done, then its results, several of them fetched at the same time
/// where the version allows it. When all of them are stored one more page without rows ends the job, with the
/// deletions. A job that failed is replaced by the first page of a pull by REST. CursorExpired: the job is
/// gone. TimedOut (RetryLater): not done after ten minutes, the next pull goes on waiting.
Task<Result<RecordPage>> pullBulk(std::shared_ptr<Site> site, ObjectInfo object, PullCursor cursor,
                                  BulkPlace place, CancelToken cancel);

} // namespace fairlead::salesforce
