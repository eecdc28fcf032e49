// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/reader.h"

#include "workspace/conflictrows.h"
#include "workspace/database.h"
#include "workspace/jobrows.h"
#include "workspace/outboxrows.h"
#include "workspace/schema.h"
#include "workspace/sqltext.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

namespace fairlead {

using namespace detail;

namespace {

Error noWorkspace(const QString &path)
{
    Error error;
    error.code = ErrorCode::FileUnreadable;
    error.errorClass = ErrorClass::StopConnection;
    error.sentence = QCoreApplication::translate("fairlead::Workspace", "%1 holds no workspace yet.")
                         .arg(QDir::toNativeSeparators(path));
    error.remedy = QCoreApplication::translate("fairlead::Workspace", "Run the first sync, which makes it.");
    return error;
}

Error noTable(const QString &object)
{
    Error error;
    error.code = ErrorCode::ObjectMissing;
    error.errorClass = ErrorClass::StopJob;
    error.sentence =
        QCoreApplication::translate("fairlead::Workspace", "The workspace has no table %1 yet.").arg(object);
    error.remedy =
        QCoreApplication::translate("fairlead::Workspace", "Add a job for it and let it run once.");
    return error;
}

QDateTime moment(const SQLite::Column &column)
{
    return QDateTime::fromString(text(column), Qt::ISODateWithMs);
}

} // namespace

struct WorkspaceReader::Private
{
    QString path;
    mutable Database database;

    Private(QString p, Database db)
        : path(std::move(p))
        , database(std::move(db))
    {
    }

    Result<TableShape> shape(const QString &object) const
    {
        TableShape shape = isObjectName(object) ? readShape(database, object) : TableShape();
        if (!shape.exists())
            return fail(noTable(object));
        return shape;
    }

    static RecordRows fetch(SQLite::Statement &statement)
    {
        RecordRows result;
        const int width = statement.getColumnCount();
        for (int i = 0; i < width; ++i)
            result.columns += QString::fromUtf8(statement.getColumnName(i));
        while (statement.executeStep()) {
            QVariantList row;
            row.reserve(width);
            for (int i = 0; i < width; ++i)
                row += valueOf<QVariant>(statement.getColumn(i));
            result.rows += row;
        }
        return result;
    }
};

Result<std::unique_ptr<WorkspaceReader>> WorkspaceReader::open(const QString &path)
{
    if (!QFile::exists(path))
        return fail(noWorkspace(path));
    return attempt(path, [&]() -> Result<std::unique_ptr<WorkspaceReader>> {
        Database database = openDatabase(path, Access::Read);
        if (readSchemaVersion(database) == 0)
            return fail(noWorkspace(path));
        return std::unique_ptr<WorkspaceReader>(
            new WorkspaceReader(std::make_unique<Private>(path, std::move(database))));
    });
}

WorkspaceReader::WorkspaceReader(std::unique_ptr<Private> data)
    : d(std::move(data))
{
}

WorkspaceReader::~WorkspaceReader() = default;

Result<QStringList> WorkspaceReader::objects() const
{
    return attempt(d->path, [&]() -> Result<QStringList> { return objectTables(d->database); });
}

Result<QStringList> WorkspaceReader::columns(const QString &object) const
{
    return attempt(d->path, [&]() -> Result<QStringList> {
        const Result<TableShape> shape = d->shape(object);
        if (!shape)
            return fail(shape.error());
        QStringList names;
        for (const TableColumn &column : shape->columns)
            names += column.name;
        return names;
    });
}

Result<qint64> WorkspaceReader::rowCount(const QString &object) const
{
    return attempt(d->path, [&]() -> Result<qint64> {
        const Result<TableShape> shape = d->shape(object);
        if (!shape)
            return fail(shape.error());
        return queryNumber(d->database, "SELECT count(*) FROM " + quoted(object));
    });
}

Result<PullCursor> WorkspaceReader::checkpoint(const QString &object) const
{
    return attempt(d->path, [&]() -> Result<PullCursor> {
        return readCheckpoint(d->database, object,
                              columnOrNull(d->database, "fairlead_checkpoint", "filter"));
    });
}

Result<QString> WorkspaceReader::organisationId() const
{
    return attempt(d->path, [&]() -> Result<QString> { return readMeta(d->database, "organisation"); });
}

Result<QByteArray> WorkspaceReader::lastRun() const
{
    return attempt(d->path,
                   [&]() -> Result<QByteArray> { return readMeta(d->database, "last_run").toUtf8(); });
}

Result<qint64> WorkspaceReader::outboxCount() const
{
    return attempt(d->path, [&]() -> Result<qint64> { return countWaiting(d->database); });
}

Result<QList<OutboxEntry>> WorkspaceReader::outbox(int limit) const
{
    return attempt(d->path, [&]() -> Result<QList<OutboxEntry>> {
        QList<OutboxEntry> entries;
        Prepared list(d->database,
                      "SELECT seq, object, id, kind, base, changed_at, behind FROM fairlead_outbox "
                      "ORDER BY seq LIMIT ?");
        list.bind(1, limit);
        while (list.executeStep()) {
            OutboxEntry entry;
            entry.seq = list.getColumn(0).getInt64();
            entry.object = text(list.getColumn(1));
            entry.id = text(list.getColumn(2));
            entry.kind = kindNamed(text(list.getColumn(3)));
            entry.base = text(list.getColumn(4));
            entry.changedAt = moment(list.getColumn(5));
            entry.behind = list.getColumn(6).getInt() != 0;
            entries += entry;
        }
        return entries;
    });
}

Result<QList<Job>> WorkspaceReader::jobs() const
{
    return attempt(d->path, [&]() -> Result<QList<Job>> { return readJobs(d->database); });
}

Result<QList<ConflictEntry>> WorkspaceReader::conflicts(bool openOnly, int limit) const
{
    return attempt(d->path, [&]() -> Result<QList<ConflictEntry>> {
        return readConflicts(d->database, openOnly, limit);
    });
}

Result<QList<RefusedChange>> WorkspaceReader::refused(int limit) const
{
    return attempt(d->path,
                   [&]() -> Result<QList<RefusedChange>> { return readRefused(d->database, limit); });
}

Result<QList<HeldDeletions>> WorkspaceReader::heldDeletions() const
{
    return attempt(d->path, [&]() -> Result<QList<HeldDeletions>> { return readHeldDeletions(d->database); });
}

Result<QList<WaitingRecords>> WorkspaceReader::waiting() const
{
    return attempt(d->path, [&]() -> Result<QList<WaitingRecords>> { return readWaiting(d->database); });
}

Result<RecordRows> WorkspaceReader::rows(const RowQuery &query) const
{
    return attempt(d->path, [&]() -> Result<RecordRows> {
        const Result<TableShape> shape = d->shape(query.object);
        if (!shape)
            return fail(shape.error());
        std::vector<std::string> names;
        for (const QString &column : query.columns) {
            // SQLite takes an unknown name in double quotes for a text: it would come back in every row.
            if (!shape->has(column))
                return fail(Error::bug(QStringLiteral("%1 has no column %2").arg(query.object, column)));
            names.push_back(quoted(column));
        }
        std::string sql = "SELECT " + (names.empty() ? std::string("*") : commaSeparated(names)) + " FROM "
            + quoted(query.object);
        if (!query.orderBy.isEmpty()) {
            if (!shape->has(query.orderBy))
                return fail(
                    Error::bug(QStringLiteral("%1 has no column %2").arg(query.object, query.orderBy)));
            sql += " ORDER BY " + quoted(query.orderBy) + (query.descending ? " DESC" : " ASC");
        }
        SQLite::Statement select(d->database, sql + " LIMIT ? OFFSET ?");
        select.bind(1, query.limit);
        select.bind(2, std::int64_t(query.offset));
        return Private::fetch(select);
    });
}

Result<RecordRows> WorkspaceReader::record(const QString &object, const QString &id) const
{
    return attempt(d->path, [&]() -> Result<RecordRows> {
        const Result<TableShape> shape = d->shape(object);
        if (!shape)
            return fail(shape.error());
        SQLite::Statement select(
            d->database, "SELECT * FROM " + quoted(object) + " WHERE " + quoted(shape->idColumn) + " = ?");
        bindText(select, 1, id);
        return Private::fetch(select);
    });
}

Result<QList<ActivityEntry>> WorkspaceReader::activity(int limit, const QString &words) const
{
    return attempt(d->path, [&]() -> Result<QList<ActivityEntry>> {
        QList<ActivityEntry> entries;
        Prepared list(d->database,
                      "SELECT id, at, kind, object, text FROM fairlead_activity "
                      "WHERE ?1 = '' OR instr(lower(text), lower(?1)) > 0 ORDER BY id DESC LIMIT ?2");
        bindText(list, 1, words);
        list.bind(2, limit);
        while (list.executeStep()) {
            ActivityEntry entry;
            entry.id = list.getColumn(0).getInt64();
            entry.at = moment(list.getColumn(1));
            entry.kind = text(list.getColumn(2));
            entry.object = text(list.getColumn(3));
            entry.text = text(list.getColumn(4));
            entries += entry;
        }
        return entries;
    });
}

} // namespace fairlead
