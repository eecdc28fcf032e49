// SPDX-License-Identifier: GPL-3.0-or-later
#include "signin/navigationpolicy.h"

#include <QHostAddress>

namespace fairlead::signin {

namespace {

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == QLatin1String("https") ? 443 : 80);
}

QString pathOf(const QUrl &url)
{
    const QString path = url.path(QUrl::FullyEncoded);
    return path.isEmpty() ? QStringLiteral("/") : path;
}

} // namespace

bool isLoopback(const QString &host)
{
    if (host == QLatin1String("localhost"))
        return true;
    const QHostAddress address(host);
    return !address.isNull() && address.isLoopback();
}

Verdict judgeNavigation(const QUrl &url)
{
    if (!url.isValid() || url.host().isEmpty())
        return Verdict::Scheme;
    if (url.scheme() == QLatin1String("https"))
        return Verdict::Allowed;
    if (url.scheme() == QLatin1String("http"))
        return isLoopback(url.host()) ? Verdict::Allowed : Verdict::Insecure;
    return Verdict::Scheme;
}

Verdict judgeFrame(const QUrl &url)
{
    const QString scheme = url.scheme();
    if (scheme == QLatin1String("about") || scheme == QLatin1String("data")
        || scheme == QLatin1String("blob"))
        return Verdict::Allowed;
    return judgeNavigation(url);
}

Verdict judgeResource(const QUrl &url)
{
    const QString scheme = url.scheme();
    if (scheme == QLatin1String("wss"))
        return Verdict::Allowed;
    if (scheme == QLatin1String("ws"))
        return isLoopback(url.host()) ? Verdict::Allowed : Verdict::Insecure;
    return judgeFrame(url);
}

bool matchesRedirect(const QUrl &url, const QUrl &redirect)
{
    return url.isValid() && url.scheme() == redirect.scheme() && url.host() == redirect.host()
        && portOf(url) == portOf(redirect) && url.userInfo().isEmpty() && pathOf(url) == pathOf(redirect);
}

QString originOf(const QUrl &url)
{
    if (url.scheme() != QLatin1String("https") && url.scheme() != QLatin1String("http"))
        return {};
    QString host = url.host(QUrl::FullyEncoded);
    if (host.contains(u':'))
        host = u'[' + host + u']';
    QString origin = url.scheme() + QStringLiteral("://") + host;
    if (url.port() >= 0 && portOf(url) != (url.scheme() == QLatin1String("https") ? 443 : 80))
        origin += u':' + QString::number(url.port());
    return origin;
}

} // namespace fairlead::signin
