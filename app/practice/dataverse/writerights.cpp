// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/dataverse/writer.h"

namespace fairlead::practice::dataverse {

Problem Writer::outOfReach(const char *access, const Entity &entity, const QByteArray &id) const
{
    return {403, "0x80048306",
            QStringLiteral("Principal user (Id=%1, type=8) does not have %2 access to the %3 with id %4.")
                .arg(latin(m_session.caller.userId()), QLatin1String(access), latin(entity.name), latin(id))};
}

// Appending takes a right on both ends (reference 3.3). An owner is assigned, a business unit is where the
// row lives: neither is appended to.
void Writer::requireMayBind(const Entity &entity, const Payload &payload) const
{
    for (auto bound = payload.bound.cbegin(); bound != payload.bound.cend(); ++bound) {
        if (bound.key() == "ownerid" || bound.key() == "businessunitid")
            continue;
        const Entity &target = *bound.value().entity;
        m_session.caller.require("Append", entity);
        m_session.caller.require("AppendTo", target);
        const auto row = m_session.store.find(target, bound.value().id);
        if (row && !m_session.caller.reaches("AppendTo", target, *row))
            throw outOfReach("append to", target, bound.value().id);
    }
}

void Writer::requireMayAppend(const Entity &row, const Entity &target) const
{
    m_session.caller.require("Append", row);
    m_session.caller.require("AppendTo", target);
}

} // namespace fairlead::practice::dataverse
