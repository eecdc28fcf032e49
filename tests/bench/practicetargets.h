// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/tokensource.h"
#include "connection/session.h"
#include "support/practiceprocess.h"

namespace fairlead {

/// Connections to a practice org, as the wizard's builder makes them, with the jobs of both CRMs' five
/// objects. What fails ends the program. With an event loop.

TokenSet salesforceTokens(const PracticeWorld &world);
SessionTarget salesforceTarget(const PracticeWorld &world, const Cloud &cloud);
SessionTarget dynamicsTarget(const PracticeWorld &world, const Cloud &cloud);

} // namespace fairlead
