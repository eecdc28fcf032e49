// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/secretstore.h"

namespace fairlead::detail {

/// Asks the OS whether its keychain is there and open, without touching an entry and without a prompt.
/// Windows and macOS have no such question: Ready there, and the first use tells. A service that can be
/// started is started. Main thread. Without meaning once cancelled.
Task<StoreState> askKeychainState(CancelToken cancel);

/// What an "access denied" means here when askKeychainState() says Ready.
StoreState meaningOfRefusal();

} // namespace fairlead::detail
