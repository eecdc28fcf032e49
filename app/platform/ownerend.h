// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/clock.h"
#include "core/result.h"
#include "core/task.h"

#include <QLatin1String>
#include <QString>

namespace fairlead {

/// What is handed over to the owner of a home that shall end.
constexpr QLatin1String quitVerb("quit");

/// Asks the process that owns the home to end, as its own "Quit" does, and waits until it has: what is stored
/// stands. A success where nobody owns it, or where there is no such home. HomeInUse where it has not ended
/// after `patience`, TimedOut where it takes no note of the request at all. A fairleadctl at work finishes
/// what it was asked for and is only waited for.
Task<Outcome> endOwner(QString homeFolder, QString lockFile, Clock &clock, std::chrono::milliseconds patience,
                       CancelToken cancel);

} // namespace fairlead
