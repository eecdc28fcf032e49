// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "core/task.h"
#include "net/networksettings.h"

#include <QFuture>
#include <QHash>
#include <QNetworkProxy>
#include <QUrl>

#include <functional>
#include <memory>

namespace fairlead {

/// Which proxies to try for an address, best first; a direct connection is the entry `NoProxy`.
/// The system's answer may take seconds (a PAC script is fetched and run), so it is looked up in a worker
/// thread, remembered for a minute per host, and shared by all who ask meanwhile. In system mode loopback
/// addresses are never proxied; a proxy entered by hand is used for everything. One thread, the one it was
/// made on.
class ProxyResolver : public std::enable_shared_from_this<ProxyResolver>
{
public:
    using SystemLookup = std::function<QList<QNetworkProxy>(const QNetworkProxyQuery &)>;

    /// `lookup` is called on a worker thread. Empty: QNetworkProxyFactory::systemProxyForQuery.
    ProxyResolver(Clock &clock, SystemLookup lookup);

    void setSettings(const NetworkSettings &settings);
    /// Forgets what was looked up: after a change of network or wake-up.
    void forget();

    /// Cancelled, ProxyRefused (manual mode without a host).
    Task<Result<QList<QNetworkProxy>>> candidates(QUrl url, CancelToken cancel);

private:
    using Proxies = QList<QNetworkProxy>;
    static Task<Result<Proxies>> askSystem(std::shared_ptr<ProxyResolver> self, QUrl url, CancelToken cancel);

    struct Known
    {
        QFuture<Proxies> answer;
        std::chrono::milliseconds asked{0};
    };
    Clock &m_clock;
    SystemLookup m_lookup;
    NetworkSettings m_settings;
    QHash<QString, Known> m_known;
};

} // namespace fairlead
