// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/schema.h"

#include "workspace/database.h"
#include "workspace/sqltext.h"

#include <algorithm>

namespace fairlead::detail {

namespace {

// fairlead_outbox: one row per local change, in the order it was made; an edit is never folded into an
// earlier one, so that what is being sent stays apart from what comes meanwhile. kind: create (the row had no
// id), update, delete. base: JSON of the old values of the changed columns; of the whole row for a delete;
// NULL where there is no old row to compare with. behind: the CRM sent a newer version of this record that
// was not taken because of this change; the merge reads it again. state: waiting, and what the push makes of
// it.
//
// state: waiting; sent (a create whose request has left and whose answer is not in yet); uncertain (a create
// that may be in the CRM already); asked (a person has to decide, see fairlead_conflict); held (one of a mass
// deletion that waits for a yes); approved; failed (the CRM has refused it, see error). attempt: JSON of
// when. duplicates: refused for being one, these are the ids of the records it resembles, as far as the CRM
// tells; NULL otherwise. duplicate_allowed: a person has said that it is none.
//
// fairlead_identity: what CRM id a `local:` id has become; swept once no row refers to the old one any more.
// fairlead_removal: records the CRM has deleted (found, held, approved), or that are missing from a reading
// of everything (missing, hidden). fairlead_seen: what a reading of everything has come across so far.
//
// fairlead_guard: holds a row while the engine writes, and only inside its transaction: nobody else sees it.
// fairlead_replaced: what a REPLACE is about to throw away, between its two triggers. At most one row.
constexpr const char *ownTables = R"sql(
CREATE TABLE IF NOT EXISTS fairlead_meta(
    key TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS fairlead_outbox(
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    object TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK(kind IN ('create', 'update', 'delete')),
    base TEXT,
    changed_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    behind INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL DEFAULT 'waiting',
    attempts INTEGER NOT NULL DEFAULT 0,
    attempt TEXT,
    error TEXT,
    duplicates TEXT,
    duplicate_allowed INTEGER NOT NULL DEFAULT 0);
CREATE INDEX IF NOT EXISTS fairlead_outbox_record ON fairlead_outbox(object, id);
CREATE TABLE IF NOT EXISTS fairlead_checkpoint(
    object TEXT PRIMARY KEY NOT NULL,
    watermark TEXT NOT NULL DEFAULT '',
    next_link TEXT NOT NULL DEFAULT '',
    upper_bound TEXT NOT NULL DEFAULT '',
    deletions_up_to TEXT NOT NULL DEFAULT '',
    comparing INTEGER NOT NULL DEFAULT 0,
    filter TEXT NOT NULL DEFAULT '') WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS fairlead_identity(
    local TEXT PRIMARY KEY NOT NULL,
    id TEXT NOT NULL,
    swept INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS fairlead_identity_id ON fairlead_identity(id);
CREATE INDEX IF NOT EXISTS fairlead_identity_new ON fairlead_identity(local) WHERE swept = 0;
CREATE TABLE IF NOT EXISTS fairlead_reference(
    object TEXT NOT NULL,
    field TEXT NOT NULL,
    PRIMARY KEY(object, field)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS fairlead_removal(
    object TEXT NOT NULL,
    id TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'found',
    PRIMARY KEY(object, id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS fairlead_seen(
    object TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY(object, id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS fairlead_conflict(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    object TEXT NOT NULL,
    record TEXT NOT NULL,
    field TEXT,
    base,
    workspace_value,
    crm_value,
    kept TEXT,
    state TEXT NOT NULL DEFAULT 'open',
    changed_by TEXT,
    at TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS fairlead_conflict_record ON fairlead_conflict(object, record);
CREATE TABLE IF NOT EXISTS fairlead_job(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    object TEXT NOT NULL,
    fields TEXT,
    direction TEXT NOT NULL DEFAULT 'both',
    conflict TEXT NOT NULL DEFAULT 'ask',
    filter TEXT,
    every_minutes INTEGER NOT NULL DEFAULT 5,
    paused INTEGER NOT NULL DEFAULT 0,
    last_run TEXT,
    next_run TEXT,
    last_report TEXT,
    external_id_field TEXT);
CREATE TABLE IF NOT EXISTS fairlead_activity(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    object TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS fairlead_guard(writing INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS fairlead_replaced(
    object TEXT NOT NULL,
    id TEXT NOT NULL,
    base TEXT NOT NULL,
    seq INTEGER NOT NULL);
)sql";

const char *columnType(FieldType type)
{
    switch (type) {
    case FieldType::Integer:
    case FieldType::Boolean:
        return "INTEGER";
    case FieldType::Real:
        return "REAL";
    case FieldType::Text:
    case FieldType::DateTime:
    case FieldType::Date:
    case FieldType::Id:
    case FieldType::Reference:
        return "TEXT";
    }
    return "TEXT";
}

/// What a table of an older version lacks.
struct LaterColumn
{
    const char *table;
    const char *column;
    const char *declaration;
};
constexpr LaterColumn laterColumns[] = {
    {"fairlead_outbox", "error", "TEXT"},
    {"fairlead_outbox", "duplicates", "TEXT"},
    {"fairlead_outbox", "duplicate_allowed", "INTEGER NOT NULL DEFAULT 0"},
    {"fairlead_checkpoint", "deletions_up_to", "TEXT NOT NULL DEFAULT ''"},
    {"fairlead_checkpoint", "comparing", "INTEGER NOT NULL DEFAULT 0"},
    {"fairlead_checkpoint", "filter", "TEXT NOT NULL DEFAULT ''"},
    {"fairlead_job", "external_id_field", "TEXT"},
};

// SQLite compares names without regard to the case of ASCII letters; the CRMs do as well.
bool sameName(const QString &a, const QString &b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

} // namespace

bool TableShape::has(const QString &column) const
{
    return std::any_of(columns.cbegin(), columns.cend(),
                       [&](const TableColumn &c) { return sameName(c.name, column); });
}

void forgetLostJobs(Database &database)
{
    database.run(
        "DELETE FROM fairlead_meta WHERE key = 'jobs_made' AND NOT EXISTS(SELECT 1 FROM fairlead_job)");
}

void makeOwnTables(Database &database)
{
    const qint64 before = queryNumber(database, "PRAGMA schema_version");
    database.exec(ownTables);
    TableShape shape;
    for (const auto &[table, column, declaration] : laterColumns) {
        if (shape.table != QLatin1String(table))
            shape = readShape(database, QLatin1String(table));
        if (!shape.has(QLatin1String(column)))
            database.exec("ALTER TABLE " + std::string(table) + " ADD COLUMN " + column + ' ' + declaration);
    }
    if (queryNumber(database, "PRAGMA schema_version") != before) {
        database.run("DELETE FROM fairlead_checkpoint");
        forgetLostJobs(database);
    }
    // Writes nothing where it is so already: a run asks for every object.
    Prepared version(database,
                     "INSERT INTO fairlead_meta(key, value) VALUES('schema', ?) "
                     "ON CONFLICT(key) DO UPDATE SET value = excluded.value "
                     "WHERE value <> excluded.value");
    version.bind(1, std::to_string(schemaVersion));
    version.exec();
}

std::string columnOrNull(Database &database, const char *table, const char *column)
{
    return readShape(database, QLatin1String(table)).has(QLatin1String(column)) ? column : "NULL";
}

int readSchemaVersion(Database &database)
{
    if (!hasTable(database, QStringLiteral("fairlead_meta")))
        return 0;
    return queryText(database, "SELECT value FROM fairlead_meta WHERE key = 'schema'").toInt();
}

QString readMeta(Database &database, const char *key)
{
    return queryText(database, "SELECT value FROM fairlead_meta WHERE key = " + literal(QLatin1String(key)));
}

PullCursor readCheckpoint(Database &database, const QString &object, const std::string &filterColumn)
{
    PullCursor cursor;
    Prepared get(database,
                 "SELECT watermark, next_link, upper_bound, deletions_up_to, comparing, " + filterColumn
                     + " FROM fairlead_checkpoint WHERE object = ?");
    bindText(get, 1, object);
    if (get.executeStep()) {
        cursor.watermark = text(get.getColumn(0));
        cursor.nextLink = text(get.getColumn(1));
        cursor.upperBound = text(get.getColumn(2));
        cursor.deletionsUpTo = text(get.getColumn(3));
        cursor.comparing = get.getColumn(4).getInt() != 0;
        cursor.filter = text(get.getColumn(5));
    }
    return cursor;
}

qint64 countWaiting(Database &database)
{
    return queryNumber(database, "SELECT count(*) FROM (SELECT DISTINCT object, id FROM fairlead_outbox)");
}

bool isObjectName(const QString &name)
{
    return !name.isEmpty() && !name.contains(QChar(0))
        && !name.startsWith(QLatin1String("fairlead_"), Qt::CaseInsensitive)
        && !name.startsWith(QLatin1String("sqlite_"), Qt::CaseInsensitive);
}

std::string createTableSql(const ObjectInfo &object)
{
    // The key may be NULL, so that any program can insert a row whose id the CRM has yet to give.
    std::string sql =
        "CREATE TABLE " + quoted(object.name) + '(' + quoted(object.idField) + " TEXT PRIMARY KEY";
    for (const FieldInfo &field : object.fields) {
        if (!sameName(field.name, object.idField))
            sql += ", " + quoted(field.name) + ' ' + columnType(field.type);
    }
    return sql + ')';
}

std::string addColumnSql(const QString &table, const FieldInfo &field)
{
    return "ALTER TABLE " + quoted(table) + " ADD COLUMN " + quoted(field.name) + ' '
        + columnType(field.type);
}

std::string selectRowSql(const TableShape &shape)
{
    std::vector<std::string> names;
    for (const TableColumn &column : shape.columns)
        names.push_back(quoted(column.name));
    return "SELECT " + commaSeparated(names) + " FROM " + quoted(shape.table) + " WHERE "
        + quoted(shape.idColumn) + " = ?";
}

TableShape readShape(Database &database, const QString &table)
{
    TableShape shape;
    shape.table = table;
    Prepared info(database, "SELECT name, type, pk FROM pragma_table_info(?) ORDER BY cid");
    bindText(info, 1, table);
    while (info.executeStep()) {
        const QString name = text(info.getColumn(0));
        shape.columns += TableColumn{name, text(info.getColumn(1))};
        if (info.getColumn(2).getInt() == 1)
            shape.idColumn = name;
    }
    return shape;
}

bool hasTable(Database &database, const QString &table)
{
    return queryNumber(database,
                       "SELECT EXISTS(SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = "
                           + literal(table) + ')')
        != 0;
}

QStringList objectTables(Database &database)
{
    QStringList tables;
    Prepared list(database, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
    while (list.executeStep()) {
        const QString name = text(list.getColumn(0));
        if (isObjectName(name))
            tables += name;
    }
    return tables;
}

} // namespace fairlead::detail
