// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/workspace.h"

#include "platform/files.h"
#include "workspace/lostchange.h"
#include "workspace/removals.h"
#include "workspace/rescue.h"
#include "workspace/workspacefile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <sqlite3.h>

namespace fairlead {

using namespace detail;

namespace {

struct WorkspaceText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::Workspace)
};

// A whole check reads the whole file, about 60 MB a second: what a person waits for at every start stays
// small.
constexpr qint64 alwaysCheckedBytes = 16 * 1024 * 1024;

constexpr int keptActivities = 10000;

// Up to so many rows the guard is cheaper than dropping and making the triggers, which costs some
// milliseconds and has everybody who has the file open read its schema again.
constexpr std::size_t fewRows = 50;

Error newerFile(const QString &path, int version)
{
    Error error;
    error.code = ErrorCode::FileRefused;
    error.errorClass = ErrorClass::StopConnection;
    error.sentence = WorkspaceText::tr("The workspace file %1 was written by a newer version of Fairlead.")
                         .arg(QDir::toNativeSeparators(path));
    error.remedy = WorkspaceText::tr("Install that version again.");
    error.detail = QStringLiteral("schema %1").arg(version);
    return error;
}

Error otherOrganisation(const QString &pinned, const QString &wanted)
{
    Error error;
    error.code = ErrorCode::WrongOrganisation;
    error.errorClass = ErrorClass::StopConnection;
    error.sentence = WorkspaceText::tr("This workspace belongs to another organisation.");
    error.remedy = WorkspaceText::tr(
        "A refreshed sandbox is a new organisation: set up a new connection for it. Nothing "
        "was read or changed.");
    error.detail = QStringLiteral("expected %1, found %2").arg(pinned, wanted);
    return error;
}

/// The next pull reads all of the object's records, and finds those that are there by their id.
void removeCheckpoint(Database &database, const QString &object)
{
    Prepared remove(database, "DELETE FROM fairlead_checkpoint WHERE object = ?");
    bindText(remove, 1, object);
    remove.exec();
}

std::string fieldsKey(const QString &object)
{
    return "fields " + object.toStdString();
}

QStringList readDescribedFields(Database &database, const QString &object)
{
    const QByteArray kept = readMeta(database, fieldsKey(object).c_str()).toUtf8();
    QStringList names;
    const QJsonArray array = QJsonDocument::fromJson(kept).array();
    for (const auto &name : array)
        names += name.toString();
    return names;
}

void noteFields(Database &database, const ObjectInfo &object)
{
    QStringList names = readDescribedFields(database, object.name);
    const qsizetype before = names.size();
    for (const FieldInfo &field : object.fields) {
        if (!names.contains(field.name))
            names += field.name;
    }
    if (names.size() == before)
        return;
    const QByteArray kept = QJsonDocument(QJsonArray::fromStringList(names)).toJson(QJsonDocument::Compact);
    setMeta(database, fieldsKey(object.name).c_str(), QString::fromUtf8(kept));
}

/// Which columns may hold the id of another record.
void noteReferences(Database &database, const ObjectInfo &object)
{
    Prepared note(database, "INSERT OR IGNORE INTO fairlead_reference(object, field) VALUES(?, ?)");
    for (const FieldInfo &field : object.fields) {
        if (field.type != FieldType::Reference)
            continue;
        note.reset();
        bindText(note, 1, object.name);
        bindText(note, 2, field.name);
        note.exec();
    }
}

/// Marks changed records of which the CRM sends a version that is newer than the one they are based on: what
/// an overlap brings again is not.
class BehindMarker
{
public:
    BehindMarker(Database &database, const ObjectInfo &object, const QStringList &columns)
        : m_object(object.name)
        , m_stampAt(columns.indexOf(object.stampField))
        , m_mark(database, sql(object, m_stampAt >= 0))
    {
    }

    void mark(const CellValue *cells)
    {
        m_mark.reset();
        bindText(m_mark, 1, m_object);
        m_mark.bind(2, textOf(cells[0]));
        if (m_stampAt >= 0)
            m_mark.bind(3, textOf(cells[m_stampAt]));
        m_mark.exec();
    }

private:
    static std::string sql(const ObjectInfo &object, bool hasStamp)
    {
        std::string update = "UPDATE fairlead_outbox SET behind = 1 WHERE object = ?1 AND id = ?2";
        if (hasStamp)
            update += " AND NOT EXISTS(SELECT 1 FROM " + quoted(object.name) + " WHERE "
                + quoted(object.idField) + " = ?2 AND " + quoted(object.stampField) + " = ?3)";
        return update;
    }

    static std::string textOf(const CellValue &cell)
    {
        if (const auto *words = std::get_if<std::string_view>(&cell))
            return std::string(*words);
        if (const auto *number = std::get_if<std::int64_t>(&cell))
            return std::to_string(*number);
        return {};
    }

    QString m_object;
    qsizetype m_stampAt;
    Prepared m_mark;
};

/// Many of the engine's own writes: no trigger takes them for a person's. Within the caller's transaction.
template <typename Function>
void withoutTriggers(Database &database, const TriggerSet &triggers, Function function)
{
    for (const Trigger &trigger : triggers) {
        if (trigger.byUpsert)
            database.exec(trigger.drop);
    }
    function();
    for (const Trigger &trigger : triggers) {
        if (trigger.byUpsert)
            database.exec(trigger.create);
    }
}

void replaceTriggers(Database &database, const TriggerSet &triggers)
{
    for (const Trigger &trigger : triggers) {
        database.exec(trigger.drop);
        database.exec(trigger.create);
    }
}

} // namespace

Result<std::unique_ptr<Workspace>> Workspace::open(const QString &path)
{
    finishSettingAside(path);
    return attempt(path, [&]() -> Result<std::unique_ptr<Workspace>> {
        Database database = openDatabase(path, Access::Write);
        const int version = readSchemaVersion(database);
        if (version > schemaVersion)
            return fail(newerFile(path, version));
        const bool wasOpen = version > 0 && !readMeta(database, "open").isEmpty();
        if (wasOpen || QFileInfo(path).size() <= alwaysCheckedBytes) {
            const QString verdict = queryText(database, "PRAGMA quick_check(1)");
            if (verdict != QLatin1String("ok"))
                return fail(databaseDamaged(path, verdict));
        }
        if (const Outcome closed = makePrivate(path); !closed)
            return fail(closed.error());
        SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
        makeOwnTables(database);
        // A guard row can only be left by a program that copied it into the file: it would silence
        // everything.
        database.run("DELETE FROM fairlead_guard");
        setMeta(database, "open", QStringLiteral("1"));
        transaction.commit();
        return std::unique_ptr<Workspace>(
            new Workspace(std::make_unique<WorkspaceFile>(path, std::move(database))));
    });
}

Result<RescuedWorkspace> Workspace::setAside(const QString &path)
{
    return setWorkspaceAside(path);
}

Outcome Workspace::checkWritable(const QString &path)
{
    // SQLite keeps its journal beside the file.
    const QFileInfo file(path);
    const QFileInfo folder(file.absolutePath());
    const bool folderFits = folder.isDir() && folder.isWritable();
    const bool fileFits = !file.exists() || (file.isFile() && file.isWritable());
    if (folderFits && fileFits)
        return {};
    return fail(fileUnwritable(folderFits ? path : folder.filePath()));
}

Workspace::Workspace(std::unique_ptr<WorkspaceFile> data)
    : d(std::move(data))
{
}

Workspace::~Workspace() = default;

Outcome Workspace::ensureTable(const ObjectInfo &object)
{
    if (!isObjectName(object.name) || object.idField.isEmpty())
        return fail(objectError(
            ErrorCode::ObjectMissing,
            WorkspaceText::tr("%1 cannot be kept in the workspace.").arg(object.name),
            WorkspaceText::tr("Choose another object: this name is used by the workspace itself.")));
    return attempt(d->path, [&]() -> Outcome {
        Database &database = d->database;
        // A run asks for every object: as long as nobody has changed the file's schema it is as it was left.
        const WorkspaceFile::Ensured known = d->ensured.value(object.name);
        if (known.schemaVersion == queryNumber(database, "PRAGMA schema_version") && known.fits(object))
            return {};
        SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
        // Another program may have dropped one while the file was open.
        makeOwnTables(database);
        TableShape shape = readShape(database, object.name);
        if (!shape.exists()) {
            database.exec(createTableSql(object));
            // Pulled before, the table was lost: the checkpoint and the changes speak of rows that are gone.
            removeCheckpoint(database, object.name);
            for (const std::string &id : changedIdsWithRows(database, object.name))
                dropChange(database, object.name, id);
        } else if (shape.idColumn.compare(object.idField, Qt::CaseInsensitive) != 0) {
            return fail(objectError(
                ErrorCode::ObjectMissing,
                WorkspaceText::tr("The workspace has a table %1 that is not Fairlead's.").arg(object.name),
                WorkspaceText::tr("Rename that table in the workspace file, then run the job again."),
                QStringLiteral("primary key \"%1\"").arg(shape.idColumn)));
        } else {
            bool grown = false;
            for (const FieldInfo &field : object.fields) {
                if (shape.has(field.name))
                    continue;
                database.exec(addColumnSql(object.name, field));
                grown = true;
            }
            // A new field has values in records that did not change since the checkpoint.
            if (grown)
                removeCheckpoint(database, object.name);
        }
        noteReferences(database, object);
        noteFields(database, object);
        shape = readShape(database, object.name);
        const TriggerSet triggers = triggersFor(shape);
        if (!areInPlace(database, shape, triggers))
            replaceTriggers(database, triggers);
        transaction.commit();
        d->tables.remove(object.name);
        d->ensured.insert(object.name,
                          {queryNumber(database, "PRAGMA schema_version"), object.idField, object.fields});
        return {};
    });
}

Result<QStringList> Workspace::describedFields(const QString &object) const
{
    return attempt(d->path,
                   [&]() -> Result<QStringList> { return readDescribedFields(d->database, object); });
}

Result<PullCursor> Workspace::checkpoint(const QString &object) const
{
    return attempt(d->path, [&]() -> Result<PullCursor> { return readCheckpoint(d->database, object); });
}

Result<StoredPage> Workspace::storePage(const ObjectInfo &object, const RecordPage &page)
{
    return attempt(d->path, object.name, [&]() -> Result<StoredPage> {
        Database &database = d->database;
        SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
        StoredPage stored;
        if (page.rows() > 0) {
            WorkspaceFile::Table &table = d->table(object.name);
            if (const auto error = d->misfit(object, table, page))
                return fail(*error);
            const IdSet pending = d->pendingIds(object.name);
            BehindMarker behind(database, object, page.columns);
            const auto write = [&] {
                stored = d->writer(table, page.columns).write(page, pending, [&](const CellValue *cells) {
                    behind.mark(cells);
                });
            };
            if (page.rows() <= fewRows)
                guarded(database, write);
            else
                withoutTriggers(database, table.triggers, write);
        }
        noteRemovals(database, object.name, page);
        d->writeCheckpoint(object.name, page.next);
        transaction.commit();
        // Between two pulls the cache is only memory that the tray has to account for.
        if (page.last)
            sqlite3_db_release_memory(database.getHandle());
        return stored;
    });
}

Outcome Workspace::setCheckpoint(const QString &object, const PullCursor &cursor)
{
    return attempt(d->path, [&]() -> Outcome {
        d->writeCheckpoint(object, cursor);
        return {};
    });
}

Result<StoredPage> Workspace::storeMerged(const ObjectInfo &object, const RecordPage &page)
{
    return attempt(d->path, object.name, [&]() -> Result<StoredPage> {
        Database &database = d->database;
        SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
        WorkspaceFile::Table &table = d->table(object.name);
        if (const auto error = d->misfit(object, table, page))
            return fail(*error);
        StoredPage stored;
        guarded(database, [&] { stored = d->writer(table, page.columns).write(page, {}, {}); });
        transaction.commit();
        return stored;
    });
}

Result<qint64> Workspace::removeRecords(const QString &object, const QStringList &ids)
{
    return attempt(d->path, object, [&]() -> Result<qint64> {
        Database &database = d->database;
        SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
        const WorkspaceFile::Table &table = d->table(object);
        if (!table.shape.exists())
            return fail(Error::bug(QStringLiteral("no table for %1").arg(object)));
        qint64 removed = 0;
        guarded(database, [&] {
            Prepared remove(database,
                            "DELETE FROM " + quoted(object) + " WHERE " + quoted(table.shape.idColumn)
                                + " = ?");
            for (const QString &id : ids) {
                remove.reset();
                bindText(remove, 1, id);
                removed += remove.exec();
            }
        });
        transaction.commit();
        return removed;
    });
}

Result<qint64> Workspace::rowCount(const QString &object) const
{
    return attempt(d->path, [&]() -> Result<qint64> {
        if (!isObjectName(object) || !hasTable(d->database, object))
            return qint64(0);
        return queryNumber(d->database, "SELECT count(*) FROM " + quoted(object));
    });
}

Result<bool> Workspace::hasRows(const QString &object) const
{
    return attempt(d->path, [&]() -> Result<bool> {
        if (!isObjectName(object) || !hasTable(d->database, object))
            return false;
        return queryNumber(d->database, "SELECT EXISTS(SELECT 1 FROM " + quoted(object) + ')') != 0;
    });
}

Result<qint64> Workspace::outboxCount() const
{
    return attempt(d->path, [&]() -> Result<qint64> { return countWaiting(d->database); });
}

Result<QString> Workspace::organisationId() const
{
    return attempt(d->path, [&]() -> Result<QString> { return readMeta(d->database, "organisation"); });
}

Outcome Workspace::setOrganisationId(const QString &id)
{
    return attempt(d->path, [&]() -> Outcome {
        SQLite::Transaction transaction(d->database, SQLite::TransactionBehavior::IMMEDIATE);
        const QString pinned = readMeta(d->database, "organisation");
        if (!pinned.isEmpty() && pinned != id)
            return fail(otherOrganisation(pinned, id));
        setMeta(d->database, "organisation", id);
        transaction.commit();
        return {};
    });
}

Result<QByteArray> Workspace::lastRun() const
{
    return attempt(d->path,
                   [&]() -> Result<QByteArray> { return readMeta(d->database, "last_run").toUtf8(); });
}

Outcome Workspace::setLastRun(const QByteArray &document)
{
    return attempt(d->path, [&]() -> Outcome {
        setMeta(d->database, "last_run", QString::fromUtf8(document));
        return {};
    });
}

Outcome Workspace::recordActivity(const QDateTime &at, const QString &kind, const QString &object,
                                  const QString &text)
{
    return attempt(d->path, [&]() -> Outcome {
        SQLite::Transaction transaction(d->database, SQLite::TransactionBehavior::IMMEDIATE);
        Prepared add(d->database, "INSERT INTO fairlead_activity(at, kind, object, text) VALUES(?, ?, ?, ?)");
        bindText(add, 1, at.toUTC().toString(Qt::ISODateWithMs));
        bindText(add, 2, kind);
        bindText(add, 3, object);
        bindText(add, 4, text);
        add.exec();
        Prepared cap(d->database,
                     "DELETE FROM fairlead_activity WHERE id <= (SELECT max(id) FROM fairlead_activity) - ?");
        cap.bind(1, keptActivities);
        cap.exec();
        transaction.commit();
        return {};
    });
}

void Workspace::releaseMemory()
{
    // The texts of the triggers of an object of a hundred fields are longer than its page of rows.
    d->tables.clear();
    d->database.forgetStatements();
    // No cache to give back is no failure.
    (void)attempt(d->path, [&]() -> Outcome {
        d->database.exec("PRAGMA shrink_memory");
        return {};
    });
}

} // namespace fairlead
