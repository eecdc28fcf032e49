// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/apiusage.h"

namespace fairlead::practice::salesforce {

void ApiUsage::add(const QDateTime &now, int times)
{
    if (m_minutes.isEmpty() || m_minutes.last().begin.secsTo(now) >= 60)
        m_minutes.enqueue({now, 0});
    m_minutes.last().times += times;
    m_sum += times;
}

int ApiUsage::used(const QDateTime &now)
{
    forget(now);
    return m_sum;
}

void ApiUsage::set(const QDateTime &now, int times)
{
    m_minutes.clear();
    m_sum = 0;
    add(now, times);
}

void ApiUsage::forget(const QDateTime &now)
{
    while (!m_minutes.isEmpty() && m_minutes.first().begin.secsTo(now) >= 24 * 3600)
        m_sum -= m_minutes.dequeue().times;
}

} // namespace fairlead::practice::salesforce
