// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/recordvalue.h"

#include <QLocale>

#include <optional>

namespace fairlead {

namespace {

std::optional<double> numberIn(const RecordValue &value)
{
    if (const auto *whole = std::get_if<qint64>(&value))
        return double(*whole);
    if (const auto *real = std::get_if<double>(&value))
        return *real;
    return std::nullopt;
}

std::optional<QByteArray> bytesIn(const RecordValue &value)
{
    if (const auto *text = std::get_if<QString>(&value))
        return text->toUtf8();
    if (const auto *bytes = std::get_if<QByteArray>(&value))
        return *bytes;
    return std::nullopt;
}

} // namespace

bool isNothing(const RecordValue &value)
{
    const auto *text = std::get_if<QString>(&value);
    return std::holds_alternative<std::monostate>(value) || (text && text->isEmpty());
}

QString plainText(const RecordValue &value)
{
    if (const auto *text = std::get_if<QString>(&value))
        return *text;
    if (const auto *bytes = std::get_if<QByteArray>(&value))
        return QString::fromUtf8(*bytes);
    if (const auto *whole = std::get_if<qint64>(&value))
        return QString::number(*whole);
    if (const auto *real = std::get_if<double>(&value))
        return QString::number(*real, 'g', QLocale::FloatingPointShortest);
    return {};
}

bool sameValue(const RecordValue &a, const RecordValue &b)
{
    if (isNothing(a) || isNothing(b))
        return isNothing(a) && isNothing(b);
    const auto *wholeA = std::get_if<qint64>(&a);
    const auto *wholeB = std::get_if<qint64>(&b);
    if (wholeA && wholeB)
        return *wholeA == *wholeB; // beyond 2^53 doubles run together
    if (const auto x = numberIn(a), y = numberIn(b); x || y)
        return x && y && *x == *y;
    return bytesIn(a) == bytesIn(b);
}

} // namespace fairlead
