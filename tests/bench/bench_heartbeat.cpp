// SPDX-License-Identifier: GPL-3.0-or-later
#include "engineside.h"
#include "figures.h"
#include "practicetargets.h"

#include "platform/memory.h"
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

/// The sync thread with two connections to a practice org at the same time, as the tray runs it, while the
/// main thread's event loop beats: the longest time it was held up during the first sync, and the most memory
/// each part of the records took. Then runs in which nothing has changed.
namespace {

constexpr double longestGapMs = 50; // the issue's
constexpr double mostMiB = 150;
// What the pages that are under way come to.
constexpr double pagesMiB = 16;
constexpr double mostGrowth = 1.2; // flat: of the first half's
constexpr double mostMsUnchanged = 100;
constexpr int objectsOfCrm = 4; // and users, who are few

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

/// The memory of a first sync, a quarter of its records at a time.
class MemoryByQuarter
{
public:
    explicit MemoryByQuarter(qint64 wanted)
        : m_wanted(wanted)
    {
        forgetPeak();
    }

    void follow(const SyncProgress &progress)
    {
        m_pulled[progress.connection] = progress.pulledAll;
        qint64 all = 0;
        for (const qint64 one : std::as_const(m_pulled))
            all += one;
        while (m_peaks.size() < 3 && all * 4 >= m_wanted * (m_peaks.size() + 1))
            endQuarter();
    }

    bool judge()
    {
        while (m_peaks.size() < 4)
            endQuarter();
        // The first records fill caches.
        const double early = std::max(m_peaks.at(0), m_peaks.at(1));
        const double late = std::max(m_peaks.at(2), m_peaks.at(3));
        // What a page more or less makes of a short load is no growth.
        const double growth = late - early > pagesMiB ? late / early : 1;
        const bool flat =
            judged("most memory of the second half, of that of the first", growth, "", mostGrowth);
        const double most = std::max(early, late);
        return judged("peak resident memory", most, "MiB", mostMiB) && flat;
    }

private:
    void endQuarter()
    {
        m_peaks.append(peakMiB());
        std::printf("memory at %lld %% of the records: %.1f MiB, at most %.1f MiB since the last quarter\n",
                    qlonglong(m_peaks.size() * 25), residentMiB(), m_peaks.last());
        forgetPeak();
    }

    qint64 m_wanted;
    QHash<ConnectionId, qint64> m_pulled;
    QList<double> m_peaks;
};

bool benchFirstSync(SyncThread &sync, const QList<SessionTarget> &targets, qint64 wanted)
{
    Heartbeat heart;
    MemoryByQuarter memory(wanted);
    const QObject context;
    QObject::connect(&sync, &SyncThread::progressed, &context,
                     [&memory](const SyncProgress &progress) { memory.follow(progress); });
    QList<SyncReport> reports;
    const double seconds = secondsOf([&] { reports = run(sync, targets); });
    bool good = memory.judge();
    for (int i = 0; i < reports.size(); ++i) {
        const qint64 pulled = reports.at(i).pulled();
        std::printf("%s: %lld records\n", qPrintable(targets.at(i).info.name), qlonglong(pulled));
        if (pulled < wanted / targets.size())
            qFatal("records are missing");
    }
    std::printf("first sync: %.1f s, %d beats\n", seconds, heart.beats());
    std::printf("longest time without one, where above 15 ms: %.1f ms; in a thread that does nothing else "
                "%.1f ms\n",
                heart.longest(), heart.longestOfMachine());
    good = judged("longest time held up", heart.longestOwn(), "ms", longestGapMs) && good;
    return good;
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
    keepLittleMemory(); // as main() of the tray does
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOption({QStringLiteral("records"), QStringLiteral("In each of the two CRMs, in four objects."),
                      QStringLiteral("N"), QStringLiteral("1000000")});
    parser.process(application);
    const int rows = parser.value(QStringLiteral("records")).toInt() / objectsOfCrm;

    const QTemporaryDir folder;
    PracticeProcess practice;
    const double filled = secondsOf([&] {
        const QStringList arguments{QStringLiteral("--rows"), QString::number(rows), QStringLiteral("--home"),
                                    folder.path()};
        if (!practice.start(arguments, 600000))
            qFatal("%s", qPrintable(practice.errorText()));
    });
    std::printf("practice org filled with %lld records in %.1f s\n", qlonglong(rows) * objectsOfCrm * 2,
                filled);
    const Home home(folder.path());
    const Cloud cloud = cloudOf(home.cloudsFile());
    const QList<SessionTarget> targets{salesforceTarget(practice.world(), cloud),
                                       dynamicsTarget(practice.world(), cloud)};
    SyncThread sync(home, false);
    const Secret key = TokenVault::makeKey();
    for (const SessionTarget &target : targets)
        sync.add(target, key);
    bool good = benchFirstSync(sync, targets, qint64(rows) * objectsOfCrm * targets.size());
    good = benchNothingChanged(sync, targets) && good;
    const Task<void> stopped = sync.stop();
    while (!stopped.isReady())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return good ? 0 : 1;
}
