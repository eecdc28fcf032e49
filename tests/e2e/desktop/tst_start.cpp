// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/cli/ctl.h"
#include "support/practiceprocess.h"

#include <QDBusConnection>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace fairlead;

namespace {

/// The part of a desktop that shows tray icons (freedesktop.org, "StatusNotifierItem").
class StatusNotifierWatcher : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.StatusNotifierWatcher")
    Q_PROPERTY(bool IsStatusNotifierHostRegistered READ isHost)
    Q_PROPERTY(int ProtocolVersion READ protocolVersion)
public:
    bool isHost() const { return true; }
    int protocolVersion() const { return 0; }
    bool come()
    {
        auto bus = QDBusConnection::sessionBus();
        return bus.registerObject(QStringLiteral("/StatusNotifierWatcher"), this,
                                  QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllProperties)
            && bus.registerService(QStringLiteral("org.kde.StatusNotifierWatcher"));
    }
    void go()
    {
        auto bus = QDBusConnection::sessionBus();
        bus.unregisterService(QStringLiteral("org.kde.StatusNotifierWatcher"));
        bus.unregisterObject(QStringLiteral("/StatusNotifierWatcher"));
        items.clear();
    }
    QStringList items;

public slots: // NOLINT: names of the protocol
    void RegisterStatusNotifierItem(const QString &service)
    {
        items += service;
        emit registered();
    }
    void RegisterStatusNotifierHost(const QString &) { }

signals:
    void registered();
};

/// Takes every connection and never says a word, as a captive portal or a dead proxy.
class BlackHole
{
public:
    bool open(quint16 port) { return m_server.listen(QHostAddress::LocalHost, port); }
    int asked = 0;

    BlackHole()
    {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] { ++asked; });
    }

private:
    QTcpServer m_server;
};

} // namespace

/// Starting into the tray, as at login: on a real display and a real session bus, with a connection whose CRM
/// never answers.
class TestStart : public QObject
{
    Q_OBJECT

    static constexpr int patienceMs = 60000; // of a busy machine
    static constexpr qint64 longestStartMs = 1000; // issue "Start-up"

    QTemporaryDir m_home;
    Ctl m_ctl{m_home.path()};
    StatusNotifierWatcher m_watcher;
    BlackHole m_dataverse;
    BlackHole m_entra;
    QProcess m_program;

    int asked() const { return m_dataverse.asked + m_entra.asked; }

    // By the entry for everybody, which is in the home of this test alone.
    void startProgram()
    {
        QProcessEnvironment environment = m_ctl.environment();
        environment.insert(QStringLiteral("XDG_CONFIG_DIRS"), m_home.filePath(QStringLiteral("xdg")));
        m_program.setProcessEnvironment(environment);
        m_program.setProcessChannelMode(QProcess::ForwardedChannels);
        m_program.start(QStringLiteral(FAIRLEAD),
                        {QStringLiteral("--background"), QStringLiteral("--at-login")});
        QVERIFY(m_program.waitForStarted());
    }
    QStringList windows() const
    {
        QProcess look;
        look.start(QStringLiteral("xdotool"),
                   {QStringLiteral("search"), QStringLiteral("--pid"), QString::number(m_program.processId()),
                    QStringLiteral("--onlyvisible"), QStringLiteral("--name"), QStringLiteral("^Fairlead")});
        look.waitForFinished(patienceMs);
        return QString::fromLatin1(look.readAllStandardOutput()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    }

private slots:
    void initTestCase()
    {
        PracticeProcess practice;
        QVERIFY2(practice.start({QStringLiteral("--home"), m_home.path()}), qPrintable(practice.errorText()));
        const PracticeWorld world = practice.world();
        const Ctl::Ended made = m_ctl.run(
            {QStringLiteral("connect"), QStringLiteral("dynamics"), QStringLiteral("--url"),
             world.dataverse.toString(), QStringLiteral("--username"), world.nonInteractiveUser.username,
             QStringLiteral("--password-stdin"), QStringLiteral("--client-id"), world.entraClient.id},
            world.nonInteractiveUser.password.toUtf8());
        QVERIFY2(made.code == 0, made.said());
        practice.stop();
        const QString folder = m_home.filePath(QStringLiteral("xdg/autostart"));
        QFile entry(folder + QStringLiteral("/fairlead.desktop"));
        QVERIFY(QDir().mkpath(folder) && entry.open(QIODevice::WriteOnly));
        QVERIFY(entry.write("[Desktop Entry]\nExec=\"" FAIRLEAD "\" --background --at-login\n") > 0);
        QVERIFY(m_dataverse.open(quint16(world.dataverse.port())));
        QVERIFY(m_entra.open(quint16(world.entra.port())));
    }

    void cleanup()
    {
        QProcess quit;
        quit.setProcessEnvironment(m_ctl.environment());
        quit.start(QStringLiteral(FAIRLEAD), {QStringLiteral("--quit")});
        QVERIFY(quit.waitForFinished(patienceMs));
        QCOMPARE(quit.exitCode(), 0);
        QVERIFY(m_program.waitForFinished(patienceMs));
        m_watcher.go();
    }

    void iconComesFirstAndSoon()
    {
        QVERIFY(m_watcher.come());
        QList<qint64> took;
        for (int round = 0; round < 3; ++round) {
            const int before = asked();
            m_watcher.items.clear();
            int askedByThen = -1;
            const auto counting =
                connect(&m_watcher, &StatusNotifierWatcher::registered, this, [&] { askedByThen = asked(); });
            QElapsedTimer timer;
            timer.start();
            startProgram();
            QVERIFY(QTest::qWaitFor([this] { return !m_watcher.items.isEmpty(); }, patienceMs));
            took += timer.elapsed();
            disconnect(counting);
            QCOMPARE(askedByThen, before);
            QVERIFY2(windows().isEmpty(), "a start into the tray opens no window");
            // It does work: the CRM is asked, and says nothing.
            QTRY_VERIFY_WITH_TIMEOUT(asked() > before, patienceMs);
            if (round < 2) {
                m_program.terminate();
                QVERIFY(m_program.waitForFinished(patienceMs));
            }
        }
        qInfo("from start to tray icon: %lld, %lld and %lld ms", took.at(0), took.at(1), took.at(2));
        // A busy machine slows one, not all.
        QVERIFY2(*std::min_element(took.cbegin(), took.cend()) <= longestStartMs,
                 qPrintable(QString::number(took.constFirst())));
    }

    void hostThatComesLaterIsUsed()
    {
        const int before = asked();
        startProgram();
        // The sync does not wait for a tray.
        QTRY_VERIFY_WITH_TIMEOUT(asked() > before, patienceMs);
        QVERIFY(m_watcher.come());
        QVERIFY(QTest::qWaitFor([this] { return !m_watcher.items.isEmpty(); }, patienceMs));
        QVERIFY(windows().isEmpty());
        // A host that is restarted gets the icon again.
        m_watcher.go();
        QVERIFY(m_watcher.come());
        QVERIFY(QTest::qWaitFor([this] { return !m_watcher.items.isEmpty(); }, patienceMs));
    }

    void withoutATrayThereIsAnotherWayIn()
    {
        startProgram();
        // Minimised: openbox lists it, and a person finds it in the task bar.
        const auto listed = [this] {
            QProcess look;
            look.start(QStringLiteral("xdotool"),
                       {QStringLiteral("search"), QStringLiteral("--pid"),
                        QString::number(m_program.processId()), QStringLiteral("--name"),
                        QStringLiteral("^Fairlead$")});
            look.waitForFinished(patienceMs);
            return !look.readAllStandardOutput().trimmed().isEmpty();
        };
        QVERIFY(!listed());
        QTRY_VERIFY_WITH_TIMEOUT(listed(), patienceMs);
        // A second start opens it.
        QProcess second;
        second.setProcessEnvironment(m_ctl.environment());
        second.start(QStringLiteral(FAIRLEAD), {});
        QVERIFY(second.waitForFinished(patienceMs));
        QCOMPARE(second.exitCode(), 0);
        QTRY_VERIFY_WITH_TIMEOUT(!windows().isEmpty(), patienceMs);
    }
};

QTEST_GUILESS_MAIN(TestStart)
#include "tst_start.moc"
