// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/connectionfile.h"
#include "e2e/cli/ctl.h"
#include "e2e/cli/webgrant.h"
#include "secrets/keychainstore.h"
#include "secrets/vaultkey.h"
#include "settings/home.h"
#include "support/awaitend.h"
#include "support/plantedsecrets.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <vector>

using namespace fairlead;

/// fairleadctl beside the running program: real programs, a real tray on a virtual display, a real keyring,
/// and a practice org whose refresh tokens rotate. A token used twice kills its whole family there, as at the
/// providers: a second engine beside the first would be the end of the connection.
class TestTray : public QObject
{
    Q_OBJECT

    static constexpr int atOnce = 20;

    QTemporaryDir m_folder;
    Home m_home{m_folder.path()};
    PracticeProcess m_practice;
    Ctl m_ctl{m_folder.path()};
    QProcess m_tray;
    QByteArray m_found;
    QByteArray m_logged; ///< the tray's standard error

    qint64 ownerInLock() const
    {
        QFile lock(m_home.lockFile());
        return lock.open(QIODevice::ReadOnly) ? lock.readAll().trimmed().toLongLong() : 0;
    }

    // Every grant but the first is a renewal: nothing else is asked of a token endpoint once all is set up.
    qsizetype renewals()
    {
        const QJsonArray requests = m_practice.requests(m_practice.world().salesforce);
        return std::count_if(requests.begin(), requests.end(), [](const QJsonValue &request) {
            return request[QStringLiteral("path")].toString() == QLatin1String("/services/oauth2/token");
        });
    }

    // What the tray has logged since it was last asked.
    QByteArray trayLog()
    {
        m_tray.waitForReadyRead(0);
        const QByteArray log = m_tray.readAllStandardError();
        m_logged += log;
        return log;
    }

    // A failure tells names and places, which are no secrets.
    bool nothing(const QStringList &found)
    {
        m_found = found.join(QStringLiteral("; ")).toUtf8();
        return found.isEmpty();
    }

    // A run that fails for good drops its session: the next one has to renew.
    void breakTheSession()
    {
        QVERIFY(m_practice.setFaults(m_practice.world().salesforce,
                                     R"([{"match": "^GET /services/", "status": 403,
            "body": [{"errorCode": "API_DISABLED_FOR_ORG", "message": "The REST API is not enabled."}]}])"));
        const Ctl::Ended refused = m_ctl.run({QStringLiteral("sync")});
        QVERIFY(m_practice.setFaults(m_practice.world().salesforce, "[]"));
        QVERIFY2(refused.code == 4, refused.said());
    }

    void syncTwentyAtOnce(const char *what)
    {
        breakTheSession();
        if (QTest::currentTestFailed())
            return;
        (void)trayLog();
        const qsizetype before = renewals();
        Ctl stranger = m_ctl;
        // Without a session bus there is no keyring: whoever answers all the same has not done the work
        // itself.
        stranger.environment().insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"),
                                      QStringLiteral("unix:path=/nowhere"));
        QElapsedTimer timer;
        timer.start();
        std::vector<std::unique_ptr<QProcess>> processes;
        for (int i = 0; i < atOnce; ++i)
            processes.push_back(stranger.start({QStringLiteral("sync"), QStringLiteral("--json")}));
        for (auto &process : processes) {
            const Ctl::Ended ended = Ctl::finish(*process);
            QVERIFY2(ended.code == 0, ended.said());
            QCOMPARE(ended.connections().size(), 2);
            // Whoever works logs its requests.
            QVERIFY2(!ended.err.contains("fairlead.net"), ended.err);
        }
        const qint64 took = timer.elapsed();
        QCOMPARE(ownerInLock(), m_tray.processId());
        QCOMPARE(m_tray.state(), QProcess::Running);
        const qsizetype renewed = renewals() - before;
        QCOMPARE(renewed, 1);
        const int runs = int(trayLog().count("run ended:"));
        QVERIFY2(runs >= 2 && runs <= 2 * atOnce, qPrintable(QString::number(runs)));
        qInfo("%s: %d × sync beside the tray in %lld ms: all answered, %d runs of 2 connections, %d renewal",
              what, atOnce, qlonglong(took), runs, int(renewed));
    }

private slots:
    void initTestCase()
    {
        QVERIFY2(m_practice.start({QStringLiteral("--home"), m_home.folder()}),
                 qPrintable(m_practice.errorText()));
        QVERIFY(m_ctl.keepDebugLog());
        QVERIFY(m_practice.set(m_practice.world().salesforce, R"({"refreshTokenRotation": true})"));
        QVERIFY(m_practice.set(m_practice.world().entra, R"({"rotateRefreshTokens": true})"));
        SystemClock clock;
        KeychainStore store(clock);
        const auto built = connectByWeb(m_home, m_practice.world(), store, clock);
        QVERIFY2(built, built ? "" : qPrintable(built.error().text() + built.error().detail));
        // Alone first, so that the tray starts with a token that has rotated.
        const Ctl::Ended first = m_ctl.run({QStringLiteral("sync")});
        QVERIFY2(first.code == 0, first.said());

        m_tray.setProcessEnvironment(m_ctl.environment());
    }

    // A fairleadctl at work has no window to show: the program that is started meanwhile waits for its turn.
    void trayTakesItsTurnAfterFairleadctl()
    {
        QVERIFY(
            m_practice.setFaults(m_practice.world().salesforce,
                                 R"([{"match": "^GET .*/query.*FROM Lead", "delayMs": 1500, "times": 1}])"));
        const auto working = m_ctl.start({QStringLiteral("sync"), QStringLiteral("--json")});
        QTRY_COMPARE_WITH_TIMEOUT(ownerInLock(), working->processId(), 60000);
        m_tray.start(QStringLiteral(FAIRLEAD), {QStringLiteral("--background")});
        QVERIFY(m_tray.waitForStarted());
        const Ctl::Ended ended = Ctl::finish(*working);
        QVERIFY2(ended.code == 0, ended.said());
        QTRY_COMPARE_WITH_TIMEOUT(ownerInLock(), m_tray.processId(), 60000);
        QVERIFY(m_practice.setFaults(m_practice.world().salesforce, "[]"));
    }

    void connectIsHandedOverToo()
    {
        const auto &world = m_practice.world();
        const Ctl::Ended ended = m_ctl.run(
            {QStringLiteral("connect"), QStringLiteral("dynamics"), QStringLiteral("--url"),
             world.dataverse.toString(), QStringLiteral("--username"), world.nonInteractiveUser.username,
             QStringLiteral("--password-stdin"), QStringLiteral("--client-id"), world.entraClient.id},
            world.nonInteractiveUser.password.toUtf8());
        QVERIFY2(ended.code == 0, ended.said());
        QCOMPARE(ownerInLock(), m_tray.processId());
        const Ctl::Ended sync = m_ctl.run({QStringLiteral("sync")});
        QVERIFY2(sync.code == 0, sync.said());
        QCOMPARE(sync.connections().size(), 2);
        const Ctl::Ended status = m_ctl.run({QStringLiteral("status")});
        QCOMPARE(status.code, 0);
        // The program that stays says when it will run next.
        for (const auto &row : status.connections())
            QVERIFY2(!row[QStringLiteral("nextSync")].isNull(), status.out);
    }

    void twentyAtOnceLeaveTheTokensAlive_data()
    {
        QTest::addColumn<QByteArray>("what");
        QTest::newRow("first") << QByteArray("first");
        QTest::newRow("again") << QByteArray("again");
        QTest::newRow("once more") << QByteArray("once more");
    }
    void twentyAtOnceLeaveTheTokensAlive()
    {
        QFETCH(const QByteArray, what);
        syncTwentyAtOnce(what);
    }

    // The same as tst_ctlsecrets, for the program that stays and for tokens that are kept.
    void nothingSecretIsLeftLying()
    {
        const auto &world = m_practice.world();
        PlantedSecrets secrets;
        secrets.watchChildren();
        for (const QUrl &service : {world.salesforce, world.entra, world.dataverse})
            secrets.plant(m_practice.secrets(service));
        for (const char *kind : {"access_token", "refresh_token", "password", "code", "code_verifier"})
            QVERIFY2(secrets.count(QLatin1String(kind)) > 0, kind);
        SystemClock clock;
        KeychainStore store(clock);
        const auto document = readConnections(m_home.connectionsFile());
        QVERIFY(document);
        const auto key = awaitEnd(readVaultKey(store, document->homeId, m_home.vaultFile(), {}));
        QVERIFY(key && *key);
        QVERIFY(secrets.plant(QStringLiteral("vault key"), (*key)->reveal()));

        (void)trayLog();
        QVERIFY(m_logged.contains("fairlead.net: #"));
        QVERIFY(m_ctl.log(QStringLiteral("fairlead")).contains(" debug fairlead.net: #"));
        QVERIFY2(nothing(secrets.foundIn(QStringLiteral("the tray's log"), m_logged)), m_found);
        int files = 0;
        QVERIFY2(nothing(secrets.foundBelow(m_home.folder(), &files)), m_found);
        QVERIFY(files >= 5);
        int processes = 0;
        QVERIFY2(nothing(secrets.foundInChildren(&processes)), m_found);
        QVERIFY(processes >= 2);
        qInfo("%d secrets looked for in %d files, %d bytes of log and %d processes: nothing found",
              int(secrets.count()), files, int(m_logged.size()), processes);
    }

    // The newest token is the one on disk: whoever owns the home next goes on with it.
    void familyLivesOnAfterTheTray()
    {
        m_tray.kill();
        QVERIFY(m_tray.waitForFinished());
        const qsizetype before = renewals();
        const Ctl::Ended alone = m_ctl.run({QStringLiteral("sync")});
        QVERIFY2(alone.code == 0, alone.said());
        QCOMPARE(alone.connections().size(), 2);
        QCOMPARE(renewals() - before, 1);
    }

    // Ctrl+C at the worst moment: the provider has replaced the token, and its answer is still on the way.
    void interruptedWhileItRenews()
    {
        QVERIFY(m_practice.setFaults(
            m_practice.world().salesforce,
            R"([{"match": "^POST /services/oauth2/token", "delayMs": 1500, "times": 1}])"));
        const qsizetype before = renewals();
        const auto working = m_ctl.start({QStringLiteral("sync"), QStringLiteral("--json")});
        QTRY_COMPARE_WITH_TIMEOUT(renewals(), before + 1, 60000);
        working->terminate();
        const Ctl::Ended interrupted = Ctl::finish(*working);
        QVERIFY2(interrupted.code == 1, interrupted.said());
        QCOMPARE(interrupted.errorCode(), QStringLiteral("Cancelled"));
        const Ctl::Ended next = m_ctl.run({QStringLiteral("sync")});
        QVERIFY2(next.code == 0, next.said());
    }

    // Owners come and go: each renews once, with the token that the one before has left behind.
    void twentyAtOnceWithoutATray()
    {
        const qsizetype before = renewals();
        QElapsedTimer timer;
        timer.start();
        std::vector<std::unique_ptr<QProcess>> processes;
        for (int i = 0; i < atOnce; ++i)
            processes.push_back(m_ctl.start({QStringLiteral("sync"), QStringLiteral("--json")}));
        for (auto &process : processes) {
            const Ctl::Ended ended = Ctl::finish(*process);
            QVERIFY2(ended.code == 0, ended.said());
            QCOMPARE(ended.connections().size(), 2);
        }
        const qsizetype renewed = renewals() - before;
        QVERIFY(renewed >= 1 && renewed <= atOnce);
        qInfo("%d × sync without a tray in %lld ms: all answered, %d owner(s)", atOnce,
              qlonglong(timer.elapsed()), int(renewed));
    }

    void cleanupTestCase()
    {
        if (m_tray.state() != QProcess::NotRunning) {
            m_tray.kill();
            m_tray.waitForFinished();
        }
    }
};

QTEST_MAIN(TestTray)
#include "tst_tray.moc"
