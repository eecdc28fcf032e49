// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/owner.h"
#include "platform/handover.h"
#include "platform/instancelock.h"
#include "secrets/memorystore.h"
#include "sync/homesession.h"

#include "support/awaitend.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace fairlead;
using namespace fairlead::cli;
using namespace std::chrono_literals;

namespace {

std::unique_ptr<SecretStore> memory(Clock &)
{
    return std::make_unique<MemoryStore>();
}

VerbRequest statusRequest()
{
    VerbRequest request;
    request.arguments.verb = QStringLiteral("status");
    return request;
}

Task<QJsonObject> answerWith(VerbAnswer answer, QJsonObject *asked, QJsonObject request)
{
    *asked = request;
    co_return toJson(answer);
}

} // namespace

class TestOwner : public QObject
{
    Q_OBJECT
private slots:
    void runsHereWhenTheHomeIsFree()
    {
        const QTemporaryDir dir;
        const Home home(dir.filePath(QStringLiteral("home")));
        const auto answer = awaitEnd(
            performAsOwner(findVerb(QStringLiteral("status")), statusRequest(), home, m_clock, memory, {}));
        QVERIFY(answer);
        QCOMPARE(answer->exitCode, 5);
        // And leaves it free again.
        QVERIFY(InstanceLock::take(home.lockFile()));
    }

    void handsOverToTheOwner()
    {
        const QTemporaryDir dir;
        const Home home(dir.path());
        const auto lock = InstanceLock::take(home.lockFile());
        QVERIFY(lock);
        VerbAnswer theirs;
        theirs.exitCode = SomeFailed;
        theirs.document = {{QStringLiteral("connections"), 1}};
        theirs.notes = QStringList{QStringLiteral("note")};
        QJsonObject asked;
        HandOverServer server(handOverName(home.folder()), [&](QJsonObject request, CancelToken) {
            return answerWith(theirs, &asked, request);
        });
        QVERIFY(server.listen());
        VerbRequest request = statusRequest();
        request.arguments.connection = QStringLiteral("Acme");
        request.arguments.options = {{QStringLiteral("x"), QStringLiteral("y")}};
        request.arguments.positionals = QStringList{QStringLiteral("p")};
        request.secrets = {{QStringLiteral("password"), Secret("hunter2")}};
        const auto answer =
            awaitEnd(performAsOwner(findVerb(QStringLiteral("status")), request, home, m_clock, memory, {}));
        QVERIFY(answer);
        QCOMPARE(answer->exitCode, int(SomeFailed));
        QCOMPARE(answer->document, theirs.document);
        QCOMPARE(answer->notes, theirs.notes);
        const VerbRequest received = requestFromJson(asked);
        QCOMPARE(received.arguments.verb, QStringLiteral("status"));
        QCOMPARE(received.arguments.connection, QStringLiteral("Acme"));
        QCOMPARE(received.arguments.options, request.arguments.options);
        QCOMPARE(received.arguments.positionals, request.arguments.positionals);
        QCOMPARE(received.secret("password").reveal(), QByteArray("hunter2"));
    }

    void takesOverWhenTheOwnerEnds()
    {
        const QTemporaryDir dir;
        const Home home(dir.path());
        auto lock = std::make_unique<Result<InstanceLock>>(InstanceLock::take(home.lockFile()));
        QVERIFY(*lock);
        // The owner goes away without an answer.
        auto server = std::make_unique<HandOverServer>(
            handOverName(home.folder()),
            [&](QJsonObject, CancelToken cancel) { return hang(&m_clock, &m_asked, cancel); });
        QVERIFY(server->listen());
        auto call =
            performAsOwner(findVerb(QStringLiteral("status")), statusRequest(), home, m_clock, memory, {});
        QTRY_VERIFY(m_asked);
        server.reset();
        lock.reset();
        const auto answer = awaitEnd(std::move(call));
        QVERIFY(answer);
        QCOMPARE(answer->exitCode, 5);
    }

    void unknownVerbIsAnswered()
    {
        const QTemporaryDir dir;
        HomeSessionHolder holder(dir.path(), m_clock);
        for (const char *verb : {"nonsense", "address", ""}) {
            QJsonObject request;
            request[QStringLiteral("verb")] = QLatin1String(verb);
            const auto answer = awaitEnd(answerHandedOver(*holder.session, request, {}));
            QVERIFY(answer);
            QCOMPARE(answerFromJson(*answer).exitCode, 2);
        }
    }

    // The program that owns the home says why it does nothing.
    void unreadableHomeIsTheAnswer()
    {
        const QTemporaryDir dir;
        HomeSessionHolder holder(dir.path(), m_clock);
        QFile file(holder.session->home().settingsFile());
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("garbage") > 0);
        file.close();
        QVERIFY(!holder.session->open());
        const auto answer = awaitEnd(answerHandedOver(*holder.session, toJson(statusRequest()), {}));
        QVERIFY(answer);
        const VerbAnswer read = answerFromJson(*answer);
        QCOMPARE(read.exitCode, 1);
        QVERIFY(read.error);
        QCOMPARE(read.error->code, ErrorCode::FileUnreadable);
    }

    void unusableHomeIsAFailure()
    {
        const QTemporaryDir dir;
        QFile file(dir.filePath(QStringLiteral("file")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const Home home(file.fileName());
        const auto answer = awaitEnd(
            performAsOwner(findVerb(QStringLiteral("status")), statusRequest(), home, m_clock, memory, {}));
        QVERIFY(answer);
        QCOMPARE(answer->exitCode, 1);
        QVERIFY(answer->error && !answer->error->remedy.isEmpty());
    }

private:
    struct HomeSessionHolder
    {
        HomeSessionHolder(const QString &folder, Clock &clock)
            : session(std::make_unique<HomeSession>(Home(folder), memory(clock), clock,
                                                    HomeSession::Rhythm::OnDemand))
        {
        }
        std::unique_ptr<HomeSession> session;
    };
    static Task<QJsonObject> hang(Clock *clock, bool *asked, CancelToken cancel)
    {
        *asked = true;
        (void)co_await sleepFor(*clock, 1h, cancel);
        co_return QJsonObject();
    }
    SystemClock m_clock;
    bool m_asked = false;
};

QTEST_GUILESS_MAIN(TestOwner)
#include "tst_owner.moc"
