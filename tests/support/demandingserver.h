// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/testauthority.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

namespace fairlead {

/// A web server that lets nobody in who does not show a certificate of `authority`: OpenSSL's own, which ends
/// a refused handshake by an alert, as servers do (QSslServer only hangs up). On 127.0.0.1.
class DemandingServer
{
public:
    /// `tls`: "-tls1_3" or "-tls1_2".
    DemandingServer(const TestAuthority &authority, const QString &host, const QString &tls);
    ~DemandingServer();

    /// 0 where it could not be started.
    quint16 port() const { return m_port; }
    QUrl url() const { return QUrl(QStringLiteral("https://127.0.0.1:%1/page").arg(m_port)); }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace fairlead
