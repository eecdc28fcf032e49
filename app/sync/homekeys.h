// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/secretstore.h"

namespace fairlead {

/// Names in the keychain of what belongs to a home and to no connection of it.

inline QString proxyPasswordKey(const QString &homeId)
{
    return secretKey(homeId, QStringLiteral("-"), QStringLiteral("proxy-password"));
}

/// The client certificate's passphrase.
inline QString identityPassphraseKey(const QString &homeId)
{
    return secretKey(homeId, QStringLiteral("-"), QStringLiteral("client-certificate-password"));
}

} // namespace fairlead
