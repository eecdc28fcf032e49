// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/jsonanswer.h"

#include "crm/jsonpage.h"

#include <QJsonDocument>

namespace fairlead {

Result<QJsonObject> readJsonObject(const QByteArray &body)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(body, &error);
    if (!document.isObject())
        return fail(answerInvalid(error.error ? error.errorString() : QStringLiteral("no JSON object")));
    return document.object();
}

Result<QJsonArray> readJsonArray(const QByteArray &body)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(body, &error);
    if (!document.isArray())
        return fail(answerInvalid(error.error ? error.errorString() : QStringLiteral("no JSON array")));
    return document.array();
}

} // namespace fairlead
