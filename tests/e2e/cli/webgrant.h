// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/connectionbuilder.h"
#include "support/practiceprocess.h"

namespace fairlead {

/// What the wizard knows of a Salesforce connection before Finish; the person in the browser is a script that
/// logs in and presses Allow. `home` names the practice org's cloud.
Result<NewConnection> grantByWeb(const Home &home, const PracticeWorld &world, Clock &clock);

/// The same, built. For tests of what happens afterwards; nobody may own the home yet. Thread of the store.
Result<BuiltConnection> connectByWeb(const Home &home, const PracticeWorld &world, SecretStore &store,
                                     Clock &clock);

} // namespace fairlead
