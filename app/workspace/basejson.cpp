// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/basejson.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <optional>

namespace fairlead {

namespace {

const QLatin1String hexKey("hex");

/// Empty: not one of the forms of triggers.h.
std::optional<RecordValue> readValue(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
        return RecordValue();
    case QJsonValue::String:
        return value.toString();
    case QJsonValue::Double: {
        // Qt keeps whole numbers up to 64 bits apart from the others.
        const QVariant number = value.toVariant();
        if (number.typeId() == QMetaType::LongLong)
            return qint64(number.toLongLong());
        return number.toDouble();
    }
    case QJsonValue::Object: {
        const QJsonObject object = value.toObject();
        if (object.size() != 1 || !object.contains(hexKey))
            return std::nullopt;
        return QByteArray::fromHex(object.value(hexKey).toString().toLatin1());
    }
    default:
        return std::nullopt;
    }
}

Error unreadableBase()
{
    Error error;
    error.code = ErrorCode::FileRefused;
    error.errorClass = ErrorClass::SkipItem;
    error.sentence = QCoreApplication::translate("fairlead::Workspace",
                                                 "What this record was before the change cannot be read.");
    error.remedy = QCoreApplication::translate(
        "fairlead::Workspace", "Change the record once more, or leave it as it is in the CRM.");
    return error;
}

} // namespace

QJsonValue toJson(const RecordValue &value)
{
    if (const auto *whole = std::get_if<qint64>(&value))
        return *whole;
    if (const auto *real = std::get_if<double>(&value))
        return *real;
    if (const auto *text = std::get_if<QString>(&value))
        return *text;
    if (const auto *bytes = std::get_if<QByteArray>(&value))
        return QJsonObject{{hexKey, QString::fromLatin1(bytes->toHex())}};
    return {};
}

Result<RecordValues> readBase(const QString &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json.toUtf8());
    if (!document.isObject())
        return fail(unreadableBase());
    RecordValues values;
    const QJsonObject object = document.object();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const auto value = readValue(it.value());
        if (!value)
            return fail(unreadableBase());
        values.insert(it.key(), *value);
    }
    return values;
}

QString writeBase(const RecordValues &values)
{
    QJsonObject object;
    for (auto it = values.begin(); it != values.end(); ++it)
        object.insert(it.key(), toJson(it.value()));
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace fairlead
