// SPDX-License-Identifier: GPL-3.0-or-later
#include "simsqlite.h"

#include <sqlite3.h>

#include <algorithm>

namespace fairlead::simsqlite {

namespace {

// 1970-01-01 in milliseconds of the Julian day, which SQLite counts in.
constexpr sqlite3_int64 julianEpochMs = 210866760000000LL;

struct State
{
    sqlite3_vfs vfs = {};
    SimClock *clock = nullptr;
    Random random{0};
    bool engineOpens = false;
    sqlite3 *engine = nullptr;
    bool dead = false;
    int commitsLeft = 0; ///< 0: not to be killed at one
    bool before = false;
    std::function<void()> killed;
};

State &state()
{
    static State one;
    return one;
}

int simulatedTime64(sqlite3_vfs *, sqlite3_int64 *now)
{
    *now = julianEpochMs + (state().clock ? state().clock->unixMs() : 0);
    return SQLITE_OK;
}

int simulatedTime(sqlite3_vfs *vfs, double *now)
{
    sqlite3_int64 ms = 0;
    simulatedTime64(vfs, &ms);
    *now = double(ms) / 86400000.0;
    return SQLITE_OK;
}

int simulatedSleep(sqlite3_vfs *, int microseconds)
{
    if (state().clock)
        state().clock->pass(std::chrono::milliseconds((microseconds + 999) / 1000));
    return microseconds;
}

int simulatedRandomness(sqlite3_vfs *, int size, char *out)
{
    std::generate(out, out + size, [] { return char(state().random.next() & 0xff); });
    return size;
}

void die()
{
    State &s = state();
    s.commitsLeft = 0;
    s.dead = true;
    if (s.engine)
        sqlite3_progress_handler(
            s.engine, 1, [](void *) { return 1; }, nullptr);
}

int onCommit(void *)
{
    State &s = state();
    if (s.dead)
        return 1;
    if (s.commitsLeft == 0 || --s.commitsLeft > 0)
        return 0;
    const bool before = s.before;
    const auto killed = std::move(s.killed);
    die();
    killed();
    return before ? 1 : 0;
}

int onOpen(sqlite3 *database, const char **, const sqlite3_api_routines *)
{
    State &s = state();
    if (s.engineOpens) {
        s.engine = database;
        s.dead = false;
        sqlite3_commit_hook(database, onCommit, nullptr);
    }
    return SQLITE_OK;
}

} // namespace

void install()
{
    // Half of the time goes into preparing statements: no locks in a process of one thread, no statistics,
    // and memory enough to prepare the largest trigger in.
    sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 1200, 100);
    sqlite3_initialize();
    State &s = state();
    s.vfs = *sqlite3_vfs_find(nullptr);
    s.vfs.zName = "simulation";
    s.vfs.pNext = nullptr;
    s.vfs.xSleep = simulatedSleep;
    s.vfs.xRandomness = simulatedRandomness;
    s.vfs.xCurrentTime = simulatedTime;
    s.vfs.xCurrentTimeInt64 = simulatedTime64;
    sqlite3_vfs_register(&s.vfs, 1);
    sqlite3_auto_extension(reinterpret_cast<void (*)()>(onOpen));
}

void begin(SimClock &clock, std::uint64_t seed)
{
    State &s = state();
    s.clock = &clock;
    s.random = Random(seed);
    s.engine = nullptr;
    s.dead = false;
    s.commitsLeft = 0;
    // Its own generator starts anew, from ours.
    sqlite3_randomness(0, nullptr);
}

EngineOpens::EngineOpens()
{
    state().engineOpens = true;
}

EngineOpens::~EngineOpens()
{
    state().engineOpens = false;
}

void kill()
{
    die();
}

void killAtCommit(int commit, bool before, std::function<void()> killed)
{
    State &s = state();
    s.commitsLeft = commit;
    s.before = before;
    s.killed = std::move(killed);
}

void spare()
{
    state().commitsLeft = 0;
}

} // namespace fairlead::simsqlite
