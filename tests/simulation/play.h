// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "world.h"

#include <QString>

namespace fairlead {

/// A name for QTemporaryDir: on a disk that is memory, where there is one.
QString fastFolder();
void emptyFolder(const QString &folder);
/// Plays one seed in `folder`, which is emptied first.
SeedResult playSeed(std::uint64_t seed, const QString &folder, bool traced, bool printed);

} // namespace fairlead
