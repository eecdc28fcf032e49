// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace fairlead {

/// A provider world: where to sign in, which hosts are the CRM, which client ids are ours there.
/// The built-in ones are compiled in (reference "Microsoft 1.2", "Salesforce 2.1"); added ones come from
/// `clouds.json` (contract). National clouds do not exchange tokens, so a connection belongs to exactly one.
struct Cloud
{
    QString name; ///< "global", "usgov", "usgov-high", "usgov-dod", "china", or an added name
    bool added = false; ///< from clouds.json: hosts match exactly, scheme and port included
    QUrl salesforceLogin; ///< production sign-in host, https://login.salesforce.com
    QUrl salesforceSandboxLogin;
    QUrl entraAuthority; ///< https://login.microsoftonline.com, no path
    QStringList salesforceHosts; ///< added clouds only: HOST[:PORT] or ".suffix"
    QStringList dataverseHosts; ///< built-in: region hosts ("crm4.dynamics.com"); added: as above
    QUrl globalDiscovery; ///< https://globaldisco.crm.dynamics.com
    QUrl graph;
    QUrl portal; ///< where an administrator manages app registrations
    QUrl powerPlatform; ///< the Power Platform admin centre; empty for added clouds
    QString salesforceClientId; ///< empty where this build has no app registered there
    QString entraClientId;

    bool isValid() const { return !name.isEmpty(); }
    friend bool operator==(const Cloud &, const Cloud &) = default;
};

/// The five compiled-in clouds, "global" first.
const QList<Cloud> &builtInClouds();

/// Redirects are data, matched character for character by the providers (design, "Decisions").
/// Salesforce: one of three registered ports; the popup catches it before it loads.
QList<quint16> salesforceRedirectPorts();
QUrl salesforceRedirect(quint16 port);
/// Entra's redirect for embedded browsers, under the cloud's authority.
QUrl entraNativeRedirect(const Cloud &cloud);
/// Entra's loopback redirect: `http://localhost:{port}`, the port is ignored when matching (RFC 8252 §7.3).
QUrl entraLoopbackRedirect(quint16 port);

/// "localhost", 127.0.0.0/8 or ::1, as a literal: the only hosts `http:` is accepted for (contract
/// "clouds.json"). Names below localhost are not: resolvers may send them elsewhere.
bool isLoopbackHost(const QString &host);

} // namespace fairlead

Q_DECLARE_METATYPE(fairlead::Cloud)
