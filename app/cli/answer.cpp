// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/answer.h"

#include "core/errorjson.h"

#include <QJsonArray>

namespace fairlead::cli {

int exitCodeFor(const Error &error)
{
    switch (error.code) {
    case ErrorCode::UsageError:
        return Usage;
    case ErrorCode::NothingToDo:
        return NothingToDo;
    case ErrorCode::SignInNeeded:
    case ErrorCode::WrongCredentials:
    case ErrorCode::PasswordExpired:
    case ErrorCode::MfaRequired:
    case ErrorCode::AccountFederated:
    case ErrorCode::ConsentRequired:
    case ErrorCode::ClientSecretWrong:
    case ErrorCode::ClientSecretExpired:
    case ErrorCode::SecretNotFound:
    case ErrorCode::VaultKeyLost:
    case ErrorCode::VaultDamaged:
        return SignInNeeded;
    default:
        return Failed;
    }
}

int exitCodeOfSeveral(const QList<Error> &errors, bool othersDone)
{
    if (errors.isEmpty())
        return Done;
    for (const Error &error : errors) {
        if (exitCodeFor(error) == SignInNeeded)
            return SignInNeeded;
    }
    return othersDone ? SomeFailed : exitCodeFor(errors.constFirst());
}

VerbAnswer failed(const Error &error, const QJsonObject &document)
{
    VerbAnswer answer;
    answer.exitCode = exitCodeFor(error);
    answer.document = document;
    answer.error = error;
    return answer;
}

QJsonObject documentOf(const VerbAnswer &answer)
{
    QJsonObject document = answer.document;
    if (answer.error)
        document.insert(QStringLiteral("error"), toJson(*answer.error));
    return document;
}

QJsonObject toJson(const VerbAnswer &answer)
{
    QJsonObject object{
        {QStringLiteral("exitCode"), answer.exitCode},
        {QStringLiteral("document"), answer.document},
        {QStringLiteral("notes"), QJsonArray::fromStringList(answer.notes)},
    };
    if (answer.error)
        object.insert(QStringLiteral("error"), toJson(*answer.error));
    return object;
}

VerbAnswer answerFromJson(const QJsonObject &object)
{
    VerbAnswer answer;
    answer.exitCode = object.value(QLatin1String("exitCode")).toInt(Failed);
    answer.document = object.value(QLatin1String("document")).toObject();
    const QJsonArray notes = object.value(QLatin1String("notes")).toArray();
    for (const auto &note : notes)
        answer.notes += note.toString();
    if (object.contains(QLatin1String("error")))
        answer.error = errorFromJson(object.value(QLatin1String("error")).toObject());
    return answer;
}

} // namespace fairlead::cli
