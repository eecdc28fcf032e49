// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <thread>

namespace {

int seenAtTheEnd = 0;

// Without a destructor: where its memory is gone, whoever asks for it gets another one, with nothing in it.
thread_local int neighbour = 0;

struct Leaving
{
    int own = 0;
    ~Leaving() { seenAtTheEnd = own + neighbour; }
};
thread_local Leaving leaving;

} // namespace

class TestThreadEnds : public QObject
{
    Q_OBJECT

private slots:
    /// As the standard has it ([basic.stc.thread]), but not every compiler (platform/threadends_mingw.cpp).
    void variablesOutliveTheObjectsOfTheirThread()
    {
        std::thread([] {
            leaving.own = 40;
            neighbour = 2;
        }).join();
        QCOMPARE(seenAtTheEnd, 42);
    }
};

QTEST_GUILESS_MAIN(TestThreadEnds)
#include "tst_threadends.moc"
