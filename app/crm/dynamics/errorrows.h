// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/errortable.h"

#include <span>

namespace fairlead::dynamics {

/// The table behind errors.h (reference Microsoft 4.10, 4.11 and 5); the first row that fits counts. Static
/// data, any thread.
std::span<const ErrorRow> errorRows();

} // namespace fairlead::dynamics
