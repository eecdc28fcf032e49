// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/errorcatalogue.h"

namespace fairlead {

/// Every row of every table, in the order in which each is tried: signing in at Entra and Salesforce, the
/// APIs of Salesforce and Dataverse, and what an HTTP status says alone. For documentation and for the test
/// that compares with the reference.
QList<CatalogueRow> errorCatalogue();

} // namespace fairlead
