// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/endsignals.h"

#include <QSignalSpy>
#include <QTest>

#include <csignal>

#include <sys/wait.h>
#include <unistd.h>

using namespace fairlead;

class TestEndSignals : public QObject
{
    Q_OBJECT

    static auto handlerOf(int signal)
    {
        struct sigaction now = {};
        ::sigaction(signal, nullptr, &now);
        return now.sa_handler;
    }

private slots:
    void tellsTheEventLoop_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGHUP") << SIGHUP;
    }
    void tellsTheEventLoop()
    {
        QFETCH(int, signal);
        const auto before = handlerOf(signal);
        {
            const EndSignals signalled;
            QSignalSpy wanted(&signalled, &EndSignals::endWanted);
            QCOMPARE(::raise(signal), 0);
            QCOMPARE(wanted.size(), 0); // not in the handler
            QTRY_COMPARE(wanted.size(), 1);
            QCOMPARE(::raise(signal), 0);
            QTRY_COMPARE(wanted.size(), 2);
        }
        QVERIFY(handlerOf(signal) == before);
    }

    void whatWasIgnoredStaysIgnored()
    {
        const auto before = ::signal(SIGHUP, SIG_IGN);
        {
            const EndSignals signalled;
            QSignalSpy wanted(&signalled, &EndSignals::endWanted);
            QVERIFY(handlerOf(SIGHUP) == SIG_IGN);
            QCOMPARE(::raise(SIGHUP), 0);
            QCOMPARE(::raise(SIGTERM), 0);
            QTRY_COMPARE(wanted.size(), 1);
        }
        QVERIFY(handlerOf(SIGHUP) == SIG_IGN);
        ::signal(SIGHUP, before);
    }

    // Whoever hangs in a call cannot hear; who asks twice must not need SIGKILL.
    void secondSignalEndsAProcessThatDoesNotHear()
    {
        const pid_t child = ::fork();
        QVERIFY(child >= 0);
        if (child == 0) {
            const EndSignals signalled(nullptr, std::chrono::seconds(0));
            ::raise(SIGTERM); // the event loop does not run
            ::raise(SIGTERM);
            ::_exit(0);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFEXITED(status));
        QCOMPARE(WEXITSTATUS(status), 128 + SIGTERM);
    }
};

QTEST_GUILESS_MAIN(TestEndSignals)
#include "tst_endsignals.moc"
