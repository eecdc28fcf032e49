// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dataversefixture.h"

/// Bodies of `$batch` put together by hand, and its answers taken apart, by other means than the server's
/// own.
namespace fairlead::practice::dataversetest {

/// "PATCH accounts(…) HTTP/1.1" and what belongs to it, as a part carries it.
inline QByteArray requestText(const QByteArray &line, const QJsonObject &body = {},
                              const Headers &headers = {})
{
    QByteArray text = line + " HTTP/1.1\r\n";
    for (const auto &[name, value] : headers)
        text += name + ": " + value + "\r\n";
    if (!body.isEmpty())
        text += "Content-Type: application/json\r\n";
    text += "\r\n";
    if (!body.isEmpty())
        text += QJsonDocument(body).toJson(QJsonDocument::Compact) + "\r\n";
    return text;
}

inline QByteArray httpPart(const QByteArray &boundary, const QByteArray &request,
                           const QByteArray &contentId = {})
{
    QByteArray part =
        "--" + boundary + "\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n";
    if (!contentId.isEmpty())
        part += "Content-ID: " + contentId + "\r\n";
    return part + "\r\n" + request;
}

/// Requests with Content-ID 1, 2, 3 …
inline QByteArray changeSetPart(const QByteArrayList &requests)
{
    QByteArray text = "--batch_1\r\nContent-Type: multipart/mixed; boundary=\"changeset_1\"\r\n\r\n";
    int id = 0;
    for (const QByteArray &request : requests)
        text += httpPart("changeset_1", request, QByteArray::number(++id));
    return text + "--changeset_1--\r\n";
}

inline QByteArray batchOf(const QByteArrayList &parts)
{
    return parts.join() + "--batch_1--\r\n";
}

/// One answer in a batch.
struct Answer
{
    int status = 0;
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;
    QByteArray contentId;
    QByteArray changeSet; ///< its boundary; empty outside of change sets

    QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    QString code() const
    {
        return json().value(QLatin1String("error")).toObject().value(QLatin1String("code")).toString();
    }
    QString id() const
    {
        const QByteArray address = headers.value("odata-entityid");
        return QString::fromLatin1(address.mid(address.lastIndexOf('(') + 1, 36));
    }
};

inline QHash<QByteArray, QByteArray> readHeaders(const QByteArray &text)
{
    QHash<QByteArray, QByteArray> headers;
    for (const QByteArray &line : text.split('\n')) {
        const auto colon = line.indexOf(':');
        if (colon > 0)
            headers.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
    }
    return headers;
}

/// The answers in `body`, in order, those of change sets among the others.
inline QList<Answer> answersIn(const QByteArray &body, const QByteArray &boundary,
                               const QByteArray &changeSet = {})
{
    QList<Answer> answers;
    const QByteArray whole = "\r\n" + body;
    const QByteArray delimiter = "\r\n--" + boundary;
    auto at = whole.indexOf(delimiter);
    while (at >= 0) {
        const auto begin = at + delimiter.size();
        at = whole.indexOf(delimiter, begin);
        if (at < 0) {
            if (whole.mid(begin) != "--\r\n" && changeSet.isEmpty())
                return {}; // no end, or something after it
            break;
        }
        const QByteArray part = whole.mid(begin + 2, at - begin - 2);
        const auto empty = part.indexOf("\r\n\r\n");
        const auto outer = readHeaders(part.left(empty));
        const QByteArray content = part.mid(empty + 4);
        const QByteArray type = outer.value("content-type");
        if (type.startsWith("multipart/mixed; boundary=")) {
            const QByteArray inner = type.mid(26);
            answers += answersIn(content, inner, inner);
            continue;
        }
        Answer answer;
        const auto headersEnd = content.indexOf("\r\n\r\n");
        answer.status = content.mid(9, 3).toInt();
        answer.headers = readHeaders(content.left(headersEnd).mid(content.indexOf("\r\n") + 2));
        answer.body = content.mid(headersEnd + 4);
        answer.contentId = outer.value("content-id");
        answer.changeSet = changeSet;
        answers.append(answer);
    }
    return answers;
}

inline QList<Answer> answersIn(const Response &response)
{
    const QByteArray type = Fixture::header(response, "Content-Type");
    const QByteArray start = "multipart/mixed; boundary=batchresponse_";
    if (!type.startsWith(start))
        return {};
    return answersIn(response.body, "batchresponse_" + type.mid(start.size()));
}

} // namespace fairlead::practice::dataversetest
