// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/errorcatalogue.h"
#include "auth/errorrow.h"
#include "core/error.h"

#include <QList>
#include <QString>

namespace fairlead {

/// What Microsoft Entra ID refused, as an Error (reference "Microsoft 1.4, 1.6–1.10, 1.16"). `error` and
/// `suberror` say what has to be done; the AADSTS number (from `codes`, else from the description) refines
/// sentence and remedy, and may turn "sign in again" into something more exact, but never turns a passing
/// fault into a sign-in. Used for token answers and for the query of a redirect. What no table knows keeps
/// the provider's own first line as its sentence. The link leads to where it can be mended; where there is no
/// such place, to Microsoft's page on the number. Pure, any thread.
Error entraError(const QString &error, const QString &description, const QString &suberror,
                 const QList<int> &codes, const SignInPlace &place = {});

/// The table's rows: numbers, then names.
QList<CatalogueRow> entraErrorRows();

} // namespace fairlead
