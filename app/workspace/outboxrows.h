// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/database.h"
#include "workspace/reader.h"

#include <QList>
#include <QString>

namespace fairlead::detail {

/// `fairlead_outbox` for both ends. Throw SQLite::Exception.
OutboxEntry::Kind kindNamed(const QString &name);
/// The oldest first.
QList<RefusedChange> readRefused(Database &database, int limit);
QList<HeldDeletions> readHeldDeletions(Database &database);
QList<WaitingRecords> readWaiting(Database &database);

} // namespace fairlead::detail
