// SPDX-License-Identifier: GPL-3.0-or-later
#include "manualclock.h"

#include <algorithm>

namespace fairlead {

ManualClock::ManualClock(QDateTime start)
    : m_start(std::move(start))
{
}

void ManualClock::after(std::chrono::milliseconds delay, QObject *context, std::function<void()> react)
{
    m_timers.push_back({m_elapsed + delay, context, std::move(react)});
}

void ManualClock::advance(std::chrono::milliseconds by)
{
    const auto end = m_elapsed + by;
    for (;;) {
        const auto next = std::min_element(m_timers.begin(), m_timers.end(),
                                           [](const Timer &a, const Timer &b) { return a.due < b.due; });
        if (next == m_timers.end() || next->due > end)
            break;
        const Timer timer = std::move(*next);
        m_timers.erase(next);
        m_elapsed = std::max(m_elapsed, timer.due);
        if (timer.context)
            timer.react();
    }
    m_elapsed = end;
}

} // namespace fairlead
