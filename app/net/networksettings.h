// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secret.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace fairlead {

class ProxyLogin;

/// How this computer reaches the internet: the same for wizard, popup, sync and diagnosis. A value type.
struct NetworkSettings
{
    enum class ProxyMode { System, None, Manual };
    ProxyMode proxyMode = ProxyMode::System;
    QString proxyHost;
    quint16 proxyPort = 0;
    QString proxyUser;
    Secret proxyPassword; ///< kept in the keychain, never in a file, and there only once a proxy took it
    /// What became of user and password; one for all copies of what a person entered. Null: nobody shares.
    std::shared_ptr<ProxyLogin> proxyLogin{};
    QByteArray extraCaPem; ///< further certificate authorities, PEM, beside the system's
    QByteArray clientPkcs12; ///< certificate and key for servers that ask who connects; empty: none
    Secret clientPassphrase; ///< opens it; kept in the keychain, never in a file
};

} // namespace fairlead
