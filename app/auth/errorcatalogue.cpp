// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/errorcatalogue.h"

#include "auth/errors_entra.h"
#include "auth/errors_salesforceoauth.h"

namespace fairlead {

QList<CatalogueRow> signInCatalogue()
{
    return entraErrorRows() + salesforceOAuthErrorRows();
}

} // namespace fairlead
