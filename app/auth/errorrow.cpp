// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/errorrow.h"

namespace fairlead {

Error unknownSignInError(const QString &description, const QString &code)
{
    Error error;
    error.code = ErrorCode::ProviderAnswerInvalid;
    error.errorClass = ErrorClass::AskUser;
    const QString firstLine = description.section(QLatin1Char('\n'), 0, 0).simplified().left(300);
    if (!firstLine.isEmpty()) {
        error.sentence = firstLine;
    } else if (!code.isEmpty()) {
        error.sentence =
            QCoreApplication::translate("fairlead::SignIn", "The sign-in service answered \"%1\".").arg(code);
    } else {
        error.sentence =
            QCoreApplication::translate("fairlead::SignIn", "The sign-in service refused without a reason.");
    }
    error.remedy = QCoreApplication::translate("fairlead::SignIn", "Copy this for support, and try again.");
    return error;
}

} // namespace fairlead
