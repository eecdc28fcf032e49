// SPDX-License-Identifier: GPL-3.0-or-later
#include "longplay.h"
#include "play.h"
#include "simsqlite.h"
#include "summary.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QHashSeed>
#include <QLoggingCategory>
#include <QProcess>
#include <QTemporaryDir>

#include <cstdio>

using namespace fairlead;

namespace {

constexpr int shownLines = 60;

void showFailure(std::uint64_t seed, const QString &folder, int lines)
{
    // Once more, and this time it is told what happens.
    const SeedResult again = playSeed(seed, folder, true, false);
    std::printf("\nseed %llu fails:\n", static_cast<unsigned long long>(seed));
    for (const QString &what : again.broken)
        std::printf("  %s\n", qPrintable(what));
    std::printf("the last lines of what happened (all of them: --seed %llu --trace):\n",
                static_cast<unsigned long long>(seed));
    for (const QString &line : again.trace.mid(qMax(0, int(again.trace.size()) - lines)))
        std::printf("  %s\n", qPrintable(line));
}

/// One process's share of the seeds; `told`: in a form for the process that has started it.
int playMany(std::uint64_t from, int count, int step, int stopAfter, bool told)
{
    QTemporaryDir folder(fastFolder());
    Summary summary;
    int shown = 0;
    for (int i = 0; i < count && summary.failed() < stopAfter; ++i) {
        const std::uint64_t seed = from + std::uint64_t(i) * std::uint64_t(step);
        if (told) {
            std::printf("@%llu\n", static_cast<unsigned long long>(seed));
            std::fflush(stdout);
        }
        const SeedResult result = playSeed(seed, folder.path(), false, false);
        summary.add(result);
        if (!result.broken.isEmpty() && shown++ < 3)
            showFailure(seed, folder.path(), shownLines);
    }
    if (told)
        std::printf("=%s\n", summary.toJson().constData());
    return summary.failed() > 0 ? 1 : 0;
}

int playParallel(std::uint64_t from, int count, int jobs, int stopAfter)
{
    QElapsedTimer timer;
    timer.start();
    std::vector<std::unique_ptr<QProcess>> workers;
    for (int j = 0; j < jobs; ++j) {
        auto worker = std::make_unique<QProcess>();
        worker->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        worker->start(QCoreApplication::applicationFilePath(),
                      {QStringLiteral("--worker"), QStringLiteral("--from"), QString::number(from + j),
                       QStringLiteral("--seeds"), QString::number((count - j + jobs - 1) / jobs),
                       QStringLiteral("--step"), QString::number(jobs), QStringLiteral("--stop-after"),
                       QString::number(stopAfter)});
        workers.push_back(std::move(worker));
    }
    Summary summary;
    for (const auto &worker : workers) {
        QByteArray at;
        bool ended = false;
        const auto take = [&] {
            while (worker->canReadLine()) {
                const QByteArray line = worker->readLine();
                if (line.startsWith('@')) {
                    at = line.mid(1).trimmed();
                } else if (line.startsWith('=')) {
                    summary.add(Summary::fromJson(line.mid(1)));
                    ended = true;
                } else {
                    std::fwrite(line.constData(), 1, std::size_t(line.size()), stdout);
                }
            }
        };
        while (worker->state() != QProcess::NotRunning || worker->canReadLine()) {
            (void)worker->waitForReadyRead(1000);
            take();
        }
        take();
        if (!ended) {
            std::printf("\nseed %s ends the whole process\n", at.constData());
            summary.addCrash();
        }
    }
    summary.print(timer.elapsed());
    return summary.failed() > 0 ? 1 : 0;
}

} // namespace

int main(int argc, char **argv)
{
    QHashSeed::setDeterministicGlobalSeed();
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "Plays the engine against a model CRM on virtual time: one seed, one schedule of edits and faults."));
    parser.addHelpOption();
    parser.addOptions(
        {{QStringLiteral("seeds"), QStringLiteral("How many seeds."), QStringLiteral("N"),
          QStringLiteral("1000")},
         {QStringLiteral("from"), QStringLiteral("The first one."), QStringLiteral("S"), QStringLiteral("1")},
         {QStringLiteral("seed"), QStringLiteral("This one alone."), QStringLiteral("S")},
         {QStringLiteral("trace"), QStringLiteral("Tells everything that happens.")},
         {QStringLiteral("hours"),
          QStringLiteral("Simulated, in place of a few minutes: one seed unless --seeds says more."),
          QStringLiteral("H")},
         {QStringLiteral("faults"), QStringLiteral("Per cent of the requests of such hours."),
          QStringLiteral("P"), QStringLiteral("5")},
         {QStringLiteral("twice"), QStringLiteral("Plays each seed twice: it must go the same way.")},
         {QStringLiteral("jobs"), QStringLiteral("Processes at once."), QStringLiteral("J"),
          QStringLiteral("2")},
         {QStringLiteral("stop-after"), QStringLiteral("Failures of one process."), QStringLiteral("N"),
          QStringLiteral("10")},
         {QStringLiteral("step"), QStringLiteral("From one seed to the next."), QStringLiteral("N"),
          QStringLiteral("1")},
         {QStringLiteral("worker"), QStringLiteral("Reports to the process that has started this one.")}});
    parser.process(app);
    // What stopped is in the trace; thousands of seeds are too many lines.
    QLoggingCategory::setFilterRules(QStringLiteral("fairlead.*=false"));
    simsqlite::install();

    const int count = parser.value(QStringLiteral("seeds")).toInt();
    const std::uint64_t from = parser.value(QStringLiteral("from")).toULongLong();
    if (parser.isSet(QStringLiteral("hours"))) {
        const double hours = parser.value(QStringLiteral("hours")).toDouble();
        const Course course{std::chrono::milliseconds(qint64(hours * 3600000)),
                            parser.value(QStringLiteral("faults")).toInt()};
        return playLongOnes(from, parser.isSet(QStringLiteral("seeds")) ? count : 1, course,
                            parser.isSet(QStringLiteral("trace")));
    }
    if (parser.isSet(QStringLiteral("seed"))) {
        QTemporaryDir folder(fastFolder());
        const std::uint64_t seed = parser.value(QStringLiteral("seed")).toULongLong();
        const SeedResult result = playSeed(seed, folder.path(), true, parser.isSet(QStringLiteral("trace")));
        std::printf("seed %llu: %s, trace %s\n", static_cast<unsigned long long>(seed),
                    result.broken.isEmpty() ? "all invariants hold" : "fails", result.hash.constData());
        for (const QString &what : result.broken)
            std::printf("  %s\n", qPrintable(what));
        return result.broken.isEmpty() ? 0 : 1;
    }
    if (parser.isSet(QStringLiteral("twice"))) {
        QTemporaryDir folder(fastFolder());
        int differing = 0;
        for (int i = 0; i < count; ++i) {
            const SeedResult first = playSeed(from + i, folder.path(), true, false);
            const SeedResult second = playSeed(from + i, folder.path(), true, false);
            if (first.hash != second.hash) {
                ++differing;
                std::printf("seed %llu goes another way the second time\n",
                            static_cast<unsigned long long>(from + i));
            }
        }
        std::printf("%d seeds twice, %d differ\n", count, differing);
        return differing > 0 ? 1 : 0;
    }
    const int stopAfter = parser.value(QStringLiteral("stop-after")).toInt();
    if (parser.isSet(QStringLiteral("worker")))
        return playMany(from, count, parser.value(QStringLiteral("step")).toInt(), stopAfter, true);
    return playParallel(from, count, parser.value(QStringLiteral("jobs")).toInt(), stopAfter);
}
