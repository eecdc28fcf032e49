// SPDX-License-Identifier: GPL-3.0-or-later
// Server-to-server access of a HomeSession's connections: made, completed, taken back.
#include "sync/homesession.h"

#include "auth/salesforceoauth.h"
#include "connection/pinning.h"
#include "connection/revocation.h"
#include "connection/verify.h"
#include "sync/accessturn.h"
#include "sync/externalids.h"
#include "workspace/reader.h"

#include <QCoreApplication>

namespace fairlead {

using salesforce::RemovedAccess;

namespace {

/// For the grant that nobody uses any more; a server that is down is not waited for longer.
constexpr std::chrono::seconds revocationPatience{10};

struct HomeAccessText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::HomeAccess)
};

Error notSalesforce()
{
    Error error;
    error.code = ErrorCode::UsageError;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = HomeAccessText::tr("This access is made for Salesforce only.");
    error.remedy = HomeAccessText::tr(
        "For Dynamics 365 connect an application user: that is its server-to-server access.");
    return error;
}

} // namespace

Task<Result<ServerSignIn>> HomeSession::turnOnServerAccess(ConnectionId id, Administrator administrator,
                                                           ServerAccessWish wish, CancelToken cancel)
{
    if (m_problem)
        co_return fail(*m_problem);
    const ConnectionInfo *info = m_document.find(id);
    if (!info)
        co_return fail(Error::bug(QStringLiteral("no connection %1").arg(id.text())));
    if (info->crm != CrmKind::Salesforce)
        co_return fail(notSalesforce());
    if (info->organisationId != administrator.organisationId)
        co_return fail(wrongOrganisation(*info, administrator.organisationId));
    const AccessTurn turn(m_changingAccess, id);
    if (!turn.isMine())
        co_return fail(accessIsChanging());
    const ConnectionInfo before = *info;
    Result<ServerSignIn> made = co_await makeServerAccess(before, administrator, std::move(wish), cancel);
    readConnectionsAgain();
    // How far it has come is shown, also where it goes no further.
    emit connectionsChanged();
    if (!made)
        co_return made;
    const Outcome handed = co_await handOver(before, administrator, *made, cancel);
    if (!handed)
        co_return fail(handed.error());
    // Not before: whoever signed in until now may not see the fields.
    const QStringList marked = made->made.access.externalIdObjects;
    if (!marked.isEmpty()) {
        const WorkspaceChange use = useExternalIds(marked, before.objects);
        const Outcome used = co_await changeWorkspace(id, use, cancel);
        if (!used)
            co_return fail(used.error());
    }
    co_return made;
}

Task<Result<ServerSignIn>> HomeSession::makeServerAccess(ConnectionInfo info, Administrator administrator,
                                                         ServerAccessWish wish, CancelToken cancel)
{
    const Result<QList<Job>> jobs = jobsForAccess(info, m_home.workspaceFile(info.workspaceFile));
    if (!jobs)
        co_return fail(jobs.error());
    const auto way = co_await wayOut(cancel);
    if (!way)
        co_return fail(way.error());
    ServerSetup setup({m_home, *m_store, m_clock, **way});
    const ServerSetup::Wanted wanted{needsOf(*jobs), wish.externalIds};
    co_return co_await setup.turnOn(info.id, administrator, wanted, wish.progress, cancel);
}

/// The integration user takes the connection over; only then what it signed in with before is ended.
Task<Outcome> HomeSession::handOver(ConnectionInfo before, Administrator administrator, ServerSignIn signIn,
                                    CancelToken cancel)
{
    const auto way = co_await wayOut(cancel);
    if (!way)
        co_return fail(way.error());
    SalesforceAttempt attempt;
    attempt.cloud = administrator.cloud;
    attempt.address = signIn.made.tokens.instanceUrl;
    attempt.clientId = signIn.made.access.consumerKey;
    attempt.method = SignInMethod::SalesforceServer;
    attempt.privateKey = signIn.privateKey;
    attempt.web = signIn.made.tokens;
    const auto verified = co_await verifySalesforce(**way, m_clock, attempt, cancel);
    if (!verified)
        co_return fail(verified.error());
    NewConnection proof = verified->connection;
    proof.objectsChosen = false;
    // Where it was signed in to in the browser its approval is used no more.
    const Result<Secret> spent =
        co_await readRefreshToken(*m_store, m_home, m_document.homeId, before, cancel);
    const auto taken = co_await changeIntegrationUser(before.id, std::move(proof), cancel);
    if (!taken)
        co_return fail(taken.error());
    if (spent && !spent->isEmpty())
        (void)co_await salesforce::revoke(**way, before.address, *spent, cancel, revocationPatience);
    co_return {};
}

Task<Result<RemovedAccess>> HomeSession::turnOffServerAccess(ConnectionId id, Administrator administrator,
                                                             CancelToken cancel)
{
    if (m_problem)
        co_return fail(*m_problem);
    const AccessTurn turn(m_changingAccess, id);
    if (!turn.isMine())
        co_return fail(accessIsChanging());
    const auto way = co_await wayOut(cancel);
    if (!way)
        co_return fail(way.error());
    const ConnectionInfo *info = m_document.find(id);
    if (info && info->method == SignInMethod::SalesforceServer) {
        const ConnectionInfo before = *info;
        // First: nothing is taken away from a connection that has nothing else yet.
        const Outcome handed = co_await handBack(before, administrator, cancel);
        if (!handed)
            co_return fail(handed.error());
    }
    const QStringList marked = m_document.serverAccess.value(id).externalIdObjects;
    if (m_document.find(id) && !marked.isEmpty()) {
        const WorkspaceChange drop = dropExternalIds(marked);
        const Outcome dropped = co_await changeWorkspace(id, drop, cancel);
        if (!dropped)
            co_return fail(dropped.error());
    }
    ServerSetup setup({m_home, *m_store, m_clock, **way});
    Result<RemovedAccess> removed = co_await setup.turnOff(id, administrator, cancel);
    readConnectionsAgain();
    emit connectionsChanged();
    co_return removed;
}

Task<Outcome> HomeSession::handBack(ConnectionInfo before, Administrator administrator, CancelToken cancel)
{
    const auto way = co_await wayOut(cancel);
    if (!way)
        co_return fail(way.error());
    SalesforceAttempt attempt;
    attempt.cloud = administrator.cloud;
    attempt.address = administrator.instance;
    attempt.clientId = administrator.clientId;
    attempt.method = SignInMethod::SalesforceWeb;
    TokenSet tokens;
    tokens.accessToken = administrator.accessToken;
    tokens.refreshToken = administrator.refreshToken;
    tokens.instanceUrl = administrator.instance;
    tokens.organisationId = administrator.organisationId;
    attempt.web = tokens;
    const auto verified = co_await verifySalesforce(**way, m_clock, attempt, cancel);
    if (!verified)
        co_return fail(verified.error());
    NewConnection proof = verified->connection;
    proof.objectsChosen = false;
    const auto taken = co_await changeIntegrationUser(before.id, std::move(proof), cancel);
    co_return taken ? Outcome() : Outcome(fail(taken.error()));
}

} // namespace fairlead
