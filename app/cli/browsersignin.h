// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/tokensource.h"
#include "cli/arguments.h"
#include "connection/connectioninfo.h"
#include "core/canceltoken.h"
#include "core/clock.h"
#include "core/cloud.h"
#include "core/result.h"
#include "core/secret.h"
#include "core/task.h"
#include "net/http.h"
#include "settings/home.h"

#include <QHash>

#include <optional>

namespace fairlead::cli {

/// A sign-in has two halves: the person's, in the process they have started, and the exchange for tokens, in
/// the process that owns the home. Between them goes what a browser or a device code has left, by name, as
/// other secrets of a request do.
using SignInSecrets = QHash<QString, Secret>;

/// The person's half for a connection that lives on a refresh token: prints the page's address on standard
/// error, opens it unless `--no-browser` was given, and waits for the browser to come back; with
/// `--device-code` (Entra) prints the code and where to type it. A refusal is the provider's error. Main
/// thread; the home need not be owned. `scopes` (Entra): what it is for; empty: the connection's environment.
Task<Result<SignInSecrets>> signInPerson(Arguments arguments, Home home, ConnectionInfo info, Clock &clock,
                                         CancelToken cancel, QStringList scopes = {});

/// Why `--device-code` cannot be meant: Salesforce lets only installed apps use its device flow. UsageError.
std::optional<Error> checkDeviceCode(const Arguments &arguments, CrmKind crm);

/// The owner's half, with the same scopes. `http` and `clock` outlive the task.
Task<Result<TokenSet>> exchangeSignIn(Http &http, Clock &clock, ConnectionInfo info, Cloud cloud,
                                      SignInSecrets secrets, CancelToken cancel, QStringList scopes = {});

} // namespace fairlead::cli
