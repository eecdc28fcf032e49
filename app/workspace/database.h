// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>
#include <unordered_map>
#include <utility>

struct sqlite3;

namespace fairlead::detail {

/// An open file with the statements that were prepared for it and wait for their next use: a run asks the
/// same few dozen questions over and over, and SQLite takes longer to understand one than to answer it. Of
/// one thread.
class Database : public SQLite::Database
{
public:
    using SQLite::Database::Database;

    /// Rows changed.
    int run(const std::string &sql);
    /// To give back memory; whatever is in use stays.
    void forgetStatements() { m_idle.clear(); }

private:
    friend class Prepared;
    SQLite::Statement take(const std::string &sql);
    void keep(SQLite::Statement &&statement) noexcept;

    std::unordered_map<std::string, SQLite::Statement> m_idle;
};

/// A statement of a Database for as long as this lives, then reset, with nothing bound, and kept for the
/// next. Two at a time with the same text are two statements. Not for `SELECT *`, whose columns change with
/// the table. The Database stays where it is meanwhile.
class Prepared : public SQLite::Statement
{
public:
    Prepared(Database &database, const std::string &sql)
        : SQLite::Statement(database.take(sql))
        , m_database(database)
    {
    }
    ~Prepared() { m_database.keep(std::move(*this)); }
    Prepared(const Prepared &) = delete;
    Prepared &operator=(const Prepared &) = delete;

private:
    Database &m_database;
};

/// What a failed SQLite call means for the person, for the database at `path`.
Error databaseError(const SQLite::Exception &exception, const QString &path);
Error fileUnwritable(const QString &path, const QString &detail = {});
Error databaseDamaged(const QString &path, const QString &detail);

/// The one place where SQLiteCpp's exceptions become Results: every public function of this folder goes
/// through it.
template <typename Function> auto attempt(const QString &path, Function function) -> decltype(function())
{
    try {
        return function();
    } catch (const SQLite::Exception &exception) {
        return fail(databaseError(exception, path));
    }
}

/// Throws what the last call on `database` says unless `code` is fine (OK, ROW, DONE).
void check(sqlite3 *database, int code);

/// For calls that write rows of one object's table: as databaseError(), but what an index, a condition or a
/// trigger of a person's own does not let through is StopJob, with SQLite's words.
Error tableError(const SQLite::Exception &exception, const QString &path, const QString &table);
template <typename Function>
auto attempt(const QString &path, const QString &table, Function function) -> decltype(function())
{
    try {
        return function();
    } catch (const SQLite::Exception &exception) {
        return fail(tableError(exception, path, table));
    }
}

/// How long a call waits for another program's lock before it is DatabaseBusy (design, "Threads").
constexpr int busyTimeoutMs = 250;

enum class Access { Write, Read };

/// Opens the file, for this user alone when it is made, in WAL mode. Throws SQLite::Exception.
Database openDatabase(const QString &path, Access access);

/// `"…"`, as SQL quotes names: every name of a CRM goes through it.
std::string quoted(const QString &name);
/// `'…'`
std::string literal(const QString &text);

QString text(const SQLite::Column &column);
/// As SQLite stores it, in a type that takes each storage class (RecordValue, QVariant); none for NULL.
template <typename Value> Value valueOf(const SQLite::Column &column)
{
    if (column.isNull())
        return {};
    if (column.isInteger())
        return qint64(column.getInt64());
    if (column.isFloat())
        return column.getDouble();
    if (column.isBlob())
        return QByteArray(static_cast<const char *>(column.getBlob()), column.getBytes());
    return text(column);
}
void bindText(SQLite::Statement &statement, int index, const QString &value);

/// One value of a one-row query; `fallback` when there is no row.
QString queryText(Database &database, const std::string &sql, const QString &fallback = {});
qint64 queryNumber(Database &database, const std::string &sql);

} // namespace fairlead::detail
