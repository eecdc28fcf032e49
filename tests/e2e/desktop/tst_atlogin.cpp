// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

/// The program as an entry at login starts it: where the person does not want that, it ends before anything
/// is there to be seen.
class TestAtLogin : public QObject
{
    Q_OBJECT

    static constexpr int patienceMs = 60000; // of a busy machine

    std::unique_ptr<QTemporaryDir> m_dir;

    QString home() const { return m_dir->filePath(QStringLiteral("home")); }

    QProcessEnvironment environment(bool withDisplay) const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const auto *name : {"DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "QT_QPA_PLATFORM"})
            environment.remove(QString::fromLatin1(name));
        environment.insert(QStringLiteral("FAIRLEAD_HOME"), home());
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), m_dir->filePath(QStringLiteral("own")));
        environment.insert(QStringLiteral("XDG_CONFIG_DIRS"), m_dir->filePath(QStringLiteral("everybody")));
        if (withDisplay)
            environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        return environment;
    }

    /// Where `whose` is empty: none.
    bool putEntry(const QString &whose, const QByteArray &more) const
    {
        if (whose.isEmpty())
            return true;
        const QString folder = m_dir->filePath(whose + QStringLiteral("/autostart"));
        QFile file(folder + QStringLiteral("/fairlead.desktop"));
        const QByteArray text = "[Desktop Entry]\nType=Application\nName=Fairlead\nExec=\"" FAIRLEAD
                                "\" --background --at-login\n"
            + more;
        return QDir().mkpath(folder) && file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    }

    void start(QProcess &process, const QStringList &words, bool withDisplay) const
    {
        process.setProcessEnvironment(environment(withDisplay));
        process.start(QStringLiteral(FAIRLEAD), words);
        QVERIFY(process.waitForStarted());
    }
    bool runs() const { return QFileInfo::exists(home() + QStringLiteral("/socket")); }
    void quit() const
    {
        QProcess asked;
        start(asked, {QStringLiteral("--quit")}, false);
        QVERIFY(asked.waitForFinished(patienceMs));
        QCOMPARE(asked.exitCode(), 0);
    }

private slots:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void switchedOffItIsNotThere_data()
    {
        QTest::addColumn<QString>("whose");
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<bool>("refused");
        QTest::newRow("no entry") << QString() << QByteArray() << false;
        QTest::newRow("everybody's, refused") << QStringLiteral("everybody") << QByteArray() << true;
        QTest::newRow("everybody's, hidden by the administrator")
            << QStringLiteral("everybody") << QByteArray("Hidden=true\n") << false;
        QTest::newRow("own, off in the system")
            << QStringLiteral("own") << QByteArray("X-GNOME-Autostart-enabled=false\n") << false;
    }
    void switchedOffItIsNotThere()
    {
        QFETCH(const QString, whose);
        QFETCH(const QByteArray, more);
        QFETCH(const bool, refused);
        QVERIFY(putEntry(whose, more));
        QVERIFY(!refused || putEntry(QStringLiteral("own"), "Hidden=true\n"));
        for (const bool withDisplay : {true, false}) {
            QProcess program;
            start(program, {QStringLiteral("--background"), QStringLiteral("--at-login")}, withDisplay);
            QVERIFY(program.waitForFinished(patienceMs));
            QCOMPARE(program.exitStatus(), QProcess::NormalExit);
            QCOMPARE(program.exitCode(), 0);
            QCOMPARE(program.readAllStandardOutput() + program.readAllStandardError(), QByteArray());
            QVERIFY2(!QFileInfo::exists(home()), "nothing is made");
        }
    }

    void switchedOnItRuns_data()
    {
        QTest::addColumn<QString>("whose");
        QTest::newRow("everybody's") << QStringLiteral("everybody");
        QTest::newRow("own") << QStringLiteral("own");
    }
    void switchedOnItRuns()
    {
        QFETCH(const QString, whose);
        QVERIFY(putEntry(whose, {}));
        QProcess program;
        start(program, {QStringLiteral("--background"), QStringLiteral("--at-login")}, true);
        QTRY_VERIFY_WITH_TIMEOUT(runs(), patienceMs);
        // A second one hands over, and one that is not wanted leaves it alone.
        for (const bool off : {false, true}) {
            QVERIFY(!off || putEntry(QStringLiteral("own"), "Hidden=true\n"));
            QProcess second;
            start(second, {QStringLiteral("--at-login")}, true);
            QVERIFY(second.waitForFinished(patienceMs));
            QCOMPARE(second.exitCode(), 0);
            QCOMPARE(program.state(), QProcess::Running);
        }
        quit();
        QVERIFY(program.waitForFinished(patienceMs));
        QCOMPARE(program.exitCode(), 0);
    }

    // Whoever starts it himself is not asked whether it starts at login.
    void askedForItRunsAllTheSame()
    {
        QProcess program;
        start(program, {QStringLiteral("--background")}, true);
        QTRY_VERIFY_WITH_TIMEOUT(runs(), patienceMs);
        quit();
        QVERIFY(program.waitForFinished(patienceMs));
    }

    void withoutADisplayItSaysSo()
    {
        QVERIFY(putEntry(QStringLiteral("everybody"), {}));
        QProcess program;
        start(program, {QStringLiteral("--background"), QStringLiteral("--at-login")}, false);
        QVERIFY(program.waitForFinished(patienceMs));
        QCOMPARE(program.exitCode(), 1);
        QVERIFY(program.readAllStandardError().contains("fairleadctl"));
    }
};

QTEST_GUILESS_MAIN(TestAtLogin)
#include "tst_atlogin.moc"
