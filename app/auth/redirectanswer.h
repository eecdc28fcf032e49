// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/secret.h"

#include <QString>

#include <optional>

namespace fairlead {

/// What an authorisation server sent back through the browser (RFC 6749 §4.1.2; Microsoft reference 1.4 and
/// 1.10). A value type. Everything in it came over an untrusted channel: `tenant` in particular is whatever
/// the page's author wrote (trap 23) and is only good for comparing.
struct RedirectAnswer
{
    Secret code; ///< authorisation code, decoded once; empty for admin consent and refusals
    QString error; ///< "access_denied", "consent_required", "OAUTH_APP_BLOCKED" …; empty on success
    QString errorDescription; ///< the provider's own wording, may hold "AADSTS…"
    QString errorSubcode; ///< `error_subcode` or `suberror`
    QString errorUri;
    std::optional<bool> adminConsent; ///< `admin_consent`; also sent, as True, with a refusal
    QString tenant;
    QString scope;

    /// The provider refused. The caller maps `error` and `errorDescription` to an Error.
    bool isRefusal() const { return !error.isEmpty(); }
};

/// Reads the query of a redirect (or the body of a form_post), raw: it is split first and decoded after, so
/// that an encoded '&' or '=' inside a value stays inside it. Pure.
///
/// A refusal is an answer, not an Error. Errors: StateMismatch when `state` is not exactly `expectedState`
/// (absent, repeated and different are the same; `providerCode` then holds the provider's `error`, if any);
/// ProviderAnswerInvalid when there is neither code nor error nor consent, when a parameter that counts is
/// repeated (RFC 6749 §3.1), or when the text is not what a browser could have sent.
Result<RedirectAnswer> parseRedirect(const QString &rawQuery, const QString &expectedState);

} // namespace fairlead
