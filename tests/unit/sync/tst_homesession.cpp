// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/connectionfile.h"
#include "support/awaitend.h"
#include "support/fakekeychain.h"
#include "support/manualclock.h"
#include "sync/homesession.h"
#include "workspace/workspace.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace fairlead;
using namespace std::chrono_literals;

/// A home whose keychain is closed when the program starts, as after a log-in without a password.
class TestHomeSession : public QObject
{
    Q_OBJECT

    const ConnectionId m_a{QStringLiteral("a")};
    const ConnectionId m_b{QStringLiteral("b")};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ManualClock> m_clock;
    FakeKeychain *m_keychain = nullptr; ///< the session's
    std::unique_ptr<HomeSession> m_session;

    static ConnectionInfo connection(const ConnectionId &id)
    {
        ConnectionInfo info;
        info.id = id;
        info.name = id.text();
        info.crm = CrmKind::Dynamics;
        info.cloud = QStringLiteral("global");
        info.address = QUrl(QStringLiteral("https://acme.crm4.dynamics.com"));
        info.organisationId = id.text();
        info.method = SignInMethod::DynamicsPassword;
        info.userName = QStringLiteral("sync@acme.example");
        info.objects = {QStringLiteral("account")};
        info.workspaceFile = QStringLiteral("workspace-%1.db").arg(id.text());
        return info;
    }

    void pass(std::chrono::seconds time)
    {
        for (auto passed = 0s; passed < time; passed += 5s) {
            m_clock->advance(5s);
            QTest::qWait(0);
        }
    }

    std::optional<ErrorCode> errorOf(const ConnectionId &id) const
    {
        const ConnectionStatus status = m_session->statuses().value(id);
        return status.error ? std::optional(status.error->code) : std::nullopt;
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        const Home home(m_folder->path());
        ConnectionsDocument document;
        document.homeId = QStringLiteral("home");
        document.connections = {connection(m_a), connection(m_b)};
        QVERIFY(writeConnections(home.connectionsFile(), document));
        auto keychain = std::make_unique<FakeKeychain>();
        m_keychain = keychain.get();
        for (const ConnectionId &id : {m_a, m_b}) {
            const QString key = secretKey(document.homeId, id.text(), purpose::password);
            auto written = m_keychain->write(key, Secret("password"), {});
            QTRY_VERIFY(written.isReady());
        }
        m_clock = std::make_unique<ManualClock>();
        // On demand: what is started does not go out to the network by itself.
        m_session =
            std::make_unique<HomeSession>(home, std::move(keychain), *m_clock, HomeSession::Rhythm::OnDemand);
        QVERIFY(m_session->open());
    }
    void cleanup()
    {
        if (m_session) {
            auto stopping = m_session->stop();
            QTRY_VERIFY(stopping.isReady());
        }
        m_session.reset();
    }

    void aClosedKeychainIsWaitedFor_data()
    {
        QTest::addColumn<StoreState>("state");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("locked") << StoreState::Locked << ErrorCode::StoreLocked;
        QTest::newRow("not started yet") << StoreState::Absent << ErrorCode::StoreAbsent;
    }
    void aClosedKeychainIsWaitedFor()
    {
        QFETCH(const StoreState, state);
        QFETCH(const ErrorCode, code);
        m_keychain->entries.setState(state);
        m_session->startSyncing();
        QTRY_COMPARE(errorOf(m_b), std::optional(code));
        QCOMPARE(errorOf(m_a), std::optional(code));
        pass(600s);
        QVERIFY(!m_session->isStarted(m_a) && !m_session->isStarted(m_b));
        QCOMPARE(m_keychain->reads, 0); // nobody is there to answer a prompt

        m_keychain->entries.setState(StoreState::Ready);
        pass(30s);
        QTRY_VERIFY(m_session->isStarted(m_a) && m_session->isStarted(m_b));
    }

    void endingSecretsAreToldOfOnce()
    {
        const Home home(m_folder->path());
        auto document = readConnections(home.connectionsFile());
        QVERIFY(document);
        document->connections[0].method = SignInMethod::DynamicsApplication;
        document->connections[0].credentialExpires = m_clock->nowUtc().addDays(40);
        QVERIFY(writeConnections(home.connectionsFile(), *document));
        const auto told = [this] {
            QList<int> days;
            const auto notices = m_session->takeExpiryNotices();
            for (const ExpiryNotice &notice : notices)
                days += notice.days;
            return days;
        };
        QCOMPARE(told(), QList<int>());
        m_clock->advance(11 * 24h);
        QCOMPARE(told(), QList<int>{30});
        QCOMPARE(told(), QList<int>());
        QVERIFY(m_session->document().find(m_a)->expiryToldAt.isValid());
        // Another start of the program knows what was told, and one that was away tells the last alone.
        QVERIFY(m_session->open());
        QCOMPARE(told(), QList<int>());
        m_clock->advance(28 * 24h + 1h);
        QCOMPARE(told(), QList<int>{1});

        document = readConnections(home.connectionsFile());
        document->connections[0].revoked = true;
        QVERIFY(writeConnections(home.connectionsFile(), *document));
        m_clock->advance(48h);
        QCOMPARE(told(), QList<int>());
    }

    void onlyWhoActsIsPromptedAndOnce()
    {
        m_keychain->entries.setState(StoreState::Locked);
        m_session->startSyncing();
        QTRY_COMPARE(errorOf(m_b), std::optional(ErrorCode::StoreLocked));
        QCOMPARE(m_keychain->reads, 0);
        // The prompt is refused: the second connection does not bring it back.
        QSignalSpy told(m_session.get(), &HomeSession::statusChanged);
        const auto isTold = [&told](const ConnectionId &id) {
            return std::any_of(told.begin(), told.end(), [&id](const QList<QVariant> &arguments) {
                return arguments.constFirst().value<ConnectionStatus>().connection == id;
            });
        };
        m_session->syncNow({});
        QTRY_VERIFY(isTold(m_b));
        QCOMPARE(m_keychain->reads, 1);
        // Once that is over, the next click asks again.
        QTRY_VERIFY((m_session->syncNow({}), m_keychain->reads == 2));
    }

    void restsUntilItIsLetGoOn()
    {
        const auto state = [this] { return m_session->statuses().value(m_a).state; };
        m_session->pause(m_a);
        QVERIFY2(state() != SyncState::Paused, "it does not run yet");
        m_session->startSyncing();
        QTRY_VERIFY(m_session->isStarted(m_a) && m_session->isStarted(m_b));

        const QSignalSpy told(m_session.get(), &HomeSession::statusChanged);
        m_session->pause(m_a);
        QCOMPARE(state(), SyncState::Paused);
        QCOMPARE(told.count(), 1);
        // Its workspace can be changed all the same, and nothing but a person lets it go on.
        const WorkspaceChange work = [](Workspace &workspace) {
            return workspace.recordActivity(QDateTime::currentDateTimeUtc(), QStringLiteral("test"), {},
                                            QStringLiteral("text"));
        };
        const auto changed = awaitEnd(m_session->changeWorkspace(m_a, work, {}));
        QVERIFY(changed && *changed);
        m_session->noticeUnderstood(m_a);
        QCOMPARE(state(), SyncState::Paused);
        QVERIFY(m_session->statuses().value(m_b).state != SyncState::Paused);

        m_session->resume(m_a);
        QVERIFY(state() != SyncState::Paused);
        // As fast as anybody can click: the last word counts.
        m_session->pause(m_a);
        m_session->resume(m_a);
        m_session->pause(m_a);
        const auto again = awaitEnd(m_session->changeWorkspace(m_a, work, {}));
        QVERIFY(again && *again);
        QCOMPARE(state(), SyncState::Paused);
    }

    // Stopped by a person: neither the start of the program nor a click on another one lets it go on.
    void aRevokedConnectionDoesNotSignInByItself()
    {
        const auto end = awaitEnd(m_session->revoke(m_a, {}));
        QVERIFY(end && *end);
        QVERIFY(!(*end)->owedFor);
        QCOMPARE(m_keychain->entries.keys().filter(QStringLiteral("/a/")), QStringList());
        m_session->startSyncing();
        QTRY_VERIFY(m_session->isStarted(m_b));
        m_session->syncNow({});
        pass(600s);
        QVERIFY(!m_session->isStarted(m_a));
        QCOMPARE(m_session->statuses().value(m_a).state, SyncState::Paused);
        QVERIFY(!errorOf(m_a));
        const auto asked = awaitEnd(m_session->verify(m_a, {}));
        QVERIFY(asked && !*asked);
        QCOMPARE(asked->error().code, ErrorCode::SignInNeeded);
        QVERIFY(!m_session->isStarted(m_a));
    }

    void whatIsOwedIsTriedAgainByItself()
    {
        m_keychain->entries.setState(StoreState::Locked);
        const auto end = awaitEnd(m_session->revoke(m_a, {}));
        QVERIFY(end && *end);
        QVERIFY((*end)->owedFor);
        QVERIFY(m_session->document().find(m_a)->revocationOwed);
        m_session->startSyncing();
        pass(60s);
        QVERIFY(m_session->document().find(m_a)->revocationOwed);
        m_keychain->entries.setState(StoreState::Ready);
        pass(700s);
        QTRY_VERIFY(!m_session->document().find(m_a)->revocationOwed);
        QVERIFY(m_session->document().find(m_a)->revoked);
        QCOMPARE(m_keychain->entries.keys().filter(QStringLiteral("/a/")), QStringList());
    }

    void aStoreThatOnlySaysItIsOpenIsNotAskedForEver()
    {
        m_keychain->entries.setState(StoreState::Locked);
        m_keychain->claimsReady = true;
        m_session->startSyncing();
        QTRY_COMPARE(errorOf(m_b), std::optional(ErrorCode::StoreLocked));
        pass(600s);
        QVERIFY2(m_keychain->reads <= 4, qPrintable(QString::number(m_keychain->reads)));
    }
};

QTEST_GUILESS_MAIN(TestHomeSession)
#include "tst_homesession.moc"
