// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/syncverb.h"

#include "cli/chosen.h"
#include "cli/workspaceanswer.h"
#include "sync/homesession.h"
#include "sync/lastrun.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <vector>

namespace fairlead::cli {

namespace {

struct SyncVerbText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::SyncVerb)
};

QJsonObject describe(const ConnectionInfo &info, const SyncReport &report)
{
    QJsonArray jobs;
    for (const JobReport &job : report.jobs)
        jobs += toJson(job);
    QJsonObject row = describeConnection(info);
    row.insert(QStringLiteral("started"), timeOrNull(report.started));
    row.insert(QStringLiteral("ended"), timeOrNull(report.ended));
    row.insert(QStringLiteral("apiUsed"), numberOrNull(report.usage.used));
    row.insert(QStringLiteral("apiLimit"), numberOrNull(report.usage.limit));
    row.insert(QStringLiteral("jobs"), jobs);
    row.insert(QStringLiteral("error"), errorOrNull(report.error));
    return row;
}

QStringList objectsOf(const SyncReport &report)
{
    QStringList objects;
    for (const JobReport &job : report.jobs)
        objects += job.object;
    return objects;
}

// 3 when a person has to sign in, 4 when some went through and some did not, 1 when nothing did. `refused`:
// what a run has refused, this one or one before, is not in step until somebody has looked.
int exitCodeOf(const std::vector<SyncReport> &reports, qint64 refused)
{
    bool anyDone = false;
    bool anyFailed = refused > 0;
    bool signIn = false;
    const auto take = [&](const std::optional<Error> &error) {
        anyFailed = anyFailed || error;
        signIn = signIn || (error && exitCodeFor(*error) == SignInNeeded);
    };
    for (const SyncReport &report : reports) {
        take(report.error);
        for (const JobReport &job : report.jobs) {
            take(job.error);
            // Deletions that wait for a yes and records that may be there already are somebody's business
            // too.
            const bool waits = job.failed + job.held + job.uncertain > 0;
            anyDone = anyDone || !job.error;
            anyFailed = anyFailed || waits;
        }
        anyDone = anyDone || (report.jobs.isEmpty() && !report.error);
    }
    if (signIn)
        return SignInNeeded;
    if (!anyFailed)
        return Done;
    return anyDone ? SomeFailed : Failed;
}

Task<VerbAnswer> syncAnswer(HomeSession &session, VerbRequest request, CancelToken cancel)
{
    const auto chosen = chosenConnections(session.document(), request.arguments.connection);
    if (!chosen)
        co_return failed(chosen.error());
    // All at once: they have nothing in common but the sync thread.
    std::vector<Task<SyncReport>> running;
    for (const ConnectionInfo &info : *chosen)
        running.push_back(session.runNow(info.id, {}, cancel));
    std::vector<SyncReport> reports;
    for (auto &run : running) {
        SyncReport report = co_await run;
        reports.push_back(std::move(report));
    }
    if (cancel.isCancelled())
        co_return failed(Error::cancelled());

    VerbAnswer result;
    QJsonArray rows;
    qint64 refused = 0;
    for (std::size_t i = 0; i < reports.size(); ++i) {
        const ConnectionInfo &info = chosen->at(qsizetype(i));
        rows += describe(info, reports[i]);
        if (const qint64 waiting = refusedChanges(session, info, objectsOf(reports[i])); waiting > 0) {
            refused += waiting;
            result.notes +=
                SyncVerbText::tr("%1: %n change(s) that the CRM has refused wait: fairleadctl jobs", nullptr,
                                 int(waiting))
                    .arg(info.name);
        }
        if (!result.error)
            result.error = reports[i].firstError();
        if (!reports[i].notice.isEmpty())
            result.notes += SyncVerbText::tr("%1: %2").arg(info.name, reports[i].notice);
    }
    result.exitCode = exitCodeOf(reports, refused);
    result.document.insert(QStringLiteral("connections"), rows);
    co_return result;
}

/// What waits for a person.
QStringList waitingLines(const JobReport &job)
{
    QStringList lines;
    if (job.held > 0)
        lines += SyncVerbText::tr("    %n deletion(s) wait for a yes: fairleadctl deletions", nullptr,
                                  int(job.held));
    if (job.uncertain > 0)
        lines += SyncVerbText::tr("    %n record(s) may be in the CRM already: fairleadctl jobs", nullptr,
                                  int(job.uncertain));
    if (job.hidden > 0)
        lines += SyncVerbText::tr("    %n record(s) are not visible to the integration user any more",
                                  nullptr, int(job.hidden));
    return lines;
}

QString syncText(const QJsonObject &document)
{
    QStringList lines;
    const QJsonArray rows = document.value(QLatin1String("connections")).toArray();
    for (const auto &entry : rows) {
        const QJsonObject row = entry.toObject();
        lines += row.value(QLatin1String("name")).toString();
        const QJsonArray jobs = row.value(QLatin1String("jobs")).toArray();
        for (const auto &item : jobs) {
            const JobReport job = jobReportFromJson(item.toObject());
            QString line =
                SyncVerbText::tr(
                    "  %1: pulled %2, pushed %3, deleted %4, conflicts %5, failed %6, requests %7, %8 ms")
                    .arg(job.object)
                    .arg(job.pulled)
                    .arg(job.pushed)
                    .arg(job.deleted)
                    .arg(job.conflicts)
                    .arg(job.failed)
                    .arg(job.requests)
                    .arg(job.duration.count());
            if (job.error)
                line += QStringLiteral(": ") + job.error->text();
            lines += line;
            lines += waitingLines(job);
        }
        if (const QString error = errorText(row.value(QLatin1String("error")));
            !error.isEmpty() && jobs.isEmpty())
            lines += QStringLiteral("  ") + error;
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

Verb syncVerb()
{
    Verb verb;
    verb.name = "sync";
    verb.takesConnection = true;
    verb.keys = {QStringLiteral("connections")};
    verb.summary = [] { return SyncVerbText::tr("Brings every connection's workspace in step once."); };
    verb.answerAsOwner = syncAnswer;
    verb.text = syncText;
    return verb;
}

} // namespace fairlead::cli
