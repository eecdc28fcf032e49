// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/crm.h"

#include <QJsonObject>
#include <QMap>
#include <QString>

namespace fairlead::salesforce {

struct Limit
{
    qint64 max = 0;
    qint64 remaining = 0;
    friend bool operator==(const Limit &, const Limit &) = default;
};

/// `GET /limits` by name: "DailyApiRequests", "DailyBulkV2QueryJobs" … (reference Salesforce 3.1; true to
/// within five minutes). Members without both numbers are left out. Pure.
QMap<QString, Limit> readLimits(const QJsonObject &answer);

/// Requests of the last 24 hours out of the limits. Empty where they do not tell.
ApiUsage apiUsageOf(const QMap<QString, Limit> &limits);

} // namespace fairlead::salesforce
