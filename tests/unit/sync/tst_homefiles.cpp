// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/connectionsecrets.h"
#include "platform/files.h"
#include "secrets/memorystore.h"
#include "support/awaitend.h"
#include "support/manualclock.h"
#include "sync/homesession.h"
#include "sync/lastrun.h"

#include <SQLiteCpp/Database.h>

#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace fairlead;

/// One home at work, with a store in memory and files that somebody else may have touched.
class TestHomeFiles : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<HomeSession> m_session;
    ConnectionInfo m_info;

    MemoryStore &store() { return static_cast<MemoryStore &>(m_session->store()); }
    Home home() const { return Home(m_folder->path()); }
    QString workspace() const { return home().workspaceFile(m_info.workspaceFile); }
    /// A secret of the session's store.
    void keep(const QString &connection, const QString &purposeOf, const char *value)
    {
        const QString key = secretKey(m_session->document().homeId, connection, purposeOf);
        QVERIFY(awaitEnd(store().write(key, Secret(value), {})).value_or(fail(Error())));
    }
    void writeSettings(const QByteArray &content) { QVERIFY(replaceFile(home().settingsFile(), content)); }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_clock = std::make_unique<ManualClock>();
        m_info = {};
        m_info.id = ConnectionId::make();
        m_info.name = QStringLiteral("Acme");
        m_info.crm = CrmKind::Dynamics;
        m_info.cloud = QStringLiteral("global");
        m_info.address = QUrl(QStringLiteral("https://127.0.0.1:1"));
        m_info.organisationId = QStringLiteral("organisation");
        m_info.method = SignInMethod::DynamicsPassword;
        m_info.userName = QStringLiteral("ada@acme.example");
        m_info.workspaceFile = QStringLiteral("workspace.db");
        ConnectionsDocument document;
        document.homeId = QStringLiteral("abcdefgh");
        document.connections = {m_info};
        QVERIFY(writeConnections(home().connectionsFile(), document));
        m_session = std::make_unique<HomeSession>(home(), std::make_unique<MemoryStore>(), *m_clock,
                                                  HomeSession::Rhythm::OnDemand);
    }
    void cleanup() { m_session.reset(); }

    // They may name the proxy that all traffic has to take: without them there is no traffic.
    void nothingIsConnectedToWithoutReadableSettings()
    {
        writeSettings("{ \"proxyMode\": ");
        const Outcome opened = m_session->open();
        QVERIFY(!opened);
        QVERIFY(m_session->problem());
        QCOMPARE(m_session->problem()->code, ErrorCode::FileUnreadable);
        QVERIFY(!m_session->problem()->remedy.isEmpty());
        const ConnectionStatus status = m_session->statuses().value(m_info.id);
        QCOMPARE(status.state, SyncState::NeedsAttention);
        QVERIFY(status.error && status.error->code == ErrorCode::FileUnreadable);

        keep(m_info.id.text(), purpose::password, "hunter2");
        m_session->startSyncing();
        m_session->syncNow(m_info.id);
        QVERIFY(!m_session->isStarted(m_info.id));
        const auto report = awaitEnd(m_session->runNow(m_info.id, {}));
        QVERIFY(report && report->error);
        QCOMPARE(report->error->code, ErrorCode::FileUnreadable);
        QVERIFY(!m_session->isStarted(m_info.id));
        QVERIFY(!awaitEnd(m_session->verify(m_info.id, {})).value());
        QVERIFY(!m_session->isStarted(m_info.id));

        // Mended, it goes on where it stood.
        writeSettings(R"({"proxyMode": "manual", "proxyHost": "proxy.example", "proxyPort": 8080})");
        QVERIFY(m_session->open());
        QVERIFY(!m_session->problem());
        QCOMPARE(m_session->networkSettings().proxyHost, QStringLiteral("proxy.example"));
        QVERIFY(!m_session->statuses().value(m_info.id).error);
        m_session->startSyncing();
        QTRY_VERIFY(m_session->isStarted(m_info.id));
    }

    void nothingIsDoneWithADamagedList()
    {
        for (const QString &path : {home().connectionsFile(), previousOf(home().connectionsFile())})
            QVERIFY(overwriteFile(path, "garbage"));
        QVERIFY(!m_session->open());
        QVERIFY(m_session->problem() && !m_session->problem()->remedy.isEmpty());
        m_session->startSyncing();
        QVERIFY(m_session->connections().isEmpty());
        QCOMPARE(readFile(home().connectionsFile()).value_or(QByteArray()), QByteArray("garbage"));
    }

    // What is remembered of a run that could not begin is written by the sync thread: the workspace may be
    // large, and may be checked as a whole. Here somebody holds it until the UI thread comes to its events.
    void uiThreadNeverWaitsForAWorkspace()
    {
        QVERIFY(m_session->open());
        store().setState(StoreState::Locked);
        SQLite::Database holder(workspace().toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        holder.exec("BEGIN EXCLUSIVE");
        QTimer::singleShot(0, this, [&holder] { holder.exec("ROLLBACK"); });
        const auto report = awaitEnd(m_session->runNow(m_info.id, {}));
        QVERIFY(report && report->error);
        QCOMPARE(report->error->code, ErrorCode::StoreLocked);
        const ConnectionStatus status = rememberedStatus(m_info.id, workspace());
        QVERIFY(status.error);
        QCOMPARE(status.error->code, ErrorCode::StoreLocked);
    }
};

QTEST_GUILESS_MAIN(TestHomeFiles)
#include "tst_homefiles.moc"
