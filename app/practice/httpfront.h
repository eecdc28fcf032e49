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
    QByteArray peer = "127.0.0.1"; ///< address of the connecting socket

    QString path() const { return url.path(); }
    /// The query as a form reads it: '+' is a blank, so that `q=SELECT+Id` and `q=SELECT%20Id` are one.
    QUrlQuery query() const;
    /// First value, name compared without case; empty where absent.
    QByteArray header(QByteArrayView name) const;
    /// Body of application/x-www-form-urlencoded, '+' read as blank.
    QUrlQuery form() const;
    /// scheme://host[:port] for absolute links.
    QString origin() const;
    /// Where the client says it is: first address of X-Forwarded-For, else that of its socket.
    QByteArray clientAddress() const;
    /// Value of the named cookie; empty where absent.
    QByteArray cookie(QByteArrayView name) const;
    /// Fully decoded value of a form or query parameter; empty where absent.
    static QString value(const QUrlQuery &query, const QString &name);
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
    /// Replaces a header of that name.
    void setHeader(const QByteArray &name, const QByteArray &value);
    /// Adds another of that name, as Set-Cookie needs.
    void addHeader(const QByteArray &name, const QByteArray &value);
};

/// What stands behind a front: one provider. Called on the front's thread, answers at once.
class Service
{
public:
    virtual ~Service() = default;
    virtual Response handle(const Request &request) = 0;
    /// Back to the state it was started with.
    virtual void reset() = 0;
};

/// One HTTP service on 127.0.0.1: hands requests to a handler, keeps the list of requests and applies faults
/// (`/_practice/…` of the contract) before and after the handler; what else lies below `/_practice/` is the
/// handler's. The only place that knows QtHttpServer; it accepts its sockets itself, so that dropping a
/// connection does not depend on the Qt version. Lives on one thread, which needs an event loop.
class HttpFront
{
public:
    using Handler = std::function<Response(const Request &)>;
    using Reset = std::function<void()>;
    /// A service of that name, asked as by a request of its own.
    using Neighbours = std::function<Response(const QString &service, const Request &request)>;

    HttpFront(QString name, Handler handler, Reset reset);
    ~HttpFront();

    /// Port 0 takes any free one. False when the port is taken.
    bool listen(quint16 port);
    quint16 port() const;
    QUrl url() const;
    /// Answers every request this much later.
    void setLatency(int milliseconds);
    /// Whom the `then` of faults asks; without them it does nothing.
    void setNeighbours(Neighbours neighbours);
    /// Of the generator behind `probability` in faults.
    void setSeed(quint64 seed);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace fairlead::practice
