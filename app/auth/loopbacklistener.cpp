// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/loopbacklistener.h"

#include "auth/loopbackpage.h"
#include "auth/loopbackrequest.h"
#include "core/cloud.h"

#include <QCoreApplication>
#include <QTcpServer>
#include <QTcpSocket>

#include <QCoroFuture>

namespace fairlead {

namespace {

Error nothingToBind(const QList<quint16> &ports)
{
    Error error;
    error.code = ErrorCode::LoopbackUnavailable;
    error.errorClass = ErrorClass::AskUser;
    if (ports.isEmpty()) {
        error.sentence =
            QCoreApplication::translate("fairlead::LoopbackListener",
                                        "This computer does not let Fairlead receive the browser's answer.");
        error.remedy = QCoreApplication::translate(
            "fairlead::LoopbackListener",
            "Check whether a firewall blocks local connections, or sign in another way.");
        return error;
    }
    QStringList names;
    for (const quint16 port : ports)
        names += QString::number(port);
    error.sentence = QCoreApplication::translate(
        "fairlead::LoopbackListener", "The ports the browser may answer to are in use by other programs.");
    error.remedy = QCoreApplication::translate(
                       "fairlead::LoopbackListener",
                       "Close what uses one of the ports %1 (perhaps a second Fairlead), then try again.")
                       .arg(names.join(QStringLiteral(", ")));
    return error;
}

QByteArray reason(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 204:
        return "No Content";
    case 400:
        return "Bad Request";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 411:
        return "Length Required";
    case 413:
        return "Content Too Large";
    case 415:
        return "Unsupported Media Type";
    case 421:
        return "Misdirected Request";
    case 431:
        return "Request Header Fields Too Large";
    case 501:
        return "Not Implemented";
    case 505:
        return "HTTP Version Not Supported";
    default:
        return "Unknown";
    }
}

} // namespace

LoopbackRedirect LoopbackRedirect::salesforce()
{
    return {salesforceRedirectPorts(), salesforceRedirect(1).path()};
}

LoopbackRedirect LoopbackRedirect::entra()
{
    return {{}, entraLoopbackRedirect(1).path()};
}

QUrl LoopbackRedirect::uri(quint16 port) const
{
    return QUrl(QStringLiteral("http://localhost:%1%2").arg(port).arg(path));
}

/// What is sent back, and whether it settles the sign-in.
struct LoopbackListener::Reply
{
    int status = 200;
    QByteArray headers; ///< whole lines
    QByteArray body;
    bool final = false;

    static Reply page(int status, LoopbackPage::Kind kind)
    {
        return {status, {}, LoopbackPage::html(kind), false};
    }
};

/// One accepted socket: collects a request, sends a reply, closes.
class LoopbackListener::Connection : public QObject
{
public:
    Connection(QTcpSocket *socket, LoopbackListener *listener)
        : QObject(listener)
        , m_listener(listener)
        , m_socket(socket)
    {
        socket->setParent(this);
        connect(socket, &QTcpSocket::readyRead, this, &Connection::read);
        connect(socket, &QTcpSocket::disconnected, this, &Connection::end);
        // Slow, idle or pre-connected: it may not hold its place for ever.
        listener->m_clock.after(requestDeadline, this, [this] {
            if (!m_replied)
                abort();
        });
        // Bytes that came before the signals were connected.
        QMetaObject::invokeMethod(this, &Connection::read, Qt::QueuedConnection);
    }

    bool hasReplied() const { return m_replied; }

    void abort()
    {
        m_socket->disconnect(this);
        m_socket->abort();
        end();
    }

    void reply(const Reply &reply, bool withBody)
    {
        m_replied = true;
        QByteArray bytes = "HTTP/1.1 " + QByteArray::number(reply.status) + ' ' + reason(reply.status)
            + "\r\nConnection: close\r\nCache-Control: no-store\r\nReferrer-Policy: no-referrer\r\n"
              "X-Content-Type-Options: nosniff\r\n"
            + reply.headers;
        if (reply.status != 204) {
            bytes += "Content-Type: text/html; charset=utf-8\r\nContent-Security-Policy: "
                + LoopbackPage::contentSecurityPolicy()
                + "\r\nContent-Length: " + QByteArray::number(reply.body.size()) + "\r\n";
        }
        bytes += "\r\n";
        if (withBody)
            bytes += reply.body;
        m_socket->write(bytes);
        // Closes once everything is written; a peer that does not read is cut off.
        m_socket->disconnectFromHost();
        m_listener->m_clock.after(std::chrono::seconds(2), this, [this] { abort(); });
    }

private:
    void read()
    {
        if (m_replied) {
            // Unread bytes would turn the close into a reset, which can swallow the page.
            m_socket->readAll();
            return;
        }
        switch (m_request.feed(m_socket->readAll())) {
        case LoopbackRequest::Progress::Incomplete:
            return;
        case LoopbackRequest::Progress::NotHttp:
            abort();
            return;
        case LoopbackRequest::Progress::Complete:
        case LoopbackRequest::Progress::Refused:
            m_listener->serve(this, m_request);
            return;
        }
    }

    void end()
    {
        if (std::exchange(m_ended, true))
            return;
        m_listener->m_connections.removeOne(this);
        if (m_final && m_listener->m_answer)
            m_listener->finish(*std::exchange(m_listener->m_answer, std::nullopt));
        deleteLater();
    }

    friend class LoopbackListener;
    LoopbackListener *m_listener;
    QTcpSocket *m_socket;
    LoopbackRequest m_request;
    bool m_replied = false;
    bool m_final = false; ///< carries the answer: its end is the listener's end
    bool m_ended = false;
};

LoopbackListener::LoopbackListener(LoopbackRedirect redirect, QString state, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_redirect(std::move(redirect))
    , m_state(std::move(state))
    , m_clock(clock)
{
    m_promise.start();
}

LoopbackListener::~LoopbackListener()
{
    finish(fail(Error::cancelled()));
    // Connections are children: none may call back into a listener that is half gone.
    stopListening(nullptr);
}

Outcome LoopbackListener::listen()
{
    // Any free port: the other address family may have it taken, so a few are tried.
    const QList<quint16> ports = m_redirect.ports.isEmpty() ? QList<quint16>(20, 0) : m_redirect.ports;
    for (const quint16 port : ports) {
        bool taken = false;
        if (bind(port, taken))
            return {};
    }
    return fail(nothingToBind(m_redirect.ports));
}

bool LoopbackListener::bind(quint16 port, bool &taken)
{
    auto v4 = std::make_unique<QTcpServer>();
    if (!v4->listen(QHostAddress::LocalHost, port)) {
        taken = true;
        return false;
    }
    auto v6 = std::make_unique<QTcpServer>();
    if (!v6->listen(QHostAddress::LocalHostIPv6, v4->serverPort())) {
        // Somebody else's there: `localhost` would lead half of the browsers to them. Any other failure means
        // that this computer has no IPv6.
        taken = v6->serverError() == QAbstractSocket::AddressInUseError;
        if (taken)
            return false;
        v6.reset();
    }
    m_port = v4->serverPort();
    m_v4 = v4.release();
    m_v6 = v6.release();
    for (QTcpServer *server : {m_v4, m_v6}) {
        if (!server)
            continue;
        server->setParent(this);
        connect(server, &QTcpServer::newConnection, this, [this, server] { acceptFrom(server); });
    }
    return true;
}

QUrl LoopbackListener::redirectUri() const
{
    return m_redirect.uri(m_port);
}

void LoopbackListener::acceptFrom(QTcpServer *server)
{
    while (QTcpSocket *socket = server->nextPendingConnection()) {
        if (m_connections.size() >= maximumConnections) {
            // The oldest idle one makes room: a real browser's request must always find a place.
            const auto idle = std::find_if(m_connections.begin(), m_connections.end(),
                                           [](Connection *connection) { return !connection->hasReplied(); });
            (idle != m_connections.end() ? *idle : m_connections.first())->abort();
        }
        m_connections += new Connection(socket, this);
    }
}

void LoopbackListener::serve(Connection *connection, const LoopbackRequest &request)
{
    Reply reply = request.progress() == LoopbackRequest::Progress::Complete
        ? judge(request)
        : Reply::page(request.refusal(), LoopbackPage::Kind::NothingHere);
    connection->m_final = reply.final;
    connection->reply(reply, request.method() != "HEAD");
    if (reply.final)
        stopListening(connection);
}

bool LoopbackListener::isForUs(const LoopbackRequest &request) const
{
    // A page on the internet can point its own name at 127.0.0.1 (DNS rebinding); the Host header tells.
    const QByteArray port = ':' + QByteArray::number(m_port);
    const QByteArray host = request.header("host").toLower();
    return host == "localhost" + port || host == "127.0.0.1" + port || host == "[::1]" + port;
}

LoopbackListener::Reply LoopbackListener::judge(const LoopbackRequest &request)
{
    using Kind = LoopbackPage::Kind;
    if (!isForUs(request))
        return Reply::page(421, Kind::NothingHere);
    if (request.method() == "OPTIONS") {
        // Chromium asks before a public page may lead to a loopback address (Private Network Access).
        Reply reply{204, "Allow: GET, POST, OPTIONS\r\n", {}, false};
        const QByteArray origin = request.header("origin");
        if (!origin.isEmpty()) {
            reply.headers += "Access-Control-Allow-Origin: " + origin
                + "\r\nVary: Origin\r\nAccess-Control-Allow-Methods: GET, POST\r\n";
        }
        if (request.header("access-control-request-private-network") == "true")
            reply.headers += "Access-Control-Allow-Private-Network: true\r\n";
        return reply;
    }
    const bool post = request.method() == "POST";
    if (!post && request.method() != "GET") {
        Reply reply = Reply::page(405, Kind::NothingHere);
        reply.headers = "Allow: GET, POST, OPTIONS\r\n";
        return reply;
    }
    // An URI registered without a path comes back with "/" (Microsoft reference 1.3).
    const QByteArray path = m_redirect.path.isEmpty() ? QByteArray("/") : m_redirect.path.toUtf8();
    if (request.path() != path)
        return Reply::page(404, Kind::NothingHere);
    // response_mode=form_post, where a tenant's policy insists on it.
    if (post && request.contentType() != "application/x-www-form-urlencoded")
        return Reply::page(415, Kind::NothingHere);
    const QByteArray raw = post ? request.body() : request.query();
    if (raw.isEmpty())
        return Reply::page(404, Kind::NothingHere);

    auto answer = parseRedirect(QString::fromLatin1(raw), m_state);
    if (!answer && answer.error().code == ErrorCode::StateMismatch)
        return Reply::page(400, Kind::OlderSignIn);

    const bool received = answer && !answer->isRefusal();
    Reply reply = Reply::page(answer ? 200 : 400, received ? Kind::Received : Kind::Refused);
    reply.final = true;
    m_answer = std::move(answer);
    return reply;
}

void LoopbackListener::stopListening(Connection *except)
{
    for (QTcpServer *server : {m_v4, m_v6}) {
        if (server)
            server->close();
    }
    const auto others = m_connections;
    for (Connection *connection : others) {
        if (connection != except)
            connection->abort();
    }
}

void LoopbackListener::finish(Result<RedirectAnswer> result)
{
    if (std::exchange(m_finished, true))
        return;
    m_answer.reset();
    m_promise.addResult(std::move(result));
    m_promise.finish();
    stopListening(nullptr);
}

Task<Result<RedirectAnswer>> LoopbackListener::wait(CancelToken cancel)
{
    if (std::exchange(m_waited, true))
        co_return fail(Error::bug(QStringLiteral("a loopback listener serves one wait")));
    const auto registration = cancel.onCancel(this, [this] { finish(fail(Error::cancelled())); });
    const QFuture<Result<RedirectAnswer>> future = m_promise.future();
    co_return co_await future;
}

} // namespace fairlead
