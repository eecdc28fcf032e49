// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/secret.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace fairlead {

/// What an app registration's certificate says of itself, without its key. A value type.
struct CertificateFacts
{
    QByteArray thumbprint; ///< base64url of the 32 bytes of SHA-256 over its DER: `x5t#S256` (trap 20)
    QString subject;
    QDateTime notBefore; ///< UTC
    QDateTime notAfter; ///< UTC
};

/// Reads the first certificate of a PEM text. FileUnreadable where there is none, or its key is not RSA.
/// Pure.
Result<CertificateFacts> readCertificate(const QByteArray &pem);

/// What proves to be the app: the certificate's name and its private key. A value type.
struct ClientCertificate
{
    QByteArray thumbprint;
    Secret privateKey; ///< PEM
};

} // namespace fairlead
