// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/handover.h"

#include <QCoroSignal>

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonDocument>
#include <QLocalServer>
#include <QLocalSocket>
#include <QPointer>

namespace fairlead {

namespace {

constexpr qint64 longestLine = qint64(1024) * 1024;

QByteArray toLine(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

Error ownerSilent()
{
    Error error;
    error.code = ErrorCode::HomeInUse;
    error.errorClass = ErrorClass::RetryLater;
    error.sentence = QCoreApplication::translate("fairlead::HandOver",
                                                 "Fairlead is already running, but it does not answer.");
    error.remedy = QCoreApplication::translate(
        "fairlead::HandOver", "Try again in a moment; if that does not help, quit Fairlead and try again.");
    return error;
}

Error ownerGone()
{
    Error error;
    error.code = ErrorCode::ConnectionLost;
    error.errorClass = ErrorClass::RetryLater;
    error.sentence =
        QCoreApplication::translate("fairlead::HandOver", "The running Fairlead ended before it answered.");
    error.remedy = QCoreApplication::translate("fairlead::HandOver", "Try again.");
    return error;
}

/// Anything that may have happened to a socket, as one signal a coroutine can wait for.
class SocketEvents : public QObject
{
    Q_OBJECT
public:
    explicit SocketEvents(QLocalSocket &socket)
    {
        connect(&socket, &QLocalSocket::connected, this, &SocketEvents::happened);
        connect(&socket, &QLocalSocket::readyRead, this, &SocketEvents::happened);
        connect(&socket, &QLocalSocket::disconnected, this, &SocketEvents::happened);
        connect(&socket, &QLocalSocket::errorOccurred, this, &SocketEvents::happened);
    }
    void poke() { emit happened(); }

signals:
    void happened();
};

} // namespace

QString handOverName(const QString &homeFolder)
{
    // Paths are longer than a socket's name may be (108 bytes on Linux).
    const QByteArray digest =
        QCryptographicHash::hash(homeFolder.toUtf8(), QCryptographicHash::Sha256).toHex();
    return QStringLiteral("fairlead-") + QString::fromLatin1(digest.first(24));
}

HandOverServer::HandOverServer(QString name, Handler handler)
    : m_name(std::move(name))
    , m_handler(std::move(handler))
{
}

HandOverServer::~HandOverServer() = default;

Outcome HandOverServer::listen()
{
    QLocalServer::removeServer(m_name);
    m_server = std::make_unique<QLocalServer>();
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server.get(), &QLocalServer::newConnection, this, &HandOverServer::accept);
    if (m_server->listen(m_name))
        return {};
    Error error;
    error.code = ErrorCode::FileUnwritable;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = QCoreApplication::translate("fairlead::HandOver",
                                                 "Fairlead cannot be reached by its command-line tool.");
    error.remedy = QCoreApplication::translate("fairlead::HandOver",
                                               "Check that the folder for temporary files can be written.");
    error.detail = m_server->errorString();
    return fail(error);
}

void HandOverServer::accept()
{
    while (auto *socket = m_server->nextPendingConnection()) {
        socket->setParent(this);
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
            if (!socket->canReadLine()) {
                if (socket->bytesAvailable() > longestLine)
                    socket->abort();
                return;
            }
            // One request a connection; whatever follows is not read.
            socket->disconnect(this);
            auto gone = std::make_shared<CancelSource>();
            connect(socket, &QLocalSocket::disconnected, this, [gone] { gone->cancel(); });
            spawn(m_scope, serve(socket, socket->readLine(longestLine), gone->token()));
        });
    }
}

Task<void> HandOverServer::serve(QLocalSocket *socket, QByteArray line, CancelToken cancel)
{
    const QPointer<QLocalSocket> guarded(socket);
    const QJsonObject request = QJsonDocument::fromJson(line).object();
    const QJsonObject answer = co_await m_handler(request, cancel);
    // The asking process may be gone, and this server with it: the socket is a child of ours.
    if (!guarded)
        co_return;
    guarded->write(toLine(answer));
    guarded->flush();
    guarded->disconnectFromServer();
}

Task<Result<QJsonObject>> handOver(QString name, QJsonObject request, Clock &clock,
                                   std::chrono::milliseconds patience, CancelToken cancel)
{
    const auto deadline = clock.steady() + patience;
    QLocalSocket socket;
    SocketEvents events(socket);
    const auto registration = cancel.onCancel(&events, [&events] { events.poke(); });

    // The owner takes the lock a moment before it listens.
    socket.connectToServer(name);
    while (socket.state() != QLocalSocket::ConnectedState) {
        if (cancel.isCancelled())
            co_return fail(Error::cancelled());
        if (socket.state() == QLocalSocket::UnconnectedState) {
            if (clock.steady() >= deadline)
                co_return fail(ownerSilent());
            const auto slept = co_await sleepFor(clock, std::chrono::milliseconds(50), cancel);
            if (!slept)
                co_return fail(slept.error());
            socket.connectToServer(name);
            continue;
        }
        co_await qCoro(&events, &SocketEvents::happened);
    }

    socket.write(toLine(request));
    while (!socket.canReadLine()) {
        if (cancel.isCancelled())
            co_return fail(Error::cancelled());
        if (socket.state() == QLocalSocket::UnconnectedState)
            co_return fail(ownerGone());
        co_await qCoro(&events, &SocketEvents::happened);
    }
    const auto answer = QJsonDocument::fromJson(socket.readLine(longestLine));
    if (!answer.isObject())
        co_return fail(ownerGone());
    co_return answer.object();
}

} // namespace fairlead

#include "handover.moc"
