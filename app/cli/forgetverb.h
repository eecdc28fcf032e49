// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/verb.h"
#include "secrets/secretstore.h"

namespace fairlead {
class Autostart;
}

namespace fairlead::cli {

/// For uninstallers, and for who passes a computer on.
Verb forgetVerb();

/// What it does, on any home: ends the process that owns it, takes its place and forgets. UsageError, and
/// nothing is touched, where the folder is none of Fairlead's. `autostart`: null where the entry at login
/// starts another home.
Task<VerbAnswer> forgetAnswer(Home home, SecretStore &store, const Autostart *autostart, bool everything,
                              Clock &clock, CancelToken cancel);

} // namespace fairlead::cli
