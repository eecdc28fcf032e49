// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

namespace fairlead::signin {

/// Where the popup may go. Pure functions over addresses; used for every navigation and every request.

enum class Verdict {
    Allowed,
    Insecure, ///< http to another computer
    Scheme, ///< mailto:, file:, custom schemes, …: nothing is handed to the operating system
};

/// "localhost", 127.0.0.0/8 and ::1 (RFC 8252 §8.3), as the host of a QUrl.
bool isLoopback(const QString &host);

/// A page of its own: https, or http on this computer.
Verdict judgeNavigation(const QUrl &url);
/// A frame inside a page: also what the page itself made (about:, data:, blob:).
Verdict judgeFrame(const QUrl &url);
/// What a page loads: also secure web sockets.
Verdict judgeResource(const QUrl &url);

/// Scheme, host, port and path are compared character for character, as the providers do; only a redirect
/// registered without a path equals "/" (Microsoft reference 1.3). The query does not count.
bool matchesRedirect(const QUrl &url, const QUrl &redirect);

/// "https://host[:port]", the host as it travels (xn--…), so that look-alike letters show. Empty for others
/// than http and https.
QString originOf(const QUrl &url);

} // namespace fairlead::signin
