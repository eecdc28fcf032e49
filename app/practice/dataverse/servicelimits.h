// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/dataverse/environmentsettings.h"
#include "practice/dataverse/problem.h"

#include <QHash>

#include <chrono>
#include <deque>
#include <optional>

namespace fairlead::practice::dataverse {

/// Service protection (reference Microsoft 4.10): how much each user has asked for in the window that slides
/// along, and whether that is too much. Times are of a clock that never goes back.
class ServiceLimits
{
public:
    using Time = std::chrono::milliseconds;

    struct Refusal
    {
        Problem problem;
        int retryAfter = 1; ///< seconds
    };

    /// What to answer in place of the request; nothing where it may be served. Who asks again before the time
    /// given waits a second longer each time.
    std::optional<Refusal> refuse(const QByteArray &user, const RequestBudget &budget, Time now);
    /// A request has been served that held so many operations.
    void served(const QByteArray &user, const RequestBudget &budget, qint64 operations, Time now);
    /// The headers that tell what is left, and how many requests at a time are advised.
    void describe(const QByteArray &user, const RequestBudget &budget, Response &response) const;
    void clear() { m_users.clear(); }

private:
    struct Use
    {
        Time at{0};
        Time took{0};
    };
    struct User
    {
        std::deque<Use> uses; ///< in the window, oldest first
        std::optional<Refusal> refusal; ///< for the whole window, in force until:
        Time refusedUntil{0};
    };

    std::optional<Refusal> exceeded(const User &user, const RequestBudget &budget, Time &until) const;
    /// Too many at the same time: lasts only until one of them has ended.
    std::optional<Refusal> crowded(const User &user, const RequestBudget &budget, Time now) const;

    QHash<QByteArray, User> m_users;
};

} // namespace fairlead::practice::dataverse
