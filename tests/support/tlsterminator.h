// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QSslConfiguration>
#include <QTemporaryDir>

namespace fairlead {

/// TLS in front of a plain server of the test, in a program of its own (tlsterminator.py): for systems whose
/// Qt does TLS by a library that knows no server's side, as Wine's schannel. Thread of the test.
class TlsTerminator
{
public:
    /// `port`: where the plain server listens on 127.0.0.1. Returns when clients may come; ends the test
    /// program where that takes longer than ten seconds.
    TlsTerminator(const QSslConfiguration &configuration, quint16 port);
    ~TlsTerminator();

    quint16 port() const { return m_port; }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace fairlead
