// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/database.h"
#include "workspace/pagewriter.h"

#include <QString>

#include <string>

namespace fairlead::detail {

/// Records of `object` with local changes whose row has to be there: all but those that were deleted last,
/// which wait to be deleted in the CRM.
IdSet changedIdsWithRows(Database &database, const QString &object);

/// For a changed record whose row is lost: its changes leave the outbox, which holds only what was there
/// before them, and are noted in the activity list. A change without its row would keep the record from being
/// pulled for ever.
void dropChange(Database &database, const QString &object, const std::string &id);

} // namespace fairlead::detail
