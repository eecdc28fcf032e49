// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/rightswatch.h"

namespace fairlead {

namespace {

constexpr std::chrono::hours rightsKeptFor{24};
/// More companies than that are asked about anew.
constexpr qsizetype mostKnown = 8;

} // namespace

RightsWatch::RightsWatch(Clock &clock)
    : m_clock(clock)
{
}

Task<Result<QHash<QString, QStringList>>> RightsWatch::missing(CrmClient &client, QList<ObjectUse> uses,
                                                               CancelToken cancel)
{
    const std::chrono::milliseconds now = m_clock.steady();
    m_known.removeIf([now](const Known &one) { return now - one.at >= rightsKeptFor; });
    for (const Known &one : std::as_const(m_known)) {
        if (one.uses == uses)
            co_return QHash<QString, QStringList>(one.missing);
    }
    Result<QHash<QString, QStringList>> found = co_await client.missingRights(uses, cancel);
    if (!found || cancel.isCancelled())
        co_return found;
    if (m_known.size() >= mostKnown)
        m_known.removeFirst();
    m_known += Known{uses, *found, now};
    co_return found;
}

void RightsWatch::forget()
{
    m_known.clear();
}

} // namespace fairlead
