// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/dynamics/administration.h"

#include "crm/dynamics/site.h"

namespace fairlead::dynamics {

static Task<Result<QList<PrivilegeNeed>>> askRequired(std::shared_ptr<Site> site, QList<ObjectUse> uses,
                                                      CancelToken cancel)
{
    const Result<TablePrivileges> names = co_await askTablePrivileges(site, cancel);
    if (!names)
        co_return fail(names.error());
    co_return requiredPrivileges(uses, *names);
}

Administration::Administration(Http &http, TokenSource &tokens, const QUrl &address,
                               const QString &pinnedOrganisation)
    : m_site(std::make_shared<Site>(http, tokens, address))
{
    if (!pinnedOrganisation.isEmpty())
        pinOrganisation(*m_site, pinnedOrganisation);
}

Task<Result<QStringList>> Administration::missingPrivileges(CancelToken cancel)
{
    return privilegesMissingForSetup(m_site, std::move(cancel));
}

Task<Result<BusinessUnit>> Administration::rootBusinessUnit(CancelToken cancel)
{
    return dynamics::rootBusinessUnit(m_site, std::move(cancel));
}

Task<Result<QList<PrivilegeNeed>>> Administration::requiredPrivileges(QList<ObjectUse> uses,
                                                                      CancelToken cancel)
{
    return askRequired(m_site, std::move(uses), std::move(cancel));
}

Task<RoleOutcome> Administration::provideRole(RoleOrder order, CancelToken cancel)
{
    return dynamics::provideRole(m_site, std::move(order), std::move(cancel));
}

Task<RoleOutcome> Administration::extendRole(QString roleId, QList<PrivilegeNeed> privileges,
                                             CancelToken cancel)
{
    return dynamics::extendRole(m_site, std::move(roleId), std::move(privileges), std::move(cancel));
}

Task<Result<QMap<QString, QString>>> Administration::privilegesOfRole(QString roleId, CancelToken cancel)
{
    return dynamics::privilegesOfRole(m_site, std::move(roleId), std::move(cancel));
}

Task<Outcome> Administration::undoRole(RoleMade made, CancelToken cancel)
{
    return dynamics::undoRole(m_site, std::move(made), std::move(cancel));
}

Task<ApplicationUserOutcome> Administration::provideApplicationUser(ApplicationUserOrder order,
                                                                    CancelToken cancel)
{
    return dynamics::provideApplicationUser(m_site, std::move(order), std::move(cancel));
}

Task<QList<NotUndone>> Administration::undoApplicationUser(ApplicationUserMade made, CancelToken cancel)
{
    return dynamics::undoApplicationUser(m_site, std::move(made), std::move(cancel));
}

} // namespace fairlead::dynamics
