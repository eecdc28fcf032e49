// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/errorcatalogue.h"

#include "crm/dynamics/errors.h"
#include "crm/errortable.h"
#include "crm/salesforce/errors.h"

namespace fairlead {

QList<CatalogueRow> errorCatalogue()
{
    return signInCatalogue() + salesforce::catalogue() + dynamics::catalogue() + statusRows();
}

} // namespace fairlead
