// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/secret.h"
#include "net/clientidentity.h"

namespace fairlead {

/// A PKCS#12 file's certificate with its key and those that issued it; empty where the passphrase does not
/// open it or no certificate and key in it belong together. Qt reads it where its TLS is OpenSSL's; on
/// Windows, whose schannel Qt reads none for, the system and CNG do, and only RSA keys are read: Qt shows no
/// others there. Any thread; milliseconds.
ClientIdentity openPkcs12(const QByteArray &pkcs12, const Secret &passphrase);

} // namespace fairlead
