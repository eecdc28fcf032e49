// SPDX-License-Identifier: GPL-3.0-or-later
#include "engineside.h"
#include "figures.h"
#include "practicetargets.h"

#include "secrets/tokenvault.h"
#include "settings/cloudsfile.h"
#include "support/heartbeat.h"
#include "sync/syncthread.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>

using namespace fairlead;

/// The sync thread with two connections to a practice org, as the tray runs it, while the main thread's event
/// loop beats: the longest time it was held up during the first sync, and the most memory it took. Then runs
/// in which nothing has changed.
namespace {

constexpr double longestGapMs = 50; // the issue's
constexpr double mostMiB = 150;
constexpr double mostMsUnchanged = 100;

Cloud cloudOf(const QString &file)
{
    const auto clouds = readClouds(file);
    if (!clouds)
        qFatal("%s", qPrintable(clouds.error().text()));
    for (const Cloud &cloud : *clouds) {
        if (cloud.name == QLatin1String("practice"))
            return cloud;
    }
    qFatal("no cloud of the practice org");
}

/// Both connections at the same time.
QList<SyncReport> run(SyncThread &sync, const QList<SessionTarget> &targets)
{
    std::vector<Task<SyncReport>> running;
    for (const SessionTarget &target : targets)
        running.push_back(sync.runNow(target.info.id, {}, {}));
    QList<SyncReport> reports;
    for (Task<SyncReport> &one : running) {
        reports += finished(std::move(one));
        if (const auto error = reports.constLast().firstError())
            qFatal("the sync failed: %s", qPrintable(error->text() + error->detail));
    }
    return reports;
}

bool benchFirstSync(SyncThread &sync, const QList<SessionTarget> &targets, int wanted)
{
    Heartbeat heart;
    qint64 records = 0;
    double early = 0;
    const QObject context;
    QObject::connect(&sync, &SyncThread::progressed, &context, [&](const SyncProgress &progress) {
        if (early == 0 && progress.pulledAll >= wanted / 10)
            early = peakMiB();
    });
    const double seconds = secondsOf([&] {
        const auto reports = run(sync, targets);
        for (const SyncReport &report : reports)
            records += report.pulled();
    });
    std::printf("first sync of %lld records: %.1f s, %d beats\n", qlonglong(records), seconds, heart.beats());
    std::printf("longest time without one, where above 15 ms: %.1f ms; in a thread that does nothing else "
                "%.1f ms\n",
                heart.longest(), heart.longestOfMachine());
    std::printf("peak memory %.1f MiB, %.1f MiB after a tenth of one connection\n", peakMiB(), early);
    if (records < wanted)
        qFatal("records are missing");
    const bool small = judged("peak resident memory", peakMiB(), "MiB", mostMiB);
    return judged("longest time held up", heart.longestOwn(), "ms", longestGapMs) && small;
}

bool benchNothingChanged(SyncThread &sync, const QList<SessionTarget> &targets)
{
    bool good = true;
    for (const SessionTarget &target : targets) {
        // The best of some, one connection at a time: its own time, not that of the server's other work.
        QMap<QString, JobReport> best;
        for (int i = 0; i < 3; ++i) {
            const SyncReport report = run(sync, {target}).constFirst();
            for (const JobReport &job : report.jobs) {
                if (!best.contains(job.object) || job.duration < best[job.object].duration)
                    best.insert(job.object, job);
            }
        }
        JobReport worst;
        for (const JobReport &job : std::as_const(best)) {
            std::printf("%s %s: %lld ms, %lld requests\n", qPrintable(target.info.name),
                        qPrintable(job.object), qlonglong(job.duration.count()), qlonglong(job.requests));
            worst.duration = std::max(worst.duration, job.duration);
            worst.requests = std::max(worst.requests, job.requests);
        }
        const double mostRequests = target.info.crm == CrmKind::Salesforce ? 2 : 1;
        good = judged("requests of an object where nothing changed", double(worst.requests), "", mostRequests)
            && good;
        good =
            judged("an object where nothing changed", double(worst.duration.count()), "ms", mostMsUnchanged)
            && good;
    }
    return good;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOption({QStringLiteral("records"), QStringLiteral("Of eight objects in two CRMs together."),
                      QStringLiteral("N"), QStringLiteral("1000000")});
    parser.process(application);
    const int rows = parser.value(QStringLiteral("records")).toInt() / 8;

    const QTemporaryDir folder;
    PracticeProcess practice;
    if (!practice.start(
            {QStringLiteral("--rows"), QString::number(rows), QStringLiteral("--home"), folder.path()},
            600000))
        qFatal("%s", qPrintable(practice.errorText()));
    const Home home(folder.path());
    const Cloud cloud = cloudOf(home.cloudsFile());
    const QList<SessionTarget> targets{salesforceTarget(practice.world(), cloud),
                                       dynamicsTarget(practice.world(), cloud)};
    SyncThread sync(home, false);
    const Secret key = TokenVault::makeKey();
    for (const SessionTarget &target : targets)
        sync.add(target, key);
    bool good = benchFirstSync(sync, targets, 8 * rows);
    good = benchNothingChanged(sync, targets) && good;
    const Task<void> stopped = sync.stop();
    while (!stopped.isReady())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return good ? 0 : 1;
}
