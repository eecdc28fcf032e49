// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/connectioninfo.h"
#include "core/canceltoken.h"
#include "core/result.h"
#include "core/task.h"
#include "desktop/signinladder.h"
#include "sync/homesession.h"

namespace fairlead {

/// Has an administrator of the connection's tenant sign in on that rung, and withdraws the consent that
/// stands there; how many grants went. Nothing of the administrator's is kept, and nothing is ended for who
/// is of another tenant: WrongOrganisation. Other errors: those of SignInLadder and entra::withdrawConsent().
/// `session` and its clock outlive the task. UI thread.
Task<Result<int>> withdrawConsentNow(HomeSession &session, ConnectionInfo info, SignInRung rung,
                                     SignInLadder::Opener openBrowser, SignInHandler progress,
                                     CancelToken cancel);

} // namespace fairlead
