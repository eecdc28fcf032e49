// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/result.h"
#include "core/task.h"

#include <QDateTime>

#include <chrono>
#include <functional>

namespace fairlead {

/// Time, injected: nothing else in the program asks the system for it, so tests can move it by hand.
/// Thread-safe where stated.
class Clock
{
public:
    virtual ~Clock() = default;
    /// Wall time, UTC. May jump. Thread-safe.
    virtual QDateTime nowUtc() const = 0;
    /// Milliseconds that never go back. Thread-safe.
    virtual std::chrono::milliseconds steady() const = 0;
    /// Calls `react` once on `context`'s thread after `delay`, unless the context is gone by then.
    /// Call on the context's thread.
    virtual void after(std::chrono::milliseconds delay, QObject *context, std::function<void()> react) = 0;
};

class SystemClock final : public Clock
{
public:
    QDateTime nowUtc() const override;
    std::chrono::milliseconds steady() const override;
    void after(std::chrono::milliseconds delay, QObject *context, std::function<void()> react) override;
};

/// Waits on the calling thread's event loop; Cancelled when the token is set first.
Task<Outcome> sleepFor(Clock &clock, std::chrono::milliseconds delay, CancelToken cancel);

} // namespace fairlead
