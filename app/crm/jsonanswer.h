// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>

namespace fairlead {

/// A small answer (who am I, definitions, limits) as a document; pages of records go through jsonpage.h.
/// ProviderAnswerInvalid where it is not the kind of document asked for.
Result<QJsonObject> readJsonObject(const QByteArray &body);
Result<QJsonArray> readJsonArray(const QByteArray &body);

} // namespace fairlead
