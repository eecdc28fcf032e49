// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/clientidentity.h"

#include <QBuffer>
#include <QCoreApplication>

namespace fairlead {

Result<ClientIdentity> clientIdentityFrom(const QByteArray &pkcs12, const Secret &passphrase)
{
    ClientIdentity identity;
    if (pkcs12.isEmpty())
        return identity;
    QByteArray bytes = pkcs12;
    QBuffer device(&bytes);
    device.open(QIODevice::ReadOnly);
    QSslCertificate own;
    QList<QSslCertificate> issuers;
    const bool opened =
        QSslCertificate::importPkcs12(&device, &identity.key, &own, &issuers, passphrase.reveal());
    if (opened && !own.isNull() && !identity.key.isNull()) {
        identity.chain = QList<QSslCertificate>{own} + issuers;
        return identity;
    }
    Error error;
    error.code = ErrorCode::FileUnreadable;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = QCoreApplication::translate(
        "fairlead::Network", "The client certificate of the network settings cannot be opened.");
    error.remedy = QCoreApplication::translate(
        "fairlead::Network",
        "Check its password in the network settings, and that the file (PKCS#12, .p12 or .pfx) holds the "
        "certificate together with its key.");
    return fail(error);
}

} // namespace fairlead
