// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/limits.h"

namespace fairlead::salesforce {

QMap<QString, Limit> readLimits(const QJsonObject &answer)
{
    QMap<QString, Limit> limits;
    for (auto it = answer.begin(); it != answer.end(); ++it) {
        const QJsonObject limit = it->toObject();
        const QJsonValue max = limit.value(QLatin1String("Max"));
        const QJsonValue remaining = limit.value(QLatin1String("Remaining"));
        if (max.isDouble() && remaining.isDouble())
            limits.insert(it.key(), Limit{max.toInteger(), remaining.toInteger()});
    }
    return limits;
}

ApiUsage apiUsageOf(const QMap<QString, Limit> &limits)
{
    const auto daily = limits.constFind(QStringLiteral("DailyApiRequests"));
    if (daily == limits.constEnd())
        return {};
    return {daily->max - daily->remaining, daily->max};
}

} // namespace fairlead::salesforce
