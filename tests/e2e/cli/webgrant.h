// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/connectionbuilder.h"
#include "support/practiceprocess.h"

namespace fairlead {

/// A Salesforce connection with a refresh token, made as the wizard makes it; the person in the browser is a
/// script that logs in and presses Allow. For tests of what happens afterwards; nobody may own the home yet.
/// Thread of the store.
Result<BuiltConnection> connectByWeb(const Home &home, const PracticeWorld &world, SecretStore &store,
                                     Clock &clock);

} // namespace fairlead
