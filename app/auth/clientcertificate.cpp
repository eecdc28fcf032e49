// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/clientcertificate.h"

#include "auth/base64url.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QSslCertificate>
#include <QSslKey>

namespace fairlead {

Result<CertificateFacts> readCertificate(const QByteArray &pem)
{
    const QList<QSslCertificate> found = QSslCertificate::fromData(pem, QSsl::Pem);
    if (found.isEmpty() || found.first().isNull() || found.first().publicKey().algorithm() != QSsl::Rsa) {
        Error error;
        error.code = ErrorCode::FileUnreadable;
        error.errorClass = ErrorClass::AskUser;
        error.sentence = QCoreApplication::translate("fairlead::SignIn",
                                                     "This is not a certificate with an RSA key (PEM).");
        error.remedy =
            QCoreApplication::translate("fairlead::SignIn",
                                        "Choose the file that was uploaded to the app registration under "
                                        "Certificates and secrets: it begins with BEGIN CERTIFICATE.");
        return fail(error);
    }
    const QSslCertificate &certificate = found.first();
    CertificateFacts facts;
    facts.thumbprint = certificate.digest(QCryptographicHash::Sha256).toBase64(base64url);
    facts.subject = certificate.subjectDisplayName();
    facts.notBefore = certificate.effectiveDate().toUTC();
    facts.notAfter = certificate.expiryDate().toUTC();
    return facts;
}

} // namespace fairlead
