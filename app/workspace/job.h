// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace fairlead {

/// Which way a job carries changes (contract: `--direction`).
enum class Direction { Pull, Push, Both };
QString nameOf(Direction direction);
std::optional<Direction> directionFromString(const QString &name);

/// Who is right where both sides changed the same field (contract: `--conflict`).
enum class ConflictPolicy { CrmWins, WorkspaceWins, NewestWins, Ask };
QString nameOf(ConflictPolicy policy);
std::optional<ConflictPolicy> conflictPolicyFromString(const QString &name);

/// What is kept in step: one object of a connection. A value type.
struct Job
{
    qint64 id = 0; ///< 0: not stored yet
    QString object; ///< CRM name
    QStringList fields; ///< CRM names; empty: all the user may read
    Direction direction = Direction::Both;
    ConflictPolicy conflict = ConflictPolicy::Ask;
    QString filter; ///< the CRM's own language; empty: every record
    /// Salesforce: the external id that keeps a create that went unanswered from being made twice; empty:
    /// none.
    QString externalIdField;
    std::chrono::minutes every{5};
    bool paused = false;
    QDateTime lastRun; ///< UTC, its end; invalid where it never ran
    QByteArray lastReport; ///< JSON of the last run; the engine's

    bool pulls() const { return direction != Direction::Push; }
    bool pushes() const { return direction != Direction::Pull; }
};

} // namespace fairlead
