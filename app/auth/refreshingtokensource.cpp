// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/refreshingtokensource.h"

#include <QCoreApplication>

#include <utility>

namespace fairlead {

namespace {

// As Microsoft's own library does (reference "Microsoft 1.6").
constexpr std::chrono::seconds lead{300};
// A second token refused this soon after it was given will not be the last: asking on is the loop providers
// punish.
constexpr std::chrono::seconds youngest{10};

Error refusedWhenNew()
{
    Error error;
    error.code = ErrorCode::SignInNeeded;
    error.errorClass = ErrorClass::StopConnection;
    error.sentence = QCoreApplication::translate(
        "fairlead::TokenSource", "The CRM refuses an access token that was only just issued.");
    error.remedy = QCoreApplication::translate("fairlead::TokenSource",
                                               "An administrator should check the session settings and the "
                                               "policies of the app, then connect again.");
    return error;
}

} // namespace

RefreshingTokenSource::RefreshingTokenSource(Clock &clock, Grant grant, Keep keep, Secret refreshToken)
    : m_clock(clock)
    , m_grant(std::move(grant))
    , m_keep(std::move(keep))
    , m_refreshToken(std::move(refreshToken))
{
}

RefreshingTokenSource::~RefreshingTokenSource() = default;

void RefreshingTokenSource::prime(const TokenSet &tokens)
{
    if (!tokens.refreshToken.isEmpty())
        m_refreshToken = tokens.refreshToken;
    take(tokens);
}

void RefreshingTokenSource::take(const TokenSet &tokens)
{
    m_accessToken = tokens.accessToken;
    m_obtainedAt = m_clock.steady();
    m_renewAt.reset();
    if (tokens.lifetime) {
        // A very short life still gets half of it used.
        const auto ahead = std::min(lead, *tokens.lifetime / 2);
        m_renewAt = m_obtainedAt + *tokens.lifetime - ahead;
    }
}

bool RefreshingTokenSource::isFresh() const
{
    return !m_accessToken.isEmpty() && (!m_renewAt || m_clock.steady() < *m_renewAt);
}

Task<Result<Secret>> RefreshingTokenSource::accessToken(Secret rejected, CancelToken cancel)
{
    if (cancel.isCancelled())
        co_return fail(Error::cancelled());
    if (m_closed)
        co_return fail(Error::cancelled());
    if (m_refusal)
        co_return fail(*m_refusal);
    const bool isRejected = !rejected.isEmpty() && rejected == m_accessToken;
    if (!m_renewing) {
        if (isFresh() && !isRejected)
            co_return Secret(m_accessToken);
        const bool isYoung = isRejected && m_clock.steady() - m_obtainedAt < youngest;
        if (isYoung && m_rejectedYoung)
            co_return fail(refusedWhenNew());
        m_rejectedYoung = isYoung;
        m_renewing = std::make_shared<Latch>();
        spawn(m_scope, renew(isRejected ? Why::Rejected : Why::Due, m_scope.token()));
    }
    // The renewal is nobody's own: a caller that gives up leaves it to the others.
    while (m_renewing) {
        Task<Outcome> settled = waitFor(m_renewing, cancel);
        const Outcome ended = co_await settled;
        if (!ended)
            co_return fail(ended.error());
    }
    if (m_lastError)
        co_return fail(*m_lastError);
    co_return Secret(m_accessToken);
}

Task<void> RefreshingTokenSource::close(std::chrono::milliseconds patience)
{
    m_closed = true;
    if (!m_renewing)
        co_return;
    const auto renewing = m_renewing;
    CancelSource late;
    m_clock.after(patience, renewing.get(), [late]() mutable { late.cancel(); });
    (void)co_await waitFor(renewing, late.token());
}

Task<void> RefreshingTokenSource::renew(Why why, CancelToken cancel)
{
    const Result<TokenSet> tokens = co_await m_grant(m_refreshToken, why, cancel);
    if (cancel.isCancelled())
        co_return;
    m_lastError.reset();
    if (!tokens) {
        m_lastError = tokens.error();
        if (!tokens.error().isTransient())
            m_refusal = tokens.error();
    } else {
        if (!tokens->refreshToken.isEmpty() && !(tokens->refreshToken == m_refreshToken)) {
            // In memory first: even if the disk fails, this process can still go on with the living token.
            m_refreshToken = tokens->refreshToken;
            if (const Outcome kept = m_keep(m_refreshToken); !kept)
                m_lastError = kept.error();
        }
        if (!m_lastError)
            take(*tokens);
    }
    std::exchange(m_renewing, nullptr)->open();
}

} // namespace fairlead
