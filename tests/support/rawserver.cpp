// SPDX-License-Identifier: GPL-3.0-or-later
#include "rawserver.h"

#include <QHostAddress>
#include <QTcpSocket>
#ifdef Q_OS_WIN
#include "support/tlsterminator.h"

#include <QTcpServer>
#else
#include <QSslServer>
#endif

namespace fairlead {

namespace {

#ifdef Q_OS_WIN
std::unique_ptr<QTcpServer> makeServer(const std::optional<QSslConfiguration> &)
{
    return std::make_unique<QTcpServer>();
}
#else
std::unique_ptr<QTcpServer> makeServer(const std::optional<QSslConfiguration> &tls)
{
    if (!tls)
        return std::make_unique<QTcpServer>();
    auto server = std::make_unique<QSslServer>();
    server->setSslConfiguration(*tls);
    return server;
}
#endif

} // namespace

QByteArray RawRequest::header(QByteArrayView name) const
{
    HttpResponse carrier;
    carrier.headers = headers;
    return carrier.header(name);
}

RawReply RawReply::http(int status, const QByteArray &body, const HttpHeaders &headers)
{
    RawReply reply;
    reply.bytes = "HTTP/1.1 " + QByteArray::number(status) + " Status\r\n";
    for (const auto &[name, value] : headers)
        reply.bytes += name + ": " + value + "\r\n";
    reply.bytes += "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    return reply;
}

RawServer::RawServer(Handler handler, std::optional<QSslConfiguration> tls)
    : m_handler(std::move(handler))
    , m_tls(tls.has_value())
    , m_server(makeServer(tls))
{
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, [this] {
        while (QTcpSocket *socket = m_server->nextPendingConnection())
            serve(socket);
    });
    m_server->listen(QHostAddress::LocalHost);
#ifdef Q_OS_WIN
    if (tls)
        m_terminator = std::make_unique<TlsTerminator>(*tls, m_server->serverPort());
#endif
}

RawServer::~RawServer()
{
    m_server->disconnect(this);
    for (QTcpSocket *socket : m_pending.keys())
        socket->disconnect(this);
}

quint16 RawServer::port() const
{
#ifdef Q_OS_WIN
    if (m_terminator)
        return m_terminator->port();
#endif
    return m_server->serverPort();
}

QUrl RawServer::url(const QString &path, const QString &host) const
{
    QUrl url;
    url.setScheme(m_tls ? QStringLiteral("https") : QStringLiteral("http"));
    url.setHost(host);
    url.setPort(port());
    return url.resolved(QUrl(path));
}

void RawServer::serve(QTcpSocket *socket)
{
    const int number = ++m_connections;
    m_pending.insert(socket, {});
    connect(socket, &QTcpSocket::readyRead, this, [this, socket, number] { read(socket, number); });
    connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
        m_pending.remove(socket);
        socket->deleteLater();
    });
    read(socket, number);
}

void RawServer::read(QTcpSocket *socket, int connection)
{
    if (!m_pending.contains(socket))
        return;
    QByteArray &pending = m_pending[socket];
    pending += socket->readAll();
    for (;;) {
        const qsizetype end = pending.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        RawRequest request;
        request.connection = connection;
        const QByteArrayList lines = QByteArrayList(pending.left(end).split('\n'));
        const QByteArrayList first = lines.first().trimmed().split(' ');
        request.method = first.value(0);
        request.target = first.value(1);
        for (qsizetype i = 1; i < lines.size(); ++i) {
            const qsizetype colon = lines.at(i).indexOf(':');
            request.headers.append({lines.at(i).left(colon).trimmed(), lines.at(i).mid(colon + 1).trimmed()});
        }
        const qsizetype length = request.header("Content-Length").toLongLong();
        if (pending.size() < end + 4 + length)
            return;
        request.body = pending.mid(end + 4, length);
        pending.remove(0, end + 4 + length);
        m_requests += request;
        answer(socket, m_handler(request));
        if (!m_pending.contains(socket))
            return;
    }
}

void RawServer::answer(QTcpSocket *socket, const RawReply &reply)
{
    socket->write(reply.bytes);
    if (reply.tunnelTo != 0) {
        socket->disconnect(this);
        m_pending.remove(socket);
        auto *far = new QTcpSocket(socket);
        connect(far, &QTcpSocket::readyRead, socket, [far, socket] { socket->write(far->readAll()); });
        connect(socket, &QTcpSocket::readyRead, far, [far, socket] { far->write(socket->readAll()); });
        connect(far, &QTcpSocket::disconnected, socket, &QTcpSocket::disconnectFromHost);
        connect(socket, &QTcpSocket::disconnected, far, &QTcpSocket::disconnectFromHost);
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        far->connectToHost(QHostAddress(QHostAddress::LocalHost), reply.tunnelTo);
        return;
    }
    if (reply.then == RawReply::Then::Close) {
        m_pending.remove(socket);
        socket->disconnect(this);
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        socket->disconnectFromHost();
    }
}

} // namespace fairlead
