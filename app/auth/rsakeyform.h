// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secret.h"

namespace fairlead {

/// The DER bytes of a PEM key (RFC 7468), a third shorter: the text of a 4096-bit key is longer than the
/// 2,559 bytes every keychain takes, its bytes are not. What is no PEM text of a private key comes back as it
/// is.
Secret compactRsaKey(const Secret &pem);
/// The PEM text of such bytes, PKCS#8 or PKCS#1 as their structure says; anything else comes back as it is.
Secret rsaKeyText(const Secret &der);

} // namespace fairlead
