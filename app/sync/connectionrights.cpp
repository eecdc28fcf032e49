// SPDX-License-Identifier: GPL-3.0-or-later
// What the user of a ConnectionSync's jobs lacks, where no description tells.
#include "crm/dynamics/privileges.h"
#include "sync/connectionrun.h"
#include "sync/connectionsync.h"

namespace fairlead {

/// Where descriptions hide nothing (Dataverse), what the user may not do is asked apart. Not being told is no
/// obstacle: what cannot be done is refused by itself.
Task<void> ConnectionSync::lookForRights(std::shared_ptr<Run> run, CancelToken cancel)
{
    if (!m_rights || m_client.kind() != CrmKind::Dynamics)
        co_return;
    QList<ObjectUse> uses;
    for (const auto &job : std::as_const(run->jobs)) {
        if (job->failure && job->failure->code == ErrorCode::PermissionMissing)
            m_rights->forget();
        if (!job->isReady())
            continue;
        // Nobody gives an integration user the right to make or change people.
        const bool sends = job->job.pushes() && job->job.object != QLatin1String("systemuser");
        uses += dynamics::useOf(job->info, job->job.pulls(), sends, sends);
    }
    if (uses.isEmpty())
        co_return;
    const auto missing = co_await m_rights->missing(m_client, std::move(uses), cancel);
    if (!missing)
        co_return;
    for (const auto &job : std::as_const(run->jobs))
        job->missing += missing->value(job->job.object);
}

} // namespace fairlead
