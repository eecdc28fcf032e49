// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "crm/dynamics/applicationaccess.h"
#include "crm/salesforce/setup/serveraccess.h"

#include <QHash>
#include <QMetaType>
#include <QString>

#include <optional>

namespace fairlead::ui {

/// How server-to-server access of a connection stands.
enum class AccessState {
    Off,
    Making, ///< begun, not finished
    On,
    Removing, ///< being taken back, not finished
};

/// What a person wants of it: the wizard asks an administrator to sign in for each.
enum class AccessChange { On, Off, Reconnect, Check };

using KnownAccess = std::optional<salesforce::ServerAccess>;
using KnownAccesses = QHash<ConnectionId, salesforce::ServerAccess>;

/// The same at Dynamics 365.
using KnownApplication = std::optional<dynamics::ApplicationAccess>;
using KnownApplications = QHash<ConnectionId, dynamics::ApplicationAccess>;

KnownAccess knownAccess(const KnownAccesses &accesses, const ConnectionId &id);
AccessState accessState(const KnownAccess &access);
/// On the card: "Server-to-server access: on…"
QString accessText(AccessState state);

} // namespace fairlead::ui

Q_DECLARE_METATYPE(fairlead::ui::AccessChange)
