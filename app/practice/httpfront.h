// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QList>
#include <QPair>
#include <QString>
#include <QUrl>
#include <QUrlQuery>

#include <functional>
#include <memory>

namespace fairlead::practice {

using Headers = QList<QPair<QByteArray, QByteArray>>;

struct Request
{
    QByteArray method; ///< upper case
    QUrl url; ///< as the client sees it: scheme from X-Forwarded-Proto, host and port from Host
    Headers headers;
    QByteArray body;

    QString path() const { return url.path(); }
    QUrlQuery query() const { return QUrlQuery(url); }
    /// First value, name compared without case; empty where absent.
    QByteArray header(QByteArrayView name) const;
    /// Body of application/x-www-form-urlencoded, '+' read as blank.
    QUrlQuery form() const;
    /// scheme://host[:port] for absolute links.
    QString origin() const;
};

struct Response
{
    int status = 200;
    Headers headers;
    QByteArray body;

    static Response json(const QByteArray &document, int status = 200);
    static Response html(const QString &page, int status = 200);
    static Response redirect(const QUrl &to, int status = 302);
    static Response text(const QByteArray &text, int status = 200);
    void setHeader(const QByteArray &name, const QByteArray &value);
};

/// One HTTP service on 127.0.0.1: hands requests to a handler, keeps the list of requests and applies faults
/// (`/_practice/…` of the contract) before and after the handler. The only place that knows QtHttpServer; it
/// accepts its sockets itself, so that dropping a connection does not depend on the Qt version.
class HttpFront
{
public:
    using Handler = std::function<Response(const Request &)>;
    using Reset = std::function<void()>;

    HttpFront(QString name, Handler handler, Reset reset);
    ~HttpFront();

    /// Port 0 takes any free one. False when the port is taken.
    bool listen(quint16 port);
    quint16 port() const;
    QUrl url() const;
    /// Answers every request this much later.
    void setLatency(int milliseconds);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace fairlead::practice
