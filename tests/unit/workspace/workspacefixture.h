// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/otherprogram.h"
#include "workspace/workspace.h"

#include <QTemporaryDir>
#include <QTest>

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

} // namespace fairlead
