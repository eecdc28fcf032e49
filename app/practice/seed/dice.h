// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include <iterator>
#include <random>

namespace fairlead::practice {

/// Random choices that come out the same on every machine: the generator is standardised, the library's
/// distributions are not, so they are made here.
class Dice
{
public:
    explicit Dice(quint64 seed)
        : m_engine(seed)
    {
    }

    quint64 bits() { return m_engine(); }
    /// 0 … count − 1.
    int below(int count) { return int(m_engine() % quint64(count)); }
    int between(int low, int high) { return low + below(high - low + 1); }
    bool oneIn(int count) { return below(count) == 0; }
    bool percent(int chance) { return below(100) < chance; }
    template <typename List> auto pick(const List &list) -> decltype(*std::begin(list))
    {
        return *std::next(std::begin(list), below(int(std::size(list))));
    }

private:
    std::mt19937_64 m_engine;
};

} // namespace fairlead::practice
