// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

namespace fairlead {

/// The private key cannot be used; `why` is for support and never holds any of it.
Error rsaKeyError(const QString &why);

constexpr int smallestRsaKey = 2048; ///< bits; both providers refuse less

} // namespace fairlead
