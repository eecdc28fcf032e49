// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/signinorder.h"

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
    if (!network.clientPkcs12.isEmpty()) {
        line.insert(QStringLiteral("clientP12"), QString::fromLatin1(network.clientPkcs12.toBase64()));
        line.insert(QStringLiteral("clientPassphrase"), network.clientPassphrase.revealText());
    }
    return QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace fairlead
