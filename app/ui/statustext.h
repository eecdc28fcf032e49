// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "look/icons.h"
#include "sync/synctypes.h"

#include <QList>

namespace fairlead::ui {

/// What the tray shows for several connections: the one that needs a person most.
struct OverallStatus
{
    SyncState state = SyncState::Offline;
    bool any = false; ///< there is a connection at all
    std::optional<QDateTime> lastSync; ///< the oldest of the connections' last complete runs
    friend bool operator==(const OverallStatus &, const OverallStatus &) = default;
};
OverallStatus overall(const QList<ConnectionStatus> &statuses);

/// "In step, 2 minutes ago", "Syncing Contacts, 12,400 of 48,120" …
QString stateText(const ConnectionStatus &status, const QDateTime &now);
QString stateText(const OverallStatus &status, const QDateTime &now);
/// "API calls in 24 hours: 12,400 of 100,000 used, 20,000 kept for people. …"; empty where the CRM does not
/// tell.
QString usageText(const ConnectionStatus &status);
/// "just now", "5 minutes ago", "on 1 May 2026 10:00"
QString agoText(const QDateTime &then, const QDateTime &now);
/// "in 3 minutes", "now"
QString inText(const QDateTime &then, const QDateTime &now);
/// "12,400 of 48,120 · 1,200 a second · about 30 seconds left"
QString progressText(const SyncProgress &progress);
QString durationText(std::chrono::milliseconds duration);

look::Tone toneFor(SyncState state);
look::Symbol symbolFor(SyncState state);
look::TrayState trayStateFor(SyncState state);

} // namespace fairlead::ui
