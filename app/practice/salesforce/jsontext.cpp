// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/jsontext.h"

#include "core/realtext.h"
#include "practice/jsonstring.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace fairlead::practice::salesforce::jsontext {

void appendString(TextBuilder &out, QByteArrayView utf8)
{
    // Almost no value has anything to escape.
    const bool plain = std::none_of(utf8.begin(), utf8.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
    });
    if (!plain) {
        QByteArray escaped;
        appendJsonString(escaped, utf8);
        out.append(escaped);
        return;
    }
    char *at = out.space(utf8.size() + 2);
    at[0] = '"';
    std::copy(utf8.begin(), utf8.end(), at + 1);
    at[utf8.size() + 1] = '"';
    out.used(utf8.size() + 2);
}

void appendInteger(TextBuilder &out, qint64 value)
{
    char *at = out.space(24);
    out.used(std::to_chars(at, at + 24, value).ptr - at);
}

// java.lang.Double.toString: plain between 10^-3 and 10^7, else one digit, point, digits, 'E', exponent.
void appendDouble(TextBuilder &out, double value)
{
    if (value == 0) {
        out.append("0.0");
        return;
    }
    char buffer[64];
    const double size = std::fabs(value);
    const bool plain = size >= 1e-3 && size < 1e7;
    const auto written =
        realtext::write(value, plain ? realtext::Form::Plain : realtext::Form::Exponent, buffer);
    const QByteArrayView text(written.data(), qsizetype(written.size()));
    if (plain) {
        out.append(text);
        if (text.indexOf('.') < 0)
            out.append(".0");
        return;
    }
    const auto e = text.indexOf('e');
    out.append(text.first(e));
    if (text.first(e).indexOf('.') < 0)
        out.append(".0");
    out.append('E');
    appendInteger(out, text.sliced(e + 1).toByteArray().toInt());
}

} // namespace fairlead::practice::salesforce::jsontext
