// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/accesschanger.h"

#include <QPointer>

#include <utility>

namespace fairlead {

AccessChanger::AccessChanger(std::shared_ptr<WizardServices> services, GrantKeeper &grants)
    : m_services(std::move(services))
    , m_grants(grants)
{
}

AccessChanger::~AccessChanger() = default;

const AccessOutlook *AccessChanger::outlook(int source) const
{
    return source != 0 && source == m_outlookSource ? &m_outlook : nullptr;
}

void AccessChanger::lookAround(int source, const WizardDraft &draft)
{
    const AccessOutlook *known = outlook(source);
    if (known && !known->impossible)
        return;
    m_outlookSource = 0;
    spawn(m_scope, runOutlook(source, draft, m_outlookRun.start()));
    emit changed();
}

Task<void> AccessChanger::runOutlook(int source, WizardDraft draft, CancelToken cancel)
{
    const auto services = m_services;
    Task<Result<AccessOutlook>> asking = services->accessOutlook(draft, cancel);
    Result<AccessOutlook> answer = co_await asking;
    if (cancel.isCancelled())
        co_return;
    if (answer) {
        m_outlookRun.succeed();
        m_outlookSource = source;
        m_outlook = std::move(*answer);
    } else {
        m_outlookRun.fail(answer.error());
    }
    emit changed();
}

void AccessChanger::change(const AccessRequest &request)
{
    if (m_run.isRunning())
        return;
    m_steps.clear();
    m_result.reset();
    m_stopped = false;
    spawn(m_scope, runChange(request, m_run.start()));
    emit changed();
}

void AccessChanger::cancel()
{
    if (!m_run.isRunning())
        return;
    // It counts as running until it has ended: no second one beside it.
    m_run.cancel();
    emit changed();
}

void AccessChanger::take(const salesforce::AccessProgress &told)
{
    if (!m_steps.isEmpty() && m_steps.constLast().step == told.step)
        m_steps.last() = told;
    else
        m_steps += told;
    emit changed();
}

Task<void> AccessChanger::runChange(AccessRequest request, CancelToken cancel)
{
    const auto services = m_services;
    const CancelToken gone = m_scope.token();
    const QPointer<AccessChanger> self(this);
    AccessHandler handler = [self, cancel](const salesforce::AccessProgress &told) {
        if (self && !cancel.isCancelled())
            self->take(told);
    };
    const GrantHandle grant = request.draft.connectionGrant();
    // One that a connection lives on already is nobody's to end here.
    const bool mine = m_grants.holds(grant);
    m_grants.adopt(grant);
    Task<AccessResult> changing = services->changeAccess(request, handler, cancel);
    AccessResult result = co_await changing;
    const bool endsGrant = mine && !result.keepsGrant;
    if (gone.isCancelled()) {
        if (endsGrant) {
            auto revoking = services->revoke(grant, CancelToken());
            (void)co_await revoking;
        }
        co_return;
    }
    // Nothing is left to do with it.
    if (endsGrant && result.isComplete()) {
        auto revoking = services->revoke(grant, CancelToken());
        const std::optional<salesforce::LeftBehind> standing = co_await revoking;
        if (gone.isCancelled())
            co_return;
        result.grantEnded = !standing;
        if (standing)
            result.standing += *standing;
    } else if (endsGrant) {
        m_grants.hold(grant);
    }
    m_run.succeed();
    m_stopped = result.problem && result.problem->isCancelled();
    if (!m_stopped)
        m_result = std::move(result);
    emit changed();
}

} // namespace fairlead
