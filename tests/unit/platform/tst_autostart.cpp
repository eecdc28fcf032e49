// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/autostart.h"
#include "platform/autostartentry.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QScopeGuard>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace fairlead;
using State = Autostart::State;

namespace {

// The two levels of the Desktop Entry Specification, read as a desktop reads them: the value's escapes, then
// the quotes. The first argument.
QString firstArgument(const QByteArray &entry)
{
    const QByteArray marker("\nExec=");
    const auto from = entry.indexOf(marker) + marker.size();
    const QString raw = QString::fromUtf8(entry.sliced(from, entry.indexOf('\n', from) - from));
    QString value;
    for (qsizetype i = 0; i < raw.size(); ++i) {
        if (raw.at(i) == QLatin1Char('\\'))
            ++i; // only `\\` is written
        value += raw.at(i);
    }
    if (!value.startsWith(QLatin1Char('"')))
        return QStringLiteral("not quoted");
    QString argument;
    qsizetype i = 1;
    for (; i < value.size() && value.at(i) != QLatin1Char('"'); ++i) {
        if (value.at(i) == QLatin1Char('\\'))
            ++i;
        argument += value.at(i);
    }
    if (value.sliced(i) != QLatin1String("\" --background --at-login"))
        return QStringLiteral("ends with ") + value.sliced(i);
    return argument.replace(QStringLiteral("%%"), QStringLiteral("%"));
}

#ifndef Q_OS_WIN
// What a person's desktop, or launchctl, leaves of an entry that was switched off there.
QByteArray switchedOff()
{
#ifdef Q_OS_DARWIN
    return "<plist version=\"1.0\"><dict><key>Label</key><string>io.fairlead.Fairlead</string>"
           "<key>Disabled</key><true/></dict></plist>";
#else
    return "[Desktop Entry]\nType=Application\nExec=fairlead\nHidden=true\n";
#endif
}
#endif

} // namespace

Q_DECLARE_METATYPE(fairlead::Autostart::State)

class TestAutostart : public QObject
{
    Q_OBJECT
private slots:
    void programIsNamedWhateverItsPath_data()
    {
        QTest::addColumn<QString>("program");
        QTest::newRow("usual") << QStringLiteral("/usr/bin/fairlead");
        QTest::newRow("space") << QStringLiteral("/opt/our programs/fairlead");
        QTest::newRow("quote") << QStringLiteral("/opt/a\"b/fairlead");
        QTest::newRow("dollar and backtick") << QStringLiteral("/opt/$HOME`id`/fairlead");
        QTest::newRow("backslash") << QStringLiteral("/opt/a\\b\\\\c/fairlead");
        QTest::newRow("percent") << QStringLiteral("/opt/100%f/fairlead");
        QTest::newRow("umlaut") << QStringLiteral("/home/jörg/fairlead");
        QTest::newRow("angle") << QStringLiteral("/opt/<a> & b/fairlead");
    }
    void programIsNamedWhateverItsPath()
    {
        QFETCH(const QString, program);
        QCOMPARE(firstArgument(detail::desktopEntry(program)), program);

        QXmlStreamReader xml(detail::launchAgent(program));
        QStringList strings;
        while (!xml.atEnd()) {
            if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == QLatin1String("string"))
                strings += xml.readElementText();
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QVERIFY(strings.contains(program));
        QVERIFY(strings.contains(QStringLiteral("--background")));
        QVERIFY(strings.contains(QStringLiteral("--at-login")));
        QVERIFY(strings.contains(QStringLiteral("io.fairlead.Fairlead")));
    }

    void runCommandIsQuoted()
    {
        QCOMPARE(detail::runCommand(QStringLiteral("C:/Program Files/Fairlead/fairlead.exe")),
                 QStringLiteral("\"C:\\Program Files\\Fairlead\\fairlead.exe\" --background --at-login"));
    }

    void othersChoiceIsRead_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<State>("state");
        const auto entry = [](const char *lines) -> QByteArray {
            return QByteArray("[Desktop Entry]\nType=Application\n") + lines;
        };
        QTest::newRow("ours") << detail::desktopEntry(QStringLiteral("/opt/a $b%/fairlead")) << State::On;
        QTest::newRow("Hidden") << entry("Hidden=true\n") << State::OffInSystem;
        QTest::newRow("refused here")
            << detail::refusedDesktopEntry(QStringLiteral("/opt/a $b%/fairlead")) << State::Off;
        QTest::newRow("Hidden=false")
            << entry("Hidden=false\nExec=\"/opt/a \\\\$b%%/fairlead\"\n") << State::On;
        QTest::newRow("GNOME") << entry("X-GNOME-Autostart-enabled = false \n") << State::OffInSystem;
        QTest::newRow("another group") << detail::desktopEntry(QStringLiteral("/opt/a $b%/fairlead"))
                + "[Desktop Action y]\nHidden=true\n"
                                       << State::On;
        QTest::newRow("commented out")
            << "#Hidden=true\n" + detail::desktopEntry(QStringLiteral("/opt/a $b%/fairlead")) << State::On;
        QTest::newRow("starts something else") << entry("Exec=/bin/true\n") << State::Elsewhere;
        QTest::newRow("starts another's")
            << detail::desktopEntry(QStringLiteral("/old/fairlead")) << State::Elsewhere;
        QTest::newRow("begins alike") << entry("Exec=/opt/a\n") << State::Elsewhere;
        QTest::newRow("starts nothing") << entry("") << State::Elsewhere;
        QTest::newRow("is never tried")
            << entry("TryExec=/gone\nExec=\"/opt/a \\\\$b%%/fairlead\" --background\n") << State::Elsewhere;
    }
    void othersChoiceIsRead()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const State, state);
        QCOMPARE(detail::stateOfDesktopEntry(text, QStringLiteral("/opt/a $b%/fairlead")), state);
    }

    void launchAgentsChoiceIsRead()
    {
        const QString program = QStringLiteral("/Applications/Fairlead");
        const QByteArray agent = detail::launchAgent(program);
        QCOMPARE(detail::stateOfLaunchAgent(agent, program), State::On);
        QCOMPARE(detail::stateOfLaunchAgent(agent, QStringLiteral("/Volumes/x/Fairlead")), State::Elsewhere);
        QCOMPARE(detail::stateOfLaunchAgent("<plist><dict/></plist>", program), State::Elsewhere);
        QByteArray disabled = agent;
        disabled.replace("<key>RunAtLoad", "<key>Disabled</key><true/><key>RunAtLoad");
        QCOMPARE(detail::stateOfLaunchAgent(disabled, program), State::OffInSystem);
        disabled.replace("<key>Disabled</key><true/>", "<key>Disabled</key><false/>");
        QCOMPARE(detail::stateOfLaunchAgent(disabled, program), State::On);
    }

    void taskManagersChoiceIsRead()
    {
        const QString program = QStringLiteral("C:/Program Files/Fairlead/fairlead.exe");
        const QString ours = detail::runCommand(program);
        const auto on = QByteArray::fromHex("020000000000000000000000");
        const auto off = QByteArray::fromHex("03000000a0b1c2d3e4f5d901");
        QCOMPARE(detail::stateOfRunValue({}, program, {}), State::Off);
        QCOMPARE(detail::stateOfRunValue(ours, program, {}), State::On);
        QCOMPARE(detail::stateOfRunValue(ours.toUpper(), program, on), State::On);
        QCOMPARE(detail::stateOfRunValue(ours, program, off), State::OffInSystem);
        QCOMPARE(detail::stateOfRunValue({}, program, off), State::Off);
        QCOMPARE(
            detail::stateOfRunValue(QStringLiteral("\"D:\\old\\fairlead.exe\" --background"), program, on),
            State::Elsewhere);
        QCOMPARE(detail::stateOfRunValue(QStringLiteral("cmd.exe /c rem"), program, {}), State::Elsewhere);
        QCOMPARE(detail::stateOfRunValue(QStringLiteral("C:\\fairlead.exe --background"),
                                         QStringLiteral("C:/fairlead.exe"), {}),
                 State::On);
    }

    void bothEntriesCountWhereBothAreCarriedOut_data()
    {
        QTest::addColumn<State>("own");
        QTest::addColumn<State>("everybody");
        QTest::addColumn<State>("state");
        QTest::addColumn<State>("whereRefused");
        QTest::newRow("none") << State::Off << State::Off << State::Off << State::Off;
        QTest::newRow("everybody's") << State::Off << State::On << State::On << State::Off;
        QTest::newRow("everybody's, off in Task Manager")
            << State::Off << State::OffInSystem << State::OffInSystem << State::Off;
        QTest::newRow("everybody's, another program")
            << State::Off << State::Elsewhere << State::Elsewhere << State::Off;
        QTest::newRow("own first") << State::On << State::OffInSystem << State::On << State::On;
        QTest::newRow("own, off in Task Manager")
            << State::OffInSystem << State::On << State::OffInSystem << State::OffInSystem;
        QTest::newRow("own, another program") << State::Elsewhere << State::On << State::On << State::Off;
        QTest::newRow("own alone, another program")
            << State::Elsewhere << State::Off << State::Elsewhere << State::Elsewhere;
        QTest::newRow("two others") << State::Elsewhere << State::OffInSystem << State::Elsewhere
                                    << State::Off;
    }
    void bothEntriesCountWhereBothAreCarriedOut()
    {
        QFETCH(const State, own);
        QFETCH(const State, everybody);
        QFETCH(const State, state);
        QFETCH(const State, whereRefused);
        QCOMPARE(detail::stateOfBoth(own, everybody, false), state);
        QCOMPARE(detail::stateOfBoth(own, everybody, true), whereRefused);
    }

#ifdef Q_OS_WIN
    void switchesTheEntry()
    {
        const QString folder =
            QStringLiteral("Software\\FairleadTest-%1").arg(QCoreApplication::applicationPid());
        const Autostart autostart({folder, QStringLiteral("C:/Program Files/Fairlead/fairlead.exe")});
        const auto remove = qScopeGuard([&folder] {
            QSettings(QStringLiteral("HKEY_CURRENT_USER\\") + folder, QSettings::NativeFormat).clear();
        });
        QCOMPARE(autostart.state(), State::Off);
        QVERIFY(autostart.turnOff());
        QVERIFY(autostart.turnOn());
        QCOMPARE(autostart.state(), State::On);
        const QSettings run(QStringLiteral("HKEY_CURRENT_USER\\") + folder + QStringLiteral("\\Run"),
                            QSettings::NativeFormat);
        QCOMPARE(run.value(QStringLiteral("Fairlead")).toString(),
                 QStringLiteral("\"C:\\Program Files\\Fairlead\\fairlead.exe\" --background --at-login"));
        QVERIFY(autostart.turnOff());
        QCOMPARE(autostart.state(), State::Off);
    }
#else
    void switchesTheEntry()
    {
        const QTemporaryDir dir;
        const Autostart autostart(
            {dir.filePath(QStringLiteral("config/autostart")), QStringLiteral("/opt/our programs/fairlead")});
        QCOMPARE(autostart.state(), State::Off);
        QVERIFY(autostart.turnOff());
        QVERIFY2(!QFileInfo::exists(dir.filePath(QStringLiteral("config"))), "nothing is made for nothing");
        QVERIFY(autostart.turnOn());
        QCOMPARE(autostart.state(), State::On);
        QVERIFY(autostart.turnOff());
        QCOMPARE(autostart.state(), State::Off);
        QVERIFY(!QFileInfo::exists(autostart.place()));
    }

    void whatThePersonSwitchedOffStaysOff()
    {
        const QTemporaryDir dir;
        const Autostart autostart({dir.path(), QStringLiteral("/usr/bin/fairlead")});
        const QByteArray theirs = switchedOff();
        QFile file(autostart.place());
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(theirs) == theirs.size());
        file.close();
        QCOMPARE(autostart.state(), State::OffInSystem);
        QVERIFY(autostart.turnOn());
        QCOMPARE(autostart.state(), State::OffInSystem);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), theirs);
    }

    void administratorsWordIsEnforced()
    {
        const QTemporaryDir dir;
        const Autostart autostart({dir.path(), QStringLiteral("/usr/bin/fairlead")});
        QVERIFY(QDir().mkpath(autostart.place() + QStringLiteral("/mine")));
        QVERIFY(autostart.enforce());
        QCOMPARE(autostart.state(), State::On);
        QVERIFY2(QFileInfo::exists(autostart.place() + QStringLiteral(".aside-1/mine")), "nothing is lost");
        QFile file(autostart.place());
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(switchedOff()) > 0);
        file.close();
        QCOMPARE(autostart.state(), State::OffInSystem);
        QVERIFY(autostart.enforce());
        QCOMPARE(autostart.state(), State::On);
    }

    void programIsFoundThroughLinksAndPath()
    {
        const QTemporaryDir dir;
        const QString program = dir.filePath(QStringLiteral("fairlead-it"));
        QFile file(program);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        QVERIFY(QFile::link(program, dir.filePath(QStringLiteral("link"))));
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", dir.path().toLocal8Bit() + ':' + path);
        const auto back = qScopeGuard([&path] { qputenv("PATH", path); });
        const auto stateOf = [&program](const QString &exec) {
            return detail::stateOfDesktopEntry("[Desktop Entry]\nExec=" + exec.toUtf8() + " --background\n",
                                               program);
        };
        QCOMPARE(stateOf(dir.filePath(QStringLiteral("link"))), State::On);
        QCOMPARE(stateOf(QStringLiteral("fairlead-it")), State::On);
        QCOMPARE(stateOf(QStringLiteral("fairlead-other")), State::Elsewhere);
    }

    void folderThatCannotBeMadeIsTold()
    {
        const QTemporaryDir dir;
        QFile inTheWay(dir.filePath(QStringLiteral("config")));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        const Autostart autostart({dir.filePath(QStringLiteral("config/autostart")), QStringLiteral("/x")});
        const Outcome written = autostart.turnOn();
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::FileUnwritable);
        QVERIFY(written.error().remedy.contains(QFileInfo(autostart.place()).fileName()));
    }
#endif
};

QTEST_GUILESS_MAIN(TestAutostart)
#include "tst_autostart.moc"
