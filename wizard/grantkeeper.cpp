// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/grantkeeper.h"

#include <algorithm>
#include <utility>

namespace fairlead {

namespace {

// The services are held by value: a revocation goes on when the wizard is gone. Its token is nobody's: a
// closing wizard must not cancel what it has just asked for.
Task<void> revoke(std::shared_ptr<WizardServices> services, GrantHandle grant)
{
    auto revoking = services->revoke(grant, CancelToken());
    (void)co_await revoking;
}

} // namespace

GrantKeeper::GrantKeeper(std::shared_ptr<WizardServices> services)
    : m_services(std::move(services))
{
}

GrantKeeper::~GrantKeeper()
{
    releaseAll();
}

void GrantKeeper::hold(const GrantHandle &grant)
{
    if (grant && !holds(grant))
        m_held.push_back(grant);
}

bool GrantKeeper::holds(const GrantHandle &grant) const
{
    return std::find(m_held.begin(), m_held.end(), grant) != m_held.end();
}

void GrantKeeper::release(const GrantHandle &grant)
{
    if (drop(grant))
        spawn(m_scope, revoke(m_services, grant));
}

void GrantKeeper::releaseAll()
{
    for (const GrantHandle &grant : std::exchange(m_held, {}))
        spawn(m_scope, revoke(m_services, grant));
}

void GrantKeeper::adopt(const GrantHandle &grant)
{
    drop(grant);
}

bool GrantKeeper::drop(const GrantHandle &grant)
{
    return std::erase(m_held, grant) > 0;
}

} // namespace fairlead
