// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/recordid.h"

#include <QStringBuilder>

#include <algorithm>

namespace fairlead::practice::salesforce::recordid {

namespace {
bool isAlphanumeric(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}
} // namespace

QByteArray checksum(const QByteArray &fifteen)
{
    static constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    QByteArray out;
    for (int block = 0; block < 3; ++block) {
        int bits = 0;
        for (int i = 0; i < 5; ++i) {
            const char c = fifteen.at(block * 5 + i);
            if (c >= 'A' && c <= 'Z')
                bits |= 1 << i;
        }
        out += alphabet[bits];
    }
    return out;
}

QByteArray make(const QByteArray &keyPrefix, quint64 number)
{
    static constexpr char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    QByteArray body(12, '0');
    // The instance's two letters, as every org has its own.
    body[0] = 'L';
    body[1] = 'm';
    for (int at = 11; at > 3 && number > 0; --at) {
        body[at] = digits[number % 62];
        number /= 62;
    }
    const QByteArray fifteen = keyPrefix + body;
    return fifteen + checksum(fifteen);
}

std::optional<QByteArray> normalized(const QByteArray &id)
{
    if ((id.size() != 15 && id.size() != 18) || !std::all_of(id.begin(), id.end(), isAlphanumeric))
        return std::nullopt;
    const QByteArray fifteen = id.left(15);
    const QByteArray eighteen = fifteen + checksum(fifteen);
    if (id.size() == 18 && id != eighteen)
        return std::nullopt;
    return eighteen;
}

} // namespace fairlead::practice::salesforce::recordid
