// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/salesforce/resulttext.h"

namespace fairlead::practice::salesforce {

/// Writes rows of a translated query as Bulk API 2.0 does: every value in quotes, empty for null, datetimes
/// with "Z" (reference Salesforce 3.6).
class CsvWriter final : public RowWriter
{
public:
    struct Format
    {
        char delimiter = ',';
        QByteArray lineEnd = "\n";
    };

    CsvWriter(QList<soql::Selected> columns, const Format &format);

    QByteArray header() const;
    void append(TextBuilder &out, const SqlRows &row) const override;

private:
    QList<soql::Selected> m_columns;
    Format m_format;
};

} // namespace fairlead::practice::salesforce
