// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/synctypes.h"

#include <QByteArray>
#include <QJsonObject>

namespace fairlead {

/// What a connection remembers of its last run across restarts; kept in its workspace. A value type.
struct LastRun
{
    SyncReport report;
    std::optional<QDateTime> lastComplete; ///< end of the last run that went through
};

QByteArray toJson(const LastRun &run);
/// A default-made one for anything that is no such document.
LastRun lastRunFromJson(const QByteArray &document);

/// One object's part of a run as in `fairleadctl sync --json`: object, label, pulled, pushed, deleted,
/// conflicts, failed, requests, ms, error.
QJsonObject toJson(const JobReport &job);
JobReport jobReportFromJson(const QJsonObject &object);

} // namespace fairlead
