// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/latch.h"

#include "net/lonethread.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QPromise>

#include <memory>
#include <type_traits>

namespace fairlead {

/// Runs a blocking call of the operating system on a thread of its own that nobody joins: a PAC script that
/// hangs must not hold up the end of the program. `function` holds what it needs by value.
template <typename Function> auto runInWorker(Function function) -> QFuture<std::invoke_result_t<Function>>
{
    using T = std::invoke_result_t<Function>;
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    QFuture<T> future = promise->future();
    runOnLoneThread([promise, function = std::move(function)] {
        promise->addResult(function());
        promise->finish();
    });
    return future;
}

/// Waits on the caller's thread; Cancelled when the token is set first (the worker goes on by itself).
template <typename T> Task<Result<T>> awaitWorker(QFuture<T> future, CancelToken cancel)
{
    if (!future.isFinished()) {
        auto latch = std::make_shared<Latch>();
        QFutureWatcher<T> watcher;
        QObject::connect(&watcher, &QFutureWatcherBase::finished, latch.get(), &Latch::open);
        watcher.setFuture(future);
        const Outcome waited = co_await waitFor(latch, cancel);
        if (!waited)
            co_return fail(waited.error());
    }
    co_return future.result();
}

} // namespace fairlead
