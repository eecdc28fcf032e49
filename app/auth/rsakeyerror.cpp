// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/rsakeyerror.h"

#include <QCoreApplication>

namespace fairlead {

Error rsaKeyError(const QString &why)
{
    Error error;
    error.code = ErrorCode::FileUnreadable;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = QCoreApplication::translate("fairlead::SignIn", "The private key cannot be used.");
    error.remedy = QCoreApplication::translate("fairlead::SignIn",
                                               "Choose an RSA key of 2048 bits or more in PEM form, without "
                                               "a passphrase (it begins with BEGIN PRIVATE "
                                               "KEY).");
    error.detail = why;
    return error;
}

} // namespace fairlead
