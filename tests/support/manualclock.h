// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QPointer>

#include <vector>

namespace fairlead {

/// Time that moves only when a test moves it. One thread.
class ManualClock final : public Clock
{
public:
    explicit ManualClock(QDateTime start = QDateTime::fromString(QStringLiteral("2026-05-01T10:00:00Z"),
                                                                 Qt::ISODate));

    QDateTime nowUtc() const override { return m_start.addMSecs(m_elapsed.count()); }
    std::chrono::milliseconds steady() const override { return m_elapsed; }
    void after(std::chrono::milliseconds delay, QObject *context, std::function<void()> react) override;

    /// Moves time on and fires what is due, in order; timers set by what fires are included.
    void advance(std::chrono::milliseconds by);
    /// The computer sleeps: wall time goes on, everything else stands still.
    void sleep(std::chrono::milliseconds by) { m_start = m_start.addMSecs(by.count()); }
    /// Timers that wait.
    int pending() const { return int(m_timers.size()); }

private:
    struct Timer
    {
        std::chrono::milliseconds due;
        QPointer<QObject> context;
        std::function<void()> react;
    };
    QDateTime m_start;
    std::chrono::milliseconds m_elapsed{0};
    std::vector<Timer> m_timers;
};

} // namespace fairlead
