// SPDX-License-Identifier: GPL-3.0-or-later
#include "testauthority.h"

#include "support/opensslprogram.h"

#include <QDateTime>
#include <QFile>
#include <QHostAddress>
#include <QSslCertificate>
#include <QSslKey>
#include <QTemporaryDir>

namespace fairlead {

namespace {

QByteArray readFile(const QTemporaryDir &folder, const char *name)
{
    QFile file(folder.filePath(QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll().replace("\r\n", "\n") : QByteArray();
}

void writeFile(const QTemporaryDir &folder, const char *name, const QByteArray &text)
{
    QFile file(folder.filePath(QLatin1String(name)));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("%s: %s", name, qPrintable(file.errorString()));
}

QString fromNow(int days)
{
    return QDateTime::currentDateTimeUtc().addDays(days).toString(QStringLiteral("yyyyMMddhhmmss'Z'"));
}

/// Requests and the register of `openssl ca`; no configuration of this computer plays a part.
constexpr char configuration[] = R"([req]
distinguished_name = name
[name]
[ca]
default_ca = register
[register]
database = index.txt
new_certs_dir = .
default_md = sha256
policy = any
unique_subject = no
rand_serial = yes
[any]
commonName = supplied
[authority]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[client]
basicConstraints = critical,CA:FALSE
extendedKeyUsage = clientAuth
)";

QByteArray alternativeNames(const QStringList &hosts)
{
    QByteArrayList names;
    for (const QString &host : hosts)
        names += (QHostAddress(host).isNull() ? "DNS:" : "IP:") + host.toLatin1();
    return "[served]\nsubjectAltName = " + names.join(',')
        + "\nbasicConstraints = critical,CA:FALSE\nextendedKeyUsage = serverAuth\n"
          "authorityKeyIdentifier = keyid\n";
}

QStringList words(const char *line)
{
    return QString::fromLatin1(line).split(QLatin1Char(' '));
}

} // namespace

struct TestAuthority::Private
{
    QTemporaryDir folder;

    void openssl(const QStringList &arguments) const { runOpenssl(folder.path(), arguments); }
    /// Signs key.pem's certificate as `section` of the configuration says, into certificate.pem.
    void sign(const QString &name, const QString &section, int from, int until, bool ownKey = false) const
    {
        openssl(words("req -config openssl.cnf -utf8 -new -newkey rsa:2048 -nodes -keyout key.pem -out "
                      "request.pem -subj")
                << QLatin1String("/CN=") + name);
        QStringList arguments =
            words("ca -config openssl.cnf -utf8 -batch -notext -in request.pem -out certificate.pem");
        arguments += ownKey ? words("-selfsign -keyfile key.pem")
                            : words("-keyfile authority.key -cert authority.pem");
        openssl(arguments << QStringLiteral("-startdate") << fromNow(from) << QStringLiteral("-enddate")
                          << fromNow(until) << QStringLiteral("-extensions") << section);
    }
};

TestAuthority::TestAuthority(const QString &name)
    : d(std::make_unique<Private>())
{
    writeFile(d->folder, "openssl.cnf", configuration);
    writeFile(d->folder, "index.txt", {});
    d->sign(name, QStringLiteral("authority"), -1, 365, true);
    QFile::rename(d->folder.filePath(QStringLiteral("key.pem")),
                  d->folder.filePath(QStringLiteral("authority.key")));
    QFile::rename(d->folder.filePath(QStringLiteral("certificate.pem")),
                  d->folder.filePath(QStringLiteral("authority.pem")));
}

TestAuthority::~TestAuthority() = default;

QByteArray TestAuthority::pem() const
{
    return readFile(d->folder, "authority.pem");
}

TestAuthority::Leaf TestAuthority::issue(const QStringList &hosts, int from, int until) const
{
    writeFile(d->folder, "openssl.cnf", configuration + alternativeNames(hosts));
    d->sign(hosts.first(), QStringLiteral("served"), from, until);
    return {readFile(d->folder, "certificate.pem"), readFile(d->folder, "key.pem")};
}

QByteArray TestAuthority::clientPkcs12(const QString &name, const QByteArray &passphrase,
                                       const QStringList &options) const
{
    d->sign(name, QStringLiteral("client"), -1, 30);
    d->openssl(
        words("pkcs12 -export -inkey key.pem -in certificate.pem -name client -out sealed.p12 -passout")
        << QLatin1String("pass:") + QString::fromUtf8(passphrase) << options);
    QFile file(d->folder.filePath(QStringLiteral("sealed.p12")));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QSslConfiguration TestAuthority::serverConfiguration(const QStringList &hosts, int from, int until) const
{
    const Leaf leaf = issue(hosts, from, until);
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain({QSslCertificate(leaf.certificatePem), QSslCertificate(pem())});
    configuration.setPrivateKey(QSslKey(leaf.keyPem, QSsl::Rsa));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

} // namespace fairlead
