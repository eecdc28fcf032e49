// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "net/http.h"

#include <functional>

namespace fairlead {

struct RetryPolicy
{
    int attempts = 4; ///< in all, the first included
    std::chrono::milliseconds first = std::chrono::milliseconds(500); ///< pause before the second attempt
    std::chrono::milliseconds longest = std::chrono::seconds(30); ///< of one pause
    /// A provider that asks for a longer pause than this gets its answer handed up: the caller plans, a
    /// request does not sleep.
    std::chrono::milliseconds longestAsked = std::chrono::seconds(60);
};

/// Repeats what may be repeated: a `repeatable` request after a lost connection, 429, 502, 503 or 504, with
/// exponential back-off and jitter, at least as long as `Retry-After` says. Never 500: Dataverse reports
/// duplicates with it (reference "Microsoft 4.9"), so it is the caller's matter. The last answer or error is
/// handed up as it came. Thread of the inner Http; inner Http and clock outlive it and every call.
class RetryingHttp final : public Http
{
public:
    /// `random` gives [0, 1); empty: the process's generator.
    RetryingHttp(Http &inner, Clock &clock, RetryPolicy policy = {}, std::function<double()> random = {});
    Task<Result<HttpResponse>> send(HttpRequest request, CancelToken cancel) override;

private:
    Http &m_inner;
    Clock &m_clock;
    RetryPolicy m_policy;
    std::function<double()> m_random;
};

/// The pause before attempt `attempt` (2 is the first repetition); `asked` is the provider's own.
std::chrono::milliseconds backOff(const RetryPolicy &policy, int attempt, double random,
                                  std::optional<std::chrono::seconds> asked);

} // namespace fairlead
