// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/workspace.h"

#include <QTemporaryDir>
#include <QTest>

#include <SQLiteCpp/SQLiteCpp.h>

#include <initializer_list>
#include <string>

namespace fairlead {

inline FieldInfo field(const QString &name, FieldType type = FieldType::Text)
{
    FieldInfo info;
    info.name = name;
    info.label = name;
    info.type = type;
    return info;
}

/// Id, Name, Employees, Revenue, Active, SystemModstamp.
inline ObjectInfo account()
{
    ObjectInfo object;
    object.name = QStringLiteral("Account");
    object.label = QStringLiteral("Accounts");
    object.idField = QStringLiteral("Id");
    object.stampField = QStringLiteral("SystemModstamp");
    object.fields = {field(QStringLiteral("Id"), FieldType::Id),
                     field(QStringLiteral("Name")),
                     field(QStringLiteral("Employees"), FieldType::Integer),
                     field(QStringLiteral("Revenue"), FieldType::Real),
                     field(QStringLiteral("Active"), FieldType::Boolean),
                     field(QStringLiteral("SystemModstamp"), FieldType::DateTime)};
    return object;
}

/// A page whose text cells live as long as itself.
class PageMaker
{
public:
    explicit PageMaker(QStringList columns)
        : m_text(std::make_shared<std::vector<std::unique_ptr<std::string>>>())
    {
        m_page.columns = std::move(columns);
        m_page.buffer = m_text;
    }

    PageMaker &text(const std::string &value)
    {
        m_text->push_back(std::make_unique<std::string>(value));
        m_page.cells.emplace_back(std::string_view(*m_text->back()));
        return *this;
    }
    PageMaker &number(std::int64_t value)
    {
        m_page.cells.emplace_back(value);
        return *this;
    }
    PageMaker &real(double value)
    {
        m_page.cells.emplace_back(value);
        return *this;
    }
    PageMaker &truth(bool value)
    {
        m_page.cells.emplace_back(value);
        return *this;
    }
    PageMaker &null()
    {
        m_page.cells.emplace_back(std::monostate());
        return *this;
    }

    RecordPage page(const PullCursor &next = {}, bool last = false)
    {
        m_page.next = next;
        m_page.last = last;
        return m_page;
    }

private:
    std::shared_ptr<std::vector<std::unique_ptr<std::string>>> m_text;
    RecordPage m_page;
};

/// Id and Name only.
inline RecordPage names(std::initializer_list<std::pair<const char *, const char *>> rows,
                        const QString &watermark = {})
{
    PageMaker maker({QStringLiteral("Id"), QStringLiteral("Name")});
    for (const auto &[id, name] : rows)
        maker.text(id).text(name);
    PullCursor next;
    next.watermark = watermark;
    return maker.page(next);
}

inline std::unique_ptr<Workspace> opened(const QString &path)
{
    auto workspace = Workspace::open(path);
    return workspace ? std::move(*workspace) : nullptr;
}

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
