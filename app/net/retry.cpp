// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/retry.h"

#include <QRandomGenerator>

#include <algorithm>

namespace fairlead {

namespace {

bool isWorthRepeating(const Result<HttpResponse> &result)
{
    if (!result)
        return result.error().code == ErrorCode::ConnectionLost;
    const int status = result->status;
    return status == 429 || status == 502 || status == 503 || status == 504;
}

std::optional<std::chrono::seconds> pauseAsked(const Result<HttpResponse> &result)
{
    return result ? result->retryAfter() : std::nullopt;
}

// A free coroutine that holds all it needs: the RetryingHttp may be gone while it sleeps.
Task<Result<HttpResponse>> sendRepeatedly(Http &inner, Clock &clock, RetryPolicy policy,
                                          std::function<double()> random, HttpRequest request,
                                          CancelToken cancel)
{
    for (int attempt = 1;; ++attempt) {
        Result<HttpResponse> result = co_await inner.send(request, cancel);
        if (cancel.isCancelled())
            co_return fail(Error::cancelled());
        if (!request.repeatable || attempt >= policy.attempts || !isWorthRepeating(result))
            co_return result;
        const auto asked = pauseAsked(result);
        if (asked && *asked > policy.longestAsked)
            co_return result;
        const auto pause = backOff(policy, attempt + 1, random(), asked);
        const Outcome slept = co_await sleepFor(clock, pause, cancel);
        if (!slept)
            co_return fail(slept.error());
        if (request.repetitions)
            ++*request.repetitions;
    }
}

} // namespace

std::chrono::milliseconds backOff(const RetryPolicy &policy, int attempt, double random,
                                  std::optional<std::chrono::seconds> asked)
{
    auto ceiling = policy.first;
    for (int i = 2; i < attempt && ceiling < policy.longest; ++i)
        ceiling *= 2;
    ceiling = std::min(ceiling, policy.longest);
    // Half fixed, half random: clients that failed together do not come back together, nor at once.
    const auto pause = std::chrono::milliseconds(qint64(double(ceiling.count()) * (0.5 + random / 2)));
    return asked ? std::max(pause, std::chrono::milliseconds(*asked)) : pause;
}

RetryingHttp::RetryingHttp(Http &inner, Clock &clock, RetryPolicy policy, std::function<double()> random)
    : m_inner(inner)
    , m_clock(clock)
    , m_policy(policy)
    , m_random(std::move(random))
{
    if (!m_random)
        m_random = [] { return QRandomGenerator::global()->generateDouble(); };
}

Task<Result<HttpResponse>> RetryingHttp::send(HttpRequest request, CancelToken cancel)
{
    return sendRepeatedly(m_inner, m_clock, m_policy, m_random, std::move(request), std::move(cancel));
}

} // namespace fairlead
