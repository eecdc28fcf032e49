// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/handover.h"
#include "platform/instancelock.h"
#include "platform/ownerend.h"

#include "support/awaitend.h"
#include "support/manualclock.h"

#include <QFileInfo>
#include <QLocalServer>
#include <QLocalSocket>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace fairlead;
using namespace std::chrono_literals;

namespace {

Task<QJsonObject> echo(QJsonObject request, CancelToken)
{
    QJsonObject answer;
    answer[QStringLiteral("you")] = request;
    co_return answer;
}

Task<QJsonObject> echoLate(Clock *clock, QJsonObject request, CancelToken cancel)
{
    (void)co_await sleepFor(*clock, 50ms, cancel);
    co_return co_await echo(request, cancel);
}

Task<QJsonObject> answerOk(bool ok)
{
    QJsonObject answer;
    answer[QStringLiteral("ok")] = ok;
    co_return answer;
}

struct Waiting
{
    bool began = false;
    bool ended = false;
};

Task<QJsonObject> waitForEver(Clock *clock, Waiting *waiting, CancelToken cancel)
{
    waiting->began = true;
    (void)co_await sleepFor(*clock, 1h, cancel);
    waiting->ended = true;
    co_return QJsonObject{};
}

/// This very program again, holding a lock until its standard input closes.
constexpr auto holdArgument = "--hold-lock";

} // namespace

class TestHandOver : public QObject
{
    Q_OBJECT
private slots:
    void oneOwner()
    {
        const QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("home/lock"));
        {
            const auto first = InstanceLock::take(path);
            QVERIFY(first);
            const auto second = InstanceLock::take(path);
            QVERIFY(!second);
            QCOMPARE(second.error().code, ErrorCode::HomeInUse);
        }
        QVERIFY(InstanceLock::take(path));
    }

    void lockOfAnotherProcess()
    {
        const QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("lock"));
        QProcess holder;
        holder.start(QCoreApplication::applicationFilePath(), {QString::fromLatin1(holdArgument), path});
        QVERIFY(holder.waitForReadyRead(10000));
        QCOMPARE(InstanceLock::take(path).error().code, ErrorCode::HomeInUse);
        // A crash leaves the file behind; its process is gone.
        holder.kill();
        QVERIFY(holder.waitForFinished());
        QVERIFY(QFileInfo::exists(path));
        QVERIFY(InstanceLock::take(path));
    }

    void homesHaveTheirOwnSockets()
    {
        const QStringList a = handOverName(QStringLiteral("/a"));
        const QStringList b = handOverName(QStringLiteral("/b"));
        for (const QString &name : a)
            QVERIFY(!b.contains(name));
        const QStringList deep = handOverName(QString(4000, QLatin1Char('x')));
        QCOMPARE(deep.size(), 1);
        QVERIFY(deep.constFirst().size() < 60);
    }

    void homeIsFoundWhateverTheTemporaryFolder()
    {
        const QTemporaryDir dir;
        const QStringList names = handOverName(dir.path());
        HandOverServer server(names,
                              [](QJsonObject request, CancelToken cancel) { return echo(request, cancel); });
        QVERIFY(server.listen());
#ifdef Q_OS_UNIX
        // Windows has pipes for it, which are no files.
        QVERIFY(QFileInfo::exists(dir.filePath(QStringLiteral("socket"))));
        QCOMPARE(int(QFileInfo(dir.filePath(QStringLiteral("socket"))).permissions()
                     & (QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther
                        | QFileDevice::WriteOther)),
                 0);
#endif
        const auto answer = awaitEnd(handOver(names.first(1), {}, m_clock, 5s, {}));
        QVERIFY(answer && answer->has_value());
    }

    void otherNameWhereTheFirstDoesNotWork()
    {
        const QStringList names{QStringLiteral("/proc/fairlead-cannot-be-here"), name().constFirst()};
        HandOverServer server(names,
                              [](QJsonObject request, CancelToken cancel) { return echo(request, cancel); });
        QVERIFY(server.listen());
        const auto answer = awaitEnd(handOver(names, {}, m_clock, 5s, {}));
        QVERIFY(answer && answer->has_value());
    }

    void lastQuestionsAreAnsweredBeforeTheEnd()
    {
        bool began = false;
        HandOverServer server(name(), [this, &began](QJsonObject request, CancelToken cancel) {
            began = true;
            return echoLate(&m_clock, request, cancel);
        });
        QVERIFY(server.listen());
        // More than a socket takes at once.
        const QJsonObject request{{QStringLiteral("long"), QString(900000, QLatin1Char('x'))}};
        auto call = handOver(name(), request, m_clock, 5s, {});
        QTRY_VERIFY(began);
        QVERIFY(awaitEnd(server.drained()));
        const auto answer = awaitEnd(std::move(call));
        QVERIFY(answer && answer->has_value());
        QCOMPARE((*answer)->value(QStringLiteral("you")).toObject(), request);
        // Nobody listens any more.
        const auto late = awaitEnd(handOver(name(), {}, m_clock, 60ms, {}));
        QVERIFY(late && !late->has_value());
    }

    void ownerAnswers()
    {
        HandOverServer server(name(),
                              [](QJsonObject request, CancelToken cancel) { return echo(request, cancel); });
        QVERIFY(server.listen());
        QJsonObject request;
        request[QStringLiteral("verb")] = QStringLiteral("status");
        const auto answer = awaitEnd(handOver(name(), request, m_clock, 5s, {}));
        QVERIFY(answer && answer->has_value());
        QCOMPARE((*answer)->value(QStringLiteral("you")).toObject(), request);
    }

    void twentyAtOnceAreAllAnswered()
    {
        HandOverServer server(name(),
                              [](QJsonObject request, CancelToken cancel) { return echo(request, cancel); });
        QVERIFY(server.listen());
        std::vector<Task<Result<QJsonObject>>> calls;
        for (int i = 0; i < 20; ++i) {
            QJsonObject request;
            request[QStringLiteral("n")] = i;
            calls.push_back(handOver(name(), request, m_clock, 5s, {}));
        }
        for (int i = 0; i < 20; ++i) {
            const auto answer = awaitEnd(std::move(calls[size_t(i)]));
            QVERIFY(answer && answer->has_value());
            QCOMPARE((*answer)->value(QStringLiteral("you"))[QStringLiteral("n")].toInt(), i);
        }
    }

    // The answer and the end of the connection in one turn of the event loop.
    void ownerAnswersAndHangsUp()
    {
        QLocalServer::removeServer(name().constFirst());
        QLocalServer server;
        QVERIFY(server.listen(name().constFirst()));
        connect(&server, &QLocalServer::newConnection, this, [&server] {
            QLocalSocket *socket = server.nextPendingConnection();
            connect(socket, &QLocalSocket::readyRead, socket, [socket] {
                if (!socket->canReadLine())
                    return;
                socket->write("{\"received\":true}\n");
                socket->write(socket->readLine());
#ifdef Q_OS_WIN
                // A pipe that is aborted takes along what was not read yet.
                socket->disconnectFromServer();
#else
                socket->flush();
                socket->abort();
#endif
            });
        });
        for (int i = 0; i < 50; ++i) {
            const auto answer =
                awaitEnd(handOver(name().first(1), {{QStringLiteral("n"), i}}, m_clock, 5s, {}));
            QVERIFY(answer && answer->has_value());
            QCOMPARE((*answer)->value(QStringLiteral("n")).toInt(), i);
        }
    }

    void nobodyListening()
    {
        const auto answer = awaitEnd(handOver(name(), {}, m_clock, 120ms, {}));
        QVERIFY(answer && !answer->has_value());
        QCOMPARE(answer->error().code, ErrorCode::HomeInUse);
    }

    // Stopped, or in a debugger: the system still takes the connection.
    void ownerIsFrozen()
    {
        QLocalServer::removeServer(name().constFirst());
        QLocalServer server;
        QVERIFY(server.listen(name().constFirst()));
        ManualClock clock;
        auto call = handOver(name(), {}, clock, 5s, {});
        QTRY_COMPARE(clock.pending(), 1);
        clock.advance(9s);
        QCoreApplication::processEvents();
        QVERIFY(!call.isReady());
        clock.advance(1s);
        const auto answer = awaitEnd(std::move(call));
        QVERIFY(answer && !answer->has_value());
        QCOMPARE(answer->error().code, ErrorCode::TimedOut);
        QVERIFY(answer->error().sentence.contains(QString::number(QCoreApplication::applicationPid())));
    }

    void longWorkIsWaitedFor()
    {
        Waiting waiting;
        HandOverServer server(name(), [this, &waiting](QJsonObject, CancelToken cancel) {
            return waitForEver(&m_clock, &waiting, cancel);
        });
        QVERIFY(server.listen());
        ManualClock clock;
        CancelSource giveUp;
        auto call = handOver(name(), {}, clock, 5s, giveUp.token());
        QTRY_VERIFY(waiting.began);
        // The note of the receipt has to be read before the time is up.
        QVERIFY(QTest::qWaitFor([&clock] { return clock.pending() == 1; }));
        QCoreApplication::processEvents();
        clock.advance(1h);
        QCoreApplication::processEvents();
        QVERIFY(!call.isReady());
        giveUp.cancel();
        QVERIFY(awaitEnd(std::move(call)));
    }

    void ownerEndsMidway()
    {
        Waiting waiting;
        auto server =
            std::make_unique<HandOverServer>(name(), [this, &waiting](QJsonObject, CancelToken cancel) {
                return waitForEver(&m_clock, &waiting, cancel);
            });
        QVERIFY(server->listen());
        auto call = handOver(name(), {}, m_clock, 5s, {});
        QTRY_VERIFY(waiting.began);
        server.reset();
        const auto answer = awaitEnd(std::move(call));
        QVERIFY(answer && !answer->has_value());
        QCOMPARE(answer->error().code, ErrorCode::ConnectionLost);
        QTRY_VERIFY2(waiting.ended, "whoever works for the asker is told");
    }

    void askerEndsMidway()
    {
        Waiting waiting;
        HandOverServer server(name(), [this, &waiting](QJsonObject, CancelToken cancel) {
            return waitForEver(&m_clock, &waiting, cancel);
        });
        QVERIFY(server.listen());
        CancelSource giveUp;
        auto call = handOver(name(), {}, m_clock, 5s, giveUp.token());
        QTRY_VERIFY(waiting.began);
        giveUp.cancel();
        const auto answer = awaitEnd(std::move(call));
        QVERIFY(answer && !answer->has_value() && answer->error().isCancelled());
        QTRY_VERIFY(waiting.ended);
    }

    void endlessRequestIsCutOff()
    {
        HandOverServer server(name(),
                              [](QJsonObject request, CancelToken cancel) { return echo(request, cancel); });
        QVERIFY(server.listen());
        QLocalSocket socket;
        socket.connectToServer(name().constFirst());
        QVERIFY(socket.waitForConnected());
        const QByteArray block(256 * 1024, 'x');
        for (int i = 0; i < 64 && socket.state() == QLocalSocket::ConnectedState; ++i) {
            socket.write(block);
            QCoreApplication::processEvents();
        }
        QTRY_COMPARE(socket.state(), QLocalSocket::UnconnectedState);
    }

    void nobodyHasToEnd()
    {
        const QTemporaryDir dir;
        const QString home = dir.filePath(QStringLiteral("home"));
        const auto none = awaitEnd(endOwner(home, home + QStringLiteral("/lock"), m_clock, 5s, {}));
        QVERIFY(none && *none);
        QVERIFY2(!QFileInfo::exists(home), "asking must not make a home");
        QVERIFY(InstanceLock::take(home + QStringLiteral("/lock")));
        const auto free = awaitEnd(endOwner(home, home + QStringLiteral("/lock"), m_clock, 5s, {}));
        QVERIFY(free && *free);
    }

    void ownerIsAskedAndWaitedFor()
    {
        const QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("lock"));
        auto held = InstanceLock::take(path);
        QVERIFY(held);
        std::optional<InstanceLock> lock(std::move(*held));
        QStringList asked;
        HandOverServer server(handOverName(dir.path()), [&asked](QJsonObject request, CancelToken) {
            asked += request.value(QLatin1String("verb")).toString();
            return answerOk(true);
        });
        QVERIFY(server.listen());
        auto call = endOwner(dir.path(), path, m_clock, 60s, {});
        QTRY_VERIFY(!asked.isEmpty());
        QCOMPARE(asked.constFirst(), QString(quitVerb));
        // Having said so is not the end.
        QVERIFY(!call.isReady());
        lock.reset();
        const auto ended = awaitEnd(std::move(call));
        QVERIFY(ended && *ended);
    }

    void ownerThatStaysIsToldOf_data()
    {
        QTest::addColumn<bool>("understands");
        QTest::addColumn<QString>("said");
        QTest::newRow("says yes and stays") << true << QStringLiteral("asked to quit");
        QTest::newRow("fairleadctl at work") << false << QStringLiteral("command-line tool");
    }
    void ownerThatStaysIsToldOf()
    {
        QFETCH(const bool, understands);
        QFETCH(const QString, said);
        const QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("lock"));
        const auto held = InstanceLock::take(path);
        QVERIFY(held);
        HandOverServer server(handOverName(dir.path()),
                              [understands](QJsonObject, CancelToken) { return answerOk(understands); });
        QVERIFY(server.listen());
        const auto ended = awaitEnd(endOwner(dir.path(), path, m_clock, 300ms, {}));
        QVERIFY(ended && !*ended);
        QCOMPARE(ended->error().code, ErrorCode::HomeInUse);
        QVERIFY2(ended->error().sentence.contains(said), qPrintable(ended->error().sentence));
    }

private:
    QStringList name() const
    {
        return {QStringLiteral("fairlead-test-%1-%2")
                    .arg(QCoreApplication::applicationPid())
                    .arg(QLatin1String(QTest::currentTestFunction()))};
    }
    SystemClock m_clock;
};

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    if (argc == 3 && qstrcmp(argv[1], holdArgument) == 0) {
        const auto lock = InstanceLock::take(QString::fromLocal8Bit(argv[2]));
        fputs(lock ? "held\n" : "not held\n", stdout);
        fflush(stdout);
        return getchar();
    }
    TestHandOver test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_handover.moc"
