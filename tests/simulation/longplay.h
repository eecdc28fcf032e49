// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "world.h"

namespace fairlead {

/// A play of hours, and the log that a program would have kept meanwhile, with every detail.
struct LongResult
{
    SeedResult seed;
    qint64 logBytes = 0; ///< of all its files
    qint64 logCap = 0;
};

/// Plays in `folder`, which is emptied first.
LongResult playLong(std::uint64_t seed, const QString &folder, const Course &course, bool traced);

/// Plays `count` seeds from `from` on, prints what happened, and answers as main does.
int playLongOnes(std::uint64_t from, int count, const Course &course, bool traced);

} // namespace fairlead
