// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/pagewriter.h"

#include "workspace/database.h"
#include "workspace/sqltext.h"

#include <sqlite3.h>

namespace fairlead::detail {

namespace {

std::string upsertSql(const QString &table, const QStringList &columns)
{
    std::vector<std::string> names;
    std::vector<std::string> places;
    std::vector<std::string> takes;
    std::vector<std::string> differs;
    for (const QString &column : columns) {
        const std::string name = quoted(column);
        names.push_back(name);
        places.emplace_back("?");
        if (names.size() == 1)
            continue;
        takes.push_back(name + " = excluded." + name);
        differs.push_back(quoted(table) + '.' + name + " IS NOT excluded." + name);
    }
    std::string sql = "INSERT INTO " + quoted(table) + '(' + commaSeparated(names) + ") VALUES("
        + commaSeparated(places) + ") ON CONFLICT(" + names.front() + ") DO ";
    if (takes.empty())
        return sql + "NOTHING";
    // A row that is the same is not written: the overlap of two pulls costs no disk.
    return sql + "UPDATE SET " + commaSeparated(takes) + " WHERE " + balanced(differs, " OR ");
}

} // namespace

void PageWriter::Finalize::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

PageWriter::PageWriter(sqlite3 *database, const QString &table, QStringList columns)
    : m_database(database)
    , m_columns(std::move(columns))
{
    const std::string sql = upsertSql(table, m_columns);
    sqlite3_stmt *statement = nullptr;
    check(database,
          sqlite3_prepare_v3(database, sql.c_str(), int(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement,
                             nullptr));
    m_upsert.reset(statement);
}

void PageWriter::bind(int index, const CellValue &value)
{
    sqlite3_stmt *statement = m_upsert.get();
    int code = SQLITE_OK;
    if (const auto *text = std::get_if<std::string_view>(&value)) {
        // Empty text is not NULL: the CRMs tell them apart.
        code = sqlite3_bind_text(statement, index, text->data() ? text->data() : "", int(text->size()),
                                 SQLITE_STATIC);
    } else if (const auto *number = std::get_if<std::int64_t>(&value)) {
        code = sqlite3_bind_int64(statement, index, *number);
    } else if (const auto *real = std::get_if<double>(&value)) {
        code = sqlite3_bind_double(statement, index, *real);
    } else if (const auto *truth = std::get_if<bool>(&value)) {
        code = sqlite3_bind_int(statement, index, *truth ? 1 : 0);
    } else {
        code = sqlite3_bind_null(statement, index);
    }
    check(m_database, code);
}

StoredPage PageWriter::write(const RecordPage &page, const IdSet &left,
                             const std::function<void(const CellValue *)> &onLeft)
{
    StoredPage stored;
    const auto width = std::size_t(m_columns.size());
    for (std::size_t row = 0; row < page.rows(); ++row) {
        const CellValue *cells = page.cells.data() + row * width;
        const auto *id = std::get_if<std::string_view>(cells);
        if (!id || id->empty())
            throw SQLite::Exception("a record without an id", SQLITE_MISMATCH);
        if (!left.empty() && left.find(*id) != left.end()) {
            ++stored.left;
            onLeft(cells);
            continue;
        }
        for (std::size_t column = 0; column < width; ++column)
            bind(int(column) + 1, cells[column]);
        // Only an insert moves the last row id: it tells an insert from an update without a second statement.
        sqlite3_set_last_insert_rowid(m_database, 0);
        const int code = sqlite3_step(m_upsert.get());
        sqlite3_reset(m_upsert.get());
        check(m_database, code);
        if (sqlite3_last_insert_rowid(m_database) != 0)
            ++stored.inserted;
        else if (sqlite3_changes(m_database) != 0)
            ++stored.updated;
        else
            ++stored.unchanged;
    }
    // Nothing of the page may stay bound: its buffer goes with it.
    sqlite3_clear_bindings(m_upsert.get());
    return stored;
}

} // namespace fairlead::detail
