// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/crm.h"
#include "workspace/workspace.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>

struct sqlite3;
struct sqlite3_stmt;

namespace fairlead::detail {

struct TextHash
{
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};
using IdSet = std::unordered_set<std::string, TextHash, std::equal_to<>>;

/// The hot path: one prepared upsert for a table and a choice of columns, on SQLite itself, so that text goes
/// from the page's buffer into the database without a copy in between. Touches only rows that differ. Throws
/// SQLite::Exception; the transaction is the caller's.
class PageWriter
{
public:
    /// `columns`: the id first.
    PageWriter(sqlite3 *database, const QString &table, QStringList columns);

    const QStringList &columns() const { return m_columns; }
    /// Rows whose id is in `left` are not touched; `onLeft` is told of the cells of each.
    StoredPage write(const RecordPage &page, const IdSet &left,
                     const std::function<void(const CellValue *)> &onLeft);

private:
    void bind(int index, const CellValue &value);

    struct Finalize
    {
        void operator()(sqlite3_stmt *statement) const;
    };
    sqlite3 *m_database;
    QStringList m_columns;
    std::unique_ptr<sqlite3_stmt, Finalize> m_upsert;
};

} // namespace fairlead::detail
