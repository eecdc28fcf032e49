// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/request.h"

#include <QJsonArray>

namespace fairlead::cli {

QJsonObject toJson(const VerbRequest &request)
{
    QJsonObject options;
    for (auto it = request.arguments.options.cbegin(); it != request.arguments.options.cend(); ++it)
        options.insert(it.key(), it.value());
    QJsonObject secrets;
    for (auto it = request.secrets.cbegin(); it != request.secrets.cend(); ++it)
        secrets.insert(it.key(), it.value().revealText());
    return {
        {QStringLiteral("verb"), request.arguments.verb},
        {QStringLiteral("positionals"), QJsonArray::fromStringList(request.arguments.positionals)},
        {QStringLiteral("options"), options},
        {QStringLiteral("connection"), request.arguments.connection},
        {QStringLiteral("secrets"), secrets},
    };
}

VerbRequest requestFromJson(const QJsonObject &object)
{
    VerbRequest request;
    request.arguments.verb = object.value(QLatin1String("verb")).toString();
    const QJsonArray positionals = object.value(QLatin1String("positionals")).toArray();
    for (const auto &positional : positionals)
        request.arguments.positionals += positional.toString();
    const QJsonObject options = object.value(QLatin1String("options")).toObject();
    for (auto it = options.begin(); it != options.end(); ++it)
        request.arguments.options.insert(it.key(), it.value().toString());
    request.arguments.connection = object.value(QLatin1String("connection")).toString();
    const QJsonObject secrets = object.value(QLatin1String("secrets")).toObject();
    for (auto it = secrets.begin(); it != secrets.end(); ++it)
        request.secrets.insert(it.key(), Secret::fromText(it.value().toString()));
    return request;
}

} // namespace fairlead::cli
