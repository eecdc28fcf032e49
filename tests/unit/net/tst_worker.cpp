// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/worker.h"

#include "support/awaitend.h"

#include <QSemaphore>
#include <QTest>
#include <QThread>

#include <memory>

using namespace fairlead;

class TestWorker : public QObject
{
    Q_OBJECT

private slots:
    /// What ends at once is what a compiler's own threads were lost by (net/lonethread.h).
    void everyThreadRunsHoweverShort()
    {
        for (int i = 0; i < 2000; ++i) {
            auto ran = std::make_shared<QSemaphore>();
            runOnLoneThread([ran] { ran->release(); });
            QVERIFY2(ran->tryAcquire(1, 10000), qPrintable(QString::number(i)));
        }
    }

    void itsAnswerComesToTheThreadThatWaits()
    {
        QThread *const here = QThread::currentThread();
        QThread *there = here;
        const auto ask = [](QThread *&where) -> Task<Result<int>> {
            return awaitWorker(runInWorker([&where] {
                                   where = QThread::currentThread();
                                   return 42;
                               }),
                               {});
        };
        const auto answer = awaitEnd(ask(there));
        QVERIFY(answer && answer->has_value());
        QCOMPARE(**answer, 42);
        QVERIFY(there != here);
    }
};

QTEST_GUILESS_MAIN(TestWorker)
#include "tst_worker.moc"
