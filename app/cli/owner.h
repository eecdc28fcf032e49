// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/verb.h"
#include "secrets/secretstore.h"

#include <functional>
#include <memory>

namespace fairlead::cli {

/// What an owner of a home answers to a verb another process handed over: for HandOverServer. `session`
/// outlives it.
Task<QJsonObject> answerHandedOver(HomeSession &session, QJsonObject request, CancelToken cancel);

/// How this process gets at secrets when it becomes the owner itself.
using StoreFactory = std::function<std::unique_ptr<SecretStore>(Clock &clock)>;

/// Takes the home's lock and runs the verb here, listening meanwhile for what others hand over; or hands it
/// over to the process that holds the lock. An owner that ends in between is no failure: the home is free
/// then. Main thread.
Task<VerbAnswer> performAsOwner(const Verb *verb, VerbRequest request, Home home, Clock &clock,
                                StoreFactory makeStore, CancelToken cancel);

} // namespace fairlead::cli
