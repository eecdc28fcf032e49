// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QTcpServer>

QT_BEGIN_NAMESPACE
class QTcpSocket;
QT_END_NAMESPACE

namespace fairlead {

/// An HTTP proxy that knows CONNECT and leads every host to one port of 127.0.0.1: names that exist nowhere
/// become servers of the test. Asks for Basic credentials where some are set.
class TinyProxy : public QTcpServer
{
    Q_OBJECT
public:
    /// `credentials`: "user:password", or empty for an open proxy.
    TinyProxy(quint16 target, QByteArray credentials, QObject *parent = nullptr);

    struct Attempt
    {
        QByteArray destination; ///< "host:port"
        QByteArray credentials; ///< decoded; empty where none came
    };
    const QList<Attempt> &attempts() const { return m_attempts; }

private:
    void serve(QTcpSocket *client);

    quint16 m_target;
    QByteArray m_credentials;
    QList<Attempt> m_attempts;
};

} // namespace fairlead
