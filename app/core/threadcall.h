// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/task.h"

#include <QMetaObject>
#include <QObject>
#include <QThread>

#include <QCoroFuture>

#include <QPromise>

#include <memory>
#include <type_traits>

namespace fairlead {

namespace detail {

template <typename T> struct TaskValue;
template <typename T> struct TaskValue<QCoro::Task<T>>
{
    using type = T;
};

// A coroutine of the owner's thread: it is started there, so its body runs there.
template <typename T, typename Function>
Task<void> fulfil(std::shared_ptr<QPromise<T>> promise, Function function)
{
    if constexpr (std::is_void_v<T>) {
        co_await function();
    } else {
        promise->addResult(co_await function());
    }
    promise->finish();
}

} // namespace detail

/// Runs the coroutine made by `function` on `owner`'s thread and resumes the caller on its own thread.
/// A coroutine runs on whichever thread awaits it, so a coroutine of another thread's object is never called
/// directly: always through here. `function` must hold what it needs by value; `owner` must outlive the call.
/// T must be copyable (QFuture hands results out by copy).
template <typename Function>
auto callIn(QObject *owner, Function function)
    -> Task<typename detail::TaskValue<std::invoke_result_t<Function>>::type>
{
    using T = typename detail::TaskValue<std::invoke_result_t<Function>>::type;
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    QFuture<T> future = promise->future();
    QMetaObject::invokeMethod(
        owner,
        [promise, function = std::move(function)]() mutable {
            detail::fulfil<T>(promise, std::move(function));
        },
        Qt::QueuedConnection);
    if constexpr (std::is_void_v<T>)
        co_await future;
    else
        co_return co_await future;
}

} // namespace fairlead
