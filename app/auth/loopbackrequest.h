// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>

namespace fairlead {

/// Collects one HTTP/1.x request, bytes as they come, and trusts none of them: everything is bounded, nothing
/// is decoded. Only what a browser sends to a loopback redirect is understood (RFC 9112): origin-form
/// targets, Content-Length bodies. No I/O.
class LoopbackRequest
{
public:
    enum class Progress {
        Incomplete,
        Complete,
        Refused, ///< answer refusal(), then close
        NotHttp, ///< a TLS hello or worse: close without an answer, so that the browser falls back at once
    };

    /// Cookies of every other program on `localhost` arrive here too (they ignore ports), hence the size.
    static constexpr qsizetype maximumHead = 64 * 1024;
    static constexpr qsizetype maximumBody = 64 * 1024;

    /// After anything but Incomplete further bytes are ignored.
    Progress feed(const QByteArray &bytes);
    Progress progress() const { return m_progress; }
    /// HTTP status to refuse with.
    int refusal() const { return m_refusal; }

    const QByteArray &method() const { return m_method; }
    const QByteArray &path() const { return m_path; } ///< raw, begins with '/'
    const QByteArray &query() const { return m_query; } ///< raw, without '?'
    const QByteArray &body() const { return m_body; }
    /// Name in lower case; empty where absent.
    QByteArray header(const QByteArray &name) const { return m_headers.value(name); }
    /// Media type of the body in lower case, without parameters.
    QByteArray contentType() const;

private:
    Progress refuse(int status);
    Progress readHead(const QByteArray &head);
    bool readRequestLine(const QByteArray &line);
    bool readHeader(const QByteArray &line);

    Progress m_progress = Progress::Incomplete;
    int m_refusal = 400;
    bool m_headRead = false;
    qsizetype m_bodyLength = 0;
    QByteArray m_buffer;
    QByteArray m_method;
    QByteArray m_path;
    QByteArray m_query;
    QByteArray m_body;
    QHash<QByteArray, QByteArray> m_headers;
};

} // namespace fairlead
