// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/dataverse/multipart.h"

#include "practice/dataverse/problem.h"

#include <optional>

namespace fairlead::practice::dataverse::multipart {

namespace {

Problem malformed(const QString &what)
{
    return badPayload({}, QStringLiteral("Microsoft.OData.ODataException: ") + what);
}

/// Lines of a text, one after the other.
class Lines
{
public:
    explicit Lines(const QByteArray &text)
        : m_text(text)
    {
    }

    bool atEnd() const { return m_at >= m_text.size(); }
    qsizetype position() const { return m_at; }
    QByteArray rest() const { return m_text.mid(m_at); }

    /// Without its break; `ended` says whether there was one.
    QByteArray next(bool *ended = nullptr)
    {
        const auto feed = m_text.indexOf('\n', m_at);
        const qsizetype stop = feed < 0 ? m_text.size() : feed;
        QByteArray line = m_text.mid(m_at, stop - m_at);
        m_at = feed < 0 ? stop : feed + 1;
        if (ended)
            *ended = feed >= 0;
        if (line.endsWith('\r'))
            line.chop(1);
        return line;
    }

private:
    const QByteArray &m_text;
    qsizetype m_at = 0;
};

// Up to the empty line. The break in front of a boundary belongs to the boundary, so that a text which ends
// here has had its empty line; a header without a break of its own has not (a common mistake with GETs).
Part readPart(Lines &lines)
{
    Part part;
    while (!lines.atEnd()) {
        bool ended = false;
        const QByteArray line = lines.next(&ended);
        if (line.isEmpty())
            break;
        const auto colon = line.indexOf(':');
        if (colon < 1 || !ended)
            throw malformed(QStringLiteral("The message header '%1' is invalid. The header value must be of "
                                           "the format '<header name>: <header value>'")
                                .arg(QString::fromUtf8(line)));
        part.headers.emplaceBack(line.left(colon).trimmed(), line.mid(colon + 1).trimmed());
    }
    part.content = lines.rest();
    return part;
}

// "No Content" and the like: the wording of RFC 9110, for what the Web API answers with.
QByteArray reasonOf(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 204:
        return "No Content";
    case 304:
        return "Not Modified";
    case 400:
        return "Bad Request";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 412:
        return "Precondition Failed";
    case 414:
        return "URI Too Long";
    case 415:
        return "Unsupported Media Type";
    case 500:
        return "Internal Server Error";
    default:
        return "Status";
    }
}

} // namespace

QByteArray Part::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (QByteArrayView(key).compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

QByteArray boundaryOf(const QByteArray &contentType)
{
    const QByteArrayList parts = contentType.split(';');
    if (parts.first().trimmed().toLower() != "multipart/mixed")
        return {};
    for (qsizetype i = 1; i < parts.size(); ++i) {
        const QByteArray parameter = parts.at(i).trimmed();
        if (!parameter.toLower().startsWith("boundary="))
            continue;
        QByteArray value = parameter.mid(9).trimmed();
        if (value.size() >= 2 && value.startsWith('"') && value.endsWith('"'))
            value = value.mid(1, value.size() - 2);
        return value;
    }
    return {};
}

QList<Part> read(const QByteArray &body, const QByteArray &boundary)
{
    const QByteArray delimiter = "--" + boundary;
    QList<Part> parts;
    std::optional<qsizetype> begin;
    Lines lines(body);
    while (!lines.atEnd()) {
        const qsizetype at = lines.position();
        QByteArray line = lines.next();
        while (line.endsWith(' ') || line.endsWith('\t'))
            line.chop(1);
        const bool last = line == delimiter + "--";
        if (!last && line != delimiter)
            continue;
        if (begin) {
            // The break in front of the boundary is the boundary's.
            qsizetype end = at;
            if (end > *begin && body.at(end - 1) == '\n')
                --end;
            if (end > *begin && body.at(end - 1) == '\r')
                --end;
            const QByteArray text = body.mid(*begin, end - *begin);
            Lines within(text);
            parts.append(readPart(within));
        }
        if (last)
            return parts;
        begin = lines.position();
    }
    throw malformed(QStringLiteral("Encountered an unexpected end of input while reading the batch payload"));
}

HttpRequest readRequest(const QByteArray &text)
{
    Lines lines(text);
    bool ended = false;
    const QByteArray line = lines.next(&ended);
    const auto first = line.indexOf(' ');
    const auto last = line.lastIndexOf(' ');
    // Blanks in the address are let through, as the provider does: only the outer two count.
    if (first < 1 || last <= first || !line.mid(last + 1).startsWith("HTTP/1.") || !ended)
        throw malformed(QStringLiteral("The request line '%1' in the batch is invalid. It must have the form "
                                       "'METHOD address HTTP/1.1' and be followed by an empty line")
                            .arg(QString::fromUtf8(line)));
    return {line.left(first), line.mid(first + 1, last - first - 1).trimmed(), readPart(lines)};
}

QByteArray writeResponse(const Response &response)
{
    QByteArray out =
        "HTTP/1.1 " + QByteArray::number(response.status) + ' ' + reasonOf(response.status) + "\r\n";
    for (const auto &[name, value] : response.headers)
        out += name + ": " + value + "\r\n";
    return out + "\r\n" + response.body;
}

} // namespace fairlead::practice::dataverse::multipart
