// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/workspacechange.h"
#include "workspace/conflict.h"
#include "workspace/job.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace fairlead::ui {

/// What a person decides in the hub, as changes of the workspace for the sync thread. Each leaves a line in
/// the activity, dated `at` (UTC).

/// Empty id: every record of the object.
WorkspaceChange retryRefused(const QString &object, const QString &id, const QDateTime &at);

/// What a duplicate rule has refused is sent all the same.
WorkspaceChange allowDuplicate(const QString &object, const QString &id, const QDateTime &at);

/// Where the deletions were made that wait for a yes.
enum class HeldWhere { InCrm, Here };
/// Not approved: the records come back. `count` is what the person was shown.
WorkspaceChange answerHeld(const QString &object, HeldWhere where, bool approve, qint64 count,
                           const QDateTime &at);

WorkspaceChange addJob(const Job &job, const QDateTime &at);
/// What the person can edit: fields, direction, policy, filter, external id, interval. Not whether it is
/// paused.
WorkspaceChange editJob(const Job &job, const QDateTime &at);
WorkspaceChange pauseJob(const Job &job, bool pause, const QDateTime &at);
WorkspaceChange removeJob(const Job &job, const QDateTime &at);

/// Those that were settled meanwhile are left as they are; NothingToDo where all were.
WorkspaceChange resolveConflicts(const QList<qint64> &ids, Side keep, const QDateTime &at);
WorkspaceChange undoConflicts(const QList<qint64> &ids, const QDateTime &at);

} // namespace fairlead::ui
