// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/describecache.h"

namespace fairlead {

namespace {

constexpr std::chrono::hours keptFor{1};

} // namespace

DescribeCache::DescribeCache(Clock &clock)
    : m_clock(clock)
{
}

Task<Result<ObjectInfo>> DescribeCache::describe(CrmClient &client, QString object, CancelToken cancel)
{
    const auto known = m_known.constFind(object);
    if (known != m_known.cend() && m_clock.steady() - known->at < keptFor)
        co_return ObjectInfo(known->info);
    Result<ObjectInfo> described = co_await client.describe(object, cancel);
    if (described && !cancel.isCancelled()) {
        // A run needs no names for people; a tray that has two connections keeps a few thousand of them.
        for (FieldInfo &field : described->fields)
            field.label.clear();
        m_known.insert(object, Known{*described, m_clock.steady()});
    }
    co_return described;
}

void DescribeCache::forget(const QString &object)
{
    m_known.remove(object);
}

void DescribeCache::clear()
{
    m_known.clear();
}

} // namespace fairlead
