// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/csvwriter.h"

#include "practice/salesforce/jsontext.h"

namespace fairlead::practice::salesforce {

using soql::Output;

namespace {

void appendDoubled(TextBuilder &out, QByteArrayView text)
{
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype quote = text.indexOf('"', at);
        const qsizetype end = quote < 0 ? text.size() : quote + 1;
        out.append(text.sliced(at, end - at));
        if (quote >= 0)
            out.append('"');
        at = end;
    }
}

void appendValue(TextBuilder &out, const SqlRows &row, const soql::Selected &column)
{
    switch (column.kind) {
    case Output::Kind::Boolean:
        return out.append(row.integer(column.column) ? "true" : "false");
    case Output::Kind::Int:
        return jsontext::appendInteger(out, row.integer(column.column));
    case Output::Kind::Double:
        return jsontext::appendDouble(out, row.real(column.column));
    case Output::Kind::Datetime: {
        // Stored with the "+0000" that JSON has.
        const QByteArrayView stamp = row.text(column.column);
        out.append(stamp.first(std::min<qsizetype>(stamp.size(), 23)));
        return out.append('Z');
    }
    case Output::Kind::Text:
    case Output::Kind::Address:
    case Output::Kind::Parent:
        return appendDoubled(out, row.text(column.column));
    }
}

} // namespace

CsvWriter::CsvWriter(QList<soql::Selected> columns, const Format &format)
    : m_columns(std::move(columns))
    , m_format(format)
{
}

QByteArray CsvWriter::header() const
{
    QByteArrayList names;
    for (const soql::Selected &column : m_columns)
        names.append('"' + column.name + '"');
    return names.join(m_format.delimiter) + m_format.lineEnd;
}

void CsvWriter::append(TextBuilder &out, const SqlRows &row) const
{
    bool first = true;
    for (const soql::Selected &column : m_columns) {
        if (!first)
            out.append(m_format.delimiter);
        first = false;
        out.append('"');
        if (!row.isNull(column.column))
            appendValue(out, row, column);
        out.append('"');
    }
    out.append(m_format.lineEnd);
}

} // namespace fairlead::practice::salesforce
