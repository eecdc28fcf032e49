// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/conflict.h"

#include <QList>

#include <optional>

namespace SQLite {
class Database;
}

namespace fairlead::detail {

/// `fairlead_conflict` for both ends. Throw SQLite::Exception.
QList<ConflictEntry> readConflicts(SQLite::Database &database, bool openOnly, int limit);
std::optional<ConflictEntry> readConflict(SQLite::Database &database, qint64 id);

} // namespace fairlead::detail
