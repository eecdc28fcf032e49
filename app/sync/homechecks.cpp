// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/homesession.h"

#include "connection/pinning.h"
#include "sync/lastrun.h"
#include "workspace/reader.h"

namespace fairlead {

namespace {

/// The fields its job lives by, and those of them it may write: of what was granted for it.
void addGranted(ObjectUse &use, const QList<salesforce::FieldRight> &granted)
{
    const bool everyField = use.fields.isEmpty();
    for (const salesforce::FieldRight &right : granted) {
        if (right.object != use.object)
            continue;
        if (everyField)
            use.fields += right.field;
        if (right.edits)
            use.written += right.field;
    }
}

/// Before the first run there are no jobs yet: those that will be made then.
QList<Job> jobsToCheck(const QString &workspacePath, const ConnectionInfo &info)
{
    const auto reader = WorkspaceReader::open(workspacePath);
    const Result<QList<Job>> stored = reader ? (*reader)->jobs() : Result<QList<Job>>();
    if (reader && stored && !stored->isEmpty())
        return *stored;
    QList<Job> jobs;
    for (const QString &object : info.objects) {
        Job job;
        job.object = object;
        jobs += job;
    }
    return jobs;
}

} // namespace

CheckScope HomeSession::scopeOf(const ConnectionInfo &info) const
{
    const QString workspace = m_home.workspaceFile(info.workspaceFile);
    CheckScope scope;
    scope.uses = usesOf(jobsToCheck(workspace, info));
    const QList<salesforce::FieldRight> granted = m_document.serverAccess.value(info.id).granted.uses;
    for (ObjectUse &use : scope.uses)
        addGranted(use, granted);
    scope.now = m_clock.nowUtc();
    scope.portal = cloudOf(info).portal;
    scope.byPassword = info.method == SignInMethod::DynamicsPassword;
    const ConnectionStatus status =
        m_statuses.contains(info.id) ? m_statuses.value(info.id) : rememberedStatus(info.id, workspace);
    scope.userId = info.userId;
    scope.lastRefusal = status.error;
    scope.byCredential = isApplication(info.method);
    scope.credentialExpires = info.credentialExpires;
    scope.reconnects = info.method == SignInMethod::SalesforceServer;
    if (m_document.applicationAccess.contains(info.id))
        scope.reconnects = true;
    else if (scope.reconnects)
        scope.credentialExpires = m_document.serverAccess.value(info.id).certificateExpires;
    return scope;
}

Task<Result<QList<CheckResult>>>
HomeSession::checks(ConnectionId id, std::optional<Administrator> administrator, CancelToken cancel)
{
    const Outcome started = co_await ensureStarted(id, cancel);
    if (!started)
        co_return fail(started.error());
    const ConnectionInfo *info = m_document.find(id);
    if (!info)
        co_return fail(Error::bug(QStringLiteral("no connection %1").arg(id.text())));
    CheckScope scope = scopeOf(*info);
    if (administrator && administrator->organisationId != info->organisationId)
        co_return fail(wrongOrganisation(*info, administrator->organisationId));
    if (administrator)
        scope.administrator = CheckAdministrator{administrator->instance, administrator->accessToken};
    co_return co_await m_sync->checks(id, std::move(scope), cancel);
}

} // namespace fairlead
