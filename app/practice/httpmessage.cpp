// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/httpfront.h"

namespace fairlead::practice {

namespace {

// application/x-www-form-urlencoded writes a blank as '+', which QUrlQuery leaves alone.
QUrlQuery readForm(QByteArray encoded)
{
    encoded.replace('+', "%20");
    return QUrlQuery(QString::fromUtf8(encoded));
}

bool sameName(QByteArrayView one, QByteArrayView other)
{
    return one.compare(other, Qt::CaseInsensitive) == 0;
}

} // namespace

QUrlQuery Request::query() const
{
    return readForm(url.query(QUrl::FullyEncoded).toUtf8());
}

QByteArray Request::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (sameName(key, name))
            return value;
    }
    return {};
}

QUrlQuery Request::form() const
{
    return readForm(body);
}

QString Request::origin() const
{
    return url.toString(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo);
}

QByteArray Request::clientAddress() const
{
    const QByteArray forwarded = header("X-Forwarded-For");
    return forwarded.isEmpty() ? peer : forwarded.split(',').first().trimmed();
}

QByteArray Request::cookie(QByteArrayView name) const
{
    for (const QByteArray &part : header("Cookie").split(';')) {
        const auto equals = part.indexOf('=');
        if (equals > 0 && QByteArrayView(part).first(equals).trimmed() == name)
            return part.mid(equals + 1).trimmed();
    }
    return {};
}

QString Request::value(const QUrlQuery &query, const QString &name)
{
    return query.queryItemValue(name, QUrl::FullyDecoded);
}

Response Response::json(const QByteArray &document, int status)
{
    return {status, {{"Content-Type", "application/json;charset=UTF-8"}}, document};
}

Response Response::html(const QString &page, int status)
{
    return {
        status, {{"Content-Type", "text/html; charset=UTF-8"}, {"Cache-Control", "no-store"}}, page.toUtf8()};
}

Response Response::redirect(const QUrl &to, int status)
{
    return {status, {{"Location", to.toEncoded()}, {"Cache-Control", "no-store"}}, {}};
}

Response Response::text(const QByteArray &text, int status)
{
    return {status, {{"Content-Type", "text/plain; charset=UTF-8"}}, text};
}

void Response::setHeader(const QByteArray &name, const QByteArray &value)
{
    headers.removeIf([&](const auto &header) { return sameName(header.first, name); });
    headers.append({name, value});
}

void Response::addHeader(const QByteArray &name, const QByteArray &value)
{
    headers.append({name, value});
}

} // namespace fairlead::practice
