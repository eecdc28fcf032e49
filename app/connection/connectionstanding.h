// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <optional>

namespace fairlead {

/// Where a connection stands with its CRM, as cards and `fairleadctl` name it: which of a person's actions
/// helps. What else may be wrong (a full disk, a job that is refused) is the sync's state and error.
enum class ConnectionStanding {
    Connected,
    NeedsSignIn, ///< re-authorise: password, token or vault key do not serve any more
    NeedsReconnect, ///< reconnect: rights, app or user are not what the jobs need
    /// Nothing that is done here helps: an administrator of the organisation has to let it in again, or
    /// another organisation answers.
    BlockedByOrganisation,
    Offline, ///< cannot be told or done now; it goes on by itself
    Revoked, ///< a person has ended its access; re-authorise brings it back
};
/// `connected`, `needs-sign-in`, `needs-reconnect`, `blocked`, `offline`, `revoked`.
QString nameOf(ConnectionStanding standing);

/// From the error a connection shows, if any. Pure.
ConnectionStanding standingOf(const std::optional<Error> &error, bool revoked);

/// Whether reconnecting mends what a user that Fairlead made has met: it makes rights, user, key and app
/// whole again. Not where an administrator blocks the app, the place or the hour. Pure.
bool isMendedByReconnecting(const Error &error);
/// That error with this way out in place of what somebody else's user would need; others stay as they are.
Error withReconnecting(Error error);

} // namespace fairlead
