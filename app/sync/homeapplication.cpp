// SPDX-License-Identifier: GPL-3.0-or-later
// Server-to-server access of a HomeSession's Dynamics connections: made, completed, taken back.
#include "sync/homesession.h"

#include "connection/connectionsecrets.h"
#include "connection/grants.h"
#include "connection/pinning.h"
#include "connection/verify.h"
#include "sync/lastrun.h"
#include "workspace/outbox.h"

#include <QCoreApplication>

namespace fairlead {

using dynamics::ApplicationAccess;
using dynamics::NotUndone;

namespace {

struct HomeApplicationText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::HomeApplication)
};

Error notDynamics()
{
    Error error;
    error.code = ErrorCode::UsageError;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = HomeApplicationText::tr("An application user is made for Dynamics 365 only.");
    return error;
}

Error proofNeeded()
{
    Error error;
    error.code = ErrorCode::UsageError;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = HomeApplicationText::tr("The app registration's client id and its client secret, or its "
                                             "certificate, are needed.");
    error.remedy =
        HomeApplicationText::tr("Register an app in Microsoft Entra ID, or ask whoever manages it.");
    return error;
}

/// A connection that is made by us must not lose what it signs in with before it has something else.
bool livesOn(const ApplicationAccess &access, const ConnectionInfo &info)
{
    const bool wasItsOwn = access.wasConnected && !access.user.userMade;
    return isApplication(info.method) && info.clientId == access.clientId && !wasItsOwn;
}

} // namespace

/// What is kept of a connection that is an application user already, where nobody has given anything newer.
Task<Result<ApplicationProofs>> HomeSession::proofsFor(ConnectionInfo info, ApplicationProofs given,
                                                       CancelToken cancel)
{
    if (!given.clientSecret.isEmpty() || !given.certificate.isEmpty()) {
        if (given.clientId.isEmpty())
            co_return fail(proofNeeded());
        co_return given;
    }
    const bool isMeant = given.clientId.isEmpty() || given.clientId == info.clientId;
    if (!isApplication(info.method) || !isMeant)
        co_return fail(proofNeeded());
    const auto secrets = co_await readSecrets(*m_store, m_document.homeId, info, cancel);
    if (!secrets)
        co_return fail(secrets.error());
    given.clientId = info.clientId;
    given.clientSecret = secrets->clientSecret;
    given.privateKey = secrets->privateKey;
    given.thumbprint = info.certificateThumbprint;
    given.expires = info.credentialExpires;
    co_return given;
}

Task<Result<ApplicationSignIn>> HomeSession::turnOnApplicationAccess(ConnectionId id,
                                                                     Administrator administrator,
                                                                     ApplicationWish wish, CancelToken cancel)
{
    if (m_problem)
        co_return fail(*m_problem);
    const ConnectionInfo *found = m_document.find(id);
    if (!found)
        co_return fail(Error::bug(QStringLiteral("no connection %1").arg(id.text())));
    const ConnectionInfo info = *found;
    if (info.crm != CrmKind::Dynamics)
        co_return fail(notDynamics());
    if (info.organisationId != administrator.organisationId)
        co_return fail(wrongOrganisation(info, administrator.organisationId));
    const AccessTurn turn(m_changingAccess, id, this, cancel);
    if (!turn.isMine())
        co_return fail(accessIsChanging());
    const CancelToken own = turn.token();
    const auto proofs = co_await proofsFor(info, wish.proofs, own);
    if (!proofs)
        co_return fail(proofs.error());
    const Result<QList<Job>> jobs = jobsForAccess(info, m_home.workspaceFile(info.workspaceFile));
    if (!jobs)
        co_return fail(jobs.error());
    const auto way = co_await wayOut(own);
    if (!way)
        co_return fail(way.error());
    ApplicationSetup setup({m_home, m_clock, **way});
    const ApplicationSetup::Wanted wanted{usesOf(*jobs), *proofs};
    auto made = co_await setup.turnOn(info, administrator, wanted, wish.progress, own);
    readConnectionsAgain();
    // How far it has come is shown, also where it goes no further.
    emit connectionsChanged();
    if (!made || !made->verified)
        co_return made;
    NewConnection proof = made->verified->connection;
    proof.objectsChosen = false;
    const auto taken = co_await changeIntegrationUser(id, std::move(proof), own);
    if (!taken)
        co_return fail(taken.error());
    const WorkspaceChange again = [](Workspace &workspace) { return Outbox(workspace).retryForRights(); };
    const Outcome retried = co_await changeWorkspace(id, again, own);
    if (!retried)
        co_return fail(retried.error());
    const WorkspaceChange forget = [](Workspace &workspace) { return forgetRightsErrors(workspace, {}); };
    if (made->made.missing.isEmpty())
        co_await showMended(id, forget, own);
    co_return made;
}

Task<Result<QList<NotUndone>>>
HomeSession::turnOffApplicationAccess(ConnectionId id, Administrator administrator, CancelToken cancel)
{
    if (m_problem)
        co_return fail(*m_problem);
    const AccessTurn turn(m_changingAccess, id, this, cancel);
    if (!turn.isMine())
        co_return fail(accessIsChanging());
    const CancelToken own = turn.token();
    const auto way = co_await wayOut(own);
    if (!way)
        co_return fail(way.error());
    const ConnectionInfo *info = m_document.find(id);
    const auto access = m_document.applicationAccess.constFind(id);
    if (info && access != m_document.applicationAccess.constEnd() && livesOn(*access, *info)) {
        const ConnectionInfo before = *info;
        // First: nothing is taken away from a connection that has nothing else yet.
        const Outcome handed = co_await handBackWindow(before, administrator, own);
        if (!handed)
            co_return fail(handed.error());
    }
    ApplicationSetup setup({m_home, m_clock, **way});
    auto left = co_await setup.turnOff(id, administrator, own);
    readConnectionsAgain();
    emit connectionsChanged();
    co_return left;
}

Task<Outcome> HomeSession::handBackWindow(ConnectionInfo before, Administrator administrator,
                                          CancelToken cancel)
{
    const auto way = co_await wayOut(cancel);
    if (!way)
        co_return fail(way.error());
    DynamicsAttempt attempt;
    attempt.cloud = administrator.cloud;
    attempt.address = before.address;
    attempt.tenantId = before.tenantId;
    attempt.clientId = administrator.clientId;
    attempt.method = SignInMethod::DynamicsWindow;
    TokenSet tokens;
    tokens.accessToken = administrator.accessToken;
    tokens.refreshToken = administrator.refreshToken;
    tokens.organisationId = administrator.organisationId;
    attempt.window = tokens;
    const auto verified = co_await verifyDynamics(**way, m_clock, attempt, cancel);
    if (!verified)
        co_return fail(verified.error());
    NewConnection proof = verified->connection;
    proof.objectsChosen = false;
    const auto taken = co_await changeIntegrationUser(before.id, std::move(proof), cancel);
    co_return taken ? Outcome() : Outcome(fail(taken.error()));
}

} // namespace fairlead
