// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/secret.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace fairlead {

/// A key of our own and the certificate that tells others its public half.
struct RsaKeyPair
{
    Secret privateKeyPem; ///< PKCS#8 (RFC 5958)
    QByteArray certificatePem; ///< X.509 v3, self-signed with SHA-256 (RFC 5280)
    QDateTime expires; ///< UTC; after that the certificate counts nowhere
};

/// RSA with 3,072 bits, valid from a day before `now`, because clocks differ. `commonName`: letters, digits,
/// blanks, '-', '.' and '_'. Takes up to some seconds of a processor: not for a thread that others wait for.
/// OpenSSL on Linux and macOS, the system's CNG on Windows; any thread. Internal where the system refuses.
Result<RsaKeyPair> makeRsaKeyPair(const QString &commonName, const QDateTime &now);

} // namespace fairlead
