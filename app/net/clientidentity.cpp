// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/clientidentity.h"

#include "net/pkcs12.h"

#include <QCoreApplication>

namespace fairlead {

Result<ClientIdentity> clientIdentityFrom(const QByteArray &pkcs12, const Secret &passphrase)
{
    if (pkcs12.isEmpty())
        return ClientIdentity();
    ClientIdentity identity = openPkcs12(pkcs12, passphrase);
    if (!identity.isEmpty())
        return identity;
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
