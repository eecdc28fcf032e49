// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/http.h"

#include <QObject>
#include <QSslConfiguration>

#include <functional>
#include <memory>
#include <optional>

class QTcpServer;
class QTcpSocket;

namespace fairlead {

class TlsTerminator;

/// What a RawServer was asked.
struct RawRequest
{
    QByteArray method;
    QByteArray target;
    HttpHeaders headers;
    QByteArray body;
    int connection = 0; ///< 1 for the first connection, and so on
    QByteArray header(QByteArrayView name) const;
};

/// What it does then.
struct RawReply
{
    enum class Then { KeepOpen, Close, Hang };
    QByteArray bytes;
    Then then = Then::KeepOpen;
    quint16 tunnelTo = 0; ///< after the bytes, everything is passed to and from this port of 127.0.0.1

    static RawReply http(int status, const QByteArray &body = {}, const HttpHeaders &headers = {});
    static RawReply hang() { return {{}, Then::Hang}; }
    static RawReply cut(const QByteArray &bytes = {}) { return {bytes, Then::Close}; }
    static RawReply tunnel(quint16 port)
    {
        return {"HTTP/1.1 200 Connection established\r\n\r\n", Then::KeepOpen, port};
    }
};

/// An HTTP server a test controls to the byte: it may hang, cut, answer nonsense or be a proxy. Listens on
/// 127.0.0.1, on a port of the system's choice. Thread of the test.
class RawServer : public QObject
{
    Q_OBJECT
public:
    using Handler = std::function<RawReply(const RawRequest &)>;
    explicit RawServer(Handler handler, std::optional<QSslConfiguration> tls = {});
    ~RawServer() override;

    quint16 port() const;
    QUrl url(const QString &path = QStringLiteral("/"),
             const QString &host = QStringLiteral("127.0.0.1")) const;
    const QList<RawRequest> &requests() const { return m_requests; }
    int connections() const { return m_connections; }

private:
    void serve(QTcpSocket *socket);
    void read(QTcpSocket *socket, int connection);
    void answer(QTcpSocket *socket, const RawReply &reply);

    Handler m_handler;
    bool m_tls;
    std::unique_ptr<QTcpServer> m_server;
#ifdef Q_OS_WIN
    std::unique_ptr<TlsTerminator> m_terminator; ///< in front of m_server, where there is TLS
#endif
    QList<RawRequest> m_requests;
    QHash<QTcpSocket *, QByteArray> m_pending;
    int m_connections = 0;
};

} // namespace fairlead
