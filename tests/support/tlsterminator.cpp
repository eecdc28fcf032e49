// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/tlsterminator.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>

namespace fairlead {

TlsTerminator::TlsTerminator(const QSslConfiguration &configuration, quint16 port)
{
    QByteArray chain;
    for (const QSslCertificate &certificate : configuration.localCertificateChain())
        chain += certificate.toPem();
    const auto write = [this](const QString &name, const QByteArray &text) {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("%s: %s", qPrintable(name), qPrintable(file.errorString()));
        return file.fileName();
    };
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QStringLiteral("python3"),
                    {QStringLiteral(FAIRLEAD_TLS_TERMINATOR), write(QStringLiteral("chain.pem"), chain),
                     write(QStringLiteral("key.pem"), configuration.privateKey().toPem()),
                     QString::number(port)});
    while (!m_process.canReadLine() && m_process.waitForReadyRead(10000)) { }
    m_port = m_process.readLine().trimmed().toUShort();
    if (m_port == 0)
        qFatal("python3 %s: %s", FAIRLEAD_TLS_TERMINATOR, qPrintable(m_process.errorString()));
}

TlsTerminator::~TlsTerminator()
{
    m_process.kill();
    m_process.waitForFinished(5000);
}

} // namespace fairlead
