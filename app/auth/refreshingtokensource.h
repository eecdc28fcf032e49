// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/tokensource.h"
#include "core/clock.h"
#include "core/latch.h"
#include "core/taskscope.h"

#include <functional>
#include <memory>

namespace fairlead {

/// Keeps one access token fresh. However many ask, one request goes out; it starts 300 s ahead of expiry, or
/// when a token was rejected. One that is rejected when it is hardly out was ended by somebody, or the CRM
/// takes none: a second in a row tells, and is not renewed. A refusal is final: it is repeated to whoever
/// asks, never to the provider (accounts get locked, AADSTS50196); a failure to ask is passed on and asked
/// again next time. Lifetimes are counted on the steady clock, so a wrong PC clock does not matter. One
/// thread.
class RefreshingTokenSource final : public TokenSource
{
public:
    enum class Why {
        Due, ///< the first one, or the last one runs out
        Rejected, ///< the CRM did not take it any more: what was obtained along with it has probably ended
                  ///< too
    };
    /// Obtains a new set of tokens; `refreshToken` is the newest one known, empty for grants that need none.
    using Grant = std::function<Task<Result<TokenSet>>(Secret refreshToken, Why why, CancelToken cancel)>;
    /// Makes a new refresh token durable. Called before the access token of the same answer is handed out,
    /// since with rotation the old one is dead by then; its failure means that the new token must not be
    /// used.
    using Keep = std::function<Outcome(const Secret &refreshToken)>;

    RefreshingTokenSource(Clock &clock, Grant grant, Keep keep, Secret refreshToken);
    ~RefreshingTokenSource() override;

    /// No request goes out any more; one that is out may still arrive, `patience` long. With rotation its
    /// answer is the only living refresh token: whoever ends without it has lost the grant.
    Task<void> close(std::chrono::milliseconds patience);
    /// The access token as it is; empty where none was obtained yet.
    const Secret &current() const { return m_accessToken; }
    /// Tokens that are already there, as after an interactive sign-in.
    void prime(const TokenSet &tokens);
    Task<Result<Secret>> accessToken(Secret rejected, CancelToken cancel) override;

private:
    Task<void> renew(Why why, CancelToken cancel);
    void take(const TokenSet &tokens);
    bool isFresh() const;

    Clock &m_clock;
    Grant m_grant;
    Keep m_keep;
    Secret m_refreshToken;
    Secret m_accessToken;
    std::optional<std::chrono::milliseconds> m_renewAt; ///< steady
    std::chrono::milliseconds m_obtainedAt{0}; ///< steady
    bool m_rejectedYoung = false; ///< the token before this one was
    std::optional<Error> m_refusal;
    bool m_closed = false;
    std::optional<Error> m_lastError; ///< of the renewal that just ended
    std::shared_ptr<Latch> m_renewing; ///< opens when the renewal under way has ended
    TaskScope m_scope;
};

} // namespace fairlead
