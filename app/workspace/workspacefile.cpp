// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/workspacefile.h"

#include <QCoreApplication>

namespace fairlead::detail {

WorkspaceFile::WorkspaceFile(QString p, Database db)
    : path(std::move(p))
    , database(std::move(db))
{
}

WorkspaceFile::~WorkspaceFile()
{
    tables.clear();
    try {
        removeMeta(database, "open");
    } catch (const SQLite::Exception &) {
        // Then the next start checks the file as a whole: the safe side.
    }
}

WorkspaceFile::Table &WorkspaceFile::table(const QString &object)
{
    auto &known = tables[object];
    if (!known) {
        auto fresh = std::make_shared<Table>();
        fresh->shape = readShape(database, object);
        fresh->triggers = triggersFor(fresh->shape);
        known = fresh;
    }
    return *known;
}

PageWriter &WorkspaceFile::writer(Table &table, const QStringList &columns)
{
    if (!table.writer || table.writer->columns() != columns)
        table.writer = std::make_unique<PageWriter>(database.getHandle(), table.shape.table, columns);
    return *table.writer;
}

IdSet WorkspaceFile::pendingIds(const QString &object)
{
    IdSet ids;
    Prepared list(database, "SELECT DISTINCT id FROM fairlead_outbox WHERE object = ?");
    bindText(list, 1, object);
    while (list.executeStep())
        ids.insert(list.getColumn(0).getString());
    return ids;
}

void WorkspaceFile::writeCheckpoint(const QString &object, const PullCursor &cursor)
{
    Prepared set(
        database,
        "INSERT INTO fairlead_checkpoint(object, watermark, next_link, upper_bound, deletions_up_to, "
        "comparing, filter) VALUES(?, ?, ?, ?, ?, ?, ?) ON CONFLICT(object) DO UPDATE SET "
        "watermark = excluded.watermark, next_link = excluded.next_link, "
        "upper_bound = excluded.upper_bound, deletions_up_to = excluded.deletions_up_to, "
        "comparing = excluded.comparing, filter = excluded.filter");
    bindText(set, 1, object);
    bindText(set, 2, cursor.watermark);
    bindText(set, 3, cursor.nextLink);
    bindText(set, 4, cursor.upperBound);
    bindText(set, 5, cursor.deletionsUpTo);
    set.bind(6, cursor.comparing ? 1 : 0);
    bindText(set, 7, cursor.filter);
    set.exec();
}

std::optional<Error> WorkspaceFile::misfit(const ObjectInfo &object, const Table &table,
                                           const RecordPage &page) const
{
    if (!table.shape.exists())
        return Error::bug(QStringLiteral("no table for %1").arg(object.name));
    if (!page.columns.isEmpty()
        && page.columns.constFirst().compare(table.shape.idColumn, Qt::CaseInsensitive) != 0)
        return Error::bug(QStringLiteral("a page of %1 that does not begin with its id").arg(object.name));
    for (const QString &column : page.columns) {
        if (!table.shape.has(column))
            return objectError(
                ErrorCode::FieldMissing,
                QCoreApplication::translate("fairlead::Workspace", "%1 has a field %2 that is new.")
                    .arg(object.label, column),
                QCoreApplication::translate("fairlead::Workspace",
                                            "Run the job again: it then reads the object's fields anew."));
    }
    return std::nullopt;
}

Error objectError(ErrorCode code, const QString &sentence, const QString &remedy, const QString &detail)
{
    Error error;
    error.code = code;
    error.errorClass = ErrorClass::StopJob;
    error.sentence = sentence;
    error.remedy = remedy;
    error.detail = detail;
    return error;
}

void setMeta(Database &database, const char *key, const QString &value)
{
    Prepared set(database, "INSERT OR REPLACE INTO fairlead_meta(key, value) VALUES(?, ?)");
    set.bind(1, key);
    bindText(set, 2, value);
    set.exec();
}

void removeMeta(Database &database, const char *key)
{
    Prepared remove(database, "DELETE FROM fairlead_meta WHERE key = ?");
    remove.bind(1, key);
    remove.exec();
}

void bindValue(SQLite::Statement &statement, int index, const RecordValue &value)
{
    if (const auto *whole = std::get_if<qint64>(&value))
        statement.bind(index, std::int64_t(*whole));
    else if (const auto *real = std::get_if<double>(&value))
        statement.bind(index, *real);
    else if (const auto *words = std::get_if<QString>(&value))
        bindText(statement, index, *words);
    else if (const auto *bytes = std::get_if<QByteArray>(&value))
        statement.bind(index, bytes->constData(), int(bytes->size()));
    else
        statement.bind(index);
}

} // namespace fairlead::detail
