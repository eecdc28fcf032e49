// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace fairlead {

/// Everything random in the simulation, from one number: SplitMix64. The same seed gives the same numbers on
/// every machine. A value type.
class Random
{
public:
    explicit Random(std::uint64_t seed)
        : m_state(seed)
    {
    }
    std::uint64_t next()
    {
        std::uint64_t z = (m_state += 0x9e3779b97f4a7c15ULL);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }
    /// 0 ≤ x < `bound`; the bias of the remainder is of no matter here.
    int below(int bound) { return int(next() % std::uint64_t(bound)); }
    int between(int least, int most) { return least + below(most - least + 1); }
    bool chance(int percent) { return below(100) < percent; }
    /// In a thousand.
    bool rare(int permille) { return below(1000) < permille; }
    double unit() { return double(next() >> 11) * 0x1.0p-53; }
    /// Another row of numbers, so that what is added to one subject leaves the others as they were.
    Random fork(std::uint64_t salt) { return Random(m_state ^ (salt * 0xd6e8feb86659fd93ULL)); }

private:
    std::uint64_t m_state;
};

} // namespace fairlead
