// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/salesforce/access.h"

#include <QJsonObject>

namespace fairlead::practice::salesforce {

/// What there is in Setup, for tests that compare before and after: each table's rows, sorted, with what
/// tells them apart by name instead of by id, so that what was taken away and made again is the same.
QJsonObject setupList(Store &store, const Access &access);

} // namespace fairlead::practice::salesforce
