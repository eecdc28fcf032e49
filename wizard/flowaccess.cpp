// SPDX-License-Identifier: GPL-3.0-or-later
// Server-to-server access in a WizardFlow.
#include "wizard/flow.h"

namespace fairlead {

std::optional<AccessGoal> WizardFlow::accessGoal() const
{
    return m_start.existing ? m_start.existing->access : std::nullopt;
}

void WizardFlow::lookAround()
{
    // Seats do not matter for taking back, and whoever may not is refused before anything is changed. In a
    // set-up nobody is asked before it is wanted.
    if (const auto goal = accessGoal(); goal ? isMaking(*goal) : m_input.serverAccess)
        m_access.lookAround(source(), draft());
}

void WizardFlow::wishAccess(bool wished)
{
    WizardInput input = m_input;
    input.serverAccess = wished;
    update(input);
    if (wished)
        lookAround();
    else
        m_access.stopLooking();
}

bool WizardFlow::makesAccess() const
{
    return m_input.serverAccess && !accessGoal() && route().contains(WizardPage::ServerAccess);
}

bool WizardFlow::canSetUpAccess() const
{
    const AccessOutlook *known = accessOutlook();
    return !m_input.serverAccess || (known && !known->impossible);
}

void WizardFlow::changeAccess()
{
    if (!authorization() || m_closing || m_finished)
        return;
    if (isBuilt()) {
        m_access.change({m_built->id, AccessGoal::On, draft()});
        return;
    }
    const auto goal = accessGoal();
    if (!goal)
        return;
    const AccessOutlook *known = accessOutlook();
    if (isMaking(*goal) && (!known || known->impossible))
        return;
    m_access.change({m_start.existing->id, *goal, draft()});
}

bool WizardFlow::canLeaveAccess() const
{
    return !m_access.isRunning() && !m_access.isDone() && !isBuilt();
}

void WizardFlow::finishBuilt()
{
    if (!isBuilt() || m_finished)
        return;
    m_finished = true;
    emit changed();
    emit finished(*m_built);
}

void WizardFlow::finishAccess()
{
    m_finished = true;
    emit changed();
    emit finished({m_start.existing->id, m_start.existing->name});
}

} // namespace fairlead
