// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/storedvalue.h"

#include <cmath>

namespace fairlead {

namespace {

bool isNumeric(FieldType type)
{
    return type == FieldType::Integer || type == FieldType::Boolean || type == FieldType::Real;
}

RecordValue numericValue(std::int64_t number, FieldType type)
{
    if (type == FieldType::Real)
        return double(number);
    if (isNumeric(type))
        return qint64(number);
    return QString::number(number);
}

RecordValue numericValue(double number, FieldType type)
{
    if (type == FieldType::Real)
        return number;
    if (!isNumeric(type)) {
        // As SQLite writes a real number in a TEXT column.
        const QString text = QString::number(number, 'g', 15);
        const bool looksWhole = !text.contains(QLatin1Char('.')) && !text.contains(QLatin1Char('e'));
        return looksWhole ? text + QStringLiteral(".0") : text;
    }
    const bool isWhole = number == std::floor(number) && std::abs(number) < 9.2e18;
    return isWhole ? RecordValue(qint64(number)) : RecordValue(number);
}

RecordValue textValue(std::string_view text, FieldType type)
{
    const QString value = QString::fromUtf8(text.data(), qsizetype(text.size()));
    if (!isNumeric(type))
        return value;
    bool ok = false;
    if (const qint64 whole = value.toLongLong(&ok); ok)
        return numericValue(std::int64_t(whole), type);
    if (const double real = value.toDouble(&ok); ok && std::isfinite(real))
        return numericValue(real, type);
    return value;
}

} // namespace

QString cellText(const CellValue &cell)
{
    const auto *text = std::get_if<std::string_view>(&cell);
    return text ? QString::fromUtf8(text->data(), qsizetype(text->size())) : QString();
}

RecordValue storedValue(const CellValue &cell, FieldType type)
{
    if (const auto *text = std::get_if<std::string_view>(&cell))
        return textValue(*text, type);
    if (const auto *number = std::get_if<std::int64_t>(&cell))
        return numericValue(*number, type);
    if (const auto *real = std::get_if<double>(&cell))
        return numericValue(*real, type);
    if (const auto *truth = std::get_if<bool>(&cell))
        return numericValue(std::int64_t(*truth ? 1 : 0), type);
    return {};
}

} // namespace fairlead
