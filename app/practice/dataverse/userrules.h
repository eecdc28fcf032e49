// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/dataverse/reader.h"

namespace fairlead::practice::dataverse {

/// What the platform insists on where users and their roles are written (reference Microsoft 3.1):
/// application users are of an app of the tenant and one for each, seven non-interactive users at most, roles
/// are given within one business unit, only who is disabled can be deleted. Each throws the refusal.
class UserRules
{
public:
    explicit UserRules(const Session &session)
        : m_session(session)
    {
    }

    /// Fills in what follows from the app; `row` as it was sent.
    void beforeCreate(Row &row) const;
    void beforeChange(const QByteArray &id, const Row &current, const Row &changes) const;
    void beforeRemove(const QByteArray &id, const Row &current) const;
    /// A name is taken once in each business unit.
    void beforeCreatingRole(const Row &row) const;
    /// `holder`: table of a user or team.
    void beforeGivingRole(const Entity &holder, const QByteArray &id, const QByteArray &roleId) const;
    void requireMayAssignRoles() const;

private:
    void requireSeatForNonInteractive() const;

    const Session &m_session;
};

} // namespace fairlead::practice::dataverse
