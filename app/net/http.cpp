// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http.h"

#include <QLocale>
#include <QTimeZone>

namespace fairlead {

namespace {

const QByteArray formType = QByteArrayLiteral("application/x-www-form-urlencoded");
const QByteArray jsonType = QByteArrayLiteral("application/json");

bool isName(const QPair<QByteArray, QByteArray> &header, QByteArrayView name)
{
    return header.first.size() == name.size()
        && qstrnicmp(header.first.constData(), name.data(), size_t(name.size())) == 0;
}

// RFC 9110 §5.6.7: IMF-fixdate is the one form a server may send today; the two obsolete ones must be read.
std::optional<QDateTime> httpDate(const QByteArray &text)
{
    static const char *const forms[] = {"dd MMM yyyy HH:mm:ss 'GMT'", "dd-MMM-yy HH:mm:ss 'GMT'",
                                        "ddd MMM d HH:mm:ss yyyy"};
    // The day of the week says nothing further; with a two-digit year Qt would compare it in the wrong
    // century.
    const QString value = QString::fromLatin1(text.mid(text.indexOf(',') + 1)).simplified();
    for (const char *form : forms) {
        QDateTime time = QLocale::c().toDateTime(value, QLatin1String(form));
        if (!time.isValid())
            continue;
        time.setTimeSpec(Qt::UTC);
        // Qt reads a two-digit year into 1900–1999.
        if (time.date().year() < 1970)
            time = time.addYears(100);
        return time;
    }
    return std::nullopt;
}

} // namespace

HttpRequest HttpRequest::get(const QUrl &url)
{
    HttpRequest request;
    request.url = url;
    return request;
}

HttpRequest HttpRequest::postForm(const QUrl &url, const QByteArray &form)
{
    HttpRequest request;
    request.method = "POST";
    request.url = url;
    request.headers = {{"Content-Type", formType}, {"Accept", jsonType}};
    request.body = form;
    request.repeatable = false;
    return request;
}

HttpRequest HttpRequest::json(const QByteArray &method, const QUrl &url, const QByteArray &document)
{
    HttpRequest request;
    request.method = method;
    request.url = url;
    request.headers = {{"Content-Type", jsonType}, {"Accept", jsonType}};
    request.body = document;
    request.repeatable = method == "GET" || method == "HEAD";
    return request;
}

HttpRequest &&HttpRequest::withHeader(const QByteArray &name, const QByteArray &value) &&
{
    headers.removeIf([&name](const auto &header) { return isName(header, name); });
    headers.append({name, value});
    return std::move(*this);
}

HttpRequest &&HttpRequest::withBearer(const QByteArray &token) &&
{
    return std::move(*this).withHeader("Authorization", "Bearer " + token);
}

QByteArray HttpResponse::header(QByteArrayView name) const
{
    for (const auto &header : headers) {
        if (isName(header, name))
            return header.second;
    }
    return {};
}

QList<QByteArray> HttpResponse::headerValues(QByteArrayView name) const
{
    QList<QByteArray> values;
    for (const auto &header : headers) {
        if (isName(header, name))
            values.append(header.second);
    }
    return values;
}

std::optional<QDateTime> HttpResponse::serverTime() const
{
    return httpDate(header("Date"));
}

std::optional<std::chrono::seconds> HttpResponse::retryAfter() const
{
    const QByteArray value = header("Retry-After").trimmed();
    if (value.isEmpty())
        return std::nullopt;
    bool isNumber = false;
    const qlonglong seconds = value.toLongLong(&isNumber);
    constexpr std::chrono::seconds longest = std::chrono::days(30);
    if (isNumber)
        return seconds < 0 ? std::nullopt : std::optional(std::min(std::chrono::seconds(seconds), longest));
    const auto until = httpDate(value);
    const auto now = serverTime();
    if (!until || !now)
        return std::nullopt;
    return std::clamp(std::chrono::seconds(now->secsTo(*until)), std::chrono::seconds(0), longest);
}

} // namespace fairlead
