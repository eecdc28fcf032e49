// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/keychainstate.h"

namespace fairlead::detail {

Task<StoreState> askKeychainState(CancelToken)
{
    co_return StoreState::Ready;
}

StoreState meaningOfRefusal()
{
    // macOS: a keychain that is locked where no prompt is possible, or was given a wrong password (reference
    // Microsoft 7.4). A person's own Deny has a code of its own. Windows has no such answer.
    return StoreState::Locked;
}

} // namespace fairlead::detail
