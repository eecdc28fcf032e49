// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/connectionfile.h"
#include "core/result.h"
#include "settings/home.h"

#include <QJsonObject>
#include <QString>

namespace fairlead::cli {

/// What may leave this computer for support: the diagnosis, the connections without names and users, how
/// their last runs ended, the settings that are not sensitive, the ends of the logs. Redacted by allow-list:
/// what is not known to be harmless is not in it.
QJsonObject diagnosticBundle(const Home &home, const ConnectionsDocument &document,
                             const QJsonObject &diagnosis);

/// Replaces `path`, for this user alone. FileUnwritable, DiskFull.
Outcome writeBundle(const QString &path, const QJsonObject &bundle);

} // namespace fairlead::cli
