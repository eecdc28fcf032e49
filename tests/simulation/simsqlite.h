// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "random.h"
#include "simclock.h"

#include <functional>

namespace fairlead::simsqlite {

/// SQLite inside the simulation: its 'now', its sleeping and its random numbers come from here, so that a
/// seed replays. Once a process, before the first database is opened.
void install();
/// From now on `clock`'s time, and random numbers from `seed`. The clock must outlive every call of SQLite.
void begin(SimClock &clock, std::uint64_t seed);

/// While one lives, connections that are opened are the engine's.
class EngineOpens
{
public:
    EngineOpens();
    ~EngineOpens();
    EngineOpens(const EngineOpens &) = delete;
    EngineOpens &operator=(const EngineOpens &) = delete;
};

/// Ends the engine's connection the way a killed process's ends: nothing it does from here on reaches the
/// file.
void kill();
/// The same at its `commit`-th commit from now (1: the next), before or after it. `killed` is called then.
void killAtCommit(int commit, bool before, std::function<void()> killed);
/// No longer to be killed.
void spare();

} // namespace fairlead::simsqlite
