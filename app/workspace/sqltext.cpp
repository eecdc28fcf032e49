// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/sqltext.h"

namespace fairlead::detail {

namespace {

void join(std::string &out, const std::vector<std::string> &parts, std::size_t from, std::size_t to,
          const std::string &separator)
{
    if (to - from == 1) {
        out += parts[from];
        return;
    }
    const std::size_t middle = from + (to - from) / 2;
    out += '(';
    join(out, parts, from, middle, separator);
    out += separator;
    join(out, parts, middle, to, separator);
    out += ')';
}

} // namespace

std::string balanced(const std::vector<std::string> &parts, const std::string &separator)
{
    std::string out;
    if (!parts.empty())
        join(out, parts, 0, parts.size(), separator);
    return out;
}

std::string commaSeparated(const std::vector<std::string> &parts)
{
    std::string out;
    for (const std::string &part : parts) {
        if (!out.empty())
            out += ", ";
        out += part;
    }
    return out;
}

} // namespace fairlead::detail
