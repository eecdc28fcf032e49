// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/homesession.h"

namespace fairlead {

QList<ExpiryNotice> HomeSession::takeExpiryNotices()
{
    if (m_problem)
        return {};
    auto document = readConnections(m_home.connectionsFile());
    if (!document)
        return {};
    const QDateTime now = m_clock.nowUtc();
    QList<ExpiryNotice> notices;
    for (ConnectionInfo &info : document->connections) {
        if (info.revoked)
            continue;
        const auto access = document->serverAccess.constFind(info.id);
        const auto expiry =
            access == document->serverAccess.constEnd() ? expiryOf(info) : expiryOf(access.value());
        const auto notice = expiry ? due(*expiry, now, info.expiryToldAt, info) : std::nullopt;
        if (!notice)
            continue;
        notices += *notice;
        info.expiryToldAt = now;
    }
    if (!notices.isEmpty() && writeConnections(m_home.connectionsFile(), *document))
        m_document = std::move(*document);
    return notices;
}

} // namespace fairlead
