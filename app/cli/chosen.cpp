// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/chosen.h"

#include "core/errorjson.h"

#include <QCoreApplication>

namespace fairlead::cli {

namespace {

struct ChosenText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::ChosenConnections)
};

} // namespace

Result<QList<ConnectionInfo>> chosenConnections(const ConnectionsDocument &document, const QString &name)
{
    Error error;
    error.errorClass = ErrorClass::AskUser;
    if (document.connections.isEmpty()) {
        error.code = ErrorCode::NothingToDo;
        error.sentence = ChosenText::tr("There is no connection yet.");
        error.remedy = ChosenText::tr("Make one with “fairleadctl connect” or with “fairlead --setup”.");
        return fail(error);
    }
    if (name.isEmpty())
        return document.connections;
    if (const ConnectionInfo *info = document.find(name))
        return QList<ConnectionInfo>{*info};
    QStringList names;
    for (const ConnectionInfo &info : document.connections)
        names += info.name;
    error.code = ErrorCode::RecordMissing;
    error.sentence = ChosenText::tr("There is no connection “%1”.").arg(name);
    error.remedy = ChosenText::tr("The connections are: %1.").arg(names.join(QStringLiteral(", ")));
    return fail(error);
}

QJsonObject describeConnection(const ConnectionInfo &info)
{
    return {
        {QStringLiteral("id"), info.id.text()},
        {QStringLiteral("name"), info.name},
        {QStringLiteral("crm"), nameOf(info.crm)},
        {QStringLiteral("cloud"), info.cloud},
        {QStringLiteral("address"), info.address.toString()},
    };
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue timeOrNull(const std::optional<QDateTime> &time)
{
    return time && time->isValid() ? QJsonValue(time->toUTC().toString(Qt::ISODate)) : QJsonValue();
}

QJsonValue numberOrNull(const std::optional<qint64> &number)
{
    return number ? QJsonValue(*number) : QJsonValue();
}

QJsonValue errorOrNull(const std::optional<Error> &error)
{
    return error ? QJsonValue(toJson(*error)) : QJsonValue();
}

QString errorText(const QJsonValue &error)
{
    return error.isObject() ? errorFromJson(error.toObject()).text() : QString();
}

} // namespace fairlead::cli
