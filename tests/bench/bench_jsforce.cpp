// SPDX-License-Identifier: GPL-3.0-or-later
#include "engineside.h"
#include "figures.h"
#include "memoryserver.h"
#include "practicetargets.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>

using namespace fairlead;

/// First pulls of the engine beside a program of jsforce and better-sqlite3 (jsforce/pull.mjs) that fills the
/// same table from the same server, in turns: by REST from memory, and by Bulk against REST where each answer
/// is late. The packages: `cmake --build build --target bench_jsforce_packages`.
namespace {

/// Where both programs pull from.
struct Server
{
    QUrl url;
    QString token;
    QString version; ///< that the engine chooses too
};

/// Seconds that the pull took.
double pullByJsforce(const Server &server, const QString &database, int records)
{
    QJsonArray columns;
    for (const auto [name, type] : accountColumns)
        columns += QJsonArray{QLatin1String(name), QLatin1String(type)};
    const QJsonObject task{{QStringLiteral("instanceUrl"), server.url.toString()},
                           {QStringLiteral("accessToken"), server.token},
                           {QStringLiteral("version"), server.version},
                           {QStringLiteral("database"), database},
                           {QStringLiteral("columns"), columns}};
    QProcess node;
    node.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    node.start(QStringLiteral(NODE_PROGRAM), {QStringLiteral(JSFORCE_WORK "/pull.mjs")});
    node.write(QJsonDocument(task).toJson(QJsonDocument::Compact));
    node.closeWriteChannel();
    if (!node.waitForFinished(600000) || node.exitCode() != 0)
        qFatal("jsforce did not end well");
    const QJsonObject answer = QJsonDocument::fromJson(node.readAllStandardOutput()).object();
    if (answer[QLatin1String("records")].toInt() != records || accountsIn(database) != records)
        qFatal("jsforce: records are missing");
    return answer[QLatin1String("seconds")].toDouble();
}

double pullByEngine(const Server &server, const QString &database, int records, bool bulk)
{
    EngineSide side(server.url, Secret::fromText(server.token), database);
    if (bulk)
        side.useBulk();
    const double seconds = secondsOf([&side] { side.pull(); });
    if (accountsIn(database) != records)
        qFatal("the engine: records are missing");
    std::printf("  engine %.3f s, %lld requests\n", seconds, qlonglong(side.requests()));
    return seconds;
}

bool beside(const Server &server, int records, int runs, bool bulk, double limit)
{
    double ours = 1e9;
    double theirs = 1e9;
    // The best of each: what a neighbour takes from one run it does not take from all.
    for (int run = 0; run < runs; ++run) {
        const QTemporaryDir folder;
        const double seconds = pullByJsforce(server, folder.filePath(QStringLiteral("jsforce.db")), records);
        std::printf("  jsforce and better-sqlite3 %.3f s\n", seconds);
        theirs = std::min(theirs, seconds);
        ours = std::min(ours,
                        pullByEngine(server, folder.filePath(QStringLiteral("workspace.db")), records, bulk));
    }
    std::printf("%d records: jsforce and better-sqlite3 %.3f s, ours %.3f s\n", records, theirs, ours);
    return judged("times as fast", theirs / ours, "", limit, false);
}

bool benchFromMemory(int records, int runs, double limit)
{
    std::printf("from memory, by REST\n");
    const MemoryServer server(records);
    return beside({QUrl(QStringLiteral("http://127.0.0.1:%1").arg(server.port())), QStringLiteral("t"),
                   QStringLiteral("62.0")},
                  records, runs, false, limit);
}

bool benchLate(int records, int latencyMs, int runs, double limit)
{
    std::printf("each answer %d ms late, by Bulk beside REST\n", latencyMs);
    PracticeProcess practice;
    if (!practice.start({QStringLiteral("--rows"), QString::number(records), QStringLiteral("--latency-ms"),
                         QString::number(latencyMs)},
                        600000))
        qFatal("%s", qPrintable(practice.errorText()));
    const PracticeWorld &world = practice.world();
    return beside(
        {world.salesforce, salesforceTokens(world).accessToken.revealText(), QStringLiteral("66.0")}, records,
        runs, true, limit);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOption({QStringLiteral("records"), QStringLiteral("Accounts."), QStringLiteral("N"),
                      QStringLiteral("200000")});
    parser.addOption(
        {QStringLiteral("runs"), QStringLiteral("Of each."), QStringLiteral("N"), QStringLiteral("3")});
    parser.addOption({QStringLiteral("latency-ms"), QStringLiteral("Of the second part."),
                      QStringLiteral("N"), QStringLiteral("100")});
    parser.addOption({QStringLiteral("only"), QStringLiteral("memory or latency."), QStringLiteral("name")});
    parser.process(application);
    if (!QFileInfo::exists(QStringLiteral(JSFORCE_WORK "/node_modules/.fairlead-lock"))) {
        std::printf("jsforce is not installed: cmake --build build --target bench_jsforce_packages\n");
        return 2;
    }
    const int records = parser.value(QStringLiteral("records")).toInt();
    const int runs = parser.value(QStringLiteral("runs")).toInt();
    const QString only = parser.value(QStringLiteral("only"));
    bool good = true;
    if (only != QLatin1String("latency"))
        good = benchFromMemory(records, runs, 2.5) && good;
    if (only != QLatin1String("memory"))
        good = benchLate(records, parser.value(QStringLiteral("latency-ms")).toInt(), runs, 4) && good;
    return good ? 0 : 1;
}
