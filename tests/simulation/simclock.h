// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QPointer>

#include <vector>

namespace fairlead {

/// Virtual time: it moves only when the driver lets the next timer fire. Wall time can be made to jump. One
/// thread.
class SimClock final : public Clock
{
public:
    SimClock();

    QDateTime nowUtc() const override { return m_start.addMSecs((m_elapsed + m_jump).count()); }
    std::chrono::milliseconds steady() const override { return m_elapsed; }
    void after(std::chrono::milliseconds delay, QObject *context, std::function<void()> react) override;

    /// Moves to the next timer and fires it. False where there is none, or none until `limit`.
    bool fireNext(std::chrono::milliseconds limit = std::chrono::milliseconds::max());
    /// Time that passes inside a call that blocks: nothing fires.
    void pass(std::chrono::milliseconds time) { m_elapsed += time; }
    void jump(std::chrono::milliseconds by) { m_jump += by; }
    qint64 unixMs() const { return m_startMs + (m_elapsed + m_jump).count(); }
    /// Wall time as it would be without jumps: the CRM's.
    QDateTime trueUtc() const { return m_start.addMSecs(m_elapsed.count()); }

private:
    struct Timer
    {
        std::chrono::milliseconds due;
        std::uint64_t order; ///< of those that are due together the older first
        QPointer<QObject> context;
        std::function<void()> react;
    };
    static bool isLater(const Timer &a, const Timer &b);

    QDateTime m_start;
    qint64 m_startMs;
    std::chrono::milliseconds m_elapsed{0};
    std::chrono::milliseconds m_jump{0};
    std::uint64_t m_order = 0;
    std::vector<Timer> m_timers; ///< a heap
};

/// The CRM's clock: the same time, a little off, and never jumping.
class ServerClock final : public Clock
{
public:
    ServerClock(SimClock &clock, std::chrono::milliseconds skew)
        : m_clock(clock)
        , m_skew(skew)
    {
    }
    QDateTime nowUtc() const override { return m_clock.trueUtc().addMSecs(m_skew.count()); }
    std::chrono::milliseconds steady() const override { return m_clock.steady(); }
    void after(std::chrono::milliseconds delay, QObject *context, std::function<void()> react) override
    {
        m_clock.after(delay, context, std::move(react));
    }

private:
    SimClock &m_clock;
    std::chrono::milliseconds m_skew;
};

} // namespace fairlead
