// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/signature.h"

#include <sodium.h>

namespace fairlead {

bool isSignedBy(const QByteArray &bytes, const QByteArray &signature, const QByteArray &publicKey)
{
    const auto raw = [](const QByteArray &text) {
        return reinterpret_cast<const unsigned char *>(text.constData());
    };
    if (sodium_init() < 0 || publicKey.size() != qsizetype(crypto_sign_PUBLICKEYBYTES)
        || signature.size() != qsizetype(crypto_sign_BYTES))
        return false;
    return crypto_sign_verify_detached(raw(signature), raw(bytes),
                                       static_cast<unsigned long long>(bytes.size()), raw(publicKey))
        == 0;
}

} // namespace fairlead
