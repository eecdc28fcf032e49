// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/salesforce/soqltranslator.h"

namespace SQLite {
class Statement;
}

namespace fairlead::practice::salesforce {

/// Writes rows of a translated query as the API's JSON records. Made once per answer, so that what repeats in
/// every record is put together only once.
class RecordWriter
{
public:
    RecordWriter(const soql::Output &root, const QByteArray &version);

    void append(QByteArray &out, SQLite::Statement &row) const;

private:
    void appendParent(QByteArray &out, SQLite::Statement &row, const soql::Output &parent) const;
    void appendAddress(QByteArray &out, SQLite::Statement &row, int column) const;
    void appendValue(QByteArray &out, SQLite::Statement &row, const soql::Output &output) const;

    const soql::Output &m_root;
    QByteArray m_base; ///< "/services/data/v66.0/sobjects/"
};

} // namespace fairlead::practice::salesforce
