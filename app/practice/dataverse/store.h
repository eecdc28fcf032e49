// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/dataverse/schema.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QHash>

#include <memory>
#include <optional>
#include <variant>

namespace fairlead::practice::dataverse {

/// What a column holds: nothing, a whole number (also Boolean, 0 or 1), a number, or text (also GUIDs in
/// lower case and dates in UTC).
using Value = std::variant<std::monostate, qint64, double, QByteArray>;
/// Column name to value; lookups that may point to several tables have `name__type` beside them.
using Row = QHash<QByteArray, Value>;

inline bool isNull(const Value &value)
{
    return std::holds_alternative<std::monostate>(value);
}
/// SQL for SQLiteCpp, which takes std::string.
inline std::string sqlText(const QByteArray &sql)
{
    return sql.toStdString();
}

QByteArray textOf(const Value &value);
qint64 numberOf(const Value &value);
Value valueOf(const QString &text); ///< empty is null
void bindTo(SQLite::Statement &statement, int index, const Value &value);
Value valueAt(const SQLite::Statement &statement, int index);

/// The records, in SQLite in memory. Knows tables, versions and deletions; no rules, no rights. One thread.
class Store
{
public:
    Store();

    SQLite::Database &database() { return m_database; }
    /// Statement of this text, reset and without bindings; kept for the next time. Not to be used again
    /// before the first use has ended.
    SQLite::Statement &prepared(const QByteArray &sql);

    /// Every change takes the next number: `versionnumber`, the ETag, the place in the change feed.
    qint64 version() const { return m_version; }
    qint64 takeVersion() { return ++m_version; }
    /// What was known of changes up to now is known no more: followers have to begin again.
    void forgetChanges() { m_changesSince = takeVersion(); }
    qint64 changesSince() const { return m_changesSince; }

    void insert(const Entity &entity, Row row);
    /// The same for many rows of one table: every column is written, so that one statement serves them all.
    void insertWhole(const Entity &entity, const Row &row);
    /// False where there is no such row.
    bool update(const Entity &entity, const QByteArray &id, Row changes);
    /// `at`: UTC, for the retention of the change feed.
    bool remove(const Entity &entity, const QByteArray &id);
    std::optional<Row> find(const Entity &entity, const QByteArray &id);
    bool exists(const Entity &entity, const QByteArray &id);
    qint64 count(const Entity &entity);

    void link(const QByteArray &table, const QByteArray &first, const QByteArray &firstColumn,
              const QByteArray &second, const QByteArray &secondColumn);
    bool unlink(const QByteArray &table, const QByteArray &first, const QByteArray &firstColumn,
                const QByteArray &second, const QByteArray &secondColumn);

private:
    SQLite::Database m_database;
    struct WholeInsert
    {
        QByteArrayList columns;
        int versionAt = 0;
        std::shared_ptr<SQLite::Statement> statement;
    };

    WholeInsert &wholeInsert(const Entity &entity);

    QHash<QByteArray, std::shared_ptr<SQLite::Statement>> m_statements;
    QHash<QByteArray, WholeInsert> m_wholeInserts;
    qint64 m_version = 1'000'000;
    qint64 m_changesSince = 0;
};

/// What is written to the store while it lives is undone at its end, unless kept. One may lie within another:
/// the outer one then decides about both.
class Atomic
{
public:
    explicit Atomic(Store &store);
    ~Atomic();
    void keep();

private:
    Q_DISABLE_COPY_MOVE(Atomic)
    Store &m_store;
    bool m_open = true;
};

} // namespace fairlead::practice::dataverse
