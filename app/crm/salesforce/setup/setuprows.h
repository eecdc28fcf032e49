// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/result.h"
#include "core/task.h"
#include "crm/salesforce/setup/setupdesk.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace fairlead::salesforce {

/// Rows of Setup objects (User, PermissionSet, …) over REST. Never mixed with business records in one request
/// (trap 41). Creates are not repeated: whether one whose answer was lost was performed is found out by what
/// is unique about it. Errors as in errors.h.

/// All rows of a query, its further pages included.
Task<Result<QJsonArray>> setupRows(SetupDesk desk, QString soql, CancelToken cancel);
/// The id of the first row; empty where there is none.
Task<Result<QString>> findRow(SetupDesk desk, QString soql, CancelToken cancel);
/// The row with every column; RecordMissing where it is not there.
Task<Result<QJsonObject>> readRow(SetupDesk desk, QString object, QString id, CancelToken cancel);
/// The new row's id.
Task<Result<QString>> createRow(SetupDesk desk, QString object, QJsonObject values, CancelToken cancel);
Task<Outcome> updateRow(SetupDesk desk, QString object, QString id, QJsonObject values, CancelToken cancel);
/// One that is not there counts as deleted.
Task<Outcome> deleteRow(SetupDesk desk, QString object, QString id, CancelToken cancel);

/// How one row of a collection fared.
struct RowOutcome
{
    QString id;
    std::optional<Error> error;
};
/// Creates rows of one object, 200 in a request, each on its own; in their order.
Task<Result<QList<RowOutcome>>> createRows(SetupDesk desk, QString object, QList<QJsonObject> rows,
                                           CancelToken cancel);
/// The same for changes: every row has its `id`.
Task<Result<QList<RowOutcome>>> updateRows(SetupDesk desk, QString object, QList<QJsonObject> rows,
                                           CancelToken cancel);
Task<Result<QList<RowOutcome>>> deleteRows(SetupDesk desk, QStringList ids, CancelToken cancel);

/// `/sobjects/X/describe`, unconditional.
Task<Result<QJsonObject>> describeRaw(SetupDesk desk, QString object, CancelToken cancel);

/// What was to be deleted or found is not there.
bool isGone(const Error &error);
/// What was to be made is there already, by this attempt or an earlier one, or by somebody else.
bool isTaken(const Error &error);

} // namespace fairlead::salesforce
