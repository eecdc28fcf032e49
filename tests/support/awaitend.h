// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/task.h"

#include <QEventLoop>
#include <QPointer>
#include <QTest>
#include <QTimer>

#include <memory>
#include <optional>

namespace fairlead {

namespace detail {
template <typename T>
Task<void> keep(Task<T> task, std::shared_ptr<std::optional<T>> slot, QPointer<QEventLoop> waiting = {})
{
    slot->emplace(co_await task);
    if (waiting)
        waiting->quit();
}
} // namespace detail

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
    QEventLoop loop;
    auto slot = std::make_shared<std::optional<T>>();
    auto running = detail::keep(std::move(task), slot, QPointer<QEventLoop>(&loop));
    if (!slot->has_value()) {
        // Not processEvents(WaitForMoreEvents): on Windows it goes on waiting after it has sent posted
        // events.
        QTimer::singleShot(timeoutMs, &loop, &QEventLoop::quit);
        loop.exec();
    }
    return *slot;
}

} // namespace fairlead
