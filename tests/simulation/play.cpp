// SPDX-License-Identifier: GPL-3.0-or-later
#include "play.h"

#include <QDir>
#include <QFileInfo>

namespace fairlead {

QString fastFolder()
{
    const QString memory = QStringLiteral("/dev/shm");
    const QString base = QFileInfo(memory).isWritable() ? memory : QDir::tempPath();
    return base + QStringLiteral("/simulation-XXXXXX");
}

void emptyFolder(const QString &folder)
{
    QDir dir(folder);
    const auto files = dir.entryList(QDir::Files);
    for (const QString &file : files)
        dir.remove(file);
}

SeedResult playSeed(std::uint64_t seed, const QString &folder, bool traced, bool printed)
{
    emptyFolder(folder);
    World world(seed, folder, traced, printed);
    return world.play();
}

} // namespace fairlead
