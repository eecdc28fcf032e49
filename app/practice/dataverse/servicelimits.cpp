// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/dataverse/servicelimits.h"

#include <QLocale>

#include <algorithm>

namespace fairlead::practice::dataverse {

using namespace std::chrono_literals;

namespace {

int inSeconds(ServiceLimits::Time wait)
{
    return int(std::max<qint64>(1, (wait.count() + 999) / 1000));
}

ServiceLimits::Refusal tooMany(const char *code, const QString &message)
{
    return {{429, code, message}, 1};
}

} // namespace

std::optional<ServiceLimits::Refusal> ServiceLimits::exceeded(const User &user, const RequestBudget &budget,
                                                              Time &until) const
{
    const Time window = std::chrono::seconds(budget.seconds);
    const auto &uses = user.uses;
    if (budget.requests > 0 && qint64(uses.size()) >= budget.requests) {
        until = uses.at(uses.size() - std::size_t(budget.requests)).at + window;
        return tooMany(
            "0x80072322",
            QStringLiteral("Number of requests exceeded the limit of %1 over time window of %2 seconds.")
                .arg(budget.requests)
                .arg(budget.seconds));
    }
    const Time most = std::chrono::seconds(budget.executionSeconds);
    Time spent{0};
    for (const Use &use : uses)
        spent += use.took;
    if (budget.executionSeconds > 0 && spent >= most) {
        auto oldest = uses.begin();
        for (; spent >= most; ++oldest)
            spent -= oldest->took;
        until = std::prev(oldest)->at + window;
        return tooMany(
            "0x80072321",
            QStringLiteral("Combined execution time of incoming requests exceeded limit of %1 "
                           "milliseconds over time window of %2 seconds. Decrease number of concurrent "
                           "requests or reduce the duration of requests and try again later.")
                .arg(QLocale(QLocale::English).toString(qint64(most.count())))
                .arg(budget.seconds));
    }
    return std::nullopt;
}

std::optional<ServiceLimits::Refusal> ServiceLimits::crowded(const User &user, const RequestBudget &budget,
                                                             Time now) const
{
    if (budget.concurrent == 0)
        return std::nullopt;
    QList<Time> ends;
    for (const Use &use : user.uses) {
        if (use.at + use.took > now)
            ends.append(use.at + use.took);
    }
    if (ends.size() < budget.concurrent)
        return std::nullopt;
    std::sort(ends.begin(), ends.end());
    Refusal refusal = tooMany(
        "0x80072326",
        QStringLiteral("Number of concurrent requests exceeded the limit of %1.").arg(budget.concurrent));
    refusal.retryAfter = inSeconds(ends.at(ends.size() - budget.concurrent) - now);
    return refusal;
}

std::optional<ServiceLimits::Refusal> ServiceLimits::refuse(const QByteArray &name,
                                                            const RequestBudget &budget, Time now)
{
    User &user = m_users[name];
    while (!user.uses.empty() && user.uses.front().at + std::chrono::seconds(budget.seconds) <= now)
        user.uses.pop_front();
    if (user.refusal && now < user.refusedUntil) {
        user.refusedUntil += 1s;
    } else {
        user.refusal = exceeded(user, budget, user.refusedUntil);
        if (!user.refusal)
            return crowded(user, budget, now);
    }
    user.refusal->retryAfter = inSeconds(user.refusedUntil - now);
    return user.refusal;
}

void ServiceLimits::served(const QByteArray &name, const RequestBudget &budget, qint64 operations, Time now)
{
    if (budget.isOn())
        m_users[name].uses.push_back({now, Time(operations * budget.operationMilliseconds)});
}

void ServiceLimits::describe(const QByteArray &name, const RequestBudget &budget, Response &response) const
{
    const User user = m_users.value(name);
    Time spent{0};
    for (const Use &use : user.uses)
        spent += use.took;
    // Where there is no budget the defaults, as if the last five minutes had been quiet.
    const qint64 requests = budget.requests > 0 ? budget.requests - qint64(user.uses.size()) : 5999;
    const double seconds =
        budget.executionSeconds > 0 ? budget.executionSeconds - double(spent.count()) / 1000 : 1200;
    response.setHeader("x-ms-ratelimit-burst-remaining-xrm-requests",
                       QByteArray::number(std::max<qint64>(0, requests)));
    response.setHeader("x-ms-ratelimit-time-remaining-xrm-requests",
                       QLocale(QLocale::English).toString(std::max(0.0, seconds), 'f', 2).toLatin1());
    response.setHeader("x-ms-dop-hint", QByteArray::number(budget.concurrent > 0 ? budget.concurrent : 10));
}

} // namespace fairlead::practice::dataverse
