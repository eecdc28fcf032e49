// SPDX-License-Identifier: GPL-3.0-or-later
#include "testauthority.h"

#include <QFile>
#include <QProcess>

namespace fairlead {

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const QStringList ellipticKey{QStringLiteral("-newkey"), QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
                              QStringLiteral("ec_paramgen_curve:P-256"), QStringLiteral("-nodes")};

} // namespace

PopupAuthority::PopupAuthority(const QString &name)
{
    const bool made = openssl(
        QStringList{QStringLiteral("req"), QStringLiteral("-x509")} + ellipticKey
        + QStringList{QStringLiteral("-keyout"), file(QStringLiteral("ca.key")), QStringLiteral("-out"),
                      file(QStringLiteral("ca.pem")), QStringLiteral("-days"), QStringLiteral("30"),
                      QStringLiteral("-subj"), QStringLiteral("/CN=") + name, QStringLiteral("-addext"),
                      QStringLiteral("keyUsage=critical,keyCertSign,cRLSign")});
    if (made)
        m_pem = contentOf(file(QStringLiteral("ca.pem")));
}

bool PopupAuthority::openssl(const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral("openssl"), arguments);
    const bool done = process.waitForFinished(20000) && process.exitCode() == 0;
    if (!done)
        qWarning("openssl: %s", process.readAll().constData());
    return done;
}

PopupAuthority::Issued PopupAuthority::issue(const QStringList &names, int days)
{
    const QString stem = QStringLiteral("leaf%1").arg(++m_count);
    QFile extensions(file(stem + QStringLiteral(".ext")));
    if (!extensions.open(QIODevice::WriteOnly))
        return {};
    QStringList alternatives;
    for (const QString &name : names)
        alternatives += QStringLiteral("DNS:") + name;
    extensions.write("basicConstraints=critical,CA:FALSE\nextendedKeyUsage=serverAuth\nsubjectAltName="
                     + alternatives.join(QLatin1Char(',')).toUtf8() + '\n');
    extensions.close();

    const QString request = file(stem + QStringLiteral(".csr"));
    const QString key = file(stem + QStringLiteral(".key"));
    const QString certificate = file(stem + QStringLiteral(".pem"));
    if (!openssl(QStringList{QStringLiteral("req"), QStringLiteral("-new")} + ellipticKey
                 + QStringList{QStringLiteral("-keyout"), key, QStringLiteral("-out"), request,
                               QStringLiteral("-subj"), QStringLiteral("/CN=") + names.constFirst()})
        || !openssl({QStringLiteral("x509"), QStringLiteral("-req"), QStringLiteral("-in"), request,
                     QStringLiteral("-CA"), file(QStringLiteral("ca.pem")), QStringLiteral("-CAkey"),
                     file(QStringLiteral("ca.key")), QStringLiteral("-CAcreateserial"),
                     QStringLiteral("-days"), QString::number(days), QStringLiteral("-extfile"),
                     extensions.fileName(), QStringLiteral("-out"), certificate}))
        return {};
    Issued issued;
    issued.chain = QSslCertificate::fromData(contentOf(certificate));
    issued.key = QSslKey(contentOf(key), QSsl::Ec);
    return issued;
}

} // namespace fairlead
