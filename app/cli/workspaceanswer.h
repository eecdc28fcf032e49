// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/verb.h"
#include "connection/connectioninfo.h"
#include "workspace/reader.h"

#include <functional>

namespace fairlead::cli {

/// The one connection a verb with a number works on: numbers are a workspace's own. UsageError where there
/// are several and none is named.
Result<ConnectionInfo> theConnection(const HomeSession &session, const VerbRequest &request,
                                     const char *verb);

/// A document with a row for each chosen connection, made from its workspace by `describe`, under
/// "connections". A workspace that is not there yet is empty, not an error.
VerbAnswer readWorkspaces(const HomeSession &session, const VerbRequest &request,
                          const std::function<Result<QJsonObject>(const WorkspaceReader *)> &describe);

/// Changes of these objects that the CRM has refused, in whichever run, and that wait for somebody. None
/// where the workspace cannot be read: the run has told that.
qint64 refusedChanges(const HomeSession &session, const ConnectionInfo &info, const QStringList &objects);

/// A whole number above 0; UsageError that names what is missing.
Result<qint64> numberAt(const VerbRequest &request, int position, const QString &missing);

} // namespace fairlead::cli
