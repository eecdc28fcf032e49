// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secret.h"

#include <QByteArray>

namespace fairlead {

/// Proof Key for Code Exchange (RFC 7636), method S256 only. The verifier stays in this process; the
/// challenge goes through the browser.
struct Pkce
{
    Secret verifier; ///< 86 characters of [A-Za-z0-9-_] (§4.1 asks for 43 to 128)
    QByteArray challenge; ///< base64url of SHA-256, without padding (§4.2)

    static Pkce make();
    static Pkce fromVerifier(const QByteArray &verifier);
};

/// A fresh `state` or `nonce`: 256 bits of the system's cryptographic generator, base64url. Never reused
/// between attempts.
QByteArray newState();

} // namespace fairlead
