// SPDX-License-Identifier: GPL-3.0-or-later
// Signing in, and who the integration user is.
#include "wizard/flow.h"

namespace fairlead {

void WizardFlow::signIn(SignInRung rung, bool selectAccount)
{
    if (m_closing || m_finished || !m_input.crm)
        return;
    cancelSignIn();
    dropStale();
    if (!mayUse(rung))
        rung = firstRung();
    if (isAddressDue()) {
        startAddress([this, rung, selectAccount] { signIn(rung, selectAccount); });
        return;
    }
    AuthorizeRequest request;
    request.rung = rung;
    request.cloud = rules().cloud();
    request.clientId = rules().clientId();
    request.selectAccount = selectAccount;
    if (m_page == WizardPage::User) {
        const Authorization *consent = authorization();
        const auto read = rules().reading();
        if (!consent || !read || !read->address)
            return;
        request.purpose = SignInPurpose::DynamicsUser;
        request.address = read->address->address;
        request.tenantId = consent->tenantId;
        request.expectedTenantId = consent->tenantId;
        request.accountHint = m_input.userName.trimmed();
    } else if (m_input.crm == CrmKind::Dynamics) {
        request.purpose = SignInPurpose::DynamicsConsent;
        if (const ConfirmedAddress *confirmed = confirmedAddress())
            request.expectedTenantId = confirmed->tenantId;
        if (const QString tenant = m_presets.tenantId(m_input); !tenant.isEmpty())
            request.expectedTenantId = tenant;
    } else {
        request.purpose = SignInPurpose::Salesforce;
        const ConfirmedAddress *confirmed = confirmedAddress();
        request.address =
            rules().usesAddress() && confirmed ? confirmed->address : rules().salesforceSignInHost();
        request.expectedOrganisationId = m_start.expectedOrganisationId;
        request.accountHint = m_start.input.userName;
        if (m_start.existing && !m_start.existing->mayChangeUser && !accessGoal()) {
            request.expectedUserId = m_start.existing->userId;
            request.expectedUserName = m_start.existing->userName;
        }
    }
    if (selectAccount)
        request.accountHint.clear();

    m_signIn.start(request);
}

void WizardFlow::takeSignIn(const AuthorizeRequest &request, const Authorization &answer)
{
    // No answer changed while it was under way: update() cancels it then. So today's keys are its own.
    if (request.purpose == SignInPurpose::DynamicsUser) {
        if (m_window)
            m_grants.release(m_window->value.grant);
        m_window = {windowKey(), answer, ++m_serial};
        startVerify();
        return;
    }
    // Another account than before: the earlier grant is superseded.
    if (m_authorization)
        m_grants.release(m_authorization->value.grant);
    m_authorization = {authorizationKey(), answer, ++m_serial};
    dropStale();
    emit changed();
}

// The integration user.

void WizardFlow::startVerify()
{
    if (m_input.method == UserMethod::Window && !windowSignIn()) {
        signIn(firstRung());
        return;
    }
    dropStale();
    VerifyRequest request;
    request.method = m_input.method;
    request.cloud = rules().cloud();
    request.clientId = rules().clientId();
    if (const Authorization *consent = authorization())
        request.tenantId = consent->tenantId;
    request.address = *rules().reading()->address;
    switch (m_input.method) {
    case UserMethod::Password:
        request.userName = m_input.userName.trimmed();
        request.password = m_input.password;
        break;
    case UserMethod::Window:
        request.userName = m_window->value.org.userName;
        request.grant = m_window->value.grant;
        break;
    case UserMethod::Application:
        request.applicationId = m_input.applicationId.trimmed();
        request.applicationSecret = m_input.applicationSecret;
        break;
    }
    spawn(m_scope, runVerify(request, userKey(), m_verifyRun.start()));
    emit changed();
}

Task<void> WizardFlow::runVerify(VerifyRequest request, UserKey key, CancelToken cancel)
{
    const auto services = m_services;
    Task<Result<VerifiedUser>> asking = services->verifyUser(request, cancel);
    Result<VerifiedUser> answer = co_await asking;
    if (cancel.isCancelled()) {
        // The window's own grant is still held, and ended with it.
        if (answer && answer->grant && answer->grant != request.grant) {
            auto revoking = services->revoke(answer->grant, CancelToken());
            (void)co_await revoking;
        }
        co_return;
    }
    if (!answer) {
        m_verifyRun.fail(answer.error());
        emit changed();
        co_return;
    }
    m_grants.hold(answer->grant);
    if (const auto problem = pinProblem(answer->org)) {
        if (answer->grant != request.grant)
            m_grants.release(answer->grant);
        m_verifyRun.fail(*problem);
        emit changed();
        co_return;
    }
    if (m_user && m_user->value.grant != answer->grant
        && (!m_window || m_window->value.grant != m_user->value.grant))
        m_grants.release(m_user->value.grant);
    m_verifyRun.succeed();
    m_user = {key, std::move(*answer), ++m_serial};
    // A warning is read before going on.
    if (m_user->value.warning)
        emit changed();
    else
        advance();
}

} // namespace fairlead
