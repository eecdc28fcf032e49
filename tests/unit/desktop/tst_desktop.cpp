// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/desktop.h"
#include "platform/files.h"
#include "wizard/setupwizard.h"

#include <QAbstractButton>
#include <QApplication>
#include <QMessageBox>
#include <QTemporaryDir>
#include <QTest>

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
};

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    TestDesktop test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_desktop.moc"
