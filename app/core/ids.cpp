// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ids.h"

#include <QRandomGenerator>

namespace fairlead {

QString randomName(int count)
{
    static constexpr char alphabet[] = "abcdefghijklmnopqrstuvwxyz0123456789";
    QString name;
    name.reserve(count);
    for (int i = 0; i < count; ++i)
        name += QLatin1Char(alphabet[QRandomGenerator::system()->bounded(36)]);
    return name;
}

ConnectionId ConnectionId::make()
{
    return ConnectionId(randomName(12));
}

} // namespace fairlead
