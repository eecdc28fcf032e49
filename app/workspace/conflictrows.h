// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/conflict.h"
#include "workspace/database.h"

#include <QList>

#include <optional>

namespace fairlead::detail {

/// `fairlead_conflict` for both ends. Throw SQLite::Exception.
QList<ConflictEntry> readConflicts(Database &database, bool openOnly, int limit);
std::optional<ConflictEntry> readConflict(Database &database, qint64 id);

} // namespace fairlead::detail
