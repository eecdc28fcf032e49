// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/secret.h"

#include <QByteArray>
#include <QList>
#include <QSslCertificate>
#include <QSslKey>

namespace fairlead {

/// What this computer shows to servers that ask who connects (mutual TLS). A value type.
struct ClientIdentity
{
    QList<QSslCertificate> chain; ///< its own certificate first
    QSslKey key;

    bool isEmpty() const { return chain.isEmpty(); }
};

/// From a PKCS#12 file's bytes, of which there may be none. FileUnreadable where the passphrase does not open
/// them, or there is no certificate with its key in them. Any thread; takes as long as the file's own key
/// derivation wants, milliseconds usually.
Result<ClientIdentity> clientIdentityFrom(const QByteArray &pkcs12, const Secret &passphrase);

} // namespace fairlead
