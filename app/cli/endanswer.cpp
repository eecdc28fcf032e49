// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/endanswer.h"

#include <QCoreApplication>

namespace fairlead::cli {

namespace {

/// Held-back deletions are not among it: nobody has said yes to them.
qint64 countOf(const WaitingRecords &records)
{
    return records.toSend + records.asked + records.refused + records.duplicates + records.uncertain;
}

} // namespace

void describeEnd(const AccessEnd &end, VerbAnswer &answer)
{
    QJsonArray left;
    for (const Leftover &each : end.left) {
        left += QJsonObject{
            {QStringLiteral("sentence"), each.sentence},
            {QStringLiteral("remedy"), each.remedy},
            {QStringLiteral("link"), each.link.isEmpty() ? QJsonValue() : QJsonValue(each.link.toString())},
        };
        answer.notes += each.sentence + QLatin1Char(' ') + each.remedy;
        if (!each.link.isEmpty())
            answer.notes += QString::fromUtf8(each.link.toEncoded());
    }
    answer.document.insert(QStringLiteral("atProvider"), end.atProvider);
    answer.document.insert(QStringLiteral("left"), left);
}

QJsonArray describeWaiting(const QList<WaitingRecords> &waiting)
{
    QJsonArray rows;
    for (const WaitingRecords &records : waiting) {
        if (const qint64 count = countOf(records); count > 0)
            rows += QJsonObject{{QStringLiteral("object"), records.object}, {QStringLiteral("count"), count}};
    }
    return rows;
}

QString waitingText(const QList<WaitingRecords> &waiting)
{
    QStringList parts;
    for (const WaitingRecords &records : waiting) {
        if (const qint64 count = countOf(records); count > 0)
            parts += QStringLiteral("%1: %2").arg(records.object).arg(count);
    }
    return parts.join(QStringLiteral(", "));
}

} // namespace fairlead::cli
