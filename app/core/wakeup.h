// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/latch.h"

#include <QObject>

#include <memory>
#include <optional>

namespace fairlead {

/// A wait that can be cut short: the pause between two runs. One waiter, one thread.
class Wakeup : public QObject
{
    Q_OBJECT
public:
    /// Ends the current wait; when nobody waits, the next wait ends at once.
    void wake();
    /// Until woken, or after `delay`; without a delay only when woken. Cancelled when the token is set first.
    Task<Outcome> wait(Clock &clock, std::optional<std::chrono::milliseconds> delay, CancelToken cancel);

private:
    bool m_woken = false;
    std::shared_ptr<Latch> m_waiting; ///< of the current wait: a timer of an earlier one opens its own
};

} // namespace fairlead
