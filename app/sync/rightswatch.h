// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "crm/crm.h"

#include <QHash>
#include <QList>
#include <QStringList>

#include <chrono>

namespace fairlead {

/// What a connection's user lacks for its jobs, asked once a day, when the jobs change, and after forget().
/// Lives on the sync thread as long as the session it was asked through.
class RightsWatch
{
public:
    explicit RightsWatch(Clock &clock);

    /// By object, as people read it (CrmClient::missingRights). An error is not kept.
    Task<Result<QHash<QString, QStringList>>> missing(CrmClient &client, QList<ObjectUse> uses,
                                                      CancelToken cancel);
    /// Something was refused for want of a right: what was said before does not hold any more.
    void forget();

private:
    struct Known
    {
        QList<ObjectUse> uses;
        QHash<QString, QStringList> missing;
        std::chrono::milliseconds at{0};
    };
    Clock &m_clock;
    QList<Known> m_known; ///< jobs of different rhythms run in different company
};

} // namespace fairlead
