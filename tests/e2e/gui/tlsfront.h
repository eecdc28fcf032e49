// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSslServer>
#include <QUrl>

namespace fairlead {

/// TLS in front of a service of the practice org, as a company's own server would have it: passes requests on
/// and says in each that the client came by https, so that the service's links lead back here.
class TlsFront : public QSslServer
{
    Q_OBJECT
public:
    /// `behind`: the service, http on loopback.
    TlsFront(const QSslConfiguration &configuration, const QUrl &behind, QObject *parent = nullptr);

    QUrl url() const;

private:
    void serve(QTcpSocket *client);

    QUrl m_behind;
};

} // namespace fairlead
