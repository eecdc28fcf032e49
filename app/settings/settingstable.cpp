// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settingstable.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace fairlead {

namespace {

std::optional<QVariant> wholeNumber(const QVariant &given)
{
    const double number = given.toDouble();
    if (given.typeId() == QMetaType::Bool || given.typeId() == QMetaType::QString
        || given.typeId() == QMetaType::QByteArray || !given.canConvert<double>()
        || number != std::floor(number) || std::abs(number) > 1e9)
        return std::nullopt;
    return int(number);
}

std::optional<QVariant> listOfTexts(const QVariant &given)
{
    if (given.typeId() == QMetaType::QStringList)
        return given;
    if (given.typeId() != QMetaType::QVariantList)
        return std::nullopt;
    QStringList texts;
    const QVariantList entries = given.toList();
    for (const QVariant &entry : entries) {
        if (entry.typeId() != QMetaType::QString)
            return std::nullopt;
        texts += entry.toString();
    }
    return texts;
}

/// Of the row's type; a registry has no truth values, but the numbers 1 and 0.
std::optional<QVariant> ofType(QMetaType type, const QVariant &given)
{
    switch (type.id()) {
    case QMetaType::Bool: {
        if (given.typeId() == QMetaType::Bool)
            return given;
        const auto number = wholeNumber(given);
        if (!number || (number->toInt() != 0 && number->toInt() != 1))
            return std::nullopt;
        return number->toInt() == 1;
    }
    case QMetaType::Int:
        return wholeNumber(given);
    case QMetaType::QStringList:
        return listOfTexts(given);
    default:
        return given.typeId() == QMetaType::QString ? std::optional(given) : std::nullopt;
    }
}

bool isAmong(const QList<SettingChoice> &choices, const QVariant &value)
{
    return std::any_of(choices.cbegin(), choices.cend(), [&value](const SettingChoice &choice) {
        return value.toString() == QLatin1String(choice.value);
    });
}

} // namespace

const SettingRow &rowOf(Setting setting)
{
    // The table is in the enum's order; a test guards it.
    return settingsTable().at(int(setting));
}

const SettingRow *rowOfPolicy(const QString &policyName)
{
    for (const SettingRow &row : settingsTable()) {
        if (policyName == QLatin1String(row.policyName))
            return &row;
    }
    return nullptr;
}

std::optional<QVariant> settingValue(const SettingRow &row, const QVariant &given)
{
    auto value = ofType(row.standard.metaType(), given);
    if (!value)
        return std::nullopt;
    if (row.meant)
        value = row.meant(*value);
    const bool isInRange =
        row.lowest == row.highest || (value->toInt() >= row.lowest && value->toInt() <= row.highest);
    const bool isChoice = row.choices.isEmpty() || isAmong(row.choices, *value);
    if (!isInRange || !isChoice || (row.accepts && !row.accepts(*value)))
        return std::nullopt;
    return value;
}

QString allowedValues(const SettingRow &row)
{
    return QCoreApplication::translate("fairlead::Settings", row.allowed);
}

} // namespace fairlead
