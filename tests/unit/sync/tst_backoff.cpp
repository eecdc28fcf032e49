// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/backoff.h"

#include <QTest>

using namespace fairlead;
using namespace std::chrono_literals;

class TestBackoff : public QObject
{
    Q_OBJECT
private slots:
    void doublesUpToAQuarterOfAnHour()
    {
        Backoff backoff([] { return 0.5; });
        const Error error;
        QCOMPARE(backoff.next(error), 15s);
        QCOMPARE(backoff.next(error), 30s);
        QCOMPARE(backoff.next(error), 60s);
        for (int i = 0; i < 40; ++i)
            (void)backoff.next(error);
        QCOMPARE(backoff.next(error), 15min);
        backoff.reset();
        QCOMPARE(backoff.next(error), 15s);
    }

    void jitterIsATwentyPercent()
    {
        Backoff low([] { return 0.0; });
        Backoff high([] { return 1.0; });
        QCOMPARE(low.next({}), 12s);
        QCOMPARE(high.next({}), 18s);
    }

    void usedUpCallsAreNotUsedUpByAsking()
    {
        Backoff backoff([] { return 0.5; });
        Error error;
        error.code = ErrorCode::DailyLimitReached;
        QCOMPARE(backoff.next(error), 15min);
        error.retryAfter = 2h;
        QCOMPARE(backoff.next(error), 2h);
    }

    void neverBeforeTheProviderAsked()
    {
        Backoff backoff([] { return 0.5; });
        Error error;
        error.retryAfter = 120s;
        QCOMPARE(backoff.next(error), 120s);
        error.retryAfter = 1s;
        QCOMPARE(backoff.next(error), 30s);
    }
};

QTEST_APPLESS_MAIN(TestBackoff)
#include "tst_backoff.moc"
