// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/jsontext.h"

#include <charconv>
#include <cmath>

namespace fairlead::practice::salesforce::jsontext {

void appendString(QByteArray &out, QByteArrayView utf8)
{
    static constexpr char hex[] = "0123456789abcdef";
    out += '"';
    qsizetype start = 0;
    for (qsizetype i = 0; i < utf8.size(); ++i) {
        const unsigned char c = static_cast<unsigned char>(utf8[i]);
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        out.append(utf8.data() + start, i - start);
        start = i + 1;
        switch (c) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        default:
            out += "\\u00";
            out += hex[c >> 4];
            out += hex[c & 15];
        }
    }
    out.append(utf8.data() + start, utf8.size() - start);
    out += '"';
}

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
