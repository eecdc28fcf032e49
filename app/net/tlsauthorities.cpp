// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tlsauthorities.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QFile>

#include <algorithm>

namespace fairlead {

Result<QList<QSslCertificate>> authoritiesFromPem(const QByteArray &pem)
{
    QList<QSslCertificate> certificates;
    if (pem.trimmed().isEmpty())
        return certificates;
    certificates = QSslCertificate::fromData(pem, QSsl::Pem);
    if (certificates.isEmpty()) {
        Error error;
        error.code = ErrorCode::FileUnreadable;
        error.errorClass = ErrorClass::AskUser;
        error.sentence = QCoreApplication::translate(
            "fairlead::Network", "The file with further certificate authorities holds no certificate.");
        error.remedy = QCoreApplication::translate(
            "fairlead::Network",
            "Choose a file in PEM form (it begins with BEGIN CERTIFICATE), or clear "
            "the field in the network settings.");
        return fail(error);
    }
    return certificates;
}

std::optional<QList<QSslCertificate>> localAuthorities()
{
#if defined(Q_OS_LINUX)
    // Where Debian, Fedora and Arch take an administrator's own from (update-ca-certificates,
    // update-ca-trust).
    static constexpr const char *folders[] = {"/usr/local/share/ca-certificates",
                                              "/etc/pki/ca-trust/source/anchors",
                                              "/etc/ca-certificates/trust-source/anchors"};
    QList<QSslCertificate> found;
    for (const char *folder : folders) {
        QDirIterator files(QLatin1String(folder), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly))
                found += QSslCertificate::fromData(file.readAll(), QSsl::Pem);
        }
    }
    return found;
#else
    return std::nullopt;
#endif
}

TlsAuthority authorityOf(const QList<QSslCertificate> &chain, const QList<QSslCertificate> &added,
                         const std::optional<QList<QSslCertificate>> &local)
{
    if (chain.isEmpty())
        return {};
    const QSslCertificate &last = chain.constLast();
    const QList<QByteArray> attributes = last.issuerInfoAttributes();
    const auto vouches = [&](const QSslCertificate &authority) {
        return authority == last
            || (authority.subjectInfoAttributes() == attributes
                && std::all_of(attributes.begin(), attributes.end(), [&](const QByteArray &attribute) {
                       return authority.subjectInfo(attribute) == last.issuerInfo(attribute);
                   }));
    };
    TlsAuthority authority;
    authority.name = last.issuerDisplayName();
    if (std::any_of(added.begin(), added.end(), vouches))
        authority.kind = TlsAuthority::Kind::Added;
    else if (local && std::any_of(local->begin(), local->end(), vouches))
        authority.kind = TlsAuthority::Kind::Local;
    else if (local)
        authority.kind = TlsAuthority::Kind::System;
    return authority;
}

QSslConfiguration tlsConfiguration(const QList<QSslCertificate> &extra, const ClientIdentity &identity)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    if (!extra.isEmpty()) {
        // Qt 6.4 stops loading the system's authorities on demand once one is added by hand, so they are
        // named too.
        configuration.setCaCertificates(QSslConfiguration::systemCaCertificates() + extra);
    }
    if (!identity.isEmpty()) {
        configuration.setLocalCertificateChain(identity.chain);
        configuration.setPrivateKey(identity.key);
    }
    return configuration;
}

} // namespace fairlead
