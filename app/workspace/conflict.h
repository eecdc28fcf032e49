// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/recordvalue.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace fairlead {

enum class Side { Crm, Workspace };
QString nameOf(Side side);
std::optional<Side> sideFromString(const QString &name);

/// Both sides changed the same. `kept` is empty while a person has to decide. Whatever loses is kept in
/// `fairlead_conflict`, so that it can be put back. A value type.
struct Conflict
{
    /// Empty: the record itself, deleted on one side and changed on the other. The values are then whole
    /// records (basejson.h), or nothing where it was deleted.
    QString field;
    RecordValue base;
    RecordValue workspace;
    RecordValue crm;
    std::optional<Side> kept;
    friend bool operator==(const Conflict &, const Conflict &) = default;
};

/// A conflict as `fairlead_conflict` has it. A value type.
struct ConflictEntry
{
    enum class State {
        Open, ///< waits for a person
        Decided, ///< by the job's policy
        Resolved, ///< by a person
        PutBack, ///< the losing value was put back
    };
    qint64 id = 0;
    QString object;
    QString record; ///< its id
    Conflict conflict;
    State state = State::Open;
    QString changedBy; ///< id of the CRM's user who changed it there; empty where it does not say
    QDateTime at; ///< UTC, when it was found
};
QString nameOf(ConflictEntry::State state);

} // namespace fairlead
