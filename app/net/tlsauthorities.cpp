// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tlsauthorities.h"

#include <QCoreApplication>

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

QSslConfiguration tlsConfiguration(const QList<QSslCertificate> &extra)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    if (!extra.isEmpty()) {
        // Qt 6.4 stops loading the system's authorities on demand once one is added by hand, so they are
        // named too.
        configuration.setCaCertificates(QSslConfiguration::systemCaCertificates() + extra);
    }
    return configuration;
}

} // namespace fairlead
