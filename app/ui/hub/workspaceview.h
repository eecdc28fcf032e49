// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/ids.h"
#include "workspace/reader.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace fairlead::ui {

/// No list of the hub is longer: nobody reads further, and everything stays quick.
constexpr int longestList = 500;

/// What the hub's pages show of one connection's workspace, all read at the same moment. A value type.
struct WorkspaceView
{
    ConnectionId connection;
    std::optional<Error> error; ///< it cannot be read; not set where there is none yet
    QStringList objects; ///< that have a table
    QList<Job> jobs; ///< users first
    QList<WaitingRecords> waiting;
    QList<HeldDeletions> held;
    QList<RefusedChange> refused;
    QList<ConflictEntry> conflicts; ///< those that wait for an answer first, then the newest
    QString words; ///< that the activity was searched for
    QList<ActivityEntry> activity; ///< the newest first

    /// What a person calls it: the record's name or subject; empty where it has none.
    QString nameOfRecord(const QString &object, const QString &id) const;
    /// Empty where the CRM's user is not in the workspace.
    QString nameOfUser(const QString &id) const { return users.value(id); }
    WaitingRecords waitingOf(const QString &object) const;

    QHash<QString, QString> names; ///< of the records that are spoken of; see nameOfRecord()
    QHash<QString, QString> users;
};

/// Blocking, some milliseconds; any thread.
WorkspaceView readView(const ConnectionId &connection, const QString &path, const QString &words);

/// A run cannot name the owner of a record before it knows the users: their job comes first everywhere.
bool isUserObject(const QString &object);

} // namespace fairlead::ui

Q_DECLARE_METATYPE(fairlead::ui::WorkspaceView)
