// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/httpfront.h"
#include "practice/faults.h"
#include "practice/secretrecord.h"

#include <QAbstractHttpServer>
#include <QElapsedTimer>
#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QMetaEnum>
#include <QPointer>
#include <QQueue>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

namespace fairlead::practice {

namespace {

/// One request on its way to an answer. Answers leave in the order of their requests (RFC 9112 §9.3.2).
struct Exchange
{
    Response response;
    Fault::Drop drop = Fault::Drop::None;
    bool ready = false;
    bool closes = false; ///< the client asked for it
    bool headOnly = false;
};

using Line = QQueue<std::shared_ptr<Exchange>>;

QByteArray reason(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 202:
        return "Accepted";
    case 204:
        return "No Content";
    case 300:
        return "Multiple Choices";
    case 301:
        return "Moved Permanently";
    case 302:
        return "Found";
    case 303:
        return "See Other";
    case 304:
        return "Not Modified";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 409:
        return "Conflict";
    case 410:
        return "Gone";
    case 412:
        return "Precondition Failed";
    case 414:
        return "URI Too Long";
    case 415:
        return "Unsupported Media Type";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 502:
        return "Bad Gateway";
    case 503:
        return "Service Unavailable";
    case 504:
        return "Gateway Timeout";
    default:
        return "Status";
    }
}

QByteArray httpDate()
{
    return QLocale::c()
        .toString(QDateTime::currentDateTimeUtc(), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"))
        .toLatin1();
}

bool hasNoBody(int status)
{
    return status == 204 || status == 304 || status < 200;
}

QByteArray head(const Exchange &exchange)
{
    const Response &response = exchange.response;
    QByteArray out =
        "HTTP/1.1 " + QByteArray::number(response.status) + ' ' + reason(response.status) + "\r\n";
    bool dated = false;
    for (const auto &[name, value] : response.headers) {
        dated = dated || name.compare("date", Qt::CaseInsensitive) == 0;
        out += name + ": " + value + "\r\n";
    }
    if (!dated)
        out += "Date: " + httpDate() + "\r\n";
    if (!hasNoBody(response.status))
        out += "Content-Length: " + QByteArray::number(response.body.size()) + "\r\n";
    out += exchange.closes ? "Connection: close\r\n\r\n" : "Connection: keep-alive\r\n\r\n";
    return out;
}

/// Accepts its sockets itself and finds them again by the client's port.
class Listener final : public QTcpServer
{
public:
    using QTcpServer::QTcpServer;

    QTcpSocket *socketOf(quint16 peerPort) const { return m_sockets.value(peerPort); }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *socket = new QTcpSocket(this);
        if (!socket->setSocketDescriptor(descriptor)) {
            socket->deleteLater();
            return;
        }
        // Answers of two writes on a kept-alive connection would else wait for a delayed ACK.
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        m_sockets.insert(socket->peerPort(), socket);
        const quint16 port = socket->peerPort();
        connect(socket, &QObject::destroyed, this, [this, port] {
            if (!m_sockets.value(port))
                m_sockets.remove(port);
        });
        addPendingConnection(socket);
    }

private:
    QHash<quint16, QPointer<QTcpSocket>> m_sockets;
};

QUrl urlAsSeen(const QHttpServerRequest &request, const Headers &headers)
{
    Request probe;
    probe.headers = headers;
    const QByteArray proto = probe.header("X-Forwarded-Proto");
    const QByteArray scheme = proto == "https" ? "https" : "http";
    const QByteArray host = probe.header("Host");
    const QByteArray target = request.url().toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority);
    return QUrl::fromEncoded(scheme + "://" + (host.isEmpty() ? QByteArray("127.0.0.1") : host) + target);
}

Request readRequest(const QHttpServerRequest &source)
{
    Request request;
    const auto methods = QMetaEnum::fromType<QHttpServerRequest::Method>();
    request.method = QByteArray(methods.valueToKey(int(source.method()))).toUpper();
#if QT_VERSION < QT_VERSION_CHECK(6, 8, 0)
    request.headers = source.headers();
#else
    request.headers = source.headers().toListOfPairs();
#endif
    request.url = urlAsSeen(source, request.headers);
    request.body = source.body();
    request.peer = source.remoteAddress().toString().toLatin1();
    return request;
}

} // namespace

class HttpFront::Private final : public QAbstractHttpServer
{
public:
    Private(QString serviceName, Handler serviceHandler, Reset serviceReset)
        : name(std::move(serviceName))
        , handler(std::move(serviceHandler))
        , reset(std::move(serviceReset))
    {
    }

    void take(const QHttpServerRequest &source, QTcpSocket *socket);
    void deliver(QTcpSocket *socket);

    QString name;
    Handler handler;
    Reset reset;
    Neighbours neighbours;
    Faults faults;
    QJsonArray requests;
    SecretRecord secrets;
    QHash<QTcpSocket *, Line> lines;
    Listener *listener = nullptr;
    int latency = 0;

protected:
#if QT_VERSION < QT_VERSION_CHECK(6, 5, 0)
    bool handleRequest(const QHttpServerRequest &request, QTcpSocket *socket) override
    {
        take(request, socket);
        return true;
    }
    void missingHandler(const QHttpServerRequest &, QTcpSocket *) override { }
#else
    // The answer goes to our own socket; a responder nobody wrote to is simply dropped.
    bool handleRequest(const QHttpServerRequest &request, QHttpServerResponder &) override
    {
        if (QTcpSocket *socket = listener->socketOf(request.remotePort()))
            take(request, socket);
        return true;
    }
#if QT_VERSION < QT_VERSION_CHECK(6, 8, 0)
    void missingHandler(const QHttpServerRequest &, QHttpServerResponder &&) override { }
#else
    void missingHandler(const QHttpServerRequest &, QHttpServerResponder &) override { }
#endif
#endif

private:
    Response control(const Request &request, bool &known);
    void perform(const Request &request, const std::optional<Fault> &fault, Exchange &exchange);
    void happenMeanwhile(const Fault::Meanwhile &call, const Request &during);
    void log(const Request &request, int status, qint64 ms);
};

Response HttpFront::Private::control(const Request &request, bool &known)
{
    known = true;
    const QString path = request.path();
    if (path == QLatin1String("/_practice/requests") && request.method == "GET")
        return Response::json(QJsonDocument(requests).toJson(QJsonDocument::Compact));
    if (path == QLatin1String("/_practice/secrets") && request.method == "GET")
        return Response::json(QJsonDocument(secrets.json()).toJson(QJsonDocument::Compact));
    if (path == QLatin1String("/_practice/faults") && request.method == "POST") {
        const QString problem = faults.set(request.body);
        return problem.isEmpty() ? Response{204, {}, {}} : Response::text(problem.toUtf8() + '\n', 400);
    }
    if (path == QLatin1String("/_practice/reset") && request.method == "POST") {
        faults.clear();
        requests = {};
        secrets.clear();
        if (reset)
            reset();
        return {204, {}, {}};
    }
    known = false;
    return {};
}

void HttpFront::Private::perform(const Request &request, const std::optional<Fault> &fault,
                                 Exchange &exchange)
{
    if (!fault) {
        exchange.response = handler(request);
        return;
    }
    exchange.drop = fault->drop;
    if (fault->drop == Fault::Drop::Before)
        return;
    if (!fault->answersItself() || fault->drop == Fault::Drop::After)
        exchange.response = handler(request);
    if (fault->then)
        happenMeanwhile(*fault->then, request);
    fault->shape(exchange.response);
}

void HttpFront::Private::happenMeanwhile(const Fault::Meanwhile &call, const Request &during)
{
    if (!neighbours)
        return;
    Request request;
    request.method = "POST";
    request.url = during.url.resolved(QUrl(call.path));
    request.body = call.body;
    const Response done = neighbours(call.service, request);
    if (done.status >= 300)
        qWarning("%s %s: %d %s", qUtf8Printable(call.service), qUtf8Printable(call.path), done.status,
                 done.body.constData());
}

void HttpFront::Private::log(const Request &request, int status, qint64 ms)
{
    requests.append(QJsonObject{{QStringLiteral("method"), QString::fromLatin1(request.method)},
                                {QStringLiteral("path"), request.path()},
                                {QStringLiteral("query"), request.url.query(QUrl::FullyEncoded)},
                                {QStringLiteral("status"), status},
                                {QStringLiteral("ms"), ms}});
}

void HttpFront::Private::take(const QHttpServerRequest &source, QTcpSocket *socket)
{
    const Request request = readRequest(source);
    auto exchange = std::make_shared<Exchange>();
    exchange->closes = request.header("Connection").toLower() == "close";
    exchange->headOnly = request.method == "HEAD";
    if (!lines.contains(socket)) {
        connect(socket, &QObject::destroyed, this, [this, socket] { lines.remove(socket); });
        connect(socket, &QAbstractSocket::disconnected, this, [this, socket] { lines.remove(socket); });
    }
    lines[socket].enqueue(exchange);

    bool known = false;
    int delay = 0;
    exchange->response = control(request, known);
    if (!known) {
        QElapsedTimer timer;
        timer.start();
        // The service acts when the request arrives and only its answer is late: a client that stops waiting
        // has still created its record (reference Salesforce, trap 35).
        const auto fault =
            request.path().startsWith(QLatin1String("/_practice/")) ? std::nullopt : faults.strike(request);
        perform(request, fault, *exchange);
        if (!request.path().startsWith(QLatin1String("/_practice/")))
            secrets.take(request, exchange->response);
        delay = request.path().startsWith(QLatin1String("/_practice/"))
            ? 0
            : latency + (fault ? fault->delayMs : 0);
        const bool unanswered = exchange->drop == Fault::Drop::Before || exchange->drop == Fault::Drop::After;
        log(request, unanswered ? 0 : exchange->response.status, timer.elapsed() + delay);
    }
    if (delay == 0) {
        exchange->ready = true;
        deliver(socket);
        return;
    }
    QTimer::singleShot(delay, socket, [this, socket, exchange] {
        exchange->ready = true;
        deliver(socket);
    });
}

void HttpFront::Private::deliver(QTcpSocket *socket)
{
    while (lines.contains(socket) && !lines[socket].isEmpty() && lines[socket].head()->ready) {
        const auto exchange = lines[socket].dequeue();
        if (exchange->drop == Fault::Drop::Before || exchange->drop == Fault::Drop::After) {
            lines.remove(socket);
            socket->abort();
            return;
        }
        socket->write(head(*exchange));
        const QByteArray &body = exchange->response.body;
        if (!hasNoBody(exchange->response.status) && !exchange->headOnly)
            socket->write(exchange->drop == Fault::Drop::MidBody ? body.first(body.size() / 2) : body);
        if (exchange->drop == Fault::Drop::MidBody || exchange->closes) {
            lines.remove(socket);
            socket->disconnectFromHost();
            return;
        }
    }
}

HttpFront::HttpFront(QString name, Handler handler, Reset reset)
    : d(std::make_unique<Private>(std::move(name), std::move(handler), std::move(reset)))
{
}

HttpFront::~HttpFront() = default;

bool HttpFront::listen(quint16 port)
{
    d->listener = new Listener(d.get());
    if (!d->listener->listen(QHostAddress::LocalHost, port))
        return false;
    d->bind(d->listener);
    return true;
}

quint16 HttpFront::port() const
{
    return d->listener ? d->listener->serverPort() : 0;
}

QUrl HttpFront::url() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(port()));
}

void HttpFront::setLatency(int milliseconds)
{
    d->latency = milliseconds;
}

void HttpFront::setNeighbours(Neighbours neighbours)
{
    d->neighbours = std::move(neighbours);
}

void HttpFront::setSeed(quint64 seed)
{
    d->faults.setSeed(seed);
}

} // namespace fairlead::practice
