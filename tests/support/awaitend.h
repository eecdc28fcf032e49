// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/task.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTest>
#include <QTimer>

#include <memory>
#include <optional>

namespace fairlead {

namespace detail {
template <typename T> Task<void> keep(Task<T> task, std::shared_ptr<std::optional<T>> slot)
{
    slot->emplace(co_await task);
}
} // namespace detail

/// Runs the event loop until `done`; without the naps of QTest::qWaitFor, which add up over many awaits.
template <typename Done> bool spinUntil(Done done, int timeoutMs)
{
    QElapsedTimer elapsed;
    elapsed.start();
    QTimer alarm;
    alarm.start(timeoutMs);
    while (!done() && elapsed.elapsed() < timeoutMs)
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    return done();
}

/// Runs the event loop until the task has ended; for tests only. Empty after `timeoutMs`.
template <typename T> std::optional<T> awaitEnd(Task<T> task, int timeoutMs = 10000)
{
    auto slot = std::make_shared<std::optional<T>>();
    auto running = detail::keep(std::move(task), slot);
    (void)QTest::qWaitFor([&] { return slot->has_value(); }, timeoutMs);
    return *slot;
}

/// False after `timeoutMs`.
inline bool awaitEnd(Task<void> task, int timeoutMs = 10000)
{
    return QTest::qWaitFor([&task] { return task.isReady(); }, timeoutMs);
}

/// The same without the naps of QTest::qWaitFor, which add up where a test awaits hundreds of short tasks.
template <typename T> std::optional<T> awaitAtOnce(Task<T> task, int timeoutMs = 10000)
{
    auto slot = std::make_shared<std::optional<T>>();
    auto running = detail::keep(std::move(task), slot);
    (void)spinUntil([&] { return slot->has_value(); }, timeoutMs);
    return *slot;
}

} // namespace fairlead
