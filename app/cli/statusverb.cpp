// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/statusverb.h"

#include "cli/chosen.h"
#include "connection/connectionstanding.h"
#include "sync/homesession.h"
#include "sync/lastrun.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QLocale>

namespace fairlead::cli {

namespace {

struct StatusVerbText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::StatusVerb)
};

QJsonObject describe(const ConnectionInfo &info, const ConnectionStatus &status, bool neverRan)
{
    QJsonArray jobs;
    for (const JobReport &job : status.jobs) {
        QJsonObject row = toJson(job);
        row.insert(QStringLiteral("lastRun"), timeOrNull(status.lastSync));
        row.insert(QStringLiteral("nextRun"), timeOrNull(status.nextSync));
        jobs += row;
    }
    const bool known = status.usage.used && status.usage.limit;
    QJsonObject row = describeConnection(info);
    row.insert(QStringLiteral("state"), neverRan ? QJsonValue() : QJsonValue(nameOf(status.state)));
    row.insert(QStringLiteral("standing"), nameOf(standingOf(status.error, info.revoked)));
    row.insert(QStringLiteral("lastSync"), timeOrNull(status.lastSync));
    row.insert(QStringLiteral("nextSync"), timeOrNull(status.nextSync));
    row.insert(QStringLiteral("apiUsed"), numberOrNull(status.usage.used));
    row.insert(QStringLiteral("apiLimit"), numberOrNull(status.usage.limit));
    row.insert(QStringLiteral("apiLeft"),
               known ? QJsonValue(std::max<qint64>(0, *status.usage.limit - *status.usage.used))
                     : QJsonValue());
    row.insert(QStringLiteral("apiKept"), numberOrNull(status.budget.kept(status.usage)));
    row.insert(QStringLiteral("apiFreeBy"), timeOrNull(allFreeBy(status.usage)));
    row.insert(QStringLiteral("outbox"), status.outbox);
    row.insert(QStringLiteral("jobs"), jobs);
    row.insert(QStringLiteral("error"), errorOrNull(status.error));
    return row;
}

Task<VerbAnswer> statusAnswer(HomeSession &session, VerbRequest request, CancelToken)
{
    const auto chosen = chosenConnections(session.document(), request.arguments.connection);
    if (!chosen)
        co_return failed(chosen.error());
    VerbAnswer result;
    QJsonArray rows;
    bool cloudsErrorShown = false;
    const auto live = session.statuses();
    for (const ConnectionInfo &info : *chosen) {
        const bool isLive = session.isStarted(info.id);
        ConnectionStatus status = isLive
            ? live.value(info.id)
            : rememberedStatus(info.id, session.home().workspaceFile(info.workspaceFile));
        status.budget = session.syncSettings().budget;
        // However its last run ended: a person has stopped it since.
        if (info.revoked) {
            status.state = SyncState::Paused;
            status.error.reset();
        }
        // What keeps it from running now counts for more than how the last run ended.
        if (!isLive && session.cloudsError() && !session.knowsCloudOf(info)) {
            status.state = SyncState::NeedsAttention;
            status.error = session.cloudsError();
            cloudsErrorShown = true;
        }
        if (!status.notice.isEmpty())
            result.notes += StatusVerbText::tr("%1: %2").arg(info.name, status.notice);
        rows += describe(info, status, !isLive && !info.revoked && !status.lastSync && !status.error);
    }
    if (session.cloudsError() && !cloudsErrorShown)
        result.notes += session.cloudsError()->text();
    result.document.insert(QStringLiteral("connections"), rows);
    co_return result;
}

QString stateText(const QJsonValue &state, const QString &standing)
{
    if (standing == nameOf(ConnectionStanding::Revoked))
        return StatusVerbText::tr("revoked");
    const QString name = state.toString();
    if (name == nameOf(SyncState::InStep))
        return StatusVerbText::tr("in step");
    if (name == nameOf(SyncState::Syncing))
        return StatusVerbText::tr("syncing");
    if (name == nameOf(SyncState::NeedsAttention))
        return StatusVerbText::tr("needs attention");
    if (name == nameOf(SyncState::Offline))
        return StatusVerbText::tr("offline");
    if (name == nameOf(SyncState::Paused))
        return StatusVerbText::tr("paused");
    return StatusVerbText::tr("never ran");
}

QString timeText(const QJsonValue &time)
{
    const QDateTime when = QDateTime::fromString(time.toString(), Qt::ISODate);
    return when.isValid() ? QLocale().toString(when.toLocalTime(), QLocale::ShortFormat)
                          : StatusVerbText::tr("never");
}

QString usageText(const QJsonObject &row)
{
    QString text = StatusVerbText::tr("  API calls: %1 of %2 used, %3 kept for people")
                       .arg(row.value(QLatin1String("apiUsed")).toInteger())
                       .arg(row.value(QLatin1String("apiLimit")).toInteger())
                       .arg(row.value(QLatin1String("apiKept")).toInteger());
    if (const QJsonValue freeBy = row.value(QLatin1String("apiFreeBy")); freeBy.isString())
        text += StatusVerbText::tr("; the last of them free again by %1").arg(timeText(freeBy));
    return text;
}

QString statusText(const QJsonObject &document)
{
    QStringList lines;
    const QJsonArray rows = document.value(QLatin1String("connections")).toArray();
    for (const auto &entry : rows) {
        const QJsonObject row = entry.toObject();
        lines += StatusVerbText::tr("%1: %2, last in step %3, %4 waiting in the outbox")
                     .arg(row.value(QLatin1String("name")).toString(),
                          stateText(row.value(QLatin1String("state")),
                                    row.value(QLatin1String("standing")).toString()),
                          timeText(row.value(QLatin1String("lastSync"))))
                     .arg(row.value(QLatin1String("outbox")).toInteger());
        if (!row.value(QLatin1String("apiLimit")).isNull())
            lines += usageText(row);
        // The connection's error may be an object's, which tells it itself.
        const QString error = errorText(row.value(QLatin1String("error")));
        bool told = false;
        const QJsonArray jobs = row.value(QLatin1String("jobs")).toArray();
        for (const auto &item : jobs) {
            const JobReport job = jobReportFromJson(item.toObject());
            QString line =
                StatusVerbText::tr("  %1: %2 pulled in the last run").arg(job.object).arg(job.pulled);
            if (job.error) {
                line += QStringLiteral(": ") + job.error->text();
                told = told || job.error->text() == error;
            }
            lines += line;
        }
        if (!error.isEmpty() && !told)
            lines += QStringLiteral("  ") + error;
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

Verb statusVerb()
{
    Verb verb;
    verb.name = "status";
    verb.takesConnection = true;
    verb.keys = {QStringLiteral("connections")};
    verb.summary = [] { return StatusVerbText::tr("Shows where each connection stands."); };
    verb.answerAsOwner = statusAnswer;
    verb.text = statusText;
    return verb;
}

} // namespace fairlead::cli
