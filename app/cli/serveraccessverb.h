// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/verb.h"
#include "connection/connectioninfo.h"

namespace fairlead::cli {

/// `fairleadctl server-access on|off|show`: the integration user, permission set and app that Fairlead makes
/// in an organisation of Salesforce, or the application user and role at Dynamics 365 (applicationverb.h),
/// and takes back.
Verb serverAccessVerb();

/// `fairleadctl reconnect`: grants what the connection's jobs lack, and makes what somebody has deleted.
Verb reconnectVerb();

/// The document of both verbs: the connection and its access as they stand now, whatever was done before.
QJsonObject describeServerAccess(const HomeSession &session, const ConnectionInfo &info);
/// What to tell where somebody else works for the connection since its access was taken back.
QStringList handedOverTo(const ConnectionInfo &before, const ConnectionInfo *now);

} // namespace fairlead::cli
