// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/connectionfile.h"
#include "desktop/desktop.h"
#include "platform/files.h"
#include "wizard/setupwizard.h"

#include "support/administratorstand.h"
#include "support/manualclock.h"

#include <QAbstractButton>
#include <QApplication>
#include <QMessageBox>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace fairlead;

namespace {

template <typename Window> Window *shown()
{
    for (QWidget *window : QApplication::topLevelWidgets()) {
        auto *found = qobject_cast<Window *>(window);
        if (found && found->isVisible())
            return found;
    }
    return nullptr;
}

/// A desktop that shows no tray icons.
class NoTray final : public ui::TrayHost
{
public:
    bool isThere() const override { return false; }
};

constexpr std::chrono::seconds longerThanAnyWait{31};

void addConnection(const Home &home)
{
    ConnectionInfo info;
    info.id = ConnectionId(QStringLiteral("abcdefghijkl"));
    info.name = QStringLiteral("Acme");
    info.crm = CrmKind::Dynamics;
    info.cloud = QStringLiteral("global");
    info.address = QUrl(QStringLiteral("https://acme.crm4.dynamics.com"));
    info.organisationId = QStringLiteral("org");
    info.method = SignInMethod::DynamicsPassword;
    info.userName = QStringLiteral("sync@acme.example");
    info.workspaceFile = QStringLiteral("workspace.db");
    info.objects = {QStringLiteral("account")};
    ConnectionsDocument document;
    document.homeId = QStringLiteral("home1234");
    document.connections = {info};
    QVERIFY(writeConnections(home.connectionsFile(), document));
}

} // namespace

/// The desktop program with a home that somebody has touched.
class TestDesktop : public QObject
{
    Q_OBJECT
private slots:
    void whatCannotBeReadIsShownBeforeAnything_data()
    {
        QTest::addColumn<Options::Mode>("mode");
        QTest::newRow("usual") << Options::Mode::Usual;
        QTest::newRow("setup") << Options::Mode::Setup;
        QTest::newRow("background") << Options::Mode::Background;
    }
    void whatCannotBeReadIsShownBeforeAnything()
    {
        QFETCH(const Options::Mode, mode);
        const QTemporaryDir folder;
        const Home home(folder.path());
        QVERIFY(replaceFile(home.settingsFile(), "garbage"));
        Desktop desktop(home);
        desktop.start(mode);
        auto *box = shown<QMessageBox>();
        QVERIFY(box);
        QVERIFY(box->text().contains(QStringLiteral("settings.json")));
        QVERIFY(!box->informativeText().isEmpty());
        QVERIFY(!shown<SetupWizard>() && !shown<ui::Hub>());

        // As long as it is so, the same again.
        box->findChild<QAbstractButton *>(QStringLiteral("tryAgainButton"))->click();
        box = shown<QMessageBox>();
        QVERIFY(box && !shown<SetupWizard>());

        QVERIFY(QFile::remove(home.settingsFile()));
        box->findChild<QAbstractButton *>(QStringLiteral("tryAgainButton"))->click();
        QVERIFY(!shown<QMessageBox>());
        QCOMPARE(shown<SetupWizard>() != nullptr, mode != Options::Mode::Background);
        delete shown<SetupWizard>();
    }

    void atLoginNobodyIsBotheredWithoutUse_data()
    {
        QTest::addColumn<bool>("atLogin");
        QTest::addColumn<bool>("connected");
        QTest::addColumn<bool>("prepared");
        QTest::addColumn<bool>("ends");
        QTest::newRow("nothing set up") << true << false << false << true;
        QTest::newRow("connected") << true << true << false << false;
        QTest::newRow("prepared by an administrator") << true << false << true << false;
        QTest::newRow("started by a person") << false << false << false << false;
    }
    void atLoginNobodyIsBotheredWithoutUse()
    {
        QFETCH(const bool, atLogin);
        QFETCH(const bool, connected);
        QFETCH(const bool, prepared);
        QFETCH(const bool, ends);
        const QTemporaryDir folder;
        const auto stand = std::make_shared<AdministratorStand>();
        if (prepared)
            stand->set(Setting::Crm, QStringLiteral("salesforce"), SettingSource::MachineDefault);
        const Home home(folder.path(), stand);
        if (connected)
            addConnection(home);
        ManualClock clock;
        Desktop desktop(home, std::make_unique<ui::TrayWait>(std::make_unique<NoTray>(), clock));
        if (atLogin)
            desktop.startAtLogin();
        else
            desktop.start(Options::Mode::Background);
        QTRY_COMPARE(clock.pending(), 1);
        if (!ends) {
            clock.advance(longerThanAnyWait);
            QVERIFY(shown<ui::Hub>() && shown<ui::Hub>()->isMinimized());
            return;
        }
        QTimer inVain;
        connect(&inVain, &QTimer::timeout, qApp, [] { QCoreApplication::exit(1); });
        inVain.start(std::chrono::seconds(20));
        QTimer::singleShot(0, qApp, [&clock] { clock.advance(longerThanAnyWait); });
        QCOMPARE(QApplication::exec(), 0);
        QVERIFY(!shown<ui::Hub>());
    }

    // Nobody finds a program again that has neither an icon nor a window.
    void windowThatWasTheWayInLeavesAnother_data()
    {
        QTest::addColumn<bool>("damaged");
        QTest::newRow("the wizard") << false;
        QTest::newRow("the box that tells what is wrong") << true;
    }
    void windowThatWasTheWayInLeavesAnother()
    {
        QFETCH(const bool, damaged);
        const QTemporaryDir folder;
        const Home home(folder.path(), std::make_shared<AdministratorStand>());
        addConnection(home);
        if (damaged)
            QVERIFY(replaceFile(home.settingsFile(), "garbage"));
        ManualClock clock;
        Desktop desktop(home, std::make_unique<ui::TrayWait>(std::make_unique<NoTray>(), clock));
        desktop.start(damaged ? Options::Mode::Background : Options::Mode::Setup);
        QTRY_COMPARE(clock.pending(), 1);
        clock.advance(longerThanAnyWait);
        QVERIFY(!shown<ui::Hub>());
        if (damaged) {
            QVERIFY(QFile::remove(home.settingsFile()));
            shown<QMessageBox>()->findChild<QAbstractButton *>(QStringLiteral("tryAgainButton"))->click();
        } else {
            shown<SetupWizard>()->close();
        }
        QTRY_VERIFY(shown<ui::Hub>());
        QVERIFY(shown<ui::Hub>()->isMinimized());
        QVERIFY(!shown<SetupWizard>());
    }
};

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    TestDesktop test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_desktop.moc"
