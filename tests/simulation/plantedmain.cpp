// SPDX-License-Identifier: GPL-3.0-or-later
#include "planted.h"
#include "play.h"
#include "simsqlite.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QHashSeed>
#include <QLoggingCategory>
#include <QTemporaryDir>

#include <cstdio>

using namespace fairlead;

int fairleadPlanted = 0;

namespace {

/// What is found without the bug is not its doing.
bool isSound(std::uint64_t seed, const QString &folder)
{
    fairleadPlanted = 0;
    return playSeed(seed, folder, false, false).broken.isEmpty();
}

/// Whether the simulation finds the bug that is planted; prints a line.
bool isCaught(int bug, const char *name, std::uint64_t from, int seeds, const QString &folder)
{
    for (int i = 0; i < seeds; ++i) {
        fairleadPlanted = bug;
        const SeedResult result = playSeed(from + std::uint64_t(i), folder, false, false);
        if (result.broken.isEmpty() || !isSound(result.seed, folder))
            continue;
        std::printf("%-44s caught by seed %6llu (%d tried): %.90s\n", name,
                    static_cast<unsigned long long>(result.seed), i + 1,
                    qPrintable(result.broken.constFirst()));
        std::fflush(stdout);
        return true;
    }
    std::printf("%-44s NOT CAUGHT in %d seeds\n", name, seeds);
    std::fflush(stdout);
    return false;
}

} // namespace

int main(int argc, char **argv)
{
    QHashSeed::setDeterministicGlobalSeed();
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("The simulation against engines with a bug planted in each: it must find every one."));
    parser.addHelpOption();
    parser.addOptions(
        {{QStringLiteral("seeds"), QStringLiteral("The most a bug may take."), QStringLiteral("N"),
          QStringLiteral("1500")},
         {QStringLiteral("from"), QStringLiteral("The first seed."), QStringLiteral("S"),
          QStringLiteral("1")},
         {QStringLiteral("sound"), QStringLiteral("Seeds that the engine without one must pass."),
          QStringLiteral("N"), QStringLiteral("100")},
         {QStringLiteral("bug"), QStringLiteral("This one alone."), QStringLiteral("N")}});
    parser.process(app);
    QLoggingCategory::setFilterRules(QStringLiteral("fairlead.sync=false"));
    simsqlite::install();

    QTemporaryDir folder(fastFolder());
    const int seeds = parser.value(QStringLiteral("seeds")).toInt();
    const std::uint64_t from = parser.value(QStringLiteral("from")).toULongLong();
    const int only = parser.value(QStringLiteral("bug")).toInt();
    // The same program with nothing planted finds nothing.
    const int sound = parser.value(QStringLiteral("sound")).toInt();
    int failed = 0;
    for (int i = 0; i < sound && only == 0; ++i)
        failed += playSeed(from + std::uint64_t(i), folder.path(), false, false).broken.isEmpty() ? 0 : 1;
    if (failed > 0)
        std::printf("%d of %d seeds fail with nothing planted\n", failed, sound);
    for (const PlantedBug &bug : plantedBugs) {
        if (only == 0 || only == bug.number)
            failed += isCaught(bug.number, bug.name, from, seeds, folder.path()) ? 0 : 1;
    }
    return failed > 0 ? 1 : 0;
}
