// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/dynamics/batch.h"

#include "crm/dynamics/odata.h"
#include "crm/jsonpage.h"

#include <QUuid>

#include <algorithm>
#include <optional>

namespace fairlead::dynamics {

namespace {

void addPart(QByteArray &body, const HttpRequest &part)
{
    body += "Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n";
    body +=
        part.method + ' ' + part.url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority) + " HTTP/1.1\r\n";
    for (const auto &[name, value] : part.headers)
        body += name + ": " + value + "\r\n";
    // The last line break belongs to the boundary.
    body += "\r\n" + part.body + "\r\n";
}

// The end of the line that begins at `from`: where its text ends, and where the next one begins. Some
// gateways write bare line feeds.
struct Line
{
    QByteArrayView text;
    qsizetype next = 0;
};

std::optional<Line> lineAt(QByteArrayView text, qsizetype from)
{
    if (from >= text.size())
        return std::nullopt;
    const qsizetype feed = text.indexOf('\n', from);
    const qsizetype end = feed < 0 ? text.size() : feed;
    QByteArrayView line = text.sliced(from, end - from);
    if (line.endsWith('\r'))
        line.chop(1);
    return Line{line, feed < 0 ? text.size() : feed + 1};
}

// The lines up to an empty one. `from` is left behind that.
std::optional<HttpHeaders> headersAt(QByteArrayView text, qsizetype &from)
{
    HttpHeaders headers;
    while (const auto line = lineAt(text, from)) {
        from = line->next;
        if (line->text.isEmpty())
            return headers;
        const qsizetype colon = line->text.indexOf(':');
        if (colon <= 0)
            return std::nullopt;
        headers.append({line->text.first(colon).trimmed().toByteArray(),
                        line->text.sliced(colon + 1).trimmed().toByteArray()});
    }
    // Without a body the empty line may be the boundary's own.
    return headers;
}

// "HTTP/1.1 204 No Content"; 0: it is none.
int statusIn(QByteArrayView line)
{
    if (!line.startsWith("HTTP/"))
        return 0;
    const qsizetype blank = line.indexOf(' ');
    if (blank < 0 || line.size() < blank + 4 || (line.size() > blank + 4 && line[blank + 4] != ' '))
        return 0;
    bool ok = false;
    const int status = line.sliced(blank + 1, 3).toByteArray().toInt(&ok);
    return ok && status >= 100 && status < 600 ? status : 0;
}

HttpResponse answerIn(QByteArrayView part)
{
    HttpResponse none;
    qsizetype at = 0;
    const std::optional<HttpHeaders> outer = headersAt(part, at);
    if (!outer)
        return none;
    const std::optional<Line> statusLine = lineAt(part, at);
    const int status = statusLine ? statusIn(statusLine->text) : 0;
    if (status == 0)
        return none;
    at = statusLine->next;
    std::optional<HttpHeaders> headers = headersAt(part, at);
    if (!headers)
        return none;
    HttpResponse response;
    response.status = status;
    response.headers = std::move(*headers);
    response.body = part.sliced(std::min(at, part.size())).toByteArray();
    return response;
}

// `multipart/mixed; boundary="batchresponse_…"`; empty where it is not that.
QByteArray boundaryIn(const QByteArray &contentType)
{
    const QList<QByteArray> members = contentType.split(';');
    if (members.constFirst().trimmed().compare("multipart/mixed", Qt::CaseInsensitive) != 0)
        return {};
    for (const QByteArray &member : members) {
        const QByteArray text = member.trimmed();
        if (!text.toLower().startsWith("boundary="))
            continue;
        QByteArray value = text.mid(9);
        if (value.size() >= 2 && value.startsWith('"') && value.endsWith('"'))
            value = value.sliced(1, value.size() - 2);
        return value;
    }
    return {};
}

QByteArrayView withoutLastLineBreak(QByteArrayView text)
{
    if (text.endsWith('\n'))
        text.chop(1);
    if (text.endsWith('\r'))
        text.chop(1);
    return text;
}

struct Delimiter
{
    qsizetype begin = 0; // of its line
    qsizetype next = 0; // of what follows
    bool closes = false;
};

// The next line that is `delimiter`, alone or with the closing "--".
std::optional<Delimiter> delimiterFrom(QByteArrayView text, qsizetype from, QByteArrayView delimiter)
{
    while (from < text.size()) {
        const qsizetype begin = text.indexOf(delimiter, from);
        if (begin < 0)
            return std::nullopt;
        from = begin + 1;
        if (begin > 0 && text[begin - 1] != '\n')
            continue;
        const std::optional<Line> line = lineAt(text, begin);
        const QByteArrayView rest = line->text.sliced(delimiter.size()).trimmed();
        if (rest.isEmpty() || rest == "--")
            return Delimiter{begin, line->next, !rest.isEmpty()};
    }
    return std::nullopt;
}

} // namespace

HttpRequest batchRequest(const QUrl &root, const QList<HttpRequest> &parts, const QByteArray &boundary)
{
    Q_ASSERT(!parts.isEmpty() && parts.size() <= maxBatchParts);
    HttpRequest request;
    request.method = "POST";
    request.url = webApiUrl(root, QStringLiteral("$batch"));
    request.repeatable = false;
    request.headers = {{"Content-Type", "multipart/mixed; boundary=\"" + boundary + '"'},
                       {"Prefer", "odata.continue-on-error"}};
    for (const HttpRequest &part : parts) {
        request.body += "--" + boundary + "\r\n";
        addPart(request.body, part);
    }
    request.body += "--" + boundary + "--\r\n";
    return request;
}

QByteArray newBoundary()
{
    return "batch_" + QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
}

Result<QList<HttpResponse>> readBatchAnswer(const HttpResponse &response, qsizetype parts)
{
    const QByteArray boundary = boundaryIn(response.header("Content-Type"));
    if (boundary.isEmpty())
        return fail(answerInvalid(QStringLiteral("the answer to a batch is not multipart")));
    const QByteArray delimiter = "--" + boundary;
    QList<HttpResponse> answers;
    std::optional<Delimiter> before = delimiterFrom(response.body, 0, delimiter);
    while (before && !before->closes) {
        const std::optional<Delimiter> after = delimiterFrom(response.body, before->next, delimiter);
        if (!after)
            break; // cut off: who knows what is missing
        const QByteArrayView part =
            QByteArrayView(response.body).sliced(before->next, after->begin - before->next);
        answers += answerIn(withoutLastLineBreak(part));
        before = after;
    }
    if (answers.isEmpty() || answers.size() > parts)
        return fail(
            answerInvalid(QStringLiteral("%1 answers to a batch of %2").arg(answers.size()).arg(parts)));
    return answers;
}

bool isHeaderText(const QString &text)
{
    return std::all_of(text.begin(), text.end(),
                       [](QChar c) { return c.unicode() >= 0x20 && c.unicode() < 0x7f; });
}

} // namespace fairlead::dynamics
