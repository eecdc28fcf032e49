// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/dataverse/store.h"

#include <sqlite3.h>

#include <QString>

#include <algorithm>

namespace fairlead::practice::dataverse {

namespace {

QString toText(const void *bytes, int size)
{
    return QString::fromUtf8(static_cast<const char *>(bytes), size);
}

bool isAscii(const char *text, int size)
{
    return std::all_of(text, text + size, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c + 32) : c;
}

// Dataverse's SQL Server compares without regard to case (reference 2.6 says so by its exception).
int collate(void *, int leftSize, const void *left, int rightSize, const void *right)
{
    const auto *a = static_cast<const char *>(left);
    const auto *b = static_cast<const char *>(right);
    if (!isAscii(a, leftSize) || !isAscii(b, rightSize))
        return QString::compare(toText(left, leftSize), toText(right, rightSize), Qt::CaseInsensitive);
    const int common = std::min(leftSize, rightSize);
    for (int i = 0; i < common; ++i) {
        const int difference = lower(a[i]) - lower(b[i]);
        if (difference != 0)
            return difference;
    }
    return leftSize - rightSize;
}

// LIKE of SQL Server as far as the Web API lets it through: % and _ in a value are wildcards there.
bool matches(QStringView text, QStringView pattern)
{
    qsizetype t = 0;
    qsizetype p = 0;
    qsizetype star = -1;
    qsizetype mark = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == u'%') {
            star = p++;
            mark = t;
        } else if (p < pattern.size() && (pattern[p] == u'_' || pattern[p] == text[t])) {
            ++p;
            ++t;
        } else if (star >= 0) {
            p = star + 1;
            t = ++mark;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == u'%')
        ++p;
    return p == pattern.size();
}

void like(sqlite3_context *context, int, sqlite3_value **arguments)
{
    if (sqlite3_value_type(arguments[0]) == SQLITE_NULL || sqlite3_value_type(arguments[1]) == SQLITE_NULL) {
        sqlite3_result_null(context);
        return;
    }
    const auto folded = [](sqlite3_value *value) {
        const void *text = sqlite3_value_text(value);
        return toText(text, sqlite3_value_bytes(value)).toCaseFolded();
    };
    sqlite3_result_int(context, matches(folded(arguments[0]), folded(arguments[1])) ? 1 : 0);
}

QByteArray sqlType(const Column &column)
{
    switch (column.type) {
    case ColumnType::String:
    case ColumnType::Memo:
        return "TEXT COLLATE CRM";
    case ColumnType::Guid:
    case ColumnType::Lookup:
    case ColumnType::DateTime:
    case ColumnType::DateOnly:
        return "TEXT";
    case ColumnType::Decimal:
    case ColumnType::Money:
        return "REAL";
    case ColumnType::Integer:
    case ColumnType::BigInt:
    case ColumnType::Boolean:
    case ColumnType::Choice:
    case ColumnType::State:
    case ColumnType::Status:
        return "INTEGER";
    }
    return "TEXT";
}

QByteArray tableOf(const Entity &entity)
{
    QByteArrayList columns;
    for (const Column &column : entity.columns) {
        const bool key = column.name == entity.idColumn;
        columns += column.name + ' ' + sqlType(column) + (key ? " PRIMARY KEY NOT NULL" : "");
        if (column.isPolymorphic())
            columns += column.typeColumn() + " TEXT";
    }
    return "CREATE TABLE \"" + entity.name + "\" (" + columns.join(", ") + ")";
}

} // namespace

QByteArray textOf(const Value &value)
{
    const auto *text = std::get_if<QByteArray>(&value);
    return text ? *text : QByteArray();
}

qint64 numberOf(const Value &value)
{
    if (const auto *number = std::get_if<qint64>(&value))
        return *number;
    if (const auto *number = std::get_if<double>(&value))
        return qint64(*number);
    return 0;
}

Value valueOf(const QString &text)
{
    if (text.isEmpty())
        return {};
    return text.toUtf8();
}

void bindTo(SQLite::Statement &statement, int index, const Value &value)
{
    if (const auto *number = std::get_if<qint64>(&value))
        statement.bind(index, static_cast<int64_t>(*number));
    else if (const auto *decimal = std::get_if<double>(&value))
        statement.bind(index, *decimal);
    else if (const auto *text = std::get_if<QByteArray>(&value))
        statement.bind(index, text->toStdString());
    else
        statement.bind(index);
}

Value valueAt(const SQLite::Statement &statement, int index)
{
    const SQLite::Column column = statement.getColumn(index);
    if (column.isNull())
        return {};
    if (column.isInteger())
        return qint64(column.getInt64());
    if (column.isFloat())
        return column.getDouble();
    return QByteArray(column.getText(), column.getBytes());
}

// Its mutexes were a sixth of the work of a page.
Store::Store()
    : m_database(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX)
{
    sqlite3_create_collation(m_database.getHandle(), "CRM", SQLITE_UTF8, nullptr, collate);
    m_database.createFunction("crm_like", 2, true, nullptr, like, nullptr, nullptr, nullptr);
    for (const Entity &entity : Schema::instance().entities()) {
        m_database.exec(tableOf(entity).toStdString());
        m_database.exec(sqlText("CREATE INDEX \"" + entity.name + "_version\" ON \"" + entity.name
                                + "\" (versionnumber)"));
        for (const Collection &collection : entity.collections) {
            if (!collection.linkTable.isEmpty())
                m_database.exec(sqlText("CREATE TABLE IF NOT EXISTS \"" + collection.linkTable + "\" ("
                                        + collection.ownColumn + " TEXT, " + collection.targetColumn
                                        + " TEXT, PRIMARY KEY (" + collection.ownColumn + ", "
                                        + collection.targetColumn + "))"));
        }
    }
    for (const char *index :
         {"contact (parentcustomerid)", "opportunity (customerid)", "task (regardingobjectid)",
          "appointment (regardingobjectid)", "activityparty (activityid)"}) {
        const QByteArray name = QByteArray(index).replace(' ', '_').replace('(', "").replace(')', "");
        m_database.exec(sqlText("CREATE INDEX " + name + " ON " + index));
    }
    // One entry for each row that is not there any more, however often it came back in between.
    m_database.exec("CREATE TABLE deletion (entity TEXT, id TEXT, version INTEGER, PRIMARY KEY (entity, id)) "
                    "WITHOUT ROWID");
    m_database.exec("CREATE INDEX deletion_version ON deletion (entity, version)");
    m_database.exec(
        "CREATE TABLE roleprivilege (roleid TEXT, privilege TEXT, depth INTEGER, PRIMARY KEY (roleid, "
        "privilege))");
}

SQLite::Statement &Store::prepared(const QByteArray &sql)
{
    auto &kept = m_statements[sql];
    if (!kept)
        kept = std::make_shared<SQLite::Statement>(m_database, sql.toStdString());
    kept->reset();
    kept->clearBindings();
    return *kept;
}

void Store::insert(const Entity &entity, Row row)
{
    row.insert("versionnumber", takeVersion());
    QByteArrayList names = row.keys();
    std::sort(names.begin(), names.end()); // the same columns are the same statement
    QByteArray marks = "?";
    for (qsizetype i = 1; i < names.size(); ++i)
        marks += ",?";
    SQLite::Statement &statement =
        prepared("INSERT INTO \"" + entity.name + "\" (" + names.join(',') + ") VALUES (" + marks + ")");
    for (qsizetype i = 0; i < names.size(); ++i)
        bindTo(statement, int(i + 1), row.value(names.at(i)));
    statement.exec();
    // Whoever follows the table is told of rows as they are, not that they were away for a while.
    SQLite::Statement &back = prepared("DELETE FROM deletion WHERE entity = ? AND id = ?");
    bindTo(back, 1, entity.name);
    bindTo(back, 2, row.value(entity.idColumn));
    back.exec();
}

Store::WholeInsert &Store::wholeInsert(const Entity &entity)
{
    WholeInsert &kept = m_wholeInserts[entity.name];
    if (kept.statement)
        return kept;
    for (const Column &column : entity.columns) {
        kept.columns.append(column.name);
        if (column.isPolymorphic())
            kept.columns.append(column.typeColumn());
    }
    kept.versionAt = int(kept.columns.indexOf("versionnumber")) + 1;
    const QByteArray marks = QByteArray("?,").repeated(int(kept.columns.size())).chopped(1);
    kept.statement =
        std::make_shared<SQLite::Statement>(m_database,
                                            sqlText("INSERT INTO \"" + entity.name + "\" ("
                                                    + kept.columns.join(',') + ") VALUES (" + marks + ")"));
    return kept;
}

void Store::insertWhole(const Entity &entity, const Row &row)
{
    WholeInsert &plan = wholeInsert(entity);
    SQLite::Statement &statement = *plan.statement;
    statement.reset();
    statement.clearBindings();
    for (qsizetype i = 0; i < plan.columns.size(); ++i) {
        const auto value = row.constFind(plan.columns.at(i));
        if (value != row.cend() && !isNull(*value))
            bindTo(statement, int(i + 1), *value);
    }
    bindTo(statement, plan.versionAt, takeVersion());
    statement.exec();
}

bool Store::update(const Entity &entity, const QByteArray &id, Row changes)
{
    changes.insert("versionnumber", takeVersion());
    QByteArrayList names = changes.keys();
    std::sort(names.begin(), names.end());
    QByteArrayList assignments;
    for (const QByteArray &name : std::as_const(names))
        assignments += name + " = ?";
    SQLite::Statement &statement = prepared("UPDATE \"" + entity.name + "\" SET " + assignments.join(", ")
                                            + " WHERE " + entity.idColumn + " = ?");
    for (qsizetype i = 0; i < names.size(); ++i)
        bindTo(statement, int(i + 1), changes.value(names.at(i)));
    bindTo(statement, int(names.size() + 1), id);
    return statement.exec() > 0;
}

bool Store::remove(const Entity &entity, const QByteArray &id)
{
    SQLite::Statement &statement =
        prepared("DELETE FROM \"" + entity.name + "\" WHERE " + entity.idColumn + " = ?");
    bindTo(statement, 1, id);
    if (statement.exec() == 0)
        return false;
    SQLite::Statement &log = prepared("INSERT INTO deletion (entity, id, version) VALUES (?, ?, ?)");
    bindTo(log, 1, entity.name);
    bindTo(log, 2, id);
    bindTo(log, 3, takeVersion());
    log.exec();
    return true;
}

std::optional<Row> Store::find(const Entity &entity, const QByteArray &id)
{
    const QByteArrayList &columns = wholeInsert(entity).columns;
    SQLite::Statement &statement = prepared("SELECT " + columns.join(',') + " FROM \"" + entity.name
                                            + "\" WHERE " + entity.idColumn + " = ?");
    bindTo(statement, 1, id);
    if (!statement.executeStep())
        return std::nullopt;
    Row row;
    row.reserve(columns.size());
    for (int i = 0; i < columns.size(); ++i)
        row.insert(columns.at(i), valueAt(statement, i));
    statement.reset();
    return row;
}

bool Store::exists(const Entity &entity, const QByteArray &id)
{
    SQLite::Statement &statement =
        prepared("SELECT 1 FROM \"" + entity.name + "\" WHERE " + entity.idColumn + " = ?");
    bindTo(statement, 1, id);
    const bool found = statement.executeStep();
    statement.reset();
    return found;
}

qint64 Store::count(const Entity &entity)
{
    SQLite::Statement &statement = prepared("SELECT COUNT(*) FROM \"" + entity.name + "\"");
    statement.executeStep();
    const qint64 rows = statement.getColumn(0).getInt64();
    statement.reset();
    return rows;
}

void Store::link(const QByteArray &table, const QByteArray &first, const QByteArray &firstColumn,
                 const QByteArray &second, const QByteArray &secondColumn)
{
    SQLite::Statement &statement = prepared("INSERT OR IGNORE INTO \"" + table + "\" (" + firstColumn + ", "
                                            + secondColumn + ") VALUES (?, ?)");
    bindTo(statement, 1, first);
    bindTo(statement, 2, second);
    statement.exec();
}

bool Store::unlink(const QByteArray &table, const QByteArray &first, const QByteArray &firstColumn,
                   const QByteArray &second, const QByteArray &secondColumn)
{
    SQLite::Statement &statement =
        prepared("DELETE FROM \"" + table + "\" WHERE " + firstColumn + " = ? AND " + secondColumn + " = ?");
    bindTo(statement, 1, first);
    bindTo(statement, 2, second);
    return statement.exec() > 0;
}

// Savepoints of one name lie on a stack; the outermost is a transaction.
Atomic::Atomic(Store &store)
    : m_store(store)
{
    m_store.database().exec("SAVEPOINT atomic");
}

Atomic::~Atomic()
{
    if (!m_open)
        return;
    try {
        m_store.database().exec("ROLLBACK TO atomic; RELEASE atomic");
    } catch (const SQLite::Exception &exception) {
        qFatal("practice Dataverse: cannot undo: %s", exception.what());
    }
}

void Atomic::keep()
{
    m_store.database().exec("RELEASE atomic");
    m_open = false;
}

} // namespace fairlead::practice::dataverse
