// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "crm/recordvalue.h"

#include <QJsonValue>
#include <QString>

namespace fairlead {

/// One value in the form of triggers.h.
QJsonValue toJson(const RecordValue &value);

/// What `base` of `fairlead_outbox` says (triggers.h); FileRefused where another program has written
/// something else there.
Result<RecordValues> readBase(const QString &json);
/// The same form, for `fairlead_conflict`.
QString writeBase(const RecordValues &values);

} // namespace fairlead
