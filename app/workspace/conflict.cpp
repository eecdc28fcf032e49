// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/conflict.h"

namespace fairlead {

QString nameOf(Side side)
{
    return side == Side::Crm ? QStringLiteral("crm") : QStringLiteral("workspace");
}

std::optional<Side> sideFromString(const QString &name)
{
    if (name == nameOf(Side::Crm))
        return Side::Crm;
    if (name == nameOf(Side::Workspace))
        return Side::Workspace;
    return std::nullopt;
}

QString nameOf(ConflictEntry::State state)
{
    switch (state) {
    case ConflictEntry::State::Open:
        return QStringLiteral("open");
    case ConflictEntry::State::Decided:
        return QStringLiteral("decided");
    case ConflictEntry::State::Resolved:
        return QStringLiteral("resolved");
    case ConflictEntry::State::PutBack:
        return QStringLiteral("put-back");
    }
    return {};
}

} // namespace fairlead
