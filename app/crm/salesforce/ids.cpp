// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/ids.h"

#include <algorithm>

namespace fairlead::salesforce {

namespace {

bool isCapital(char c)
{
    return c >= 'A' && c <= 'Z';
}

bool isIdCharacter(char c)
{
    return isCapital(c) || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

} // namespace

std::string toLongId(std::string_view id)
{
    std::string text(id);
    if (id.size() != 15 || !std::all_of(id.begin(), id.end(), isIdCharacter))
        return text;
    // Each group of five characters is one digit in base 32: bit n says that its n-th character is a capital.
    for (std::size_t group = 0; group < 3; ++group) {
        unsigned digit = 0;
        for (std::size_t bit = 0; bit < 5; ++bit) {
            if (isCapital(id[group * 5 + bit]))
                digit |= 1U << bit;
        }
        text += "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"[digit];
    }
    return text;
}

QString toLongId(const QString &id)
{
    return id.size() == 15 ? QString::fromStdString(toLongId(std::string_view(id.toStdString()))) : id;
}

bool isRecordId(const QString &id)
{
    return (id.size() == 15 || id.size() == 18) && std::all_of(id.begin(), id.end(), [](QChar c) {
               return c.unicode() < 128 && isIdCharacter(char(c.unicode()));
           });
}

} // namespace fairlead::salesforce
