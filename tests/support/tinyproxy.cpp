// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/tinyproxy.h"

#include <QTcpSocket>

namespace fairlead {

TinyProxy::TinyProxy(quint16 target, QByteArray credentials, QObject *parent)
    : QTcpServer(parent)
    , m_target(target)
    , m_credentials(std::move(credentials))
{
    connect(this, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *client = nextPendingConnection()) {
            connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
            connect(client, &QTcpSocket::readyRead, this, [this, client] { serve(client); });
        }
    });
}

void TinyProxy::serve(QTcpSocket *client)
{
    const QByteArray seen = client->peek(64 * 1024);
    const qsizetype end = seen.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    client->read(end + 4);
    Attempt attempt;
    const QList<QByteArray> lines = seen.first(end).split('\n');
    const QList<QByteArray> first = lines.constFirst().trimmed().split(' ');
    attempt.destination = first.value(1);
    for (const QByteArray &line : lines) {
        if (line.toLower().startsWith("proxy-authorization: basic "))
            attempt.credentials = QByteArray::fromBase64(line.sliced(27).trimmed());
    }
    m_attempts += attempt;
    if (!m_credentials.isEmpty() && attempt.credentials != m_credentials) {
        client->write(
            "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"tiny\"\r\n"
            "Connection: close\r\nContent-Length: 0\r\n\r\n");
        client->disconnectFromHost();
        return;
    }
    if (first.value(0) != "CONNECT") {
        client->write("HTTP/1.1 501 No\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
        client->disconnectFromHost();
        return;
    }
    client->disconnect(this);
    auto *server = new QTcpSocket(client);
    connect(server, &QTcpSocket::connected, client,
            [client] { client->write("HTTP/1.1 200 Connection established\r\n\r\n"); });
    connect(server, &QTcpSocket::readyRead, client, [client, server] { client->write(server->readAll()); });
    connect(client, &QTcpSocket::readyRead, server, [client, server] { server->write(client->readAll()); });
    connect(server, &QTcpSocket::disconnected, client, [client] { client->disconnectFromHost(); });
    connect(server, &QTcpSocket::errorOccurred, client, [client] { client->disconnectFromHost(); });
    server->connectToHost(QHostAddress(QHostAddress::LocalHost), m_target);
}

} // namespace fairlead
