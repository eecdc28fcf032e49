// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/proxylogin.h"
#include "net/qthttp.h"

#include "support/awaitend.h"
#include "support/manualclock.h"
#include "support/rawserver.h"
#include "support/testauthority.h"

#include <QHash>
#include <QSslKey>
#include <QTcpServer>

#include <memory>

namespace fairlead {

/// What the tests of QtHttp share: settings, servers, and a request sent.
class HttpScene
{
protected:
    static NetworkSettings direct()
    {
        NetworkSettings settings;
        settings.proxyMode = NetworkSettings::ProxyMode::None;
        return settings;
    }

    static NetworkSettings through(const RawServer &proxy, const QString &user = {},
                                   const QByteArray &password = {})
    {
        NetworkSettings settings;
        settings.proxyMode = NetworkSettings::ProxyMode::Manual;
        settings.proxyHost = QStringLiteral("127.0.0.1");
        settings.proxyPort = proxy.port();
        settings.proxyUser = user;
        settings.proxyPassword = Secret(password);
        settings.proxyLogin = std::make_shared<ProxyLogin>();
        return settings;
    }

    static inline const QString tlsHost = QStringLiteral("crm.fairlead.example");

    static RawReply hello(const RawRequest &) { return RawReply::http(200, "hello"); }

    static quint16 closedPort()
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        return server.serverPort();
    }

    Result<HttpResponse> send(QtHttp &http, HttpRequest request, CancelToken cancel = {})
    {
        auto result = awaitEnd(http.send(std::move(request), cancel));
        if (!result)
            return fail(Error::bug(QStringLiteral("the call did not end")));
        return *result;
    }
    /// A server behind TLS that the proxy leads to, whatever the name. Certificates are made once each: that
    /// takes longer than most of the tests.
    std::unique_ptr<RawServer> tlsServer(int from = -1, int until = 30, const QString &host = tlsHost)
    {
        QSslConfiguration &tls = m_served[QStringLiteral("%1 %2 %3").arg(host).arg(from).arg(until)];
        if (tls.privateKey().isNull())
            tls = m_authority.serverConfiguration({host}, from, until);
        return std::make_unique<RawServer>(hello, tls);
    }

    TestAuthority m_authority;
    QHash<QString, QSslConfiguration> m_served;
    ManualClock m_clock;
};

} // namespace fairlead
