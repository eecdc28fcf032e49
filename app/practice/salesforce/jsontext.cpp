// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/jsontext.h"

#include <charconv>
#include <cmath>

namespace fairlead::practice::salesforce::jsontext {

// java.lang.Double.toString: plain between 10^-3 and 10^7, else one digit, point, digits, 'E', exponent.
void appendDouble(QByteArray &out, double value)
{
    if (value == 0) {
        out += "0.0";
        return;
    }
    char buffer[64];
    const double size = std::fabs(value);
    const bool plain = size >= 1e-3 && size < 1e7;
    const auto format = plain ? std::chars_format::fixed : std::chars_format::scientific;
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, format).ptr;
    const QByteArrayView text(buffer, end - buffer);
    if (plain) {
        out.append(text.data(), text.size());
        if (text.indexOf('.') < 0)
            out += ".0";
        return;
    }
    const auto e = text.indexOf('e');
    out.append(text.data(), e);
    if (text.first(e).indexOf('.') < 0)
        out += ".0";
    out += 'E';
    out += QByteArray::number(text.sliced(e + 1).toByteArray().toInt());
}

} // namespace fairlead::practice::salesforce::jsontext
