// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wakeup.h"

#include <QCoroSignal>

namespace fairlead {

void Wakeup::wake()
{
    m_woken = true;
    emit ended();
}

Task<Outcome> Wakeup::wait(Clock &clock, std::optional<std::chrono::milliseconds> delay, CancelToken cancel)
{
    if (cancel.isCancelled())
        co_return fail(Error::cancelled());
    if (!m_woken) {
        const quint64 round = ++m_round;
        if (delay) {
            clock.after(*delay, this, [this, round] {
                if (round == m_round)
                    emit ended();
            });
        }
        const auto registration = cancel.onCancel(this, [this] { emit ended(); });
        co_await qCoro(this, &Wakeup::ended);
        if (cancel.isCancelled())
            co_return fail(Error::cancelled());
        ++m_round;
    }
    m_woken = false;
    co_return {};
}

} // namespace fairlead
