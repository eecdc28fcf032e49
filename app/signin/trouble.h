// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

QT_BEGIN_NAMESPACE
class QWebEngineLoadingInfo;
class QUrl;
QT_END_NAMESPACE

namespace fairlead::signin {

struct CertificateVerdict;

/// Why there is no page to go on with: what the window shows, and what the parent is told. A value type.
struct Trouble
{
    QString error; ///< wire: "certificate", "load", "proxy-authentication", "crashed"
    QString reason; ///< wire
    QString origin; ///< wire: of the page that could not be shown; the proxy's host where that is the trouble
    QString heading;
    QString sentence;
    QString detail; ///< wire, for support; no more of an address than its origin

    bool isEmpty() const { return error.isEmpty(); }

    static Trouble certificate(const QUrl &page, const CertificateVerdict &verdict);
    static Trouble load(const QWebEngineLoadingInfo &info);
    /// `offered`: it was told a user name and password.
    static Trouble proxyAuthentication(const QString &proxyHost, bool offered);
    static Trouble crashed(const QUrl &page, int exitCode);
};

} // namespace fairlead::signin
