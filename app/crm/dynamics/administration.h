// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/dynamics/applicationuser.h"
#include "crm/dynamics/roles.h"

#include <QUrl>

namespace fairlead {
class Http;
class TokenSource;
} // namespace fairlead

namespace fairlead::dynamics {

/// One environment in the hands of its signed-in administrator: the application user and the least-privilege
/// role of a connection, made, compared and taken back. Thread of its TokenSource; cancel what runs before
/// destroying it. Errors as in errors.h; WrongOrganisation where another one was pinned.
class Administration
{
public:
    /// `http` and `tokens` must outlive it.
    Administration(Http &http, TokenSource &tokens, const QUrl &address,
                   const QString &pinnedOrganisation = {});

    /// Before anything is made: what this administrator lacks; empty: all may be done.
    Task<Result<QStringList>> missingPrivileges(CancelToken cancel);
    Task<Result<BusinessUnit>> rootBusinessUnit(CancelToken cancel);
    /// What these jobs need, by the organisation's own names for it.
    Task<Result<QList<PrivilegeNeed>>> requiredPrivileges(QList<ObjectUse> uses, CancelToken cancel);

    Task<RoleOutcome> provideRole(RoleOrder order, CancelToken cancel);
    Task<RoleOutcome> extendRole(QString roleId, QList<PrivilegeNeed> privileges, CancelToken cancel);
    Task<Result<QMap<QString, QString>>> privilegesOfRole(QString roleId, CancelToken cancel);
    Task<Outcome> undoRole(RoleMade made, CancelToken cancel);

    Task<ApplicationUserOutcome> provideApplicationUser(ApplicationUserOrder order, CancelToken cancel);
    Task<QList<NotUndone>> undoApplicationUser(ApplicationUserMade made, CancelToken cancel);

private:
    std::shared_ptr<Site> m_site;
};

} // namespace fairlead::dynamics
