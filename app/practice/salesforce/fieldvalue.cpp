// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/fieldvalue.h"

#include "practice/salesforce/recordid.h"
#include "practice/salesforce/soqldates.h"
#include "practice/salesforce/soqltranslator.h"
#include "practice/salesforce/store.h"

#include <QRegularExpression>

#include <cmath>

namespace fairlead::practice::salesforce {

namespace {

ApiError onField(const QByteArray &code, const Field &field, const QString &message)
{
    return {400, code, message, {field.name}, true};
}

// What a real org's JSON reader says of a value of the wrong kind.
ApiError wrongKind(const Field &field, const QJsonValue &value)
{
    QString kind;
    QString shown;
    switch (value.type()) {
    case QJsonValue::Bool:
        kind = value.toBool() ? QStringLiteral("VALUE_TRUE") : QStringLiteral("VALUE_FALSE");
        shown = value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
        break;
    case QJsonValue::Double:
        kind = value.toDouble() == std::floor(value.toDouble()) ? QStringLiteral("VALUE_NUMBER_INT")
                                                                : QStringLiteral("VALUE_NUMBER_FLOAT");
        shown = QString::number(value.toDouble(), 'g', 15);
        break;
    case QJsonValue::Array:
        kind = shown = QStringLiteral("START_ARRAY");
        break;
    case QJsonValue::Object:
        kind = shown = QStringLiteral("START_OBJECT");
        break;
    default:
        kind = QStringLiteral("VALUE_STRING");
        shown = value.toString();
    }
    QString wanted = soql::filterTypeName(field.type);
    if (field.type == FieldType::Datetime)
        wanted = QStringLiteral("datetime");
    return {400,
            "JSON_PARSER_ERROR",
            QStringLiteral("Cannot deserialize instance of %1 from %2 value %3 or request may be missing a "
                           "required field at [line:1, column:1]")
                .arg(wanted, kind, shown),
            {},
            false};
}

Answer<QVariant> textValue(const Field &field, const QJsonValue &value)
{
    if (!value.isString())
        return refuse(wrongKind(field, value));
    const QString text = value.toString().trimmed();
    if (text.isEmpty())
        return QVariant();
    if (field.length > 0 && text.size() > field.length)
        return refuse(onField("STRING_TOO_LONG", field,
                              QStringLiteral("%1: data value too large: %2 (max length=%3)")
                                  .arg(field.label, text)
                                  .arg(field.length)));
    static const QRegularExpression email(
        QStringLiteral("^[^\\s@,;<>()\"]+@[^\\s@,;<>()\"]+\\.[^\\s@.,;<>()\"]+$"));
    if (field.type == FieldType::Email && !email.match(text).hasMatch())
        return refuse(onField("INVALID_EMAIL_ADDRESS", field,
                              QStringLiteral("%1: invalid email address: %2").arg(field.label, text)));
    if (field.restricted && !field.picklist.contains(text))
        return refuse(onField(
            "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", field,
            QStringLiteral("%1: bad value for restricted picklist field: %2").arg(field.label, text)));
    return QVariant(text);
}

Answer<QVariant> numberValue(const Field &field, const QJsonValue &value)
{
    bool ok = value.isDouble();
    const double number = value.isString() ? value.toString().toDouble(&ok) : value.toDouble();
    const bool whole = number == std::floor(number);
    if (!ok || (field.type == FieldType::Int && !whole))
        return refuse(wrongKind(field, value));
    const int digits = field.type == FieldType::Int ? field.precision : field.precision - field.scale;
    if (std::fabs(number) >= std::pow(10.0, digits))
        return refuse(onField("NUMBER_OUTSIDE_VALID_RANGE", field,
                              QStringLiteral("%1: value outside of valid range on numeric field: %2")
                                  .arg(field.label, QString::number(number, 'g', 15))));
    if (field.type == FieldType::Int)
        return QVariant(qlonglong(number));
    const double unit = std::pow(10.0, field.scale);
    return QVariant(std::round(number * unit) / unit);
}

Answer<QVariant> timeValue(const Field &field, const QJsonValue &value)
{
    if (!value.isString())
        return refuse(wrongKind(field, value));
    const QString text = value.toString().trimmed();
    if (text.isEmpty())
        return QVariant();
    const QDate day = QDate::fromString(text.left(10), Qt::ISODate);
    if (field.type == FieldType::Date) {
        if (!day.isValid() || (text.size() > 10 && text[10] != u'T'))
            return refuse(wrongKind(field, value));
        return QVariant(day.toString(Qt::ISODate));
    }
    if (text.size() == 10 && day.isValid())
        return QVariant(Store::stamp(day.startOfDay(Qt::UTC)));
    // Without a zone it would be anybody's guess: the real API refuses it too.
    static const QRegularExpression zoned(QStringLiteral("(Z|[+-]\\d\\d:?\\d\\d)$"));
    const QDateTime when = soql::readDatetime(text.toLatin1());
    if (!when.isValid() || !zoned.match(text).hasMatch())
        return refuse(wrongKind(field, value));
    return QVariant(Store::stamp(when));
}

Answer<QVariant> referenceValue(const Field &field, const QJsonValue &value)
{
    if (!value.isString())
        return refuse(wrongKind(field, value));
    const QString text = value.toString().trimmed();
    if (text.isEmpty())
        return QVariant();
    const QString message = QStringLiteral("%1: id value of incorrect type: %2").arg(field.label, text);
    const auto id = recordid::normalized(text.toLatin1());
    if (!id)
        return refuse(onField("MALFORMED_ID", field, message));
    const Object *target = Schema::instance().byPrefix(*id);
    if (!target || !field.referenceTo.contains(target->name))
        return refuse(onField("FIELD_INTEGRITY_EXCEPTION", field, message));
    return QVariant(QString::fromLatin1(*id));
}

} // namespace

Answer<QVariant> fieldValue(const Field &field, const QJsonValue &value)
{
    if (value.isNull())
        return QVariant();
    switch (field.type) {
    case FieldType::Boolean: {
        const QString word = value.toString().toLower();
        if (value.isBool())
            return QVariant(value.toBool());
        if (word == QLatin1String("true") || word == QLatin1String("false"))
            return QVariant(word == QLatin1String("true"));
        return refuse(wrongKind(field, value));
    }
    case FieldType::Int:
    case FieldType::Double:
    case FieldType::Currency:
    case FieldType::Percent:
        return numberValue(field, value);
    case FieldType::Date:
    case FieldType::Datetime:
        return timeValue(field, value);
    case FieldType::Id:
    case FieldType::Reference:
        return referenceValue(field, value);
    default:
        return textValue(field, value);
    }
}

} // namespace fairlead::practice::salesforce
