// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/recordwriter.h"

#include "practice/salesforce/jsontext.h"

namespace fairlead::practice::salesforce {

using soql::Output;

namespace {

void appendText(TextBuilder &out, QByteArrayView text)
{
    if (text.isNull())
        out.append("null");
    else
        jsontext::appendString(out, text);
}

// The compound is empty when all its parts are.
void appendAddress(TextBuilder &out, const SqlRows &row, int column)
{
    bool empty = true;
    for (int i = 0; i < 5; ++i)
        empty = empty && row.isNull(column + i);
    if (empty) {
        out.append("null");
        return;
    }
    // Columns come as street, city, state, postal code, country.
    out.append("{\"city\":");
    appendText(out, row.text(column + 1));
    out.append(",\"country\":");
    appendText(out, row.text(column + 4));
    out.append(",\"geocodeAccuracy\":null,\"latitude\":null,\"longitude\":null,\"postalCode\":");
    appendText(out, row.text(column + 3));
    out.append(",\"state\":");
    appendText(out, row.text(column + 2));
    out.append(",\"street\":");
    appendText(out, row.text(column));
    out.append('}');
}

} // namespace

RecordWriter::RecordWriter(const Output &root, const QByteArray &version)
    : m_root(member(root, "/services/data/" + version + "/sobjects/"))
{
}

RecordWriter::Member RecordWriter::member(const Output &output, const QByteArray &base)
{
    Member out;
    out.kind = output.kind;
    out.column = output.column;
    out.head = ",\"" + output.name + "\":";
    if (output.kind != Output::Kind::Parent)
        return out;
    // A polymorphic parent calls itself "Name" but links to what it is.
    out.type = output.object->name;
    out.polymorphic = output.polymorphic;
    out.attributes = "{\"attributes\":{\"type\":\"" + out.type + "\",\"url\":\"" + base;
    if (!out.polymorphic)
        out.attributes += out.type + '/';
    for (const Output &child : output.children)
        out.members.push_back(member(child, base));
    return out;
}

void RecordWriter::append(TextBuilder &out, const SqlRows &row) const
{
    out.append(',');
    appendParent(out, row, m_root);
}

void RecordWriter::appendParent(TextBuilder &out, const SqlRows &row, const Member &parent)
{
    const QByteArrayView id = row.text(parent.column);
    if (id.isNull()) {
        out.append("null");
        return;
    }
    out.append(parent.attributes);
    if (parent.polymorphic) {
        const Object *linked = Schema::instance().byPrefix(id);
        out.append(linked ? linked->name : parent.type);
        out.append('/');
    }
    out.append(id);
    out.append("\"}");
    for (const Member &each : parent.members) {
        out.append(each.head);
        appendValue(out, row, each);
    }
    out.append('}');
}

void RecordWriter::appendValue(TextBuilder &out, const SqlRows &row, const Member &member)
{
    switch (member.kind) {
    case Output::Kind::Parent:
        return appendParent(out, row, member);
    case Output::Kind::Address:
        return appendAddress(out, row, member.column);
    case Output::Kind::Boolean:
        return out.append(row.integer(member.column) ? "true" : "false");
    case Output::Kind::Int:
        return row.isNull(member.column) ? out.append("null")
                                         : jsontext::appendInteger(out, row.integer(member.column));
    case Output::Kind::Double:
        return row.isNull(member.column) ? out.append("null")
                                         : jsontext::appendDouble(out, row.real(member.column));
    case Output::Kind::Text:
    case Output::Kind::Datetime:
        return appendText(out, row.text(member.column));
    }
}

} // namespace fairlead::practice::salesforce
