// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>

namespace fairlead {

/// Any other program with the file open, settings as they come.
class OtherProgram
{
public:
    explicit OtherProgram(const QString &path)
        : database(path.toStdString(), SQLite::OPEN_READWRITE)
    {
    }

    void run(const std::string &sql) { database.exec(sql); }
    /// Empty, or why it was refused.
    QString tries(const std::string &sql)
    {
        try {
            database.exec(sql);
        } catch (const SQLite::Exception &exception) {
            return QString::fromUtf8(exception.what());
        }
        return {};
    }
    /// Columns separated by `|`, rows by a line break; NULL as `-`.
    QString read(const std::string &sql)
    {
        QStringList rows;
        SQLite::Statement statement(database, sql);
        while (statement.executeStep()) {
            QStringList row;
            for (int i = 0; i < statement.getColumnCount(); ++i) {
                const auto column = statement.getColumn(i);
                row += column.isNull() ? QStringLiteral("-") : QString::fromStdString(column.getString());
            }
            rows += row.join(QLatin1Char('|'));
        }
        return rows.join(QLatin1Char('\n'));
    }
    QString outbox() { return read("SELECT kind, id, base FROM fairlead_outbox ORDER BY seq"); }

    SQLite::Database database;
};

} // namespace fairlead
