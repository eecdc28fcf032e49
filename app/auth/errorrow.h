// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QCoreApplication>
#include <QString>

namespace fairlead {

/// One line of the tables that turn a provider's sign-in error into ours. The texts are marked with
/// QT_TRANSLATE_NOOP in the context "fairlead::SignIn" where the table stands.
struct ErrorRow
{
    ErrorCode code;
    ErrorClass errorClass;
    const char *sentence;
    const char *remedy;

    Error toError() const
    {
        Error error;
        error.code = code;
        error.errorClass = errorClass;
        error.sentence = QCoreApplication::translate("fairlead::SignIn", sentence);
        error.remedy = QCoreApplication::translate("fairlead::SignIn", remedy);
        return error;
    }
};

/// What no table knows: the provider's own first line, so that nothing is hidden behind "unknown error".
Error unknownSignInError(const QString &description, const QString &code);

} // namespace fairlead
