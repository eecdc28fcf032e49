// SPDX-License-Identifier: GPL-3.0-or-later
#include "simclock.h"

#include <QTimeZone>

#include <algorithm>

namespace fairlead {

SimClock::SimClock()
    : m_start(QDate(2026, 5, 1), QTime(10, 0), Qt::UTC)
    , m_startMs(m_start.toMSecsSinceEpoch())
{
}

bool SimClock::isLater(const Timer &a, const Timer &b)
{
    return a.due != b.due ? a.due > b.due : a.order > b.order;
}

void SimClock::after(std::chrono::milliseconds delay, QObject *context, std::function<void()> react)
{
    m_timers.push_back({m_elapsed + delay, ++m_order, context, std::move(react)});
    std::push_heap(m_timers.begin(), m_timers.end(), isLater);
}

bool SimClock::fireNext(std::chrono::milliseconds limit)
{
    while (!m_timers.empty()) {
        if (!m_timers.front().context.isNull() && m_timers.front().due > limit)
            return false;
        std::pop_heap(m_timers.begin(), m_timers.end(), isLater);
        const Timer timer = std::move(m_timers.back());
        m_timers.pop_back();
        // One whose owner is gone takes no time.
        if (timer.context.isNull())
            continue;
        m_elapsed = std::max(m_elapsed, timer.due);
        timer.react();
        return true;
    }
    return false;
}

} // namespace fairlead
