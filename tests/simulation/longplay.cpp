// SPDX-License-Identifier: GPL-3.0-or-later
#include "longplay.h"

#include "net/httplog.h"
#include "platform/logfile.h"
#include "play.h"
#include "summary.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <cstdio>

namespace fairlead {

namespace {

/// As the network would have written it down: the model CRM is asked without one.
void logAsExchange(const ModelCrm::Request &request, const ModelCrm::Fate &fate)
{
    HttpRequest asked;
    asked.method = request.batch ? "PATCH" : "GET";
    asked.url = QUrl(QStringLiteral("https://larkmoor.my.salesforce.com/services/data/v66.0/query/%1-%2")
                         .arg(request.object)
                         .arg(request.number));
    HttpResponse answer;
    answer.status = fate.refused ? 503 : 200;
    answer.headers += {"x-request-id", QByteArray::number(request.number).rightJustified(32, '0')};
    const bool unanswered = fate.lost || (fate.refused && fate.refused->code != ErrorCode::RateLimited);
    Result<HttpResponse> came = std::move(answer);
    if (unanswered)
        came = fail(fate.lost ? *fate.lost : *fate.refused);
    logExchange(quint64(request.number), asked, came, fate.before + fate.after);
}

qint64 bytesOf(const QString &folder)
{
    qint64 bytes = 0;
    const auto files = QDir(folder).entryInfoList(QDir::Files);
    for (const QFileInfo &file : files)
        bytes += file.size();
    return bytes;
}

} // namespace

LongResult playLong(std::uint64_t seed, const QString &folder, const Course &course, bool traced)
{
    LongResult result;
    const QString logs = folder + QStringLiteral("/log");
    QDir(logs).removeRecursively();
    emptyFolder(folder);
    World world(seed, folder, traced, traced, course);
    world.exchanged = logAsExchange;
    const RotatingLog::Limits limits;
    {
        const LogFile log(logs + QStringLiteral("/fairlead.log"),
                          world.clock().nowUtc().addMSecs(course.length.count()).addDays(1), world.clock(),
                          limits);
        result.seed = world.play();
    }
    result.logBytes = bytesOf(logs);
    result.logCap = limits.bytes * (limits.old + 1);
    return result;
}

int playLongOnes(std::uint64_t from, int count, const Course &course, bool traced)
{
    QElapsedTimer timer;
    timer.start();
    QTemporaryDir folder(fastFolder());
    Summary summary;
    bool good = true;
    for (int i = 0; i < count; ++i) {
        const LongResult result = playLong(from + std::uint64_t(i), folder.path(), course, traced);
        summary.add(result.seed);
        const bool small = result.logBytes > 0 && result.logBytes <= result.logCap;
        good = good && small && result.seed.broken.isEmpty();
        std::printf(
            "seed %llu: %.1f hours, %s; log %.2f of %.2f MiB%s\n",
            static_cast<unsigned long long>(result.seed.seed), double(course.length.count()) / 3600000.0,
            result.seed.broken.isEmpty() ? "all invariants hold" : "fails",
            double(result.logBytes) / 1048576.0, double(result.logCap) / 1048576.0, small ? "" : ": FAIL");
        for (const QString &what : result.seed.broken)
            std::printf("  %s\n", qPrintable(what));
        std::fflush(stdout);
    }
    summary.print(timer.elapsed());
    return good ? 0 : 1;
}

} // namespace fairlead
