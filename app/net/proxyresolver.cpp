// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/proxyresolver.h"

#include "core/cloud.h"

#include "net/httplog.h"
#include "net/worker.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QHostAddress>

namespace fairlead {

using namespace std::chrono_literals;

namespace {

constexpr auto rememberedFor = 60s;

QString hostKey(const QUrl &url)
{
    return url.scheme() + QStringLiteral("://") + url.host() + QLatin1Char(':') + QString::number(url.port());
}

QFuture<QList<QNetworkProxy>> lookUp(ProxyResolver::SystemLookup lookup, const QUrl &url)
{
    return runInWorker([lookup = std::move(lookup), url] {
        QElapsedTimer timer;
        timer.start();
        const auto proxies = lookup(QNetworkProxyQuery(url));
        qCDebug(lcNet).noquote() << "system proxy for" << url.host() << "looked up in" << timer.elapsed()
                                 << "ms";
        return proxies;
    });
}

Error noProxyHost()
{
    Error error;
    error.code = ErrorCode::ProxyRefused;
    error.errorClass = ErrorClass::AskUser;
    error.sentence =
        QCoreApplication::translate("fairlead::Network", "The network settings name no proxy server.");
    error.remedy = QCoreApplication::translate(
        "fairlead::Network", "Enter the proxy's host and port, or choose the system's proxy.");
    return error;
}

} // namespace

ProxyResolver::ProxyResolver(Clock &clock, SystemLookup lookup)
    : m_clock(clock)
    , m_lookup(std::move(lookup))
{
    if (!m_lookup)
        m_lookup = [](const QNetworkProxyQuery &query) {
            return QNetworkProxyFactory::systemProxyForQuery(query);
        };
}

void ProxyResolver::setSettings(const NetworkSettings &settings)
{
    m_settings = settings;
    forget();
}

void ProxyResolver::forget()
{
    m_known.clear();
}

Task<Result<QList<QNetworkProxy>>> ProxyResolver::candidates(QUrl url, CancelToken cancel)
{
    const Proxies direct{QNetworkProxy(QNetworkProxy::NoProxy)};
    switch (m_settings.proxyMode) {
    case NetworkSettings::ProxyMode::None:
        co_return direct;
    case NetworkSettings::ProxyMode::Manual:
        if (m_settings.proxyHost.isEmpty() || m_settings.proxyPort == 0)
            co_return fail(noProxyHost());
        // User and password are given when the proxy asks, so that a refusal can be told from a first time.
        co_return Proxies{
            QNetworkProxy(QNetworkProxy::HttpProxy, m_settings.proxyHost, m_settings.proxyPort)};
    case NetworkSettings::ProxyMode::System:
        break;
    }
    if (isLoopbackHost(url.host()))
        co_return direct;
    co_return co_await askSystem(shared_from_this(), url, cancel);
}

Task<Result<QList<QNetworkProxy>>> ProxyResolver::askSystem(std::shared_ptr<ProxyResolver> self, QUrl url,
                                                            CancelToken cancel)
{
    const QString key = hostKey(url);
    const auto now = self->m_clock.steady();
    auto known = self->m_known.find(key);
    if (known == self->m_known.end() || (known->answer.isFinished() && now - known->asked > rememberedFor))
        known = self->m_known.insert(key, {lookUp(self->m_lookup, url), now});
    const QFuture<Proxies> future = known->answer;
    const Result<Proxies> answer = co_await awaitWorker(future, cancel);
    if (!answer)
        co_return fail(answer.error());
    Proxies proxies = *answer;
    if (proxies.isEmpty())
        proxies = {QNetworkProxy(QNetworkProxy::NoProxy)};
    co_return proxies;
}

} // namespace fairlead
