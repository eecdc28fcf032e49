// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/realtext.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QLocale>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <system_error>

namespace fairlead::realtext {

namespace portable {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// Keeps out what Qt takes besides: "+1", " 1", "1 ", "inf", "nan".
bool looksLikeNumber(std::string_view text)
{
    if (!text.empty() && text.front() == '-')
        text.remove_prefix(1);
    return !text.empty() && (isDigit(text.front()) || text.front() == '.')
        && (isDigit(text.back()) || text.back() == '.');
}

} // namespace

std::optional<double> read(std::string_view text)
{
    if (!looksLikeNumber(text))
        return std::nullopt;
    bool isNumber = false;
    const double value = QByteArrayView(text.data(), qsizetype(text.size())).toDouble(&isNumber);
    return isNumber ? std::optional(value) : std::nullopt;
}

std::string_view write(double value, Form form, std::span<char> room)
{
    const QByteArray text =
        QByteArray::number(value, form == Form::Plain ? 'f' : 'e', QLocale::FloatingPointShortest);
    if (std::size_t(text.size()) > room.size())
        return {};
    std::copy(text.begin(), text.end(), room.begin());
    return {room.data(), std::size_t(text.size())};
}

} // namespace portable

// Defined where both are there for real numbers, too.
#ifdef __cpp_lib_to_chars

std::optional<double> read(std::string_view text)
{
    double value = 0;
    const char *end = text.data() + text.size();
    const auto done = std::from_chars(text.data(), end, value);
    // "inf" and "nan" are numbers to it.
    return done.ec == std::errc() && done.ptr == end && std::isfinite(value) ? std::optional(value)
                                                                             : std::nullopt;
}

std::string_view write(double value, Form form, std::span<char> room)
{
    const auto format = form == Form::Plain ? std::chars_format::fixed : std::chars_format::scientific;
    const auto done = std::to_chars(room.data(), room.data() + room.size(), value, format);
    if (done.ec != std::errc())
        return {};
    return {room.data(), std::size_t(done.ptr - room.data())};
}

#else

std::optional<double> read(std::string_view text)
{
    return portable::read(text);
}

std::string_view write(double value, Form form, std::span<char> room)
{
    return portable::write(value, form, room);
}

#endif

} // namespace fairlead::realtext
