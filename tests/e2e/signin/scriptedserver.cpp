// SPDX-License-Identifier: GPL-3.0-or-later
#include "scriptedserver.h"

#include <QSslConfiguration>
#include <QSslServer>
#include <QTcpSocket>

#include <algorithm>

namespace fairlead {

ScriptedAnswer ScriptedAnswer::html(const QByteArray &body)
{
    return {200, {{"Content-Type", "text/html; charset=utf-8"}}, body, false};
}

ScriptedAnswer ScriptedAnswer::redirect(const QUrl &to, int status)
{
    return {status, {{"Location", to.toEncoded()}}, {}, false};
}

ScriptedAnswer ScriptedAnswer::silence()
{
    return {0, {}, {}, true};
}

ScriptedServer::ScriptedServer(QObject *parent)
    : QObject(parent)
{
}

bool ScriptedServer::listen(quint16 port)
{
    m_server = new QTcpServer(this);
    connect(m_server, &QTcpServer::pendingConnectionAvailable, this, &ScriptedServer::accept);
    return m_server->listen(QHostAddress::LocalHost, port);
}

bool ScriptedServer::listenTls(const QList<QSslCertificate> &chain, const QSslKey &key)
{
    auto *server = new QSslServer(this);
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(key);
    server->setSslConfiguration(configuration);
    m_server = server;
    m_tls = true;
    connect(m_server, &QTcpServer::pendingConnectionAvailable, this, &ScriptedServer::accept);
    return m_server->listen(QHostAddress::LocalHost);
}

void ScriptedServer::stop()
{
    m_server->close();
}

void ScriptedServer::on(const QByteArray &path, const ScriptedAnswer &answer)
{
    on(path, [answer](const ScriptedRequest &) { return answer; });
}

QUrl ScriptedServer::url(const QString &pathAndQuery) const
{
    return QUrl(QStringLiteral("%1://localhost:%2%3")
                    .arg(m_tls ? QStringLiteral("https") : QStringLiteral("http"))
                    .arg(m_server->serverPort())
                    .arg(pathAndQuery));
}

int ScriptedServer::asked(const QByteArray &path) const
{
    return int(std::count_if(m_requests.begin(), m_requests.end(),
                             [&](const ScriptedRequest &request) { return request.path() == path; }));
}

void ScriptedServer::accept()
{
    while (QTcpSocket *socket = m_server->nextPendingConnection()) {
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { serve(socket); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        serve(socket);
    }
}

void ScriptedServer::serve(QTcpSocket *socket)
{
    const QByteArray seen = socket->peek(1 << 20);
    const qsizetype end = seen.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    ScriptedRequest request;
    const QList<QByteArray> lines = seen.first(end).split('\n');
    const QList<QByteArray> first = lines.constFirst().trimmed().split(' ');
    request.method = first.value(0);
    request.target = first.value(1);
    for (const QByteArray &line : lines.sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.insert(line.first(qMax<qsizetype>(colon, 0)).toLower(),
                               line.sliced(colon + 1).trimmed());
    }
    const qsizetype length = request.headers.value("content-length").toLongLong();
    if (seen.size() < end + 4 + length)
        return;
    request.body = seen.mid(end + 4, length);
    socket->read(end + 4 + length);
    m_requests += request;

    const Script script = m_scripts.value(request.path());
    const ScriptedAnswer answer = script ? script(request) : ScriptedAnswer{404, {}, "nothing here", false};
    if (answer.hang)
        return;
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(answer.status) + " OK\r\nConnection: close\r\n";
    for (const auto &[name, value] : answer.headers)
        bytes += name + ": " + value + "\r\n";
    bytes += "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n\r\n" + answer.body;
    socket->write(bytes);
    socket->disconnectFromHost();
}

} // namespace fairlead
