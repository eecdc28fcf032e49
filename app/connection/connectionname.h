// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

namespace fairlead {

/// What a connection may be called: one line of 1 to 80 characters. It stands on cards, in menus and in
/// tables, and scripts name the connection by it.
constexpr int longestConnectionName = 80;

/// A name that a person typed. UsageError.
Outcome checkConnectionName(const QString &name);

/// A name that came from elsewhere, such as the organisation's own, on one line and cut to `longest`
/// characters, none of them halved.
QString fittingConnectionName(const QString &name, int longest = longestConnectionName);

} // namespace fairlead
