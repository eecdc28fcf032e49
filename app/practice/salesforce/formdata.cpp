// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/formdata.h"

namespace fairlead::practice::salesforce {

namespace {

// Value of `name="…"` or `name=…` among the parameters of a header.
QByteArray parameterOf(const QByteArray &header, const QByteArray &name)
{
    for (const QByteArray &part : header.split(';')) {
        const auto equals = part.indexOf('=');
        if (equals < 0 || part.left(equals).trimmed().toLower() != name)
            continue;
        QByteArray value = part.mid(equals + 1).trimmed();
        if (value.size() >= 2 && value.startsWith('"') && value.endsWith('"'))
            value = value.mid(1, value.size() - 2);
        return value;
    }
    return {};
}

// What stands between two boundaries: headers, an empty line, the content.
std::optional<FormPart> partFrom(const QByteArray &text)
{
    const auto end = text.indexOf("\r\n\r\n");
    if (end < 0)
        return std::nullopt;
    FormPart part;
    part.content = text.mid(end + 4);
    for (const QByteArray &line : text.left(end).split('\n')) {
        const auto colon = line.indexOf(':');
        const QByteArray name = line.left(colon).trimmed().toLower();
        if (name == "content-disposition")
            part.name = parameterOf(line.mid(colon + 1), "name");
        else if (name == "content-type")
            part.type = line.mid(colon + 1).trimmed();
    }
    return part;
}

} // namespace

std::optional<QList<FormPart>> readFormData(const QByteArray &contentType, const QByteArray &body)
{
    const QByteArray boundary = parameterOf(contentType, "boundary");
    if (!contentType.trimmed().toLower().startsWith("multipart/form-data") || boundary.isEmpty())
        return std::nullopt;
    const QByteArray delimiter = "\r\n--" + boundary;
    // The first boundary has no line before it.
    const QByteArray text = "\r\n" + body;
    QList<FormPart> out;
    qsizetype at = text.indexOf(delimiter);
    while (at >= 0) {
        at += delimiter.size();
        if (text.mid(at, 2) == "--")
            return out;
        const auto next = text.indexOf(delimiter, at);
        const auto start = text.indexOf("\r\n", at);
        if (next < 0 || start < 0)
            return std::nullopt;
        // The line end after the boundary may be the one before the empty line.
        const auto part = partFrom("\r\n" + text.mid(start + 2, next - start - 2));
        if (!part)
            return std::nullopt;
        out.append(*part);
        at = next;
    }
    return std::nullopt;
}

} // namespace fairlead::practice::salesforce
