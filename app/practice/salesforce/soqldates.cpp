// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/soqldates.h"

#include <QHash>

namespace fairlead::practice::salesforce::soql {

namespace {

enum class Unit { Day, Week, Month, Quarter, Year };

QDate startOf(Unit unit, const QDate &day)
{
    switch (unit) {
    case Unit::Day:
        return day;
    case Unit::Week:
        return day.addDays(-(day.dayOfWeek() % 7));
    case Unit::Month:
        return QDate(day.year(), day.month(), 1);
    case Unit::Quarter:
        return QDate(day.year(), (day.month() - 1) / 3 * 3 + 1, 1);
    case Unit::Year:
        return QDate(day.year(), 1, 1);
    }
    return day;
}

QDate step(Unit unit, const QDate &day, int count)
{
    switch (unit) {
    case Unit::Day:
        return day.addDays(count);
    case Unit::Week:
        return day.addDays(7 * qint64(count));
    case Unit::Month:
        return day.addMonths(count);
    case Unit::Quarter:
        return day.addMonths(3 * count);
    case Unit::Year:
        return day.addYears(count);
    }
    return day;
}

DateRange span(Unit unit, const QDate &today, int from, int units)
{
    const QDate first = step(unit, startOf(unit, today), from);
    return {first, step(unit, first, units)};
}

} // namespace

std::optional<DateRange> dateRange(const QByteArray &name, int count, const QDate &today)
{
    static const QHash<QByteArray, QPair<Unit, int>> single{
        {"YESTERDAY", {Unit::Day, -1}},       {"TODAY", {Unit::Day, 0}},
        {"TOMORROW", {Unit::Day, 1}},         {"LAST_WEEK", {Unit::Week, -1}},
        {"THIS_WEEK", {Unit::Week, 0}},       {"NEXT_WEEK", {Unit::Week, 1}},
        {"LAST_MONTH", {Unit::Month, -1}},    {"THIS_MONTH", {Unit::Month, 0}},
        {"NEXT_MONTH", {Unit::Month, 1}},     {"LAST_QUARTER", {Unit::Quarter, -1}},
        {"THIS_QUARTER", {Unit::Quarter, 0}}, {"NEXT_QUARTER", {Unit::Quarter, 1}},
        {"LAST_YEAR", {Unit::Year, -1}},      {"THIS_YEAR", {Unit::Year, 0}},
        {"NEXT_YEAR", {Unit::Year, 1}}};
    static const QHash<QByteArray, Unit> units{{"DAYS", Unit::Day},
                                               {"WEEKS", Unit::Week},
                                               {"MONTHS", Unit::Month},
                                               {"QUARTERS", Unit::Quarter},
                                               {"YEARS", Unit::Year}};
    if (const auto found = single.constFind(name); found != single.constEnd())
        return span(found->first, today, found->second, 1);
    if (name == "LAST_90_DAYS")
        return DateRange{today.addDays(-90), today.addDays(1)};
    if (name == "NEXT_90_DAYS")
        return DateRange{today.addDays(1), today.addDays(91)};
    // LAST_N_DAYS ends with today, all others of its family before the current unit.
    if (name == "LAST_N_DAYS")
        return DateRange{today.addDays(-count), today.addDays(1)};
    const auto unitOf = [&](const QByteArray &head, const QByteArray &tail) -> std::optional<Unit> {
        if (!name.startsWith(head) || !name.endsWith(tail))
            return std::nullopt;
        const auto found = units.constFind(name.mid(head.size(), name.size() - head.size() - tail.size()));
        return found == units.constEnd() ? std::nullopt : std::optional(*found);
    };
    if (const auto unit = unitOf("LAST_N_", {}))
        return span(*unit, today, -count, count);
    if (const auto unit = unitOf("NEXT_N_", {}))
        return span(*unit, today, 1, count);
    if (const auto unit = unitOf("N_", "_AGO"))
        return span(*unit, today, -count, 1);
    return std::nullopt;
}

QDateTime readDatetime(const QByteArray &text)
{
    QString normal = QString::fromLatin1(text);
    // Qt wants a colon in the offset.
    const auto size = normal.size();
    if (size > 5 && (normal[size - 5] == u'+' || normal[size - 5] == u'-'))
        normal.insert(size - 2, QLatin1Char(':'));
    QDateTime out = QDateTime::fromString(normal, Qt::ISODateWithMs);
    return out.toUTC();
}

} // namespace fairlead::practice::salesforce::soql
