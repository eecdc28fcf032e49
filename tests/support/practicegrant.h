// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/tokensource.h"
#include "core/clock.h"
#include "core/result.h"
#include "support/practiceprocess.h"

namespace fairlead {

/// Somebody signs in to the practice org's Salesforce in a browser, a script that logs in and presses Allow.
/// Spins the event loop.
Result<TokenSet> signInByScript(const PracticeWorld &world, const PracticeWorld::Account &person,
                                Clock &clock);

/// Approvals that stand in the organisation, beside the one of whoever counts them; -1: they cannot be read.
/// Spins the event loop.
qint64 approvalsBeside(const TokenSet &observer, Clock &clock);

} // namespace fairlead
