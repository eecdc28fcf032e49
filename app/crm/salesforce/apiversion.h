// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QJsonArray>
#include <QString>

namespace fairlead::salesforce {

/// The version this program is written for, and the oldest it works with (reference Salesforce, "API
/// versions").
inline constexpr double wantedApiVersion = 66.0;
inline constexpr double oldestApiVersion = 60.0;

/// Picks out of the answer of `GET /services/data`: ours where it is listed, else the newest before it, else
/// the oldest after it (ours was retired). ApiDisabled where all are too old. Pure.
Result<QString> pickApiVersion(const QJsonArray &listed);

} // namespace fairlead::salesforce
