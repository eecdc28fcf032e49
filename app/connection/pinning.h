// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/connectioninfo.h"
#include "core/error.h"
#include "core/result.h"

namespace fairlead {

/// The host answers for another organisation than the one that was connected.
Error wrongOrganisation(const ConnectionInfo &info, const QString &found);

/// Somebody else than the connection's integration user has signed in.
Error wrongUser(const ConnectionInfo &info, const QString &foundUserName);

/// Who an existing connection may be renewed for.
struct Renewal
{
    enum class User { Same, Other };
    ConnectionId connection;
    User user = User::Same;
};

/// Whether what was just signed in to is the connection's own organisation and, unless another one may take
/// over, its own user; both by their ids, never by a name. WrongOrganisation, WrongUser.
Outcome checkRenewal(const ConnectionInfo &before, const ConnectionInfo &proven, Renewal::User user);

} // namespace fairlead
