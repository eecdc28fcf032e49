// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/statustext.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace fairlead::ui {

namespace {

/// Where the texts of free functions belong.
struct StatusText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::ui::StatusText)
};

int severity(SyncState state)
{
    switch (state) {
    case SyncState::NeedsAttention:
        return 3;
    case SyncState::Syncing:
        return 2;
    case SyncState::Offline:
    case SyncState::Paused:
        return 1;
    case SyncState::InStep:
        return 0;
    }
    return 0;
}

QString spanText(qint64 seconds)
{
    if (seconds < 90)
        return StatusText::tr("%n second(s)", nullptr, int(std::max<qint64>(seconds, 1)));
    if (seconds < 90 * 60)
        return StatusText::tr("%n minute(s)", nullptr, int((seconds + 30) / 60));
    return StatusText::tr("%n hour(s)", nullptr, int((seconds + 1800) / 3600));
}

} // namespace

OverallStatus overall(const QList<ConnectionStatus> &statuses)
{
    OverallStatus result;
    result.any = !statuses.isEmpty();
    if (result.any)
        result.state = SyncState::InStep;
    bool everyOneSynced = true;
    for (const auto &status : statuses) {
        if (severity(status.state) > severity(result.state))
            result.state = status.state;
        if (!status.lastSync)
            everyOneSynced = false;
        else if (!result.lastSync || *status.lastSync < *result.lastSync)
            result.lastSync = status.lastSync;
    }
    if (!everyOneSynced)
        result.lastSync.reset();
    return result;
}

QString agoText(const QDateTime &then, const QDateTime &now)
{
    const qint64 seconds = then.secsTo(now);
    if (seconds < 10)
        return StatusText::tr("just now");
    if (seconds < 24 * 3600)
        return StatusText::tr("%1 ago").arg(spanText(seconds));
    return StatusText::tr("on %1").arg(QLocale().toString(then.toLocalTime(), QLocale::ShortFormat));
}

QString inText(const QDateTime &then, const QDateTime &now)
{
    const qint64 seconds = now.secsTo(then);
    return seconds <= 0 ? StatusText::tr("now") : StatusText::tr("in %1").arg(spanText(seconds));
}

QString progressText(const SyncProgress &progress)
{
    const QLocale locale;
    QString text = progress.toSend
        ? StatusText::tr("%1 of %2 changes sent")
              .arg(locale.toString(progress.sent), locale.toString(std::max(*progress.toSend, progress.sent)))
        : progress.total ? StatusText::tr("%1 of %2")
                               .arg(locale.toString(progress.pulled),
                                    locale.toString(std::max(*progress.total, progress.pulled)))
                         : StatusText::tr("%1 records").arg(locale.toString(progress.pulled));
    if (progress.recordsPerSecond >= 1) {
        text += QStringLiteral(" · ")
            + StatusText::tr("%1 a second").arg(locale.toString(std::llround(progress.recordsPerSecond)));
    }
    if (const auto left = progress.timeLeft(); left && left->count() > 2)
        text += QStringLiteral(" · ") + StatusText::tr("about %1 left").arg(spanText(left->count()));
    return text;
}

QString durationText(std::chrono::milliseconds duration)
{
    if (duration.count() < 1000)
        return StatusText::tr("%1 ms").arg(QLocale().toString(qlonglong(duration.count())));
    return StatusText::tr("%1 s").arg(QLocale().toString(double(duration.count()) / 1000.0, 'f', 1));
}

namespace {

QString waitText(const ConnectionStatus &status, const QDateTime &now)
{
    const ErrorCode why = status.error ? status.error->code : ErrorCode::Offline;
    if (why == ErrorCode::NetworkMetered)
        return StatusText::tr("Waiting for a network that is not metered");
    const QString next = status.nextSync ? inText(*status.nextSync, now) : QString();
    if (why == ErrorCode::DailyLimitReached)
        return next.isEmpty() ? StatusText::tr("Waiting for API calls")
                              : StatusText::tr("Waiting for API calls, looking again %1").arg(next);
    return next.isEmpty() ? StatusText::tr("Offline") : StatusText::tr("Offline, trying again %1").arg(next);
}

} // namespace

QString usageText(const ConnectionStatus &status)
{
    const ApiUsage &usage = status.usage;
    const auto kept = status.budget.kept(usage);
    if (!usage.used || !kept)
        return {};
    const QLocale locale;
    QString text =
        StatusText::tr("API calls in 24 hours: %1 of %2 used, %3 kept for people.")
            .arg(locale.toString(*usage.used), locale.toString(*usage.limit), locale.toString(*kept));
    if (const auto freeBy = allFreeBy(usage)) {
        text += QLatin1Char(' ')
            + StatusText::tr("Each is free again after 24 hours, the last of these by %1.")
                  .arg(locale.toString(freeBy->toLocalTime(), QLocale::ShortFormat));
    }
    return text;
}

QString stateText(const ConnectionStatus &status, const QDateTime &now)
{
    switch (status.state) {
    case SyncState::InStep:
        return status.lastSync ? StatusText::tr("In step, %1").arg(agoText(*status.lastSync, now))
                               : StatusText::tr("In step");
    case SyncState::Syncing:
        return status.progress ? StatusText::tr("Syncing %1, %2 of %3")
                                     .arg(status.progress->objectLabel)
                                     .arg(status.progress->objectIndex + 1)
                                     .arg(status.progress->objectCount)
                               : StatusText::tr("Syncing");
    case SyncState::NeedsAttention:
        return StatusText::tr("Needs attention");
    case SyncState::Offline:
        return waitText(status, now);
    case SyncState::Paused:
        return StatusText::tr("Paused");
    }
    return {};
}

QString stateText(const OverallStatus &status, const QDateTime &now)
{
    if (!status.any)
        return StatusText::tr("No connection yet");
    switch (status.state) {
    case SyncState::InStep:
        return status.lastSync ? StatusText::tr("In step, %1").arg(agoText(*status.lastSync, now))
                               : StatusText::tr("In step");
    case SyncState::Syncing:
        return StatusText::tr("Syncing");
    case SyncState::NeedsAttention:
        return StatusText::tr("Needs attention");
    case SyncState::Offline:
        return StatusText::tr("Offline");
    case SyncState::Paused:
        return StatusText::tr("Paused");
    }
    return {};
}

look::Tone toneFor(SyncState state)
{
    switch (state) {
    case SyncState::InStep:
        return look::Tone::Ok;
    case SyncState::Syncing:
        return look::Tone::Busy;
    case SyncState::NeedsAttention:
        return look::Tone::Attention;
    case SyncState::Offline:
    case SyncState::Paused:
        return look::Tone::Offline;
    }
    return look::Tone::Plain;
}

look::Symbol symbolFor(SyncState state)
{
    // Its colour is that of being offline, its shape is not.
    return state == SyncState::Paused ? look::Symbol::Pause : look::symbolFor(toneFor(state));
}

look::TrayState trayStateFor(SyncState state)
{
    switch (state) {
    case SyncState::InStep:
        return look::TrayState::InStep;
    case SyncState::Syncing:
        return look::TrayState::Syncing;
    case SyncState::NeedsAttention:
        return look::TrayState::Attention;
    case SyncState::Offline:
    case SyncState::Paused:
        return look::TrayState::Offline;
    }
    return look::TrayState::Offline;
}

} // namespace fairlead::ui
