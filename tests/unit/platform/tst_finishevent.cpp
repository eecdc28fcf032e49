// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/endsignals.h"
#include "platform/finishevent_win.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace fairlead;

namespace {

std::wstring nameFor(const QString &folder, DWORD process = ::GetCurrentProcessId())
{
    wchar_t name[finishEventNameSize];
    return finishEventName(name, folder.toStdWString().c_str(), process) ? name : L"";
}

/// Sets the event as a set-up does. The system's error where it cannot.
DWORD set(const QString &folder)
{
    HANDLE event = ::OpenEventW(EVENT_MODIFY_STATE, FALSE, nameFor(folder).c_str());
    if (!event)
        return ::GetLastError();
    const BOOL done = ::SetEvent(event);
    ::CloseHandle(event);
    return done ? ERROR_SUCCESS : ::GetLastError();
}

} // namespace

class TestFinishEvent : public QObject
{
    Q_OBJECT

private slots:
    void isHeardOncePerWish()
    {
        const QString folder = QCoreApplication::applicationDirPath();
        QCOMPARE(set(folder), DWORD(ERROR_FILE_NOT_FOUND));
        {
            const EndSignals signalled;
            QSignalSpy wanted(&signalled, &EndSignals::endWanted);
            QCOMPARE(set(folder), DWORD(ERROR_SUCCESS));
            QTRY_COMPARE(wanted.size(), 1);
            QCOMPARE(set(folder), DWORD(ERROR_SUCCESS));
            QTRY_COMPARE(wanted.size(), 2);
        }
        QCOMPARE(set(folder), DWORD(ERROR_FILE_NOT_FOUND));
    }

    void anotherCopyIsLeftAlone()
    {
        const QTemporaryDir elsewhere;
        const EndSignals signalled;
        QSignalSpy wanted(&signalled, &EndSignals::endWanted);
        QCOMPARE(set(elsewhere.path()), DWORD(ERROR_FILE_NOT_FOUND));
        QVERIFY(nameFor(elsewhere.path(), 1) != nameFor(elsewhere.path(), 11));
    }

    void folderIsTheSameHoweverItIsSpelt_data()
    {
        QTest::addColumn<QString>("spelt");
        const QString folder = QCoreApplication::applicationDirPath();
        QTest::newRow("capitals") << folder.toUpper();
        QTest::newRow("a slash at the end") << folder + QLatin1Char('/');
        QTest::newRow("a dot") << folder + QStringLiteral("\\.");
        QTest::newRow("backslashes") << QDir::toNativeSeparators(folder);
    }
    void folderIsTheSameHoweverItIsSpelt()
    {
        QFETCH(QString, spelt);
        QCOMPARE(nameFor(spelt), nameFor(QCoreApplication::applicationDirPath()));
    }

    void noFolderHasNoName() { QVERIFY(nameFor(QStringLiteral("C:/is/not/there")).empty()); }
};

QTEST_GUILESS_MAIN(TestFinishEvent)
#include "tst_finishevent.moc"
