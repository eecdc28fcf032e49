// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/salesforce/soqltranslator.h"
#include "practice/salesforce/sqlrows.h"
#include "practice/salesforce/store.h"
#include "practice/salesforce/textbuilder.h"

namespace fairlead::practice::salesforce {

/// Writes a row of a result in the form its reader wants.
class RowWriter
{
public:
    virtual ~RowWriter() = default;
    virtual void append(TextBuilder &out, const SqlRows &row) const = 0;
};

/// The rows of a query as text, as they were when it was asked. They are written when they are first wanted,
/// and what is left of them at once before any record changes: so nothing is copied first, and pages neither
/// move nor change. A page that has been written can be had again.
class ResultText final : private Store::Reader
{
public:
    ResultText(Store &store, const soql::Translation &translation, std::unique_ptr<RowWriter> writer);
    ~ResultText() override;
    ResultText(const ResultText &) = delete;
    ResultText &operator=(const ResultText &) = delete;

    /// Whether there are more rows than that.
    bool hasMoreThan(int rows);
    /// How many there are.
    int size();
    /// Those rows, one after the other; `to` is no more than there are. Valid until more is asked for.
    QByteArrayView rows(int from, int to);
    /// Of the rows written so far.
    qsizetype bytes() const { return m_text.size(); }

private:
    void write(int rows);
    void finish() override;

    Store &m_store;
    QByteArray m_countSql;
    QVariantList m_binds;
    std::unique_ptr<RowWriter> m_writer;
    std::unique_ptr<SqlRows> m_unread; ///< null when all rows are written
    TextBuilder m_text;
    QList<qsizetype> m_ends; ///< of each row in the text
    int m_size = -1; ///< unknown
};

} // namespace fairlead::practice::salesforce
