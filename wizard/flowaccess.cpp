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
    // What was made is taken back as far as the administrator may: nothing has to be there for that.
    if (accessGoal() != AccessGoal::Off)
        m_access.lookAround(source(), draft());
}

void WizardFlow::changeAccess()
{
    const auto goal = accessGoal();
    if (!goal || !authorization() || m_closing || m_finished)
        return;
    const AccessOutlook *known = accessOutlook();
    if (goal != AccessGoal::Off && (!known || known->impossible))
        return;
    m_access.change({m_start.existing->id, *goal, draft()});
}

bool WizardFlow::canLeaveAccess() const
{
    return !m_access.isRunning() && !m_access.isDone();
}

void WizardFlow::finishAccess()
{
    m_finished = true;
    emit changed();
    emit finished({m_start.existing->id, m_start.existing->name});
}

} // namespace fairlead
