// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/recordwriter.h"

#include "practice/jsonstring.h"
#include "practice/salesforce/jsontext.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace fairlead::practice::salesforce {

using soql::Output;

namespace {

void appendText(QByteArray &out, const SQLite::Column &column)
{
    if (column.isNull())
        out += "null";
    else
        appendJsonString(out, QByteArrayView(column.getText(), column.getBytes()));
}

} // namespace

RecordWriter::RecordWriter(const Output &root, const QByteArray &version)
    : m_root(root)
    , m_base("/services/data/" + version + "/sobjects/")
{
}

void RecordWriter::append(QByteArray &out, SQLite::Statement &row) const
{
    appendParent(out, row, m_root);
}

void RecordWriter::appendParent(QByteArray &out, SQLite::Statement &row, const Output &parent) const
{
    const SQLite::Column id = row.getColumn(parent.column);
    if (id.isNull()) {
        out += "null";
        return;
    }
    // A polymorphic parent calls itself "Name" but links to what it is.
    const Object *linked = parent.polymorphic ? Schema::instance().byPrefix(id.getText()) : parent.object;
    out += "{\"attributes\":{\"type\":\"";
    out += parent.object->name;
    out += "\",\"url\":\"";
    out += m_base;
    out += linked ? linked->name : parent.object->name;
    out += '/';
    out.append(id.getText(), id.getBytes());
    out += "\"}";
    for (const Output &child : parent.children) {
        out += ",\"";
        out += child.name;
        out += "\":";
        appendValue(out, row, child);
    }
    out += '}';
}

void RecordWriter::appendValue(QByteArray &out, SQLite::Statement &row, const Output &output) const
{
    if (output.kind == Output::Kind::Parent)
        return appendParent(out, row, output);
    if (output.kind == Output::Kind::Address)
        return appendAddress(out, row, output.column);
    const SQLite::Column column = row.getColumn(output.column);
    if (column.isNull()) {
        out += output.kind == Output::Kind::Boolean ? "false" : "null";
        return;
    }
    switch (output.kind) {
    case Output::Kind::Boolean:
        out += column.getInt() ? "true" : "false";
        break;
    case Output::Kind::Int:
        out += QByteArray::number(qlonglong(column.getInt64()));
        break;
    case Output::Kind::Double:
        jsontext::appendDouble(out, column.getDouble());
        break;
    default:
        appendText(out, column);
    }
}

// The compound is empty when all its parts are.
void RecordWriter::appendAddress(QByteArray &out, SQLite::Statement &row, int column) const
{
    bool empty = true;
    for (int i = 0; i < 5; ++i)
        empty = empty && row.getColumn(column + i).isNull();
    if (empty) {
        out += "null";
        return;
    }
    // Columns come as street, city, state, postal code, country.
    out += "{\"city\":";
    appendText(out, row.getColumn(column + 1));
    out += ",\"country\":";
    appendText(out, row.getColumn(column + 4));
    out += ",\"geocodeAccuracy\":null,\"latitude\":null,\"longitude\":null,\"postalCode\":";
    appendText(out, row.getColumn(column + 3));
    out += ",\"state\":";
    appendText(out, row.getColumn(column + 2));
    out += ",\"street\":";
    appendText(out, row.getColumn(column));
    out += '}';
}

} // namespace fairlead::practice::salesforce
