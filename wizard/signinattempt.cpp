// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/signinattempt.h"

#include <QCoreApplication>
#include <QPointer>

#include <utility>

namespace fairlead {

namespace {

struct SignInTexts
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::SignInAttempt)
};

Error otherUser(const AuthorizeRequest &request, const Authorization &answer)
{
    Error error;
    error.code = ErrorCode::WrongUser;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = SignInTexts::tr("%1 has signed in, but this connection works as %2.")
                         .arg(answer.org.userName, request.expectedUserName);
    error.remedy = SignInTexts::tr("Sign in as %1. To have another user work for this connection, change its "
                                   "integration user. Nothing was stored.")
                       .arg(request.expectedUserName);
    return error;
}

std::optional<Error> unexpected(const AuthorizeRequest &request, const Authorization &answer)
{
    const bool otherOrganisation = !request.expectedOrganisationId.isEmpty()
        && request.expectedOrganisationId != answer.org.organisationId;
    const bool otherTenant = !request.expectedTenantId.isEmpty()
        && request.expectedTenantId.compare(answer.tenantId, Qt::CaseInsensitive) != 0;
    if (!otherOrganisation && !otherTenant) {
        if (request.expectedUserId.isEmpty() || request.expectedUserId == answer.org.userId)
            return std::nullopt;
        return otherUser(request, answer);
    }
    Error error;
    error.code = ErrorCode::WrongOrganisation;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = answer.org.userName.isEmpty()
        ? SignInTexts::tr("This sign-in belongs to another organisation.")
        : SignInTexts::tr("%1 belongs to another organisation.").arg(answer.org.userName);
    error.remedy =
        SignInTexts::tr("Sign in with an account of the organisation you are connecting. Nothing was "
                        "stored.");
    return error;
}

} // namespace

SignInAttempt::SignInAttempt(std::shared_ptr<WizardServices> services, Clock &clock, GrantKeeper &grants)
    : m_services(std::move(services))
    , m_clock(clock)
    , m_grants(grants)
{
}

SignInAttempt::~SignInAttempt() = default;

void SignInAttempt::start(const AuthorizeRequest &request)
{
    const CancelToken token = m_run.start();
    m_state = {};
    m_state.stage = SignInState::Stage::Waiting;
    m_state.purpose = request.purpose;
    m_state.rung = request.rung;
    watchTheTime(++m_attempt);
    spawn(m_scope, run(request, token));
    emit changed();
}

void SignInAttempt::cancel()
{
    m_run.reset();
    if (m_state.stage == SignInState::Stage::Idle)
        return;
    m_state = {};
    emit changed();
}

void SignInAttempt::watchTheTime(int attempt)
{
    m_clock.after(SignInState::patience, this, [this, attempt] {
        const SignInProgress &progress = m_state.progress;
        const bool seen = progress.visible || progress.finishing || !progress.code.isEmpty();
        if (attempt != m_attempt || !m_state.isWaiting() || seen)
            return;
        m_state.overdue = true;
        emit changed();
    });
}

Task<void> SignInAttempt::run(AuthorizeRequest request, CancelToken cancel)
{
    // By value: a grant that comes when nobody waits any more is revoked, also when the wizard is gone.
    const auto services = m_services;
    const QPointer<SignInAttempt> self(this);
    SignInHandler handler = [self, cancel](const SignInProgress &progress) {
        if (!self || cancel.isCancelled())
            return;
        self->m_state.progress = progress;
        if (progress.visible || progress.finishing)
            self->m_state.overdue = false;
        emit self->changed();
    };
    Task<Result<Authorization>> waiting = services->authorize(request, handler, cancel);
    const Result<Authorization> answer = co_await waiting;
    if (cancel.isCancelled()) {
        if (answer && answer->grant) {
            auto revoking = services->revoke(answer->grant, CancelToken());
            (void)co_await revoking;
        }
        co_return;
    }
    std::optional<Error> error;
    if (!answer) {
        error = answer.error();
    } else {
        m_grants.hold(answer->grant);
        error = unexpected(request, *answer);
        if (!error && m_judge)
            error = m_judge(request, *answer);
        if (error)
            m_grants.release(answer->grant);
    }
    if (!error) {
        m_run.succeed();
        m_state = {};
        emit succeeded(request, *answer);
        co_return;
    }
    m_run.fail(*error);
    m_state.stage = error->isCancelled() ? SignInState::Stage::Idle : SignInState::Stage::Failed;
    m_state.overdue = false;
    m_state.error = m_run.error();
    emit changed();
}

} // namespace fairlead
