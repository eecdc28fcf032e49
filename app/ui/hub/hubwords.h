// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/synctypes.h"
#include "ui/hub/workspaceview.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <optional>

namespace fairlead::ui {

// How the hub's pages put things, so that all of them put them alike.

QString numberText(qint64 number);
QString momentText(const QDateTime &at);

QString directionText(Direction direction);
/// What a person understands without the word policy.
QString policyText(ConflictPolicy policy);
QString fieldsText(const Job &job);
/// Which records, and how new ones are kept from being made twice.
QString recordsText(const Job &job);

/// Of the job's last run; empty where it never ran.
std::optional<JobReport> lastReportOf(const Job &job);
/// When the job runs next by itself; empty: never, or at once.
std::optional<QDateTime> nextRunOf(const Job &job);
/// "Last synced 2 minutes ago, next in 3 minutes."
QString timesText(const Job &job, const QDateTime &now);
/// "1,234 read, 12 sent, 3 deleted": what is not nothing. "nothing had changed" where all is.
QString countsText(const JobReport &report);
/// "4 to send", "2 refused" …: what waits, each with its number; held deletions, which have rows of their
/// own, are not among it.
QStringList waitingTexts(const WaitingRecords &waiting);

/// "new record", "change", "deletion"
QString kindText(OutboxEntry::Kind kind);
/// "“Acme”", "42", "nothing"
QString valueText(const RecordValue &value);
/// Name and id, or the id alone.
QString recordText(const WorkspaceView &view, const QString &object, const QString &id);

} // namespace fairlead::ui
