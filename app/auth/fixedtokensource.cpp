// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/fixedtokensource.h"

#include <QCoreApplication>

namespace fairlead {

FixedTokenSource::FixedTokenSource(Secret token)
    : m_token(std::move(token))
{
}

Task<Result<Secret>> FixedTokenSource::accessToken(Secret rejected, CancelToken cancel)
{
    if (cancel.isCancelled())
        co_return fail(Error::cancelled());
    if (rejected.isEmpty() || !(rejected == m_token))
        co_return Secret(m_token);
    Error error;
    error.code = ErrorCode::SignInNeeded;
    error.errorClass = ErrorClass::AskUser;
    error.sentence =
        QCoreApplication::translate("fairlead::TokenSource", "The CRM no longer accepts this sign-in.");
    error.remedy = QCoreApplication::translate("fairlead::TokenSource", "Sign in once more.");
    co_return fail(error);
}

} // namespace fairlead
