// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/database.h"
#include "workspace/schema.h"

#include <string>
#include <vector>

namespace fairlead::detail {

/// What catches local edits of one object's table, whoever makes them, in plain SQL without functions that a
/// program's SQLite might lack or refuse (design, "Decisions"):
///
/// - a row without an id gets `local:` and a random GUID, and is recorded as *create*;
/// - REPLACE fires only insert triggers, so the values it throws away are put by before it does: it is
///   recorded as the update it is;
/// - a row inserted with an id nobody here knows is recorded as *update* without a base: it never becomes a
///   create;
/// - updates record the old values of the columns they change, deletes the whole row: a JSON object, in which
///   bytes and texts with control characters are `{"hex":"…"}`;
/// - an id that is there cannot be changed.
///
/// All are quiet while `fairlead_guard` holds a row.
struct Trigger
{
    std::string create;
    std::string drop; ///< harmless where it is missing
    bool byUpsert = false; ///< a pull's upsert would fire it
};
using TriggerSet = std::vector<Trigger>;

TriggerSet triggersFor(const TableShape &shape);

/// True when the file has exactly these triggers.
bool areInPlace(Database &database, const TableShape &shape, const TriggerSet &triggers);

} // namespace fairlead::detail
