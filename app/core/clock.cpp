// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"

#include <QElapsedTimer>
#include <QTimer>

#include <QCoroSignal>

namespace fairlead {

namespace {

/// One-shot latch that a coroutine can await: set by the timer or by the cancellation, whichever is first.
class Latch : public QObject
{
    Q_OBJECT
public:
    void set() { emit done(); }
signals:
    void done();
};

} // namespace

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
    Latch latch;
    clock.after(delay, &latch, [&latch] { latch.set(); });
    const auto registration = cancel.onCancel(&latch, [&latch] { latch.set(); });
    co_await qCoro(&latch, &Latch::done);
    if (cancel.isCancelled())
        co_return fail(Error::cancelled());
    co_return {};
}

} // namespace fairlead

#include "clock.moc"
