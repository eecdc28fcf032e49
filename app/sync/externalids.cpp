// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/externalids.h"

#include "crm/salesforce/setup/serveraccess.h"
#include "workspace/jobs.h"

namespace fairlead {

namespace {

/// In every job of these objects.
Outcome replaceExternalId(Workspace &workspace, const QStringList &objects, const QString &before,
                          const QString &now)
{
    Jobs jobs(workspace);
    const Result<QList<Job>> known = jobs.list();
    if (!known)
        return fail(known.error());
    for (Job job : *known) {
        if (!objects.contains(job.object) || job.externalIdField != before)
            continue;
        job.externalIdField = now;
        if (const Outcome changed = jobs.change(job); !changed)
            return changed;
    }
    return {};
}

} // namespace

WorkspaceChange useExternalIds(QStringList objects, QStringList first, std::chrono::minutes every)
{
    return [objects = std::move(objects), first = std::move(first), every](Workspace &workspace) -> Outcome {
        if (const Outcome made = Jobs(workspace).makeFirst(first, every); !made)
            return made;
        return replaceExternalId(workspace, objects, {}, salesforce::externalIdField());
    };
}

WorkspaceChange dropExternalIds(QStringList objects)
{
    return [objects = std::move(objects)](Workspace &workspace) {
        return replaceExternalId(workspace, objects, salesforce::externalIdField(), {});
    };
}

} // namespace fairlead
