// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/lastrun.h"

#include "connection/connectionstanding.h"

#include "core/errorjson.h"
#include "workspace/reader.h"
#include "workspace/workspace.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <functional>
#include <utility>

namespace fairlead {

namespace {

QJsonValue timeOrNull(const std::optional<QDateTime> &time)
{
    return time && time->isValid() ? QJsonValue(time->toUTC().toString(Qt::ISODateWithMs)) : QJsonValue();
}

std::optional<QDateTime> timeOf(const QJsonValue &value)
{
    const QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    return time.isValid() ? std::optional(time) : std::nullopt;
}

QJsonValue errorOrNull(const std::optional<Error> &error)
{
    return error ? QJsonValue(toJson(*error)) : QJsonValue();
}

std::optional<Error> errorOf(const QJsonValue &value)
{
    return value.isObject() ? std::optional(errorFromJson(value.toObject())) : std::nullopt;
}

// The documents of the command line have no class of an error; what is remembered of a run needs it
// (stateAfter).
QJsonValue classOrNull(const std::optional<Error> &error)
{
    return error ? QJsonValue(nameOf(error->errorClass)) : QJsonValue();
}

void takeClass(std::optional<Error> &error, const QJsonValue &name)
{
    if (!error)
        return;
    for (const ErrorClass known : {ErrorClass::RetryLater, ErrorClass::AskUser, ErrorClass::SkipItem,
                                   ErrorClass::StopJob, ErrorClass::StopConnection, ErrorClass::Bug}) {
        if (nameOf(known) == name.toString())
            error->errorClass = known;
    }
}

QJsonValue numberOrNull(const std::optional<qint64> &number)
{
    return number ? QJsonValue(*number) : QJsonValue();
}

std::optional<qint64> numberOf(const QJsonValue &value)
{
    return value.isDouble() ? std::optional(value.toInteger()) : std::nullopt;
}

/// Takes those that are over out of what is remembered of the last run; the run's own has no object.
Outcome forgetErrors(Workspace &workspace,
                     const std::function<bool(const Error &error, const QString &object)> &isOver)
{
    const auto document = workspace.lastRun();
    if (!document || document->isEmpty())
        return document ? Outcome() : Outcome(fail(document.error()));
    LastRun last = lastRunFromJson(*document);
    if (last.report.error && isOver(*last.report.error, {}))
        last.report.error.reset();
    for (JobReport &job : last.report.jobs) {
        if (job.error && isOver(*job.error, job.object))
            job.error.reset();
    }
    return workspace.setLastRun(toJson(last));
}

} // namespace

QJsonObject toJson(const JobReport &job)
{
    return {
        {QStringLiteral("object"), job.object},
        {QStringLiteral("label"), job.label},
        {QStringLiteral("pulled"), job.pulled},
        {QStringLiteral("pushed"), job.pushed},
        {QStringLiteral("deleted"), job.deleted},
        {QStringLiteral("conflicts"), job.conflicts},
        {QStringLiteral("failed"), job.failed},
        {QStringLiteral("held"), job.held},
        {QStringLiteral("uncertain"), job.uncertain},
        {QStringLiteral("hidden"), job.hidden},
        {QStringLiteral("requests"), job.requests},
        {QStringLiteral("ms"), qint64(job.duration.count())},
        {QStringLiteral("error"), errorOrNull(job.error)},
    };
}

JobReport jobReportFromJson(const QJsonObject &object)
{
    JobReport job;
    job.object = object.value(QLatin1String("object")).toString();
    job.label = object.value(QLatin1String("label")).toString();
    job.pulled = object.value(QLatin1String("pulled")).toInteger();
    job.pushed = object.value(QLatin1String("pushed")).toInteger();
    job.deleted = object.value(QLatin1String("deleted")).toInteger();
    job.conflicts = object.value(QLatin1String("conflicts")).toInteger();
    job.failed = object.value(QLatin1String("failed")).toInteger();
    job.held = object.value(QLatin1String("held")).toInteger();
    job.uncertain = object.value(QLatin1String("uncertain")).toInteger();
    job.hidden = object.value(QLatin1String("hidden")).toInteger();
    job.requests = object.value(QLatin1String("requests")).toInteger();
    job.duration = std::chrono::milliseconds(object.value(QLatin1String("ms")).toInteger());
    job.error = errorOf(object.value(QLatin1String("error")));
    return job;
}

QByteArray toJson(const LastRun &run)
{
    QJsonArray jobs;
    for (const JobReport &job : run.report.jobs) {
        QJsonObject row = toJson(job);
        row.insert(QStringLiteral("errorClass"), classOrNull(job.error));
        jobs += row;
    }
    const QJsonObject object{
        {QStringLiteral("started"), timeOrNull(run.report.started)},
        {QStringLiteral("ended"), timeOrNull(run.report.ended)},
        {QStringLiteral("lastComplete"), timeOrNull(run.lastComplete)},
        {QStringLiteral("apiUsed"), numberOrNull(run.report.usage.used)},
        {QStringLiteral("apiLimit"), numberOrNull(run.report.usage.limit)},
        {QStringLiteral("apiAt"), timeOrNull(run.report.usage.at)},
        {QStringLiteral("error"), errorOrNull(run.report.error)},
        {QStringLiteral("errorClass"), classOrNull(run.report.error)},
        {QStringLiteral("notice"), run.report.notice},
        {QStringLiteral("jobs"), jobs},
    };
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

LastRun lastRunFromJson(const QByteArray &document)
{
    const QJsonObject object = QJsonDocument::fromJson(document).object();
    LastRun run;
    run.report.started = timeOf(object.value(QLatin1String("started"))).value_or(QDateTime());
    run.report.ended = timeOf(object.value(QLatin1String("ended"))).value_or(QDateTime());
    run.lastComplete = timeOf(object.value(QLatin1String("lastComplete")));
    run.report.usage.used = numberOf(object.value(QLatin1String("apiUsed")));
    run.report.usage.limit = numberOf(object.value(QLatin1String("apiLimit")));
    run.report.usage.at = timeOf(object.value(QLatin1String("apiAt"))).value_or(QDateTime());
    run.report.error = errorOf(object.value(QLatin1String("error")));
    takeClass(run.report.error, object.value(QLatin1String("errorClass")));
    run.report.notice = object.value(QLatin1String("notice")).toString();
    const QJsonArray jobs = object.value(QLatin1String("jobs")).toArray();
    for (const auto &item : jobs) {
        JobReport job = jobReportFromJson(item.toObject());
        takeClass(job.error, item.toObject().value(QLatin1String("errorClass")));
        run.report.jobs += std::move(job);
    }
    return run;
}

ConnectionStatus rememberedStatus(const ConnectionId &connection, const QString &workspacePath)
{
    ConnectionStatus status;
    status.connection = connection;
    const auto failed = [&status](const Error &error) {
        status.state = stateAfter(error);
        status.error = error;
    };
    // Not there yet is how a connection begins.
    const bool exists = QFile::exists(workspacePath);
    if (exists) {
        const auto reader = WorkspaceReader::open(workspacePath);
        if (!reader) {
            failed(reader.error());
            return status;
        }
        const LastRun last = lastRunFromJson((*reader)->lastRun().value_or(QByteArray()));
        status.jobs = last.report.jobs;
        status.usage = last.report.usage;
        status.lastSync = last.lastComplete;
        status.notice = last.report.notice;
        status.outbox = (*reader)->outboxCount().value_or(0);
        if (const auto error = last.report.firstError())
            failed(*error);
        else if (last.lastComplete)
            status.state = SyncState::InStep;
    }
    // What failed for that reason could not be written down.
    if (const auto writable = Workspace::checkWritable(workspacePath); !writable)
        failed(writable.error());
    return status;
}

Outcome forgetSignInErrors(Workspace &workspace)
{
    return forgetErrors(workspace, [](const Error &error, const QString &object) {
        const ConnectionStanding standing = standingOf(error, false);
        // What kept one object from being read may pass by itself, and says nothing of the sign-in.
        return standing == ConnectionStanding::NeedsSignIn
            || standing == ConnectionStanding::BlockedByOrganisation
            || (standing == ConnectionStanding::Offline && object.isEmpty());
    });
}

Outcome forgetRightsErrors(Workspace &workspace, const QStringList &lacking)
{
    return forgetErrors(workspace, [lacking](const Error &error, const QString &object) {
        return standingOf(error, false) == ConnectionStanding::NeedsReconnect && !lacking.contains(object);
    });
}

void rememberFailure(const QString &workspacePath, const SyncReport &report)
{
    const auto workspace = Workspace::open(workspacePath);
    if (!workspace || !report.error)
        return;
    LastRun last = lastRunFromJson((*workspace)->lastRun().value_or(QByteArray()));
    const SyncReport before = std::exchange(last.report, report);
    if (report.jobs.isEmpty()) {
        last.report.jobs = before.jobs;
        last.report.usage = before.usage;
    }
    (void)(*workspace)->setLastRun(toJson(last));
    (void)(*workspace)->recordActivity(report.ended, QStringLiteral("sync"), {}, report.error->text());
}

} // namespace fairlead
