// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/errorjson.h"

namespace fairlead {

namespace {

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

ErrorCode codeFromName(const QString &name)
{
    // The enum has no gaps and ends with Internal.
    for (int i = 0; i <= int(ErrorCode::Internal); ++i) {
        if (nameOf(ErrorCode(i)) == name)
            return ErrorCode(i);
    }
    return ErrorCode::Internal;
}

} // namespace

QJsonObject toJson(const Error &error)
{
    return {
        {QStringLiteral("code"), nameOf(error.code)},
        {QStringLiteral("sentence"), textOrNull(error.sentence)},
        {QStringLiteral("remedy"), textOrNull(error.remedy)},
        {QStringLiteral("link"), textOrNull(QString::fromLatin1(error.link.toEncoded()))},
        {QStringLiteral("providerCode"), textOrNull(error.providerCode)},
        {QStringLiteral("detail"), textOrNull(error.detail)},
    };
}

Error errorFromJson(const QJsonObject &object)
{
    Error error;
    error.code = codeFromName(object.value(QLatin1String("code")).toString());
    error.errorClass = ErrorClass::AskUser;
    error.sentence = object.value(QLatin1String("sentence")).toString();
    error.remedy = object.value(QLatin1String("remedy")).toString();
    error.link = QUrl(object.value(QLatin1String("link")).toString());
    error.providerCode = object.value(QLatin1String("providerCode")).toString();
    error.detail = object.value(QLatin1String("detail")).toString();
    return error;
}

} // namespace fairlead
