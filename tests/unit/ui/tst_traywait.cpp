// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/trayhost.h"

#include "support/manualclock.h"

#include <QSignalSpy>
#include <QTest>

using namespace fairlead;
using namespace fairlead::ui;
using namespace std::chrono_literals;

namespace {

class StandInHost final : public TrayHost
{
public:
    bool isThere() const override { return there; }
    void come()
    {
        there = true;
        emit appeared();
    }
    bool there = false;
};

} // namespace

class TestTrayWait : public QObject
{
    Q_OBJECT

    ManualClock m_clock;
    StandInHost *m_host = nullptr;
    std::unique_ptr<TrayWait> m_wait;
    std::unique_ptr<QSignalSpy> m_arrived;
    std::unique_ptr<QSignalSpy> m_missing;

private slots:
    void init()
    {
        auto host = std::make_unique<StandInHost>();
        m_host = host.get();
        m_wait = std::make_unique<TrayWait>(std::move(host), m_clock);
        m_arrived = std::make_unique<QSignalSpy>(m_wait.get(), &TrayWait::arrived);
        m_missing = std::make_unique<QSignalSpy>(m_wait.get(), &TrayWait::missing);
    }

    void hostThatIsThere()
    {
        m_host->there = true;
        m_wait->start();
        QCOMPARE(m_arrived->count(), 1);
        m_clock.advance(1h);
        QCOMPARE(m_missing->count(), 0);
    }

    void hostThatComesLater()
    {
        m_wait->start();
        m_clock.advance(29s);
        QCOMPARE(m_arrived->count(), 0);
        m_host->come();
        m_host->come();
        QCOMPARE(m_arrived->count(), 1);
        m_clock.advance(1h);
        QCOMPARE(m_missing->count(), 0);
    }

    void noHostIsSaidOnceAndStillWaitedFor()
    {
        m_wait->start();
        m_clock.advance(29999ms);
        QCOMPARE(m_missing->count(), 0);
        m_clock.advance(1ms);
        QCOMPARE(m_missing->count(), 1);
        m_clock.advance(1h);
        QCOMPARE(m_missing->count(), 1);
        m_host->come();
        QCOMPARE(m_arrived->count(), 1);
    }
};

QTEST_GUILESS_MAIN(TestTrayWait)
#include "tst_traywait.moc"
