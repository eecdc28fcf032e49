// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/demandingserver.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

namespace fairlead {

DemandingServer::DemandingServer(const TestAuthority &authority, const QString &host, const QString &tls)
{
    const TestAuthority::Leaf leaf = authority.issue({host, QStringLiteral("127.0.0.1")});
    const auto write = [this](const char *name, const QByteArray &text) {
        const QString path = m_folder.filePath(QLatin1String(name));
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? path : QString();
    };
    const QByteArray page = "<h1>Welcome</h1>";
    write("page",
          "HTTP/1.0 200 OK\r\nContent-Type: text/html\r\nContent-Length: " + QByteArray::number(page.size())
              + "\r\n\r\n" + page);
    m_process.setWorkingDirectory(m_folder.path());
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(QStringLiteral("openssl"),
                    {QStringLiteral("s_server"), QStringLiteral("-accept"), QStringLiteral("127.0.0.1:0"),
                     QStringLiteral("-HTTP"), QStringLiteral("-Verify"), QStringLiteral("1"),
                     QStringLiteral("-verify_return_error"), tls, QStringLiteral("-CAfile"),
                     write("authority.pem", authority.pem()), QStringLiteral("-cert"),
                     write("certificate.pem", leaf.certificatePem), QStringLiteral("-key"),
                     write("key.pem", leaf.keyPem)});
    QByteArray said;
    const QRegularExpression accepting(QStringLiteral("ACCEPT 127\\.0\\.0\\.1:([0-9]+)"));
    (void)QTest::qWaitFor(
        [&] {
            said += m_process.readAll();
            const auto match = accepting.match(QString::fromLatin1(said));
            m_port = quint16(match.captured(1).toUInt());
            return m_port != 0 || m_process.state() == QProcess::NotRunning;
        },
        10000);
}

DemandingServer::~DemandingServer()
{
    m_process.kill();
    m_process.waitForFinished(5000);
}

} // namespace fairlead
