// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/desktop.h"
#include "e2e/firstsync/bigorg.h"
#include "look/palettes.h"
#include "platform/instancelock.h"
#include "platform/memory.h"
#include "support/heartbeat.h"
#include "support/processes.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QLabel>
#include <QListWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace fairlead;

/// The whole desktop program in this process, with its window open, while 80,000 records come in;
/// FAIRLEAD_ROWS for more than 10,000 an object.
class TestFirstSyncWindow : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    BigOrg m_org;
    const Home m_home{m_folder.filePath(QStringLiteral("home"))};
    const int m_rows = qMax(int(BigOrg::rows), qEnvironmentVariableIntValue("FAIRLEAD_ROWS"));

    static QStringList states()
    {
        QStringList texts;
        const auto windows = QApplication::topLevelWidgets();
        for (const QWidget *window : windows) {
            const auto labels = window->findChildren<QLabel *>(QStringLiteral("connectionState"));
            for (const QLabel *label : labels)
                texts += label->text();
        }
        return texts;
    }

private slots:
    void initTestCase()
    {
        const QByteArray problem = m_org.start(m_rows);
        QVERIFY2(problem.isEmpty(), problem);
        const QByteArray refused = m_org.connectBoth(m_home);
        QVERIFY2(refused.isEmpty(), refused);
    }

    void windowAnswersAllTheTime()
    {
        const auto lock = InstanceLock::take(m_home.lockFile());
        QVERIFY(lock);
        Desktop desktop(m_home);
        desktop.start(Options::Mode::Usual);
        QTRY_COMPARE(states().size(), 2);

        QElapsedTimer timer;
        timer.start();
        Heartbeat heart;
        // Both pages of the hub follow the progress.
        QListWidget *pages = nullptr;
        const auto windows = QApplication::topLevelWidgets();
        for (const QWidget *window : windows) {
            if (auto *found = window->findChild<QListWidget *>(QStringLiteral("hubPages")))
                pages = found;
        }
        QVERIFY(pages);
        const auto inStep = [] {
            const QStringList texts = states();
            return std::all_of(texts.begin(), texts.end(),
                               [](const QString &text) { return text.startsWith(QLatin1String("In step")); });
        };
        // The program's own event loop: QTest's waits sleep in between.
        int looks = 0;
        QString refused;
        QEventLoop loop;
        QTimer look;
        connect(&look, &QTimer::timeout, &loop, [&] {
            if (++looks % 10 == 0)
                pages->setCurrentRow(1 - pages->currentRow());
            for (const QString &text : states()) {
                if (text.startsWith(QLatin1String("Needs")))
                    refused = text;
            }
            if (inStep() || !refused.isEmpty() || timer.elapsed() > 280000)
                loop.quit();
        });
        look.start(100);
        loop.exec();
        QVERIFY2(refused.isEmpty(), qPrintable(refused));
        QVERIFY(inStep());
        const qint64 stored = total(storedRows(m_home));
        QVERIFY(stored > qint64(8) * m_rows * 9 / 10);
        qInfo("%lld records in %lld ms; %d beats, longest gap %.1f ms, of the machine %.1f ms, own %.1f ms",
              qlonglong(stored), qlonglong(timer.elapsed()), heart.beats(), heart.longest(),
              heart.longestOfMachine(), heart.longestOwn());
        const double peak = double(processPeakBytes(QCoreApplication::applicationPid())) / (1024 * 1024);
        qInfo("peak memory %.1f MiB", peak);
        QVERIFY2(peak <= 150, "more memory than the program may take");
        QVERIFY(heart.beats() > 100);
        QVERIFY2(heart.longestOwn() <= 50, "the window was held up");
    }
};

int main(int argc, char **argv)
{
    // As the program's main() does.
    keepLittleMemory();
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QApplication application(argc, argv);
    look::adorn(application);
    QApplication::setQuitOnLastWindowClosed(false);
    TestFirstSyncWindow test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_firstsync_window.moc"
