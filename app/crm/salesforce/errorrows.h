// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/errortable.h"

#include <span>

namespace fairlead::salesforce {

/// The table behind errors.h (reference Salesforce 4.5 and 5); the first row that fits counts. Static data,
/// any thread.
std::span<const ErrorRow> errorRows();

} // namespace fairlead::salesforce
