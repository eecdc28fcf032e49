// SPDX-License-Identifier: GPL-3.0-or-later
#include "tlsfront.h"

#include <QTcpSocket>

#include <memory>

namespace fairlead {

namespace {

/// Takes the first complete request from `pending`, with our header added; empty where more has to come.
QByteArray takeRequest(QByteArray &pending)
{
    const qsizetype end = pending.indexOf("\r\n\r\n");
    if (end < 0)
        return {};
    qsizetype length = 0;
    const auto lines = pending.first(end).split('\n');
    for (const QByteArray &line : lines) {
        if (line.toLower().startsWith("content-length:"))
            length = line.sliced(15).trimmed().toLongLong();
    }
    if (pending.size() < end + 4 + length)
        return {};
    const qsizetype firstLine = pending.indexOf("\r\n") + 2;
    const QByteArray request = pending.first(firstLine) + "X-Forwarded-Proto: https\r\n"
        + pending.sliced(firstLine, end + 4 + length - firstLine);
    pending.remove(0, end + 4 + length);
    return request;
}

} // namespace

TlsFront::TlsFront(const QSslConfiguration &configuration, const QUrl &behind, QObject *parent)
    : QSslServer(parent)
    , m_behind(behind)
{
    setSslConfiguration(configuration);
    connect(this, &QTcpServer::pendingConnectionAvailable, this, [this] {
        while (QTcpSocket *client = nextPendingConnection())
            serve(client);
    });
}

QUrl TlsFront::url() const
{
    return QUrl(QStringLiteral("https://localhost:%1").arg(serverPort()));
}

void TlsFront::serve(QTcpSocket *client)
{
    connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
    auto *service = new QTcpSocket(client);
    auto pending = std::make_shared<QByteArray>();
    const auto pass = [client, service, pending] {
        *pending += client->readAll();
        for (QByteArray request = takeRequest(*pending); !request.isEmpty(); request = takeRequest(*pending))
            service->write(request);
    };
    connect(client, &QTcpSocket::readyRead, service, pass);
    connect(service, &QTcpSocket::readyRead, client,
            [client, service] { client->write(service->readAll()); });
    connect(service, &QTcpSocket::disconnected, client, [client] { client->disconnectFromHost(); });
    connect(service, &QTcpSocket::errorOccurred, client, [client] { client->disconnectFromHost(); });
    service->connectToHost(m_behind.host(), quint16(m_behind.port()));
    pass();
}

} // namespace fairlead
