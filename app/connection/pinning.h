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

/// Whether a token that was just obtained is for the organisation and the user that were connected, by their
/// ids: an app's run-as user can be changed in Setup, an application user deleted and made anew.
/// WrongOrganisation, WrongUser; a user that was never noted is not compared.
Outcome checkPinned(const ConnectionInfo &info, const QString &organisationId, const QString &userId);

/// Nobody works for it any more (ConnectionInfo::userGone): somebody has to take over. SignInNeeded.
Error userGone(const ConnectionInfo &info);

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
