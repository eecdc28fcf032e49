// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace fairlead::detail {

/// Joins expressions with `separator` (an associative operator with blanks), nested in halves: SQLite refuses
/// expressions deeper than 1,000, and objects of 800 fields are ordinary.
std::string balanced(const std::vector<std::string> &parts, const std::string &separator);

/// `a, b, c`
std::string commaSeparated(const std::vector<std::string> &parts);

} // namespace fairlead::detail
