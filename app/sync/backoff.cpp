// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/backoff.h"

#include <algorithm>

namespace fairlead {

namespace {
constexpr std::chrono::milliseconds shortest = std::chrono::seconds(15);
constexpr std::chrono::milliseconds longest = std::chrono::minutes(15);
} // namespace

Backoff::Backoff(std::function<double()> random)
    : m_random(std::move(random))
{
}

std::chrono::milliseconds Backoff::next(const Error &error)
{
    // Calls become free over hours: whoever asks every few seconds uses up those that do.
    const auto base = error.code == ErrorCode::DailyLimitReached
        ? longest
        : std::min(longest, shortest * (1 << std::min(m_failures, 10)));
    ++m_failures;
    const double jitter = 0.8 + 0.4 * m_random();
    const std::chrono::milliseconds wait(qint64(double(base.count()) * jitter));
    if (error.retryAfter)
        return std::max(wait, std::chrono::milliseconds(*error.retryAfter));
    return wait;
}

} // namespace fairlead
