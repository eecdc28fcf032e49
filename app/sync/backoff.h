// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <chrono>
#include <functional>

namespace fairlead {

/// How long to wait after a failed run: doubling from 15 s to 15 min, each with jitter of ±20 % so that a
/// fleet of computers does not come back in the same second; never earlier than the provider asked, and 15
/// min at once where the day's calls are used up. A value type.
class Backoff
{
public:
    /// `random` gives 0 ≤ x < 1.
    explicit Backoff(std::function<double()> random);

    std::chrono::milliseconds next(const Error &error);
    void reset() { m_failures = 0; }

private:
    std::function<double()> m_random;
    int m_failures = 0;
};

} // namespace fairlead
