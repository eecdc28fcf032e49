// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/handover.h"

#include "core/latch.h"
#include "platform/peer_p.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QJsonDocument>
#include <QLocalServer>
#include <QLocalSocket>
#include <QPointer>

namespace fairlead {

namespace {

constexpr qint64 longestLine = qint64(1024) * 1024;
/// An owner takes note of a request at once, however long its answer takes. One that does not is frozen
/// (stopped, in a debugger, on a dead network drive), and whoever asks must not wait for that.
constexpr std::chrono::milliseconds longestSilence{10000};
const QLatin1String receivedKey("received");

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

Error ownerFrozen(qint64 process)
{
    Error error = ownerSilent();
    error.code = ErrorCode::TimedOut;
    error.errorClass = ErrorClass::AskUser;
    if (process != 0)
        error.sentence = QCoreApplication::translate("fairlead::HandOver",
                                                     "Fairlead is already running as process %1, but it does "
                                                     "not answer.")
                             .arg(process);
    error.remedy = QCoreApplication::translate(
        "fairlead::HandOver", "End that process and try again; nothing that is stored is lost by that.");
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

/// Anything that may have happened to a socket, as something a coroutine can wait for. A latch per wait and
/// no signal: data and the end often come in one turn of the event loop, and QCoro 0.8 resumes once for each.
class SocketEvents : public QObject
{
    Q_OBJECT
public:
    explicit SocketEvents(QLocalSocket &socket)
    {
        connect(&socket, &QLocalSocket::connected, this, &SocketEvents::happen);
        connect(&socket, &QLocalSocket::readyRead, this, &SocketEvents::happen);
        connect(&socket, &QLocalSocket::disconnected, this, &SocketEvents::happen);
        connect(&socket, &QLocalSocket::errorOccurred, this, &SocketEvents::happen);
        connect(&socket, &QObject::destroyed, this, &SocketEvents::happen);
    }

    /// Until something happens, or the token is set.
    Task<Outcome> next(CancelToken cancel)
    {
        m_waiting = std::make_shared<Latch>();
        return waitFor(m_waiting, std::move(cancel));
    }

    void happen()
    {
        if (m_waiting)
            m_waiting->open();
    }

private:
    std::shared_ptr<Latch> m_waiting;
};

} // namespace

QStringList handOverName(const QString &homeFolder)
{
    const QByteArray digest =
        QCryptographicHash::hash(homeFolder.toUtf8(), QCryptographicHash::Sha256).toHex();
    QStringList names{QStringLiteral("fairlead-") + QString::fromLatin1(digest.first(24))};
#ifdef Q_OS_UNIX
    // A socket's path is at most 104 bytes (macOS; 108 on Linux), and Qt binds it under a longer name first.
    constexpr qsizetype longestPath = 80;
    const QString inside = homeFolder + QStringLiteral("/socket");
    if (QFile::encodeName(inside).size() <= longestPath)
        names.prepend(inside);
#endif
    return names;
}

HandOverServer::HandOverServer(QStringList names, Handler handler)
    : m_names(std::move(names))
    , m_handler(std::move(handler))
{
}

HandOverServer::~HandOverServer() = default;

Outcome HandOverServer::listen()
{
    m_server = std::make_unique<QLocalServer>();
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server.get(), &QLocalServer::newConnection, this, &HandOverServer::accept);
    for (const QString &name : std::as_const(m_names)) {
        QLocalServer::removeServer(name);
        if (m_server->listen(name))
            return {};
    }
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

Task<void> HandOverServer::drained()
{
    if (m_server) {
        accept();
        m_server->close();
    }
    co_await m_scope.drained();
}

void HandOverServer::accept()
{
    while (auto *socket = m_server->nextPendingConnection()) {
        socket->setParent(this);
        if (!detail::peerIsThisUser(socket->socketDescriptor(), detail::SocketEnd::Owner)) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
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
            connect(socket, &QLocalSocket::disconnected, socket, [gone] { gone->cancel(); });
            // This server may end before its askers: whoever works for them hears of that too.
            connect(socket, &QObject::destroyed, QCoreApplication::instance(), [gone] { gone->cancel(); });
            spawn(m_scope, serve(socket, socket->readLine(longestLine), gone->token()));
        });
    }
}

Task<void> HandOverServer::serve(QLocalSocket *socket, QByteArray line, CancelToken cancel)
{
    const QPointer<QLocalSocket> guarded(socket);
    socket->write(toLine({{receivedKey, true}}));
    socket->flush();
    const QJsonObject request = QJsonDocument::fromJson(line).object();
    const QJsonObject answer = co_await m_handler(request, cancel);
    // The asking process may be gone, and this server with it: the socket is a child of ours.
    if (!guarded)
        co_return;
    guarded->write(toLine(answer));
    guarded->flush();
    // A long answer takes several rounds: this process must not end before the last.
    SocketEvents events(*guarded);
    guarded->disconnectFromServer();
    while (guarded && guarded->state() != QLocalSocket::UnconnectedState) {
        Task<Outcome> waiting = events.next({});
        co_await waiting;
    }
}

Task<Result<QJsonObject>> handOver(QStringList names, QJsonObject request, Clock &clock,
                                   std::chrono::milliseconds patience, CancelToken cancel)
{
    const auto deadline = clock.steady() + patience;
    QLocalSocket socket;
    SocketEvents events(socket);

    // The owner takes the lock a moment before it listens.
    qsizetype next = 0;
    while (socket.state() != QLocalSocket::ConnectedState) {
        if (cancel.isCancelled())
            co_return fail(Error::cancelled());
        if (socket.state() != QLocalSocket::UnconnectedState) {
            Task<Outcome> waiting = events.next(cancel);
            co_await waiting;
            continue;
        }
        if (next < names.size()) {
            socket.connectToServer(names.at(next++));
            continue;
        }
        if (clock.steady() >= deadline)
            co_return fail(ownerSilent());
        const auto slept = co_await sleepFor(clock, std::chrono::milliseconds(50), cancel);
        if (!slept)
            co_return fail(slept.error());
        next = 0;
    }
    // Whoever was quicker to take the name would get what is handed over, passwords included.
    if (!detail::peerIsThisUser(socket.socketDescriptor(), detail::SocketEnd::Asker))
        co_return fail(ownerSilent());

    socket.write(toLine(request));
    // Noted and not read off the clock: timers may come a little early.
    bool silent = false;
    clock.after(longestSilence, &events, [&silent, &events] {
        silent = true;
        events.happen();
    });
    bool received = false;
    for (;;) {
        while (!socket.canReadLine()) {
            if (cancel.isCancelled())
                co_return fail(Error::cancelled());
            if (socket.state() == QLocalSocket::UnconnectedState)
                co_return fail(ownerGone());
            if (!received && silent)
                co_return fail(
                    ownerFrozen(detail::peerProcess(socket.socketDescriptor(), detail::SocketEnd::Asker)));
            Task<Outcome> waiting = events.next(cancel);
            co_await waiting;
        }
        const auto line = QJsonDocument::fromJson(socket.readLine(longestLine));
        if (!line.isObject())
            co_return fail(ownerGone());
        if (received)
            co_return line.object();
        received = true;
    }
}

} // namespace fairlead

#include "handover.moc"
