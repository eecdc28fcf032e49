// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDate>
#include <QDateTime>

#include <optional>

namespace fairlead::practice::salesforce::soql {

/// Days from `first` up to, not including, `end`.
struct DateRange
{
    QDate first;
    QDate end;
};

/// What TODAY, LAST_N_DAYS:n and their like stand for on a day; nothing for a word that is none of them.
/// Weeks begin on Sunday, as in an org with a US locale.
std::optional<DateRange> dateRange(const QByteArray &name, int count, const QDate &today);

/// "2026-05-01T10:00:00Z" or with an offset or milliseconds; invalid where it is no time.
QDateTime readDatetime(const QByteArray &text);

} // namespace fairlead::practice::salesforce::soql
