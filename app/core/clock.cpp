// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"

#include "core/latch.h"

#include <QTimer>

#include <QCoroSignal>

namespace fairlead {

QDateTime SystemClock::nowUtc() const
{
    return QDateTime::currentDateTimeUtc();
}

std::chrono::milliseconds SystemClock::steady() const
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch());
}

void SystemClock::after(std::chrono::milliseconds delay, QObject *context, std::function<void()> react)
{
    QTimer::singleShot(delay, context, std::move(react));
}

Task<Outcome> sleepFor(Clock &clock, std::chrono::milliseconds delay, CancelToken cancel)
{
    if (cancel.isCancelled())
        co_return fail(Error::cancelled());
    // Opened by the timer or by the cancellation, whichever is first.
    Latch latch;
    clock.after(delay, &latch, [&latch] { latch.open(); });
    const auto registration = cancel.onCancel(&latch, [&latch] { latch.open(); });
    co_await qCoro(&latch, &Latch::opened);
    if (cancel.isCancelled())
        co_return fail(Error::cancelled());
    co_return {};
}

} // namespace fairlead
