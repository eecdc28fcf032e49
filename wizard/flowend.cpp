// SPDX-License-Identifier: GPL-3.0-or-later
// The last page, the connection it makes, and the end of the wizard.
#include "wizard/flow.h"

#include <utility>

namespace fairlead {

namespace {

// An answer may cost a closing person this long, no longer.
constexpr std::chrono::seconds closingPatience{2};

bool sameText(const WizardInput &a, const WizardInput &b)
{
    return a.salesforceAddress == b.salesforceAddress && a.dynamicsAddress == b.dynamicsAddress
        && a.salesforceClientId == b.salesforceClientId && a.entraClientId == b.entraClientId
        && a.userName == b.userName && a.password == b.password && a.applicationId == b.applicationId
        && a.applicationSecret == b.applicationSecret && a.networkChanged == b.networkChanged;
}

} // namespace

void WizardFlow::loadChecks()
{
    m_org.loadChecks(source(), draft());
}

void WizardFlow::probeStore()
{
    m_storeState.reset();
    spawn(m_scope, runStore(m_storeRun.start()));
    emit changed();
}

Task<void> WizardFlow::runStore(CancelToken cancel)
{
    const auto services = m_services;
    // A trial keeps its secrets in memory: no store is asked.
    StoreState answer = StoreState::Ready;
    if (!m_input.practice) {
        Task<StoreState> asking = services->probeStore(cancel);
        answer = co_await asking;
        if (cancel.isCancelled())
            co_return;
    }
    m_storeRun.succeed();
    m_storeState = answer;
    // The page says that the secrets go into the keychain: then they do.
    if (answer == StoreState::Ready)
        m_input.keepOnlyUntilQuit = false;
    emit changed();
}

Task<void> WizardFlow::runFinish(WizardDraft draft, CancelToken cancel)
{
    const auto services = m_services;
    // Not the run's token: a success that comes too late to be cancelled stands, and has to be known.
    const CancelToken gone = m_scope.token();
    Task<Result<ConnectedSummary>> building = services->finish(draft, cancel);
    Result<ConnectedSummary> answer = co_await building;
    if (gone.isCancelled())
        co_return;
    if (!answer) {
        m_finishRun.fail(answer.error());
        noteEndOfSignIn(answer.error());
        // The store may have changed its mind since it was asked.
        if (answer.error().code == ErrorCode::StoreLocked || answer.error().code == ErrorCode::StoreAbsent
            || answer.error().code == ErrorCode::StoreDenied || answer.error().code == ErrorCode::StoreBroken)
            m_input.keepOnlyUntilQuit = false;
        emit changed();
        co_return;
    }
    m_finishRun.succeed();
    m_grants.adopt(draft.connectionGrant());
    // The consenting administrator's grant is no part of the connection.
    m_grants.releaseAll();
    if (makesAccess()) {
        m_built = *answer;
        if (!m_closing) {
            changeAccess();
            co_return;
        }
    }
    m_finished = true;
    emit changed();
    emit finished(*answer);
}

void WizardFlow::cancelFinish()
{
    // It counts as running until the rollback is done: no second one beside it.
    m_finishRun.cancel();
    emit changed();
}

bool WizardFlow::wouldLose() const
{
    if (m_finished || m_access.isDone() || (m_access.isRunning() && accessGoal() == AccessGoal::Check))
        return false;
    if (isBuilt())
        return m_access.isRunning();
    return m_access.isRunning() || !m_grants.isEmpty() || signInState().isWaiting() || m_finishRun.isRunning()
        || !sameText(m_input, m_baseline);
}

void WizardFlow::close()
{
    if (m_closing)
        return;
    m_closing = true;
    // A connection that is just being built may come to own its grant: wait for that answer first.
    const bool building = m_finishRun.isRunning();
    for (Run *run : {&m_practiceRun, &m_addressRun, &m_verifyRun, &m_storeRun, &m_finishRun})
        run->reset();
    m_signIn.cancel();
    m_org.stopObjects();
    m_org.stopChecks();
    m_access.stopLooking();
    m_access.cancel();
    if (!building)
        m_grants.releaseAll();
    m_clock.after(closingPatience, this, [this] { tellClosed(); });
    spawn(m_closeScope, runClose(m_closeScope.token()));
}

Task<void> WizardFlow::runClose(CancelToken cancel)
{
    Task<void> working = m_scope.drained();
    co_await working;
    if (cancel.isCancelled())
        co_return;
    Task<void> changing = m_access.drained();
    co_await changing;
    if (cancel.isCancelled())
        co_return;
    // A late sign-in revokes its own grant.
    Task<void> signingIn = m_signIn.drained();
    co_await signingIn;
    if (cancel.isCancelled())
        co_return;
    m_grants.releaseAll();
    Task<void> revoking = m_grants.drained();
    co_await revoking;
    if (cancel.isCancelled())
        co_return;
    tellClosed();
}

void WizardFlow::tellClosed()
{
    if (std::exchange(m_closed, true))
        return;
    emit closed();
}

} // namespace fairlead
