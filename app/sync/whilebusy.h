// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <type_traits>

namespace fairlead {

/// Another program writes to the workspace: a few tries, then it waits for the next run.
inline constexpr int busyTries = 5;
inline constexpr std::chrono::milliseconds busyWait{200};

/// Calls `work`, which answers a Result, until it is not DatabaseBusy any more, waiting on the event loop in
/// between. `clock` must outlive it. (Name `work` before you await: GCC 12 destroys the captures of a
/// temporary twice.)
template <typename Work>
Task<std::invoke_result_t<Work>> whileBusy(Clock &clock, Work work, CancelToken cancel)
{
    auto result = work();
    for (int tried = 1; !result && result.error().code == ErrorCode::DatabaseBusy && tried < busyTries;
         ++tried) {
        const Outcome slept = co_await sleepFor(clock, busyWait * tried, cancel);
        if (!slept)
            co_return fail(slept.error());
        result = work();
    }
    co_return result;
}

} // namespace fairlead
