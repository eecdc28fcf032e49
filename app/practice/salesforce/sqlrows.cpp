// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/sqlrows.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

namespace fairlead::practice::salesforce {

namespace {

int bindOne(sqlite3_stmt *statement, int at, const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::Double:
        return sqlite3_bind_double(statement, at, value.toDouble());
    case QMetaType::Int:
        return sqlite3_bind_int(statement, at, value.toInt());
    default: {
        const QByteArray text = value.toString().toUtf8();
        return sqlite3_bind_text(statement, at, text.constData(), int(text.size()), SQLITE_TRANSIENT);
    }
    }
}

} // namespace

void SqlRows::Finalize::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

SqlRows::SqlRows(SQLite::Database &database, const QByteArray &sql, const QVariantList &binds)
    : m_database(database.getHandle())
{
    sqlite3_stmt *statement = nullptr;
    const int code = sqlite3_prepare_v2(m_database, sql.constData(), int(sql.size()), &statement, nullptr);
    m_statement.reset(statement);
    if (code != SQLITE_OK)
        throw SQLite::Exception(m_database, code);
    for (int i = 0; i < binds.size(); ++i) {
        if (const int bound = bindOne(statement, i + 1, binds.at(i)); bound != SQLITE_OK)
            throw SQLite::Exception(m_database, bound);
    }
}

bool SqlRows::next()
{
    const int code = sqlite3_step(m_statement.get());
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        throw SQLite::Exception(m_database, code);
    return false;
}

bool SqlRows::isNull(int column) const
{
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
}

qint64 SqlRows::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

double SqlRows::real(int column) const
{
    return sqlite3_column_double(m_statement.get(), column);
}

QByteArrayView SqlRows::text(int column) const
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement.get(), column));
    return text ? QByteArrayView(text, sqlite3_column_bytes(m_statement.get(), column)) : QByteArrayView();
}

} // namespace fairlead::practice::salesforce
