// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/secret.h"

#include <QByteArray>

namespace fairlead {

/// RS256: RSASSA-PKCS1-v1_5 with SHA-256; PS256: RSASSA-PSS with SHA-256 and a salt of 32 bytes (RFC 7518
/// §3.3, §3.5).
enum class RsaAlgorithm { RS256, PS256 };

/// Signs with a PEM key (PKCS#8 or PKCS#1, RSA, 2048 bits or more, without a passphrase). FileUnreadable
/// where the text is not such a key. OpenSSL on Linux and macOS, the system's CNG on Windows; any thread.
Result<QByteArray> rsaSign(const Secret &privateKeyPem, const QByteArray &data, RsaAlgorithm algorithm);

} // namespace fairlead
