// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "crm/crm.h"

#include <QHash>

#include <chrono>

namespace fairlead {

/// What the CRM said of its objects, so that a run in which nothing changed need not ask again. An hour old
/// at most; a job that meets a field that is gone forgets it at once. Lives on the sync thread as long as the
/// session it was asked through.
class DescribeCache
{
public:
    explicit DescribeCache(Clock &clock);

    Task<Result<ObjectInfo>> describe(CrmClient &client, QString object, CancelToken cancel);
    void forget(const QString &object);
    void clear();

private:
    struct Known
    {
        ObjectInfo info;
        std::chrono::milliseconds at{0};
    };
    Clock &m_clock;
    QHash<QString, Known> m_known;
};

} // namespace fairlead
