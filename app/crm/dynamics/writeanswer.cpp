// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/dynamics/writeanswer.h"

#include "crm/dynamics/errors.h"
#include "crm/jsonpage.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace fairlead::dynamics {

namespace {

bool hasCode(const Error &error, const char *code)
{
    return error.providerCode.compare(QLatin1String(code), Qt::CaseInsensitive) == 0;
}

QStringList guidsIn(const QString &text)
{
    static const QRegularExpression guid(
        QStringLiteral("\\b[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}\\b"));
    QStringList guids;
    for (auto match = guid.globalMatch(text); match.hasNext();)
        guids += match.next().captured().toLower();
    guids.removeDuplicates();
    return guids;
}

bool saysTableIsMissing(const Error &error)
{
    return error.detail.contains(QLatin1String("Resource not found for the segment"), Qt::CaseInsensitive)
        || error.detail.contains(QLatin1String("Could not find an entity"), Qt::CaseInsensitive);
}

Error referenceMissing(const Error &cause)
{
    Error error;
    error.code = ErrorCode::RecordRejected;
    error.errorClass = ErrorClass::SkipItem;
    error.sentence = QCoreApplication::translate(
        "fairlead::crm", "A record that this one refers to is gone, or the integration user may not see it.");
    error.remedy = QCoreApplication::translate(
        "fairlead::crm", "Choose another one, or share it with the integration user, then sync again.");
    error.providerCode = cause.providerCode;
    error.detail = cause.detail;
    return error;
}

Error ofRecord(WriteKind kind, const QString &id, Error error)
{
    // A 404 without a code we know; the table was there a moment ago.
    if (error.code == ErrorCode::ObjectMissing && !saysTableIsMissing(error))
        error = errorOf(ApiFault{QStringLiteral("0x80040217"), error.detail}, 404);
    if (error.code != ErrorCode::RecordMissing)
        return error;
    const QStringList named = guidsIn(error.detail);
    const bool isAnother = !named.isEmpty() && !named.contains(id.toLower());
    return kind == WriteKind::Create || isAnother ? referenceMissing(error) : error;
}

} // namespace

WriteResult resultOf(WriteKind kind, const QString &id, const std::optional<Error> &error)
{
    WriteResult result;
    result.id = id;
    if (!error)
        return result;
    if (kind == WriteKind::Create && isKeyTaken(*error)) {
        result.wasThere = true;
        return result;
    }
    result.error = ofRecord(kind, id, *error);
    if (hasCode(*error, "0x80040333")) {
        result.duplicates = guidsIn(error->detail);
        result.duplicates.removeAll(id.toLower());
    }
    return result;
}

std::optional<Error> errorOfPart(const HttpResponse &part, const QUrl &environment)
{
    if (part.isSuccess())
        return std::nullopt;
    if (part.status == 0)
        return answerInvalid(QStringLiteral("an answer in a batch that is none"));
    return errorOf(part, environment);
}

bool isRefusal(const Error &error)
{
    switch (error.code) {
    case ErrorCode::DuplicateFound:
    case ErrorCode::FieldMissing:
    case ErrorCode::ObjectMissing:
    case ErrorCode::PermissionMissing:
    case ErrorCode::RecordLocked:
    case ErrorCode::RecordMissing:
    case ErrorCode::RecordRejected:
    case ErrorCode::VersionConflict:
        return true;
    // Of a server or a gateway; with a code of its own it is Dataverse that rolled back.
    case ErrorCode::Internal:
    case ErrorCode::ProviderUnavailable:
    case ErrorCode::TimedOut:
        return error.providerCode.startsWith(QLatin1String("0x"), Qt::CaseInsensitive);
    default:
        return false;
    }
}

bool isKeyTaken(const Error &error)
{
    // 0x80060892 is another record's unique value, 0x80040333 a likeness.
    if (hasCode(error, "0x80060892") || hasCode(error, "0x80040333"))
        return false;
    return hasCode(error, "0x80040237") || error.code == ErrorCode::VersionConflict
        || (error.code == ErrorCode::DuplicateFound
            && error.detail.contains(QLatin1String("matching key values"), Qt::CaseInsensitive));
}

bool isUnsupported(const Error &error, const QString &action)
{
    if (hasCode(error, "0x80040265")) // a plug-in may say anything
        return false;
    const bool isNamed = error.detail.contains(action);
    if (isNamed && (isRefusal(error) || error.code == ErrorCode::Internal))
        return true;
    return hasCode(error, "0x80040800") || hasCode(error, "0x8006088a")
        || (hasCode(error, "0x80060888") && error.code == ErrorCode::Internal)
        || error.providerCode == QLatin1String("HTTP 404") || error.providerCode == QLatin1String("HTTP 405")
        || error.providerCode == QLatin1String("HTTP 501");
}

Error unsendable()
{
    Error error;
    error.code = ErrorCode::RecordRejected;
    error.errorClass = ErrorClass::SkipItem;
    error.sentence = QCoreApplication::translate(
        "fairlead::crm", "The record's id or version is not one that Dynamics 365 has given.");
    error.remedy = QCoreApplication::translate(
        "fairlead::crm", "Put the record in again without an id; Fairlead gives it one.");
    return error;
}

} // namespace fairlead::dynamics
