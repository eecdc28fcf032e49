// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/answer.h"
#include "cli/request.h"
#include "connection/connectioninfo.h"
#include "core/canceltoken.h"
#include "core/task.h"

#include <QJsonObject>

#include <optional>

namespace fairlead {
class HomeSession;
}

namespace fairlead::cli {

/// `server-access` and `reconnect` of a Dynamics connection; the same keys as at Salesforce
/// (serveraccessverb.cpp), which hands them here.

/// What the words alone can be found wrong with, for a connection that is known.
std::optional<Error> checkApplicationWish(const Arguments &arguments, const ConnectionInfo &info, bool known);
/// It signs in as that application already; with an empty id, as whichever.
bool signsInAs(const ConnectionInfo &info, const QString &clientId);
/// It signs in as an application, or Fairlead has made something for it: there is something to complete.
bool isApplication(const ConnectionInfo &info, bool known);

QString applicationState(const HomeSession &session, const ConnectionId &id);
QJsonValue describeApplication(const HomeSession &session, const ConnectionId &id);

/// `document`: as described before, replaced where something has changed. SignInNeeded as exit code, with
/// `byHand`, where a person has to enter something first.
Task<VerbAnswer> turnOnApplication(HomeSession &session, VerbRequest request, ConnectionInfo info,
                                   CancelToken cancel);
Task<VerbAnswer> turnOffApplication(HomeSession &session, VerbRequest request, ConnectionInfo info,
                                    CancelToken cancel);

/// What a person is to enter, as lines; empty where there is nothing.
QStringList byHandLines(const QJsonObject &document);

} // namespace fairlead::cli
