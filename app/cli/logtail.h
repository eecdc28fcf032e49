// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace fairlead::cli {

/// The ends of the logs of a folder, as they may leave this computer: an array of lines by program. Any
/// thread.
QJsonObject logTails(const QString &folder);

/// A line of the log once more redacted, and without what tells places: hosts, addresses, folders, and in
/// addresses also the ids of tenants, organisations and records. Ids that a provider gave to a request stay:
/// its support asks for them. Pure.
QString shareableLogLine(const QString &line);

} // namespace fairlead::cli
