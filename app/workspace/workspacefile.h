// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/database.h"
#include "workspace/pagewriter.h"
#include "workspace/schema.h"
#include "workspace/triggers.h"
#include "workspace/workspace.h"

#include <QHash>

#include <SQLiteCpp/SQLiteCpp.h>

#include <memory>

namespace fairlead::detail {

/// What the parts of the writing end share: the open file and what is known of its tables.
struct WorkspaceFile
{
    QString path;
    mutable Database database;
    /// What is known of an object's table, and the statement for the columns its pages have.
    struct Table
    {
        TableShape shape;
        TriggerSet triggers;
        std::unique_ptr<PageWriter> writer;
    };
    mutable QHash<QString, std::shared_ptr<Table>> tables;

    /// An object's table was made to fit these fields, and the file's schema was at this version then.
    struct Ensured
    {
        qint64 schemaVersion = -1;
        QString idField;
        QList<FieldInfo> fields;
        bool fits(const ObjectInfo &object) const
        {
            return idField == object.idField && fields == object.fields;
        }
    };
    QHash<QString, Ensured> ensured;

    WorkspaceFile(QString path, Database database);
    ~WorkspaceFile();

    Table &table(const QString &object);
    PageWriter &writer(Table &table, const QStringList &columns);
    /// Records of `object` with local changes.
    IdSet pendingIds(const QString &object);
    void writeCheckpoint(const QString &object, const PullCursor &cursor);
    /// Empty when the page fits the table.
    std::optional<Error> misfit(const ObjectInfo &object, const Table &table, const RecordPage &page) const;
};

/// The engine's own writes inside: no trigger takes them for a person's. Within the caller's transaction,
/// which undoes it all where something throws.
template <typename Function> void guarded(Database &database, Function function)
{
    database.run("INSERT INTO fairlead_guard(writing) VALUES(1)");
    function();
    database.run("DELETE FROM fairlead_guard");
}

/// StopJob: concerns one object alone.
Error objectError(ErrorCode code, const QString &sentence, const QString &remedy, const QString &detail = {});

void setMeta(Database &database, const char *key, const QString &value);
void removeMeta(Database &database, const char *key);

inline RecordValue recordValue(const SQLite::Column &column)
{
    return valueOf<RecordValue>(column);
}
void bindValue(SQLite::Statement &statement, int index, const RecordValue &value);

} // namespace fairlead::detail
