// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QVariantList>

#include <memory>

struct sqlite3;
struct sqlite3_stmt;

namespace SQLite {
class Database;
}

namespace fairlead::practice::salesforce {

/// A SELECT being read, for results of many rows: SQLiteCpp counts references for every single value, which
/// takes longer than reading it. Failures throw SQLite::Exception as it does.
class SqlRows
{
public:
    SqlRows(SQLite::Database &database, const QByteArray &sql, const QVariantList &binds);

    /// Goes to the next row, at first to the first; false behind the last.
    bool next();

    bool isNull(int column) const;
    qint64 integer(int column) const;
    double real(int column) const;
    /// UTF-8, valid up to next(); null where the value is.
    QByteArrayView text(int column) const;

private:
    struct Finalize
    {
        void operator()(sqlite3_stmt *statement) const;
    };

    sqlite3 *m_database;
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
};

} // namespace fairlead::practice::salesforce
