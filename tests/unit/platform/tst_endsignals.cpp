// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/endsignals.h"

#include <QSignalSpy>
#include <QTest>

#include <csignal>

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
};

QTEST_GUILESS_MAIN(TestEndSignals)
#include "tst_endsignals.moc"
