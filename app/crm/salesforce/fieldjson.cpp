// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/fieldjson.h"

#include <QDate>
#include <QDateTime>

#include <cmath>

namespace fairlead::salesforce {

namespace {

FieldJson good(const QJsonValue &json)
{
    return {json, true};
}

FieldJson misfit(const QString &text)
{
    return {text, false};
}

FieldJson truthJson(const QString &text)
{
    for (const char *yes : {"1", "true"}) {
        if (text.compare(QLatin1String(yes), Qt::CaseInsensitive) == 0)
            return good(true);
    }
    for (const char *no : {"0", "false"}) {
        if (text.compare(QLatin1String(no), Qt::CaseInsensitive) == 0)
            return good(false);
    }
    return misfit(text);
}

FieldJson wholeJson(const RecordValue &value, const QString &text)
{
    if (const auto *whole = std::get_if<qint64>(&value))
        return good(*whole);
    bool ok = false;
    if (const qint64 whole = text.toLongLong(&ok); ok)
        return good(whole);
    const double real = text.toDouble(&ok);
    if (ok && real == std::floor(real) && std::abs(real) < 9.2e18)
        return good(qint64(real));
    return misfit(text);
}

FieldJson realJson(const RecordValue &value, const QString &text)
{
    if (const auto *whole = std::get_if<qint64>(&value))
        return good(*whole);
    const auto *exact = std::get_if<double>(&value);
    bool ok = exact != nullptr;
    const double real = exact ? *exact : text.toDouble(&ok);
    // JSON has no infinity: it would become null and clear the field.
    return ok && std::isfinite(real) ? good(real) : misfit(text);
}

} // namespace

FieldJson fieldJson(const RecordValue &value, std::optional<FieldType> type)
{
    const QString text = plainText(value);
    if (text.isEmpty())
        return good(QJsonValue::Null);
    if (!type) {
        if (std::holds_alternative<qint64>(value))
            return wholeJson(value, text);
        return std::holds_alternative<double>(value) ? realJson(value, text) : good(text);
    }
    switch (*type) {
    case FieldType::Boolean:
        return truthJson(text);
    case FieldType::Integer:
        return wholeJson(value, text);
    case FieldType::Real:
        return realJson(value, text);
    case FieldType::Date:
        return QDate::fromString(text, Qt::ISODate).isValid() ? good(text) : misfit(text);
    case FieldType::DateTime:
        return QDateTime::fromString(text, Qt::ISODateWithMs).isValid() ? good(text) : misfit(text);
    case FieldType::Text:
    case FieldType::Id:
    case FieldType::Reference:
        break;
    }
    return good(text);
}

} // namespace fairlead::salesforce
