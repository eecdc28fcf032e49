// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/crm.h"

namespace fairlead {

/// A cell of a page in the form the workspace keeps it in a column of that type: what PageWriter binds, after
/// the affinity of the column (schema.cpp: Integer and Boolean are INTEGER, Real is REAL, all others TEXT).
/// So what is read again before it is written compares equal to what was pulled. Pure.
RecordValue storedValue(const CellValue &cell, FieldType type);
/// A cell that is text; empty for any other.
QString cellText(const CellValue &cell);

} // namespace fairlead
