// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/signinorder.h"

#include "net/clientidentity.h"
#include "net/proxylogin.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace fairlead {

bool SignInOrder::offersProxyLogin() const
{
    const bool isRefused = network.proxyLogin && network.proxyLogin->isRefused();
    return !network.proxyUser.isEmpty() && !network.proxyPassword.isEmpty() && !isRefused;
}

QByteArray SignInOrder::toLine() const
{
    QJsonObject line{
        {QStringLiteral("url"), QString::fromLatin1(url.toEncoded())},
        {QStringLiteral("redirect"), QString::fromLatin1(redirect.toEncoded())},
        {QStringLiteral("state"), state},
        {QStringLiteral("title"), title},
        {QStringLiteral("language"), language},
    };
    if (dark)
        line.insert(QStringLiteral("dark"), *dark);
    QJsonObject roles;
    for (auto it = colors.begin(); it != colors.end(); ++it)
        roles.insert(it.key(), it.value());
    line.insert(QStringLiteral("colors"), roles);

    QJsonObject proxy;
    switch (network.proxyMode) {
    case NetworkSettings::ProxyMode::System:
        proxy.insert(QStringLiteral("mode"), QStringLiteral("system"));
        break;
    case NetworkSettings::ProxyMode::None:
        proxy.insert(QStringLiteral("mode"), QStringLiteral("none"));
        break;
    case NetworkSettings::ProxyMode::Manual:
        proxy.insert(QStringLiteral("mode"), QStringLiteral("manual"));
        proxy.insert(QStringLiteral("host"), network.proxyHost);
        proxy.insert(QStringLiteral("port"), network.proxyPort);
        break;
    }
    if (offersProxyLogin()) {
        proxy.insert(QStringLiteral("user"), network.proxyUser);
        proxy.insert(QStringLiteral("password"), network.proxyPassword.revealText());
    }
    line.insert(QStringLiteral("proxy"), proxy);
    if (!network.extraCaPem.isEmpty())
        line.insert(QStringLiteral("caPem"), QString::fromUtf8(network.extraCaPem));
    // Opened here: the library that the window's TLS comes from reads no PKCS#12 everywhere (net/pkcs12.h).
    const auto identity = clientIdentityFrom(network.clientPkcs12, network.clientPassphrase);
    if (identity && !identity->isEmpty()) {
        const QSslCertificate &own = identity->chain.constFirst();
        line.insert(QStringLiteral("clientCertificate"), QString::fromLatin1(own.toPem()));
        line.insert(QStringLiteral("clientKey"), QString::fromLatin1(identity->key.toPem()));
    }
    return QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace fairlead
