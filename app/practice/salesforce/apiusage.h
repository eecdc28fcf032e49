// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QQueue>

namespace fairlead::practice::salesforce {

/// How often something was used in the last 24 hours, which roll on minute by minute (reference Salesforce
/// 3.1).
class ApiUsage
{
public:
    void add(const QDateTime &now, int times = 1);
    int used(const QDateTime &now);
    /// So many, as if all at that moment.
    void set(const QDateTime &now, int times);

private:
    struct Minute
    {
        QDateTime begin;
        int times = 0;
    };

    void forget(const QDateTime &now);

    QQueue<Minute> m_minutes; ///< oldest first
    int m_sum = 0;
};

} // namespace fairlead::practice::salesforce
