// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/connectionfile.h"
#include "core/result.h"

#include <QJsonObject>

namespace fairlead::cli {

/// The connections a verb is about: the one named by `--connection`, else all. NothingToDo where there is
/// none at all, RecordMissing for a name nobody has.
Result<QList<ConnectionInfo>> chosenConnections(const ConnectionsDocument &document, const QString &name);

/// `id`, `name`, `crm`, `cloud`, `address`: what every document says about a connection.
QJsonObject describeConnection(const ConnectionInfo &info);

QJsonValue textOrNull(const QString &text);
QJsonValue timeOrNull(const std::optional<QDateTime> &time);
QJsonValue numberOrNull(const std::optional<qint64> &number);
QJsonValue errorOrNull(const std::optional<Error> &error);

/// "Acme: …" for an error of one connection among several, as text for a person.
QString errorText(const QJsonValue &error);

} // namespace fairlead::cli
