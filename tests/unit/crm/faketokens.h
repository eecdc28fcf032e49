// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/tokensource.h"

#include <QList>
#include <QStringList>

#include <optional>

namespace fairlead {

/// Gives "token-1", and after each rejection of the current one the next number. One thread.
class FakeTokens final : public TokenSource
{
public:
    Task<Result<Secret>> accessToken(Secret rejected, CancelToken cancel) override
    {
        if (cancel.isCancelled())
            co_return fail(Error::cancelled());
        if (!rejected.isEmpty()) {
            rejections += rejected.revealText();
            if (error)
                co_return fail(*error);
            if (renews && rejected.revealText() == name())
                ++number;
        }
        co_return Secret::fromText(name());
    }
    QString name() const { return QStringLiteral("token-%1").arg(number); }

    int number = 1;
    bool renews = true; ///< false: a rejection changes nothing
    std::optional<Error> error; ///< of asking for a newer one
    QStringList rejections;
};

} // namespace fairlead
