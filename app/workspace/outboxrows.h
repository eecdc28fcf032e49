// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/reader.h"

#include <QList>
#include <QString>

namespace SQLite {
class Database;
}

namespace fairlead::detail {

/// `fairlead_outbox` for both ends. Throw SQLite::Exception.
OutboxEntry::Kind kindNamed(const QString &name);
/// The oldest first.
QList<RefusedChange> readRefused(SQLite::Database &database, int limit);
QList<HeldDeletions> readHeldDeletions(SQLite::Database &database);
QList<WaitingRecords> readWaiting(SQLite::Database &database);

} // namespace fairlead::detail
