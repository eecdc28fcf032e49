// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/dataverse/preferences.h"
#include "practice/dataverse/store.h"
#include "practice/jsonstring.h"

#include <optional>

namespace fairlead::practice::dataverse {

/// What to SELECT for one table's object in an answer, and how to write it from the statement's row. The keys
/// are put together once, so that a page of 5,000 rows is little more than copying.
class RowPlan
{
public:
    /// `first`: position of the first term in the statement's row.
    RowPlan(const Entity &entity, const QByteArray &alias, const std::optional<QByteArrayList> &select,
            const Preferences &preferences, int first);

    /// Terms for SELECT, in order.
    const QByteArrayList &terms() const { return m_terms; }
    /// Names for @odata.context: what was selected, empty for everything.
    const QByteArrayList &selected() const { return m_selected; }

    /// `"@odata.etag":…,"fullname":…` without the braces.
    void write(QByteArray &out, const SQLite::Statement &row) const;
    bool isMissing(const SQLite::Statement &row) const { return row.getColumn(m_idAt).isNull(); }
    QByteArray id(const SQLite::Statement &row) const;
    qint64 version(const SQLite::Statement &row) const { return row.getColumn(m_versionAt).getInt64(); }

private:
    struct Cell
    {
        const Column *column = nullptr;
        int at = 0;
        int targetAt = -1; ///< logical name of a polymorphic lookup's target
        int labelAt = -1; ///< name of a lookup's target
        QByteArray key; ///< ,"fullname":
        QByteArray formattedKey;
        QByteArray lookupKey;
        QByteArray navigationKey;
    };

    void addCell(const Column &column, const QByteArray &alias, const Preferences &preferences);
    int addTerm(const QByteArray &term);
    void writeValue(QByteArray &out, const Cell &cell, const SQLite::Column &value) const;
    void writeAnnotations(QByteArray &out, const Cell &cell, const SQLite::Statement &row) const;

    const Entity &m_entity;
    int m_first;
    int m_versionAt = 0;
    int m_idAt = 0;
    QByteArrayList m_terms;
    QByteArrayList m_selected;
    std::vector<Cell> m_cells;
};

} // namespace fairlead::practice::dataverse
