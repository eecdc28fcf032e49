// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/connectioncolour.h"

#include <algorithm>

namespace fairlead {

const QStringList &connectionColours()
{
    static const QStringList colours{QStringLiteral("blue"),   QStringLiteral("green"),
                                     QStringLiteral("violet"), QStringLiteral("teal"),
                                     QStringLiteral("pink"),   QStringLiteral("brown")};
    return colours;
}

QString freeColour(const QList<ConnectionInfo> &connections)
{
    const auto users = [&connections](const QString &colour) {
        return std::count_if(connections.begin(), connections.end(),
                             [&colour](const ConnectionInfo &info) { return info.colour == colour; });
    };
    const QStringList &colours = connectionColours();
    return *std::min_element(colours.begin(), colours.end(),
                             [&users](const QString &a, const QString &b) { return users(a) < users(b); });
}

} // namespace fairlead
