// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/runsummary.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace fairlead {

namespace {

struct RunSummary
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::RunSummary)
};

/// Empty where nothing was to be done.
QString partOf(const JobReport &job)
{
    QStringList parts;
    const auto add = [&parts](const QString &text, qint64 count) {
        if (count > 0)
            parts += text.arg(QLocale().toString(count));
    };
    add(RunSummary::tr("%1 read"), job.pulled);
    add(RunSummary::tr("%1 sent"), job.pushed);
    add(RunSummary::tr("%1 deleted"), job.deleted);
    add(RunSummary::tr("%1 in conflict"), job.conflicts);
    add(RunSummary::tr("%1 refused"), job.failed);
    add(RunSummary::tr("%1 perhaps in the CRM already"), job.uncertain);
    add(RunSummary::tr("%1 deletions wait for an answer"), job.held);
    if (job.error)
        parts += job.error->text();
    return parts.isEmpty() ? QString()
                           : RunSummary::tr("%1: %2").arg(job.label.isEmpty() ? job.object : job.label,
                                                          parts.join(QStringLiteral(", ")));
}

} // namespace

QString summaryOf(const SyncReport &report)
{
    QStringList lines;
    if (report.error)
        lines += report.error->text();
    for (const JobReport &job : report.jobs) {
        const QString part = partOf(job);
        // What ended the run is an object's error as well.
        const bool said = report.error && job.error && job.error->text() == report.error->text()
            && job.pulled + job.pushed + job.deleted + job.failed == 0;
        if (!part.isEmpty() && !said)
            lines += part;
    }
    return lines.isEmpty() ? RunSummary::tr("Nothing had changed.") : lines.join(QLatin1Char('\n'));
}

} // namespace fairlead
