// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/synctypes.h"
#include "workspace/workspace.h"

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

/// Where a connection stands that nobody runs: what its workspace remembers. After a failed run, or
/// where the workspace cannot be read or written, stateAfter() that; Offline where none ever ended. Blocking,
/// short.
ConnectionStatus rememberedStatus(const ConnectionId &connection, const QString &workspacePath);
/// For a run that failed before it began, as where the keychain is locked. Where even the workspace cannot be
/// opened, rememberedStatus finds that by itself. No other Workspace may be open on the file. It may be
/// checked as a whole: never in the UI thread.
void rememberFailure(const QString &workspacePath, const SyncReport &report);

/// Somebody has signed in since, and the CRM has answered: what the last run met for want of that is over.
/// The same thread as the one that writes the workspace.
Outcome forgetSignInErrors(Workspace &workspace);
/// Rights, app and user are what the jobs need since, but for these objects. That thread, too.
Outcome forgetRightsErrors(Workspace &workspace, const QStringList &lacking);

/// One object's part of a run as in `fairleadctl sync --json`: object, label, pulled, pushed, deleted,
/// conflicts, failed, requests, ms, error.
QJsonObject toJson(const JobReport &job);
JobReport jobReportFromJson(const QJsonObject &object);

} // namespace fairlead
