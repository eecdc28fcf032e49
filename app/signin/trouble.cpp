// SPDX-License-Identifier: GPL-3.0-or-later
#include "signin/trouble.h"

#include "signin/certificatepolicy.h"
#include "signin/navigationpolicy.h"

#include <QCoreApplication>
#include <QWebEngineLoadingInfo>

namespace fairlead::signin {

namespace {

enum class Way { Host, Offline, Refused, Timeout, Lost, Proxy, Identity, Dropped, Other };

// The engine's own numbers (Chromium, net/base/net_error_list.h).
Way wayOf(int code)
{
    switch (code) {
    case -105: // NAME_NOT_RESOLVED
    case -137: // NAME_RESOLUTION_FAILED
        return Way::Host;
    case -21: // NETWORK_CHANGED
    case -106: // INTERNET_DISCONNECTED
    case -109: // ADDRESS_UNREACHABLE
        return Way::Offline;
    case -102: // CONNECTION_REFUSED
        return Way::Refused;
    case -7: // TIMED_OUT
    case -118: // CONNECTION_TIMED_OUT
        return Way::Timeout;
    case -100: // CONNECTION_CLOSED
    case -101: // CONNECTION_RESET
    case -103: // CONNECTION_ABORTED
    case -107: // SSL_PROTOCOL_ERROR
    case -113: // SSL_VERSION_OR_CIPHER_MISMATCH
    case -324: // EMPTY_RESPONSE
    case -354: // CONTENT_LENGTH_MISMATCH
    case -355: // INCOMPLETE_CHUNKED_ENCODING
        return Way::Lost;
    case -111: // TUNNEL_CONNECTION_FAILED
    case -115: // PROXY_AUTH_UNSUPPORTED
    case -120: // SOCKS_CONNECTION_FAILED
    case -121: // SOCKS_CONNECTION_HOST_UNREACHABLE
    case -127: // PROXY_AUTH_REQUESTED
    case -130: // PROXY_CONNECTION_FAILED
    case -131: // MANDATORY_PROXY_CONFIGURATION_FAILED
    case -136: // PROXY_CERTIFICATE_INVALID
    case -140: // PROXY_HTTP_1_1_REQUIRED
        return Way::Proxy;
    case -110: // SSL_CLIENT_AUTH_CERT_NEEDED
    case -117: // BAD_SSL_CLIENT_AUTH_CERT
        return Way::Identity;
    // With TLS 1.3 a client counts as connected before the server has judged its certificate (RFC 8446
    // §4.4.2.4): whether its alert or the end of the connection is noticed first is chance.
    case -15: // SOCKET_NOT_CONNECTED
        return Way::Dropped;
    default:
        return Way::Other;
    }
}

QString nameOf(Way way)
{
    switch (way) {
    case Way::Host:
        return QStringLiteral("host");
    case Way::Offline:
        return QStringLiteral("offline");
    case Way::Refused:
        return QStringLiteral("refused");
    case Way::Timeout:
        return QStringLiteral("timeout");
    case Way::Lost:
        return QStringLiteral("lost");
    case Way::Proxy:
        return QStringLiteral("proxy");
    case Way::Identity:
        return QStringLiteral("client-certificate");
    case Way::Dropped:
        return QStringLiteral("dropped");
    case Way::Other:
        break;
    }
    return QStringLiteral("other");
}

QString sentenceOf(Way way, const QString &host)
{
    switch (way) {
    case Way::Host:
        return QCoreApplication::translate("fairlead::signin::Trouble", "There is no computer named %1.")
            .arg(host);
    case Way::Offline:
        return QCoreApplication::translate("fairlead::signin::Trouble",
                                           "This computer has no connection to the internet.");
    case Way::Refused:
        return QCoreApplication::translate("fairlead::signin::Trouble", "%1 does not accept connections.")
            .arg(host);
    case Way::Timeout:
        return QCoreApplication::translate("fairlead::signin::Trouble", "%1 did not answer in time.")
            .arg(host);
    case Way::Lost:
        return QCoreApplication::translate("fairlead::signin::Trouble", "The connection to %1 was lost.")
            .arg(host);
    case Way::Proxy:
        return QCoreApplication::translate(
            "fairlead::signin::Trouble",
            "The proxy did not let the connection through. Check the proxy in the network settings.");
    case Way::Identity:
        return QCoreApplication::translate("fairlead::signin::Trouble",
                                           "%1 asks for a certificate of this computer. Close this window "
                                           "and enter one in the network settings.")
            .arg(host);
    case Way::Dropped:
        return QCoreApplication::translate(
                   "fairlead::signin::Trouble",
                   "%1 ended the connection as soon as it stood. It may ask for a certificate of this "
                   "computer: "
                   "where you were given one, close this window and enter it in the network settings.")
            .arg(host);
    case Way::Other:
        break;
    }
    return QCoreApplication::translate("fairlead::signin::Trouble", "The page of %1 could not be loaded.")
        .arg(host);
}

} // namespace

Trouble Trouble::certificate(const QUrl &page, const CertificateVerdict &verdict)
{
    Trouble trouble;
    trouble.error = QStringLiteral("certificate");
    trouble.reason = nameOf(verdict.fault);
    trouble.origin = originOf(page);
    trouble.heading = QCoreApplication::translate("fairlead::signin::Trouble", "This connection is not safe");
    trouble.sentence = verdict.sentence;
    trouble.detail = verdict.detail;
    return trouble;
}

Trouble Trouble::load(const QWebEngineLoadingInfo &info)
{
    const Way way = wayOf(info.errorCode());
    Trouble trouble;
    trouble.error = QStringLiteral("load");
    trouble.reason = nameOf(way);
    trouble.origin = originOf(info.url());
    trouble.heading =
        QCoreApplication::translate("fairlead::signin::Trouble", "The page could not be loaded");
    trouble.sentence = sentenceOf(way, info.url().host());
    trouble.detail = QStringLiteral("%1 %2").arg(info.errorCode()).arg(info.errorString());
    return trouble;
}

Trouble Trouble::proxyAuthentication(const QString &proxyHost, bool offered)
{
    Trouble trouble;
    trouble.error = QStringLiteral("proxy-authentication");
    trouble.reason = offered ? QStringLiteral("refused") : QString();
    trouble.origin = proxyHost;
    trouble.heading =
        QCoreApplication::translate("fairlead::signin::Trouble", "The proxy asks for a password");
    trouble.sentence = offered
        ? QCoreApplication::translate("fairlead::signin::Trouble",
                                      "The proxy %1 did not accept the user name and password. Close this "
                                      "window and enter them again in the network settings.")
              .arg(proxyHost)
        : QCoreApplication::translate("fairlead::signin::Trouble",
                                      "The proxy %1 asks for a user name and password. Close this window and "
                                      "enter them in the network settings.")
              .arg(proxyHost);
    return trouble;
}

Trouble Trouble::crashed(const QUrl &page, int exitCode)
{
    Trouble trouble;
    trouble.error = QStringLiteral("crashed");
    trouble.origin = originOf(page);
    trouble.heading = QCoreApplication::translate("fairlead::signin::Trouble", "The page stopped working");
    trouble.sentence = QCoreApplication::translate(
        "fairlead::signin::Trouble", "Nothing is lost: reload it, or close this window and start again.");
    trouble.detail = QString::number(exitCode);
    return trouble;
}

} // namespace fairlead::signin
