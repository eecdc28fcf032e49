// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/tokensource.h"

namespace fairlead {

/// One token and no way to get another: what the wizard has between signing in and Finish. One thread.
class FixedTokenSource final : public TokenSource
{
public:
    explicit FixedTokenSource(Secret token);
    /// SignInNeeded once the token was rejected.
    Task<Result<Secret>> accessToken(Secret rejected, CancelToken cancel) override;

private:
    Secret m_token;
};

} // namespace fairlead
