// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/connectionfile.h"
#include "e2e/firstsync/bigorg.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <SQLiteCpp/SQLiteCpp.h>

#include <csignal>

using namespace fairlead;

/// The running program is killed again and again as soon as it has stored another page. What it ends with
/// must be what an undisturbed home has, row by row.
class TestFirstSyncKills : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    BigOrg m_org;
    const Home m_calm{m_folder.filePath(QStringLiteral("calm"))};
    const Home m_killed{m_folder.filePath(QStringLiteral("killed"))};

    static std::unique_ptr<QProcess> startProgram(const Home &home)
    {
        auto process = std::make_unique<QProcess>();
        process->setProcessEnvironment(Ctl(home.folder()).environment());
        process->setStandardErrorFile(QProcess::nullDevice());
        process->start(QStringLiteral(FAIRLEAD), {QStringLiteral("--background")});
        return process;
    }

    /// Rows that only one of two databases has, over all columns of a table.
    static qint64 differences(const QString &one, const QString &other, const QString &table)
    {
        SQLite::Database database(one.toStdString(), SQLite::OPEN_READONLY);
        SQLite::Statement attach(database, "ATTACH DATABASE ? AS other");
        attach.bind(1, other.toStdString());
        attach.executeStep();
        const std::string name = '"' + table.toStdString() + '"';
        const auto countOf = [&database](const std::string &query) {
            return qint64(database.execAndGet("SELECT COUNT(*) FROM (" + query + ')').getInt64());
        };
        return countOf("SELECT * FROM main." + name + " EXCEPT SELECT * FROM other." + name)
            + countOf("SELECT * FROM other." + name + " EXCEPT SELECT * FROM main." + name);
    }

private slots:
    void initTestCase()
    {
        const QByteArray problem = m_org.start();
        QVERIFY2(problem.isEmpty(), problem);
        for (const Home &home : {m_calm, m_killed}) {
            const QByteArray refused = m_org.connectBoth(home);
            QVERIFY2(refused.isEmpty(), refused);
        }
    }

    void undisturbed()
    {
        QElapsedTimer timer;
        timer.start();
        const Ctl::Ended ended = Ctl(m_calm.folder()).run({QStringLiteral("sync")});
        QVERIFY2(ended.code == 0, ended.said());
        const auto rows = storedRows(m_calm);
        qInfo("first sync of %lld records in %lld ms", qlonglong(total(rows)), qlonglong(timer.elapsed()));
        for (const char *object : {"Account", "Contact", "Lead", "Opportunity"}) {
            const qint64 counted = m_org.count(QLatin1String(object));
            QVERIFY2(counted > BigOrg::rows * 9 / 10, object);
            QCOMPARE(rows.value(QStringLiteral("workspace.db/") + QLatin1String(object)), counted);
        }
    }

    void killedAtEveryPage()
    {
        int kills = 0;
        int untouched = 0;
        QHash<QString, qint64> before = storedRows(m_killed);
        const qint64 whole = total(storedRows(m_calm));
        QVERIFY(whole > 0);
        QElapsedTimer timer;
        timer.start();
        while (total(before) < whole) {
            QVERIFY2(kills < 400 && untouched < 20, "it never gets through");
            auto program = startProgram(m_killed);
            QVERIFY(program->waitForStarted());
            QDeadlineTimer deadline(60000);
            QHash<QString, qint64> now = before;
            while (total(now) == total(before) && !deadline.hasExpired()) {
                QTest::qWait(2);
                now = storedRows(m_killed);
            }
            QVERIFY2(!deadline.hasExpired(), "no further page within a minute");
            QCOMPARE(program->state(), QProcess::Running);
            ::kill(pid_t(program->processId()), SIGKILL);
            QVERIFY(program->waitForFinished());
            ++kills;
            // What was stored before the kill is there after it, and no page is read twice.
            const auto after = storedRows(m_killed);
            for (auto row = now.begin(); row != now.end(); ++row)
                QVERIFY2(after.value(row.key()) >= row.value(), qPrintable(row.key()));
            untouched = total(after) == total(before) ? untouched + 1 : 0;
            before = after;
        }
        qInfo("killed %d times, each after a further page, in %lld ms", kills, qlonglong(timer.elapsed()));
        QVERIFY2(kills >= 10, "an organisation of many pages");

        const Ctl::Ended rest = Ctl(m_killed.folder()).run({QStringLiteral("sync")});
        QVERIFY2(rest.code == 0, rest.said());
    }

    void nothingIsMissingOrDoubled()
    {
        const auto calm = readConnections(m_calm.connectionsFile());
        const auto killed = readConnections(m_killed.connectionsFile());
        QVERIFY(calm && killed);
        QCOMPARE(calm->connections.size(), 2);
        for (int i = 0; i < 2; ++i) {
            const ConnectionInfo &connection = calm->connections.at(i);
            const QString one = m_calm.workspaceFile(connection.workspaceFile);
            const QString other = m_killed.workspaceFile(killed->connections.at(i).workspaceFile);
            for (const QString &object : connection.objects)
                QVERIFY2(differences(one, other, object) == 0, qPrintable(object));
        }
        // No change of our own making: the engine's writes are not a person's.
        const Ctl::Ended status = Ctl(m_killed.folder()).run({QStringLiteral("status")});
        QCOMPARE(status.code, 0);
        for (const auto &row : status.connections())
            QCOMPARE(row[QStringLiteral("outbox")].toInt(-1), 0);
    }
};

QTEST_GUILESS_MAIN(TestFirstSyncKills)
#include "tst_firstsync_kills.moc"
