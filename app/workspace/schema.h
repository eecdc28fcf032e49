// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/crm.h"
#include "workspace/database.h"

#include <QString>
#include <QStringList>

namespace fairlead::detail {

/// A column of an object's table as the file has it.
struct TableColumn
{
    QString name;
    QString type; ///< declared: TEXT, INTEGER, REAL
};

/// An object's table as the file has it: the CRM's columns and those that were added since.
struct TableShape
{
    QString table;
    QString idColumn;
    QList<TableColumn> columns;
    bool exists() const { return !columns.isEmpty(); }
    bool has(const QString &column) const;
};

/// Version of Fairlead's own tables, in `fairlead_meta`.
/// 2: sending; what 1 lacked is added.
constexpr int schemaVersion = 2;

/// Makes Fairlead's own tables where they are missing. What a lost one said of the rows is gone with it, such
/// as a change that was never sent: then every object is read from its beginning again. Inside the caller's
/// transaction.
void makeOwnTables(Database &database);
/// Where all jobs were lost with their table the first ones are made anew (Jobs::makeFirst).
void forgetLostJobs(Database &database);
/// 0 in a new file.
int readSchemaVersion(Database &database);

/// A value of `fairlead_meta`; empty when there is none.
QString readMeta(Database &database, const char *key);
/// `filterColumn`: what a file of an older version has in its place.
PullCursor readCheckpoint(Database &database, const QString &object,
                          const std::string &filterColumn = "filter");
/// Records with local changes.
qint64 countWaiting(Database &database);

/// Names beginning with `fairlead_` and `sqlite_` are taken.
bool isObjectName(const QString &name);

std::string createTableSql(const ObjectInfo &object);
std::string addColumnSql(const QString &table, const FieldInfo &field);

/// A whole row by its id, in the order of the shape's columns: `*` would bring generated ones too, which
/// people may have added and nobody can write.
std::string selectRowSql(const TableShape &shape);

TableShape readShape(Database &database, const QString &table);
bool hasTable(Database &database, const QString &table);
/// For a SELECT: the column, or NULL where the table, of an older version, lacks it.
std::string columnOrNull(Database &database, const char *table, const char *column);
/// The tables of objects: everything that is not Fairlead's own.
QStringList objectTables(Database &database);

} // namespace fairlead::detail
