// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/apibudget.h"

#include <QCoreApplication>
#include <QLocale>

namespace fairlead {

namespace {

/// A look costs a call or two itself.
constexpr std::chrono::minutes nextLook{15};
constexpr qint64 day = qint64(24) * 60 * 60;

} // namespace

std::optional<qint64> ApiBudget::kept(const ApiUsage &usage) const
{
    if (!usage.limit || *usage.limit <= 0)
        return std::nullopt;
    // Rounded up: the smaller the budget, the more a single call means.
    return (*usage.limit * keptPercent + 99) / 100;
}

std::optional<Error> ApiBudget::refusal(const ApiUsage &usage) const
{
    const auto forPeople = kept(usage);
    if (keptPercent <= 0 || !forPeople || !usage.used || *usage.used < *usage.limit - *forPeople)
        return std::nullopt;
    const QLocale locale;
    Error error;
    error.code = ErrorCode::DailyLimitReached;
    error.errorClass = ErrorClass::RetryLater;
    error.sentence =
        QCoreApplication::translate(
            "fairlead::sync",
            "The organisation has used %1 of its %2 API calls of 24 hours; %3 are kept for people.")
            .arg(locale.toString(*usage.used), locale.toString(*usage.limit), locale.toString(*forPeople));
    error.remedy = QCoreApplication::translate(
        "fairlead::sync",
        "The sync goes on by itself as calls become free again, each 24 hours after it was made. Nothing has "
        "been lost. To go on at once, keep fewer calls for people (Sync status, Limits).");
    error.retryAfter = nextLook;
    return error;
}

std::optional<QDateTime> allFreeBy(const ApiUsage &usage)
{
    if (!usage.used || !usage.at.isValid())
        return std::nullopt;
    return usage.at.addSecs(day);
}

} // namespace fairlead
