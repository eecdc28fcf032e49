// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/pkcs12.h"

#include <QBuffer>

namespace fairlead {

ClientIdentity openPkcs12(const QByteArray &pkcs12, const Secret &passphrase)
{
    QByteArray bytes = pkcs12;
    QBuffer device(&bytes);
    device.open(QIODevice::ReadOnly);
    ClientIdentity identity;
    QSslCertificate own;
    QList<QSslCertificate> issuers;
    if (!QSslCertificate::importPkcs12(&device, &identity.key, &own, &issuers, passphrase.reveal())
        || own.isNull() || identity.key.isNull())
        return {};
    identity.chain = QList<QSslCertificate>{own} + issuers;
    return identity;
}

} // namespace fairlead
