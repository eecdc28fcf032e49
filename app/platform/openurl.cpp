// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/openurl.h"

#include <QProcess>

namespace fairlead {

bool openInBrowser(const QUrl &url)
{
    // Nothing but a web page: other schemes start other programs.
    if (url.scheme() != QLatin1String("https") && url.scheme() != QLatin1String("http"))
        return false;
    const QString address = QString::fromUtf8(url.toEncoded());
#if defined(Q_OS_WIN)
    return QProcess::startDetached(QStringLiteral("rundll32"),
                                   {QStringLiteral("url.dll,FileProtocolHandler"), address});
#elif defined(Q_OS_MACOS)
    return QProcess::startDetached(QStringLiteral("open"), {address});
#else
    // It would try text browsers in this very terminal.
    if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY"))
        return false;
    return QProcess::startDetached(QStringLiteral("xdg-open"), {address});
#endif
}

} // namespace fairlead
