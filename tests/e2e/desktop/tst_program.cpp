// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/cli/ctl.h"
#include "secrets/keychainstore.h"
#include "support/awaitend.h"
#include "support/otherprogram.h"
#include "support/practiceprocess.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/types.h>

using namespace fairlead;

/// The desktop program from the outside: what it says before any window, and how it ends.
class TestProgram : public QObject
{
    Q_OBJECT

    static constexpr int patienceMs = 60000; // of a busy machine

    QTemporaryDir m_home;
    PracticeProcess m_practice;
    Ctl m_ctl{m_home.path()};

    struct Ended
    {
        int code = -1; ///< -1: it crashed or never ended
        QString out;
        QString err;
    };

    QProcessEnvironment environment(bool withDisplay) const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const auto *name :
             {"DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "QT_QPA_PLATFORM", "LANGUAGE", "LANG"})
            environment.remove(QString::fromLatin1(name));
        environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
        environment.insert(QStringLiteral("FAIRLEAD_HOME"), m_home.path());
        if (withDisplay)
            environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        return environment;
    }

    Ended run(const QStringList &words, bool withDisplay) const
    {
        QProcess process;
        process.setProcessEnvironment(environment(withDisplay));
        process.start(QStringLiteral(FAIRLEAD), words);
        const bool over = process.waitForFinished(patienceMs);
        Ended ended;
        if (over && process.exitStatus() == QProcess::NormalExit)
            ended.code = process.exitCode();
        process.kill();
        process.waitForFinished();
        ended.out = QString::fromUtf8(process.readAllStandardOutput());
        ended.err = QString::fromUtf8(process.readAllStandardError());
        return ended;
    }

    // What only a running program has there.
    QStringList traces() const
    {
        return QDir(m_home.path())
            .entryList({QStringLiteral("socket*"), QStringLiteral("*-wal"), QStringLiteral("*-shm")},
                       QDir::Files | QDir::System | QDir::Hidden);
    }

    bool connectPractice()
    {
        if (m_practice.isRunning())
            return true;
        if (!m_practice.start({QStringLiteral("--home"), m_home.path()})) {
            qWarning("%s", qPrintable(m_practice.errorText()));
            return false;
        }
        const PracticeWorld &world = m_practice.world();
        const Ctl::Ended made = m_ctl.run(
            {QStringLiteral("connect"), QStringLiteral("dynamics"), QStringLiteral("--url"),
             world.dataverse.toString(), QStringLiteral("--username"), world.nonInteractiveUser.username,
             QStringLiteral("--password-stdin"), QStringLiteral("--client-id"), world.entraClient.id},
            world.nonInteractiveUser.password.toUtf8());
        if (made.code != 0)
            qWarning("%s", made.said().constData());
        return made.code == 0;
    }

    void startInBackground(QProcess &program)
    {
        program.setProcessEnvironment(environment(true));
        program.setProcessChannelMode(QProcess::ForwardedChannels);
        program.start(QStringLiteral(FAIRLEAD), {QStringLiteral("--background")});
        QVERIFY(program.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(traces().contains(QStringLiteral("socket")), patienceMs);
    }

    qint64 waitingChanges() const
    {
        return OtherProgram(m_home.filePath(QStringLiteral("workspace.db")))
            .read("SELECT count(*) FROM fairlead_outbox")
            .toLongLong();
    }

private slots:
    void tellsWithoutWindows_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("out");
        QTest::addColumn<QString>("err");
        const QString display = QStringLiteral("There is no display here");
        QTest::newRow("help") << QStringList{QStringLiteral("--help")} << 0 << QStringLiteral("Usage: ")
                              << QString();
        QTest::newRow("version") << QStringList{QStringLiteral("--version")} << 0
                                 << QStringLiteral("Fairlead ") << QString();
        QTest::newRow("not understood")
            << QStringList{QStringLiteral("--sing")} << 2 << QString() << QStringLiteral("sing");
        QTest::newRow("nothing asked for") << QStringList() << 1 << QString() << display;
        QTest::newRow("set-up") << QStringList{QStringLiteral("--setup")} << 1 << QString() << display;
        QTest::newRow("tour") << QStringList{QStringLiteral("--tour"),
                                             m_home.filePath(QStringLiteral("tour"))}
                              << 1 << QString() << display;
        QTest::newRow("in German") << QStringList{QStringLiteral("--setup"), QStringLiteral("--language"),
                                                  QStringLiteral("de")}
                                   << 1 << QString() << QStringLiteral("fairleadctl");
    }
    void tellsWithoutWindows()
    {
        QFETCH(QStringList, words);
        QFETCH(int, code);
        QFETCH(QString, out);
        QFETCH(QString, err);
        const Ended ended = run(words, false);
        QVERIFY2(ended.code == code, qPrintable(ended.out + ended.err));
        QCOMPARE(ended.out.isEmpty(), out.isEmpty());
        QVERIFY2(ended.out.startsWith(out), qPrintable(ended.out));
        QCOMPARE(ended.err.isEmpty(), err.isEmpty());
        QVERIFY2(ended.err.contains(err), qPrintable(ended.err));
        // The program has a name, and Qt's own words about plugins help nobody.
        const QString all = ended.out + ended.err;
        QVERIFY2(!all.contains(QStringLiteral("<executable_name>")), qPrintable(all));
        QVERIFY2(!all.contains(QStringLiteral("plugin")), qPrintable(all));
        if (out == QLatin1String("Usage: "))
            QVERIFY2(
                ended.out.section(QLatin1Char('\n'), 0, 0).contains(QStringLiteral("fairlead [options]")),
                qPrintable(ended.out));
        if (words.contains(QStringLiteral("de")))
            QVERIFY2(ended.err.contains(QStringLiteral("Bildschirm")), qPrintable(ended.err));
        else if (code == 1)
            QVERIFY2(ended.err.contains(QStringLiteral("fairleadctl")), qPrintable(ended.err));
    }

    // Before anything starts: no practice org, no window, no word of a fault inside Fairlead.
    void tourNeedsAFolderItMayWrite_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<int>("code");
        QFile file(m_home.filePath(QStringLiteral("a file")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QTest::newRow("kernel's") << QStringLiteral("/proc/x") << 1;
        QTest::newRow("a file") << file.fileName() << 1;
        QTest::newRow("below a file") << file.fileName() + QStringLiteral("/x") << 1;
        QTest::newRow("none") << QString() << 2;
    }
    void tourNeedsAFolderItMayWrite()
    {
        QFETCH(QString, folder);
        QFETCH(int, code);
        const Ended ended = run({QStringLiteral("--tour"), folder}, true);
        QVERIFY2(ended.code == code, qPrintable(ended.out + ended.err));
        QVERIFY2(ended.out.isEmpty(), qPrintable(ended.out));
        QVERIFY2(!ended.err.contains(QStringLiteral("Something went wrong")), qPrintable(ended.err));
        QVERIFY2(ended.err.contains(code == 2
                                        ? QStringLiteral("--tour takes a folder")
                                        : QStringLiteral("The folder %1 cannot be written.").arg(folder)),
                 qPrintable(ended.err));
    }

    void quitsWhereNoneRuns()
    {
        const QString home = m_home.filePath(QStringLiteral("never made"));
        QProcess process;
        QProcessEnvironment with = environment(false);
        with.insert(QStringLiteral("FAIRLEAD_HOME"), home);
        process.setProcessEnvironment(with);
        process.start(QStringLiteral(FAIRLEAD), {QStringLiteral("--quit")});
        QVERIFY(process.waitForFinished(patienceMs));
        QCOMPARE(process.exitCode(), 0);
        QVERIFY(!QFileInfo::exists(home));
    }

    // What an installer does: ask it to end, replace files, start it again.
    void quitsAndComesBackWithItsQueue()
    {
        QVERIFY(connectPractice());
        QProcess program;
        startInBackground(program);
        QVERIFY(m_ctl.run({QStringLiteral("sync")}).code == 0);
        m_practice.stop();
        OtherProgram(m_home.filePath(QStringLiteral("workspace.db")))
            .run("UPDATE account SET name = 'Changed while offline' WHERE rowid = (SELECT min(rowid) FROM "
                 "account)");
        const qint64 waiting = waitingChanges();
        QCOMPARE(waiting, 1);

        const Ended quit = run({QStringLiteral("--quit")}, false);
        QVERIFY2(quit.code == 0, qPrintable(quit.out + quit.err));
        // It has ended when --quit has.
        QVERIFY(program.waitForFinished(1000));
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 0);
        QCOMPARE(traces(), QStringList());

        QProcess again;
        startInBackground(again);
        QCOMPARE(waitingChanges(), waiting);
        // A second start at login ends at once, and the one that runs stays.
        const Ended second = run({QStringLiteral("--background")}, true);
        QVERIFY2(second.code == 0, qPrintable(second.err));
        QCOMPARE(again.state(), QProcess::Running);
        QCOMPARE(run({QStringLiteral("--quit")}, false).code, 0);
        QVERIFY(again.waitForFinished(1000));
    }

    void endsCleanlyOnASignal_data()
    {
        QTest::addColumn<int>("signal");
        QTest::addColumn<bool>("ignoresHangUp");
        QTest::newRow("SIGTERM") << SIGTERM << false;
        QTest::newRow("SIGINT") << SIGINT << false;
        QTest::newRow("SIGHUP") << SIGHUP << false;
        QTest::newRow("nohup") << SIGTERM << true;
    }
    void endsCleanlyOnASignal()
    {
        QFETCH(int, signal);
        QFETCH(bool, ignoresHangUp);
        QVERIFY(connectPractice());
        QProcess program;
        program.setProcessEnvironment(environment(true));
        program.setProcessChannelMode(QProcess::ForwardedChannels);
        if (ignoresHangUp)
            program.setChildProcessModifier([] { ::signal(SIGHUP, SIG_IGN); });
        program.start(QStringLiteral(FAIRLEAD), {QStringLiteral("--background")});
        QVERIFY(program.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(traces().contains(QStringLiteral("socket"))
                                     && traces().contains(QStringLiteral("workspace.db-wal")),
                                 patienceMs);
        if (ignoresHangUp)
            QCOMPARE(::kill(pid_t(program.processId()), SIGHUP), 0);
        // At work, not only started: a reader that looked at the file before leaves its traces to the writer.
        const Ctl::Ended asked = m_ctl.run({QStringLiteral("sync")});
        QVERIFY2(asked.code == 0, asked.said());
        QCOMPARE(program.state(), QProcess::Running);
        QCOMPARE(::kill(pid_t(program.processId()), signal), 0);
        QVERIFY(program.waitForFinished(patienceMs));
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 0);
        QCOMPARE(traces(), QStringList());
    }

    // What an uninstaller does where the person wants it: beside the program that runs, with the real
    // keychain.
    void forgottenLeavesNothing()
    {
        QVERIFY(connectPractice());
        const QString entry = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
            + QStringLiteral("/autostart/fairlead.desktop");
        QVERIFY(QDir().mkpath(QFileInfo(entry).absolutePath()));
        QFile file(entry);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("[Desktop Entry]\nExec=fairlead\n") > 0);
        file.close();
        QProcess program;
        startInBackground(program);

        const Ctl::Ended unsaid = m_ctl.run({QStringLiteral("forget"), QStringLiteral("--all")});
        QVERIFY2(unsaid.code == 2, unsaid.said());
        QCOMPARE(program.state(), QProcess::Running);

        const Ctl::Ended forgotten =
            m_ctl.run({QStringLiteral("forget"), QStringLiteral("--all"), QStringLiteral("--yes")});
        QVERIFY2(forgotten.code == 0, forgotten.said());
        QVERIFY(program.waitForFinished(1000));
        QCOMPARE(program.exitCode(), 0);
        QVERIFY(!QFileInfo::exists(entry));
        const QStringList left =
            QDir(m_home.path())
                .entryList(QDir::AllEntries | QDir::System | QDir::Hidden | QDir::NoDotAndDotDot);
        QVERIFY2(left == QStringList{QStringLiteral("a file")} || left.isEmpty(),
                 qPrintable(left.join(u' ')));

        const QJsonArray credentials = forgotten.document[QLatin1String("credentials")].toArray();
        // The password alone: who signs in by it keeps no token, and so no key of a vault.
        QVERIFY2(credentials.size() == 1, forgotten.said());
        SystemClock clock;
        KeychainStore store(clock);
        for (const auto &key : credentials) {
            const auto read = awaitEnd(store.read(key.toString(), {}));
            QVERIFY(read && !*read);
            QCOMPARE(read->error().code, ErrorCode::SecretNotFound);
        }
    }
};

QTEST_GUILESS_MAIN(TestProgram)
#include "tst_program.moc"
