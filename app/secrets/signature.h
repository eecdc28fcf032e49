// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace fairlead {

/// Ed25519 (RFC 8032): `signature` is over exactly these bytes and by the owner of `publicKey`. False for a
/// key or a signature of another size. Pure; any thread.
bool isSignedBy(const QByteArray &bytes, const QByteArray &signature, const QByteArray &publicKey);

} // namespace fairlead
