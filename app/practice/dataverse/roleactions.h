// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/dataverse/reader.h"

#include <QJsonObject>

namespace fairlead::practice::dataverse {

/// What a role holds: the actions AddPrivilegesRole, ReplacePrivilegesRole and RemovePrivilegeRole of a row
/// of `roles`, the function RetrieveRolePrivilegesRole.
class RoleActions
{
public:
    explicit RoleActions(const Session &session)
        : m_session(session)
    {
    }

    /// Nothing where there is no action of this name. `action` without its namespace.
    std::optional<Response> answer(QByteArrayView action, const QByteArray &roleId, const QJsonObject &body);
    Response privileges(const QByteArray &roleId);
    static void forget(Store &store, const QByteArray &roleId);

private:
    void give(const QByteArray &roleId, const QJsonObject &privilege);

    const Session &m_session;
};

} // namespace fairlead::practice::dataverse
