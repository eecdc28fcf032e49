// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wakeup.h"

namespace fairlead {

// A latch per wait, not a signal: woken and timed out in one turn of the event loop are two emissions, and
// QCoro 0.8 resumes a coroutine once for each.
void Wakeup::wake()
{
    m_woken = true;
    if (m_waiting)
        m_waiting->open();
}

Task<Outcome> Wakeup::wait(Clock &clock, std::optional<std::chrono::milliseconds> delay, CancelToken cancel)
{
    if (cancel.isCancelled())
        co_return fail(Error::cancelled());
    if (!m_woken) {
        const auto latch = std::make_shared<Latch>();
        m_waiting = latch;
        if (delay)
            clock.after(*delay, latch.get(), [open = latch.get()] { open->open(); });
        Task<Outcome> waiting = waitFor(latch, cancel);
        const Outcome ended = co_await waiting;
        if (!ended)
            co_return fail(ended.error());
        m_waiting.reset();
    }
    m_woken = false;
    co_return {};
}

} // namespace fairlead
