// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hub/hubwords.h"

#include "sync/lastrun.h"
#include "ui/statustext.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QLocale>

namespace fairlead::ui {

namespace {

struct HubWords
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::ui::HubWords)
};

/// A value that fills a page is not read in a list anyway.
constexpr int longestValue = 300;

void addCount(QStringList &parts, const QString &text, qint64 count)
{
    if (count > 0)
        parts += text.arg(numberText(count));
}

} // namespace

QString numberText(qint64 number)
{
    return QLocale().toString(number);
}

QString momentText(const QDateTime &at)
{
    return at.isValid() ? QLocale().toString(at.toLocalTime(), QLocale::ShortFormat) : QString();
}

QString directionText(Direction direction)
{
    switch (direction) {
    case Direction::Pull:
        return HubWords::tr("From the CRM only");
    case Direction::Push:
        return HubWords::tr("To the CRM only");
    case Direction::Both:
        return HubWords::tr("Both ways");
    }
    return {};
}

QString policyText(ConflictPolicy policy)
{
    switch (policy) {
    case ConflictPolicy::CrmWins:
        return HubWords::tr("The CRM wins");
    case ConflictPolicy::WorkspaceWins:
        return HubWords::tr("The workspace wins");
    case ConflictPolicy::NewestWins:
        return HubWords::tr("The newer one wins");
    case ConflictPolicy::Ask:
        return HubWords::tr("Ask me");
    }
    return {};
}

QString fieldsText(const Job &job)
{
    return job.fields.isEmpty() ? HubWords::tr("All fields that the integration user may read")
                                : job.fields.join(QStringLiteral(", "));
}

QString recordsText(const Job &job)
{
    QString text = job.filter.isEmpty() ? HubWords::tr("All records that the integration user may read")
                                        : HubWords::tr("Only records where %1").arg(job.filter);
    if (!job.externalIdField.isEmpty())
        text += HubWords::tr("; new ones go by the external id %1").arg(job.externalIdField);
    return text;
}

std::optional<JobReport> lastReportOf(const Job &job)
{
    if (job.lastReport.isEmpty())
        return std::nullopt;
    return jobReportFromJson(QJsonDocument::fromJson(job.lastReport).object());
}

std::optional<QDateTime> nextRunOf(const Job &job)
{
    if (job.paused || !job.lastRun.isValid())
        return std::nullopt;
    return job.lastRun.addSecs(60 * qint64(job.every.count()));
}

QString timesText(const Job &job, const QDateTime &now)
{
    const QString last = job.lastRun.isValid()
        ? HubWords::tr("Last synced %1 (%2).").arg(agoText(job.lastRun, now), momentText(job.lastRun))
        : HubWords::tr("Never synced yet.");
    if (job.paused)
        return last + QLatin1Char(' ') + HubWords::tr("The job is paused.");
    const auto next = nextRunOf(job);
    return next ? last + QLatin1Char(' ') + HubWords::tr("Next: %1.").arg(inText(*next, now)) : last;
}

QString countsText(const JobReport &report)
{
    QStringList parts;
    addCount(parts, HubWords::tr("%1 read"), report.pulled);
    addCount(parts, HubWords::tr("%1 sent"), report.pushed);
    addCount(parts, HubWords::tr("%1 deleted"), report.deleted);
    addCount(parts, HubWords::tr("%1 in conflict"), report.conflicts);
    addCount(parts, HubWords::tr("%1 refused"), report.failed);
    return parts.isEmpty() ? HubWords::tr("nothing had changed") : parts.join(QStringLiteral(", "));
}

QStringList waitingTexts(const WaitingRecords &waiting)
{
    QStringList parts;
    addCount(parts, HubWords::tr("%1 refused"), waiting.refused);
    addCount(parts, HubWords::tr("%1 perhaps duplicates"), waiting.duplicates);
    addCount(parts, HubWords::tr("%1 perhaps in the CRM already"), waiting.uncertain);
    addCount(parts, HubWords::tr("%1 with a conflict to settle"), waiting.asked);
    addCount(parts, HubWords::tr("%1 not visible any more"), waiting.hidden);
    addCount(parts, HubWords::tr("%1 to send"), waiting.toSend);
    return parts;
}

QString kindText(OutboxEntry::Kind kind)
{
    switch (kind) {
    case OutboxEntry::Kind::Create:
        return HubWords::tr("new record");
    case OutboxEntry::Kind::Update:
        return HubWords::tr("change");
    case OutboxEntry::Kind::Delete:
        return HubWords::tr("deletion");
    }
    return {};
}

QString valueText(const RecordValue &value)
{
    if (isNothing(value))
        return HubWords::tr("nothing");
    if (const auto *number = std::get_if<qint64>(&value))
        return numberText(*number);
    if (const auto *real = std::get_if<double>(&value))
        return QLocale().toString(*real, 'g', 15);
    if (const auto *text = std::get_if<QString>(&value)) {
        QString shown = text->left(longestValue);
        if (shown.size() < text->size())
            shown += QStringLiteral("…");
        return HubWords::tr("“%1”").arg(shown);
    }
    return HubWords::tr("%1 bytes").arg(numberText(std::get<QByteArray>(value).size()));
}

QString recordText(const WorkspaceView &view, const QString &object, const QString &id)
{
    const QString name = view.nameOfRecord(object, id);
    return name.isEmpty() ? id : HubWords::tr("%1 (%2)").arg(name, id);
}

} // namespace fairlead::ui
