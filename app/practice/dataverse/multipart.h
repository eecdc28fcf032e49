// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/httpfront.h"

#include <QByteArray>
#include <QList>

/// `multipart/mixed` and the HTTP messages in it, as `$batch` sends them (reference Microsoft 4.7; RFC 2046).
/// Lines may end in CRLF or LF alone. What cannot be read is thrown as Problem.
namespace fairlead::practice::dataverse::multipart {

/// One body part, or one HTTP request in it: what stands before the empty line, and what after it.
struct Part
{
    Headers headers;
    QByteArray content;

    /// First value, name compared without case; empty where absent.
    QByteArray header(QByteArrayView name) const;
};

/// Value of `boundary`, quoted or not; empty where there is none or where it is another media type.
QByteArray boundaryOf(const QByteArray &contentType);
/// The parts between the boundaries; text before the first and after the last is passed over.
QList<Part> read(const QByteArray &body, const QByteArray &boundary);

/// A request as it lies in a part: `POST /api/data/v9.2/tasks HTTP/1.1`, headers, body.
struct HttpRequest
{
    QByteArray method;
    QByteArray target;
    Part message;
};
HttpRequest readRequest(const QByteArray &text);

/// "HTTP/1.1 204 No Content", headers, body.
QByteArray writeResponse(const Response &response);

} // namespace fairlead::practice::dataverse::multipart
