// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/connectioninfo.h"
#include "sync/synctypes.h"
#include "ui/hub/workspaceview.h"

#include <QString>
#include <QStringList>

#include <optional>

class QTreeWidgetItem;

/// The rows of the page Sync status: a connection, its objects, and below each what waits for a person.
namespace fairlead::ui::statusrows {

enum Column { Object, State, Records, Sent, Deleted, ColumnCount };
enum Kind { ConnectionRow, ObjectRow, HeldInCrmRow, HeldHereRow, RefusedRow };

Kind kindOf(const QTreeWidgetItem &row);
ConnectionId connectionOf(const QTreeWidgetItem &row);
QString objectOf(const QTreeWidgetItem &row); ///< its CRM name
QString recordOf(const QTreeWidgetItem &row); ///< of a refused record: its id
qint64 countOf(const QTreeWidgetItem &row); ///< of held deletions
/// Tells the row from all others, also after everything was read anew.
QString keyOfRow(const QTreeWidgetItem *row);
/// `row` or one below it; null where there is none.
QTreeWidgetItem *rowWithKey(QTreeWidgetItem *row, const QString &key);

void markConnection(QTreeWidgetItem *row, const ConnectionId &id);
void setState(QTreeWidgetItem *row, const QString &text);
/// The object's row below its connection's, with its own below it.
void addObject(QTreeWidgetItem *connection, const ConnectionStatus &status, const WorkspaceView &view,
               const QString &object);

/// Null where the object has none.
const Job *jobOf(const WorkspaceView &view, const QString &object);
/// Of the last run that came to this object, this one or an earlier one.
std::optional<JobReport> reportOf(const ConnectionStatus &status, const WorkspaceView &view,
                                  const QString &object);
HeldDeletions heldOf(const WorkspaceView &view, const QString &object);
/// Users first, then as the person has made the jobs, then what still waits although its job is gone.
QStringList objectsOf(const ConnectionInfo &info, const WorkspaceView &view);

} // namespace fairlead::ui::statusrows
