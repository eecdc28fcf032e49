// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/dataverse/reader.h"

namespace fairlead::practice::dataverse {

/// Functions of the Web API: WhoAmI, RetrieveVersion, RetrieveTotalRecordCount, RetrieveUserPrivileges,
/// RetrievePrincipalAccess, RetrieveRolePrivilegesRole (reference Microsoft 3.2).
class Functions
{
public:
    explicit Functions(const Session &session)
        : m_session(session)
    {
    }

    /// Nothing where there is no unbound function of this name.
    std::optional<Response> unbound(const odata::Segment &segment, const odata::Options &options);
    std::optional<Response> bound(const Entity &entity, const QByteArray &id, const odata::Segment &segment,
                                  const odata::Options &options);

private:
    Response answer(const char *type, QJsonObject body) const;
    Response whoAmI() const;
    Response totalRecordCount(const odata::Segment &segment, const odata::Options &options);
    Response userPrivileges(const QByteArray &id);
    Response principalAccess(const QByteArray &id, const odata::Segment &segment,
                             const odata::Options &options);

    const Session &m_session;
};

} // namespace fairlead::practice::dataverse
