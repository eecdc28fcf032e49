// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/ids.h"
#include "crm/crm.h"
#include "sync/apibudget.h"

#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>

#include <chrono>
#include <optional>

namespace fairlead {

/// Where a connection stands, as the tray shows it: one shape and colour each.
enum class SyncState {
    InStep, ///< the last run went through
    Syncing, ///< a run is under way
    NeedsAttention, ///< a person has to do something
    Offline, ///< the CRM cannot be reached; it goes on by itself
    Paused, ///< a person has stopped it, until they let it go on or the program starts anew
};
QString nameOf(SyncState state);
/// Where a run that failed leaves its connection: Offline after what passes by itself.
SyncState stateAfter(const Error &error);

/// What a run is doing right now; sent a few times a second at most. A value type.
struct SyncProgress
{
    ConnectionId connection;
    QString object; ///< CRM name
    QString objectLabel; ///< the org's own
    bool aside = false; ///< another object's reading began before and is under way still: one for lists
    int objectIndex = 0; ///< from 0
    int objectCount = 0;
    qint64 pulled = 0; ///< records of this object so far
    std::optional<qint64> total;
    qint64 pulledAll = 0; ///< records of the whole run so far
    /// Changes made here that waited when their turn came; empty while records are read.
    std::optional<qint64> toSend;
    qint64 sent = 0; ///< of them
    double recordsPerSecond = 0; ///< of the reading or of the sending under way

    /// Of this object: what is to be done, as far as it is known, and how much of it is done.
    std::optional<qint64> wanted() const { return toSend ? toSend : total; }
    qint64 done() const { return toSend ? sent : pulled; }
    /// For this object; empty while it cannot be told.
    std::optional<std::chrono::seconds> timeLeft() const;
};

/// How one object fared in one run (contract: `fairleadctl sync`).
struct JobReport
{
    QString object;
    QString label;
    qint64 pulled = 0;
    qint64 pushed = 0;
    qint64 deleted = 0;
    qint64 conflicts = 0;
    qint64 failed = 0; ///< records that the CRM refused, in this run
    qint64 held = 0; ///< deletions that wait for a person's yes
    qint64 uncertain = 0; ///< records that may have been made in the CRM already: a person has to look
    qint64 hidden = 0; ///< records the integration user cannot see any more
    qint64 requests = 0;
    std::chrono::milliseconds duration{0};
    std::optional<Error> error;
};

struct SyncReport
{
    ConnectionId connection;
    QDateTime started;
    QDateTime ended;
    QList<JobReport> jobs;
    /// What stopped the whole run; a job's own failure is in the job.
    std::optional<Error> error;
    QString notice; ///< what a person should know although the run went on, such as a file set aside
    ApiUsage usage;

    bool isComplete() const;
    qint64 pulled() const;
    /// The run's error, else the first job's; that a job waits for another network comes last.
    std::optional<Error> firstError() const;
};

/// Everything a person wants to know about a connection at a glance. A value type.
struct ConnectionStatus
{
    ConnectionId connection;
    SyncState state = SyncState::Offline;
    std::optional<Error> error;
    QString notice; ///< of the last run (SyncReport); from HomeSession: of any run, until it is read
    std::optional<QDateTime> lastSync; ///< end of the last complete run
    std::optional<QDateTime> nextSync;
    QList<JobReport> jobs; ///< of the last run
    qint64 outbox = 0; ///< local changes that wait
    ApiUsage usage;
    ApiBudget budget;
    std::optional<SyncProgress> progress; ///< while syncing: the object whose reading began first

    void note(const SyncProgress &told);
};

} // namespace fairlead

Q_DECLARE_METATYPE(fairlead::SyncProgress)
Q_DECLARE_METATYPE(fairlead::SyncReport)
Q_DECLARE_METATYPE(fairlead::ConnectionStatus)
