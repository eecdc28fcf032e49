// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/loopbackrequest.h"

#include <algorithm>

namespace fairlead {

namespace {

// RFC 9110 §5.6.2.
bool isToken(const QByteArray &text)
{
    static const QByteArray marks("!#$%&'*+-.^_`|~");
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')
            || marks.contains(c);
    });
}

bool isVisible(const QByteArray &text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

} // namespace

QByteArray LoopbackRequest::contentType() const
{
    return header("content-type").split(';').constFirst().trimmed().toLower();
}

LoopbackRequest::Progress LoopbackRequest::refuse(int status)
{
    m_refusal = status;
    m_buffer.clear();
    return m_progress = Progress::Refused;
}

LoopbackRequest::Progress LoopbackRequest::feed(const QByteArray &bytes)
{
    if (m_progress != Progress::Incomplete)
        return m_progress;
    m_buffer += bytes;
    if (!m_headRead) {
        if (m_buffer.isEmpty())
            return m_progress;
        // Every method is a word of capital letters; a TLS record starts with 0x16.
        if (m_buffer.front() < 'A' || m_buffer.front() > 'Z')
            return m_progress = Progress::NotHttp;
        const qsizetype end = m_buffer.indexOf("\r\n\r\n");
        if (end < 0)
            return m_buffer.size() > maximumHead ? refuse(431) : m_progress;
        if (end > maximumHead)
            return refuse(431);
        const QByteArray head = m_buffer.first(end);
        m_buffer.remove(0, end + 4);
        if (readHead(head) != Progress::Incomplete)
            return m_progress;
        m_headRead = true;
    }
    if (m_buffer.size() < m_bodyLength)
        return m_progress;
    m_body = m_buffer.first(m_bodyLength);
    m_buffer.clear();
    return m_progress = Progress::Complete;
}

LoopbackRequest::Progress LoopbackRequest::readHead(const QByteArray &head)
{
    qsizetype from = 0;
    for (bool first = true; from <= head.size(); first = false) {
        qsizetype end = head.indexOf("\r\n", from);
        if (end < 0)
            end = head.size();
        const QByteArray line = head.sliced(from, end - from);
        from = end + 2;
        if (!(first ? readRequestLine(line) : readHeader(line)))
            return m_progress == Progress::Refused ? m_progress : refuse(400);
    }
    // A browser never sends a form in chunks; understanding them would only be attack surface.
    if (m_headers.contains("transfer-encoding"))
        return refuse(501);
    if (const QByteArray length = header("content-length"); !length.isEmpty()) {
        bool ok = std::all_of(length.begin(), length.end(), [](char c) { return c >= '0' && c <= '9'; });
        m_bodyLength = ok ? length.toLongLong(&ok) : 0;
        if (!ok)
            return refuse(400);
        if (m_bodyLength > maximumBody)
            return refuse(413);
    } else if (m_method == "POST") {
        return refuse(411);
    }
    return m_progress;
}

bool LoopbackRequest::readRequestLine(const QByteArray &line)
{
    const QList<QByteArray> parts = line.split(' ');
    if (parts.size() != 3 || !isToken(parts[0]) || !isVisible(parts[1]))
        return false;
    if (parts[2] != "HTTP/1.1" && parts[2] != "HTTP/1.0") {
        refuse(505);
        return false;
    }
    const QByteArray &target = parts[1];
    if (!target.startsWith('/') && !(target == "*" && parts[0] == "OPTIONS"))
        return false;
    m_method = parts[0];
    const qsizetype mark = target.indexOf('?');
    m_path = mark < 0 ? target : target.first(mark);
    m_query = mark < 0 ? QByteArray() : target.sliced(mark + 1);
    // A fragment never travels; whoever sends one is no browser.
    return !target.contains('#');
}

bool LoopbackRequest::readHeader(const QByteArray &line)
{
    const qsizetype colon = line.indexOf(':');
    if (colon <= 0)
        return false;
    const QByteArray name = line.first(colon).toLower();
    const QByteArray value = line.sliced(colon + 1).trimmed();
    const bool controls = std::any_of(value.begin(), value.end(), [](char c) {
        const auto u = static_cast<unsigned char>(c);
        return (u < 0x20 && u != '\t') || u == 0x7f;
    });
    if (controls || !isToken(name))
        return false;
    // Two lengths or two hosts are how requests are smuggled (RFC 9112 §6.3, §3.2).
    if (m_headers.contains(name) && (name == "content-length" || name == "host"))
        return false;
    m_headers.insert(name, value);
    return true;
}

} // namespace fairlead
