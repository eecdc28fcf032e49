// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "net/http.h"
#include "net/networksettings.h"
#include "net/proxyresolver.h"

#include <memory>

namespace fairlead {

/// Http over QNetworkAccessManager: system, no or manual proxy, further certificate authorities, one log line
/// an exchange. TLS errors are never ignored, redirects never followed, no cookie and no cache is kept. Plain
/// http only to loopback hosts. A request with `repeatable == false` reaches the server once at most: Qt by
/// itself would send it again up to three times when the connection is lost.
class QtHttp final : public Http
{
public:
    struct Options
    {
        bool http2 = false;
        qint64 largestBody = qint64(512) * 1024 * 1024;
        ProxyResolver::SystemLookup systemProxies; ///< empty: the system's own; called on a worker thread
        std::function<bool()> hasNetwork; ///< empty: looks at the network interfaces
    };

    /// `clock` outlives it.
    QtHttp(NetworkSettings settings, Clock &clock);
    QtHttp(NetworkSettings settings, Clock &clock, Options options);
    /// Aborts what is under way; those calls end with Cancelled.
    ~QtHttp() override;

    /// CertificateNotTrusted and its kin as in http.h; FileUnreadable where the settings' PEM holds no
    /// certificate, or their client certificate cannot be opened.
    Task<Result<HttpResponse>> send(HttpRequest request, CancelToken cancel) override;

    /// For the requests that follow. Proxy answers and refused proxy credentials are forgotten.
    void setSettings(const NetworkSettings &settings);
    /// After a change of network or wake-up: drops idle connections and proxy answers.
    void networkChanged();

    struct State;

private:
    std::shared_ptr<State> m_state;
};

} // namespace fairlead
