// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

/// Real numbers as the text that JSON and CSV have for them, whatever the locale, exact both ways. Any
/// thread. By std::from_chars and std::to_chars where those are for real numbers as well: Apple's library has
/// neither for the oldest macOS that Fairlead runs on.
namespace fairlead::realtext {

/// The number that the whole text is: digits with or without a minus sign, a point and an exponent. Nothing
/// for any other text (blanks, a plus sign in front, "nan"), nor for what a double cannot hold.
std::optional<double> read(std::string_view text);

enum class Form {
    Plain, ///< 1500000, 0.001
    Exponent, ///< 1.5e+06, 1e-03
};

/// The fewest digits that read back as the same number. What was written of `room`: 32 characters do for
/// every finite number with an exponent, and for plain ones from 0.001 to 10,000,000; nothing where it is too
/// small.
std::string_view write(double value, Form form, std::span<char> room);

/// The same by Qt's conversions, at a third of the speed.
namespace portable {
std::optional<double> read(std::string_view text);
std::string_view write(double value, Form form, std::span<char> room);
} // namespace portable

} // namespace fairlead::realtext
