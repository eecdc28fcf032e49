// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/errorcatalogue.h"
#include "auth/errorrow.h"
#include "core/error.h"

#include <QString>

namespace fairlead {

/// What Salesforce's sign-in refused, as an Error (reference "Salesforce 1.4–1.8"): `error` first, the
/// description where one `error` has several causes. Used for token answers, for the query of a redirect, for
/// the code of an error page (`OAUTH_APP_BLOCKED`) and for the plain text of userinfo (`Bad_OAuth_Token`).
/// What no table knows keeps the provider's own first line as its sentence. Pure, any thread.
Error salesforceOAuthError(const QString &error, const QString &description, const SignInPlace &place = {});

/// The table's rows, in the order in which they are tried.
QList<CatalogueRow> salesforceOAuthErrorRows();

/// The app is not blocked: it does not admit this user, which giving him access to it mends.
bool isNotAdmitted(const Error &error);

} // namespace fairlead
