// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/appsapi.h"

#include <QJsonDocument>

namespace fairlead::practice::salesforce {

namespace {

QJsonObject appEntry(const QByteArray &id, const QString &name)
{
    return {{QStringLiteral("identifier"), QString::fromLatin1(id)}, {QStringLiteral("developerName"), name}};
}

Response usage(const Org &org)
{
    QJsonArray apps{appEntry(org.ids.connectedApp, org.app.name)};
    for (const auto *type : {metadatatype::app, metadatatype::connectedApp}) {
        for (const Component &app : org.metadata.all(QLatin1String(type)))
            apps.append(appEntry(app.id, app.fullName));
    }
    return Response::json(
        QJsonDocument(QJsonObject{{QStringLiteral("apps"), apps}}).toJson(QJsonDocument::Compact));
}

} // namespace

Response appsResource(Org &org, const Call &call)
{
    if (call.path.value(1) != QLatin1String("oauth") || call.path.size() < 3)
        return errorResponse(notFound());
    if (!call.reads())
        return errorResponse(methodNotAllowed(call.method, "GET,HEAD"));
    const Visibility &may = org.visibility(call.user);
    if (!may.may("ExternalClientAppViewer") && !may.may("ExternalClientAppAdmin")
        && !may.may("ManageRemoteAccess"))
        return errorResponse({403,
                              "INSUFFICIENT_ACCESS",
                              QStringLiteral("You don't have access to the apps of this organization."),
                              {},
                              false});
    if (call.path.at(2) == QLatin1String("usage"))
        return usage(org);
    if (call.path.at(2) == QLatin1String("credentials"))
        return errorResponse({403,
                              "FUNCTIONALITY_NOT_ENABLED",
                              QStringLiteral("Access to consumer keys and secrets is not currently enabled."),
                              {},
                              false});
    return errorResponse(notFound());
}

} // namespace fairlead::practice::salesforce
