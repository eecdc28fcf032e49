// SPDX-License-Identifier: GPL-3.0-or-later
// Server-to-server access of a HomeSession's connections: made, completed, taken back.
#include "sync/homesession.h"

#include "auth/salesforceoauth.h"
#include "connection/pinning.h"
#include "connection/revocation.h"
#include "connection/verify.h"
#include "sync/externalids.h"
#include "sync/lastrun.h"
#include "workspace/outbox.h"

#include <QCoreApplication>

namespace fairlead {

using salesforce::LeftBehind;
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

Error removedMeanwhile()
{
    Error error;
    error.code = ErrorCode::RecordMissing;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = HomeAccessText::tr("The connection has been removed meanwhile.");
    error.remedy = HomeAccessText::tr("Set up a new one.");
    return error;
}

Error endedMeanwhile(const ConnectionInfo &info)
{
    Error error;
    error.code = ErrorCode::UsageError;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = HomeAccessText::tr("“%1” was revoked or removed while its access was being changed: "
                                        "that has ended.")
                         .arg(info.name);
    error.remedy = HomeAccessText::tr("What was made in the organisation until then is remembered as long as "
                                      "the connection is in the list: go on with it, or take it back.");
    return error;
}

/// Nobody can sign in as its integration user any more, and nobody has taken over.
Error needsSignIn(const QString &sentence)
{
    Error error;
    error.code = ErrorCode::SignInNeeded;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = sentence;
    error.remedy = HomeAccessText::tr("Choose who is to work for it: “Change integration user…” on its card, "
                                      "or “fairleadctl reauthorize --change-user”. Jobs and data stay.");
    return error;
}

Error ownConnection(const ConnectionInfo &before, const ConnectionInfo &other)
{
    return needsSignIn(HomeAccessText::tr("“%1” needs a sign-in: %2 works for “%3” already, so that it could "
                                          "not be handed over.")
                           .arg(before.name, other.userName, other.name));
}

Error staysRevoked(const ConnectionInfo &before)
{
    return needsSignIn(HomeAccessText::tr("“%1” stays revoked.").arg(before.name));
}

} // namespace

Task<Result<AccessTurnedOn>> HomeSession::turnOnServerAccess(ConnectionId id, Administrator administrator,
                                                             ServerAccessWish wish, CancelToken cancel)
{
    if (m_problem)
        co_return fail(*m_problem);
    // Whoever revokes it just now is through first: what he leaves is what this begins with.
    const Outcome alone = co_await waitForBuild(id, cancel);
    if (!alone)
        co_return fail(alone.error());
    const ConnectionInfo *info = m_document.find(id);
    if (!info)
        co_return fail(removedMeanwhile());
    if (info->crm != CrmKind::Salesforce)
        co_return fail(notSalesforce());
    if (info->organisationId != administrator.organisationId)
        co_return fail(wrongOrganisation(*info, administrator.organisationId));
    const AccessTurn turn(m_changingAccess, id, this, cancel);
    if (!turn.isMine())
        co_return fail(accessIsChanging());
    const ConnectionInfo before = *info;
    const CancelToken own = turn.token();
    Result<AccessTurnedOn> done = co_await makeAndHandOver(before, administrator, std::move(wish), own);
    readConnectionsAgain();
    // How far it has come is shown, also where it goes no further.
    emit connectionsChanged();
    if (!done && done.error().isCancelled() && !cancel.isCancelled())
        co_return fail(endedMeanwhile(before));
    co_return done;
}

Task<Result<AccessTurnedOn>> HomeSession::makeAndHandOver(ConnectionInfo before, Administrator administrator,
                                                          ServerAccessWish wish, CancelToken cancel)
{
    const Result<ServerSignIn> made =
        co_await makeServerAccess(before, administrator, std::move(wish), cancel);
    readConnectionsAgain();
    emit connectionsChanged();
    if (!made)
        co_return fail(made.error());
    const auto left = co_await handOver(before, administrator, *made, cancel);
    if (!left)
        co_return fail(left.error());
    const WorkspaceChange again = [](Workspace &workspace) { return Outbox(workspace).retryForRights(); };
    const Outcome retried = co_await changeWorkspace(before.id, again, cancel);
    if (!retried)
        co_return fail(retried.error());
    // Not before: whoever signed in until now may not see the fields.
    const QStringList marked = made->made.access.externalIdObjects;
    if (!marked.isEmpty()) {
        const WorkspaceChange use = useExternalIds(marked, before.objects, m_syncSettings.every);
        const Outcome used = co_await changeWorkspace(before.id, use, cancel);
        if (!used)
            co_return fail(used.error());
    }
    QStringList lacking;
    for (const salesforce::MissingRight &right : made->made.missing)
        lacking += right.object;
    const WorkspaceChange forget = [lacking](Workspace &workspace) {
        return forgetRightsErrors(workspace, lacking);
    };
    co_await showMended(before.id, forget, cancel);
    AccessTurnedOn on{*made, *left};
    on.hidden = co_await compareSight(before, administrator, *made, cancel);
    co_return on;
}

/// While both are signed in: later nobody may ask for the administrator's numbers any more.
Task<QList<salesforce::SeenRecords>> HomeSession::compareSight(ConnectionInfo info,
                                                               Administrator administrator,
                                                               ServerSignIn signIn, CancelToken cancel)
{
    const Result<QList<Job>> jobs = jobsForAccess(info, m_home.workspaceFile(info.workspaceFile));
    const auto way = co_await wayOut(cancel);
    if (!jobs || !way)
        co_return QList<salesforce::SeenRecords>();
    QStringList objects;
    for (const Job &job : *jobs)
        objects += job.object;
    ServerSetup setup({m_home, *m_store, m_clock, **way});
    co_return co_await setup.hiddenFrom(signIn, administrator, objects, cancel);
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
    const ServerSetup::Progress progress = [this, id = info.id,
                                            wish](const salesforce::AccessProgress &told) {
        // Who asks meanwhile is told that something is being made.
        if (!m_document.serverAccess.contains(id))
            readConnectionsAgain();
        if (wish.progress)
            wish.progress(told);
    };
    ServerSetup setup({m_home, *m_store, m_clock, **way});
    const ServerSetup::Wanted wanted{needsOf(*jobs), wish.externalIds};
    co_return co_await setup.turnOn(info.id, administrator, wanted, progress, cancel);
}

/// The integration user takes the connection over; only then what it signed in with before is ended.
Task<Result<QList<LeftBehind>>> HomeSession::handOver(ConnectionInfo before, Administrator administrator,
                                                      ServerSignIn signIn, CancelToken cancel)
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
    const Outcome ready = ServerSetup({m_home, *m_store, m_clock, **way}).confirm(before.id);
    if (!ready)
        co_return fail(ready.error());
    QList<LeftBehind> left;
    Outcome ended = spent ? Outcome() : Outcome(fail(spent.error()));
    // Whoever cancels now is too late: nobody else has it any more.
    if (spent && !spent->isEmpty())
        ended = co_await salesforce::revoke(**way, before.address, *spent, {}, revocationPatience);
    if (!ended)
        left += standingApproval(
            HomeAccessText::tr("The approval that “%1” signed in with before").arg(before.name),
            before.address, ended.error());
    co_return left;
}

Task<Result<AccessTurnedOff>> HomeSession::turnOffServerAccess(ConnectionId id, Administrator administrator,
                                                               CancelToken cancel)
{
    if (m_problem)
        co_return fail(*m_problem);
    const Outcome alone = co_await waitForBuild(id, cancel);
    if (!alone)
        co_return fail(alone.error());
    const ConnectionInfo *info = m_document.find(id);
    if (!info)
        co_return fail(removedMeanwhile());
    const AccessTurn turn(m_changingAccess, id, this, cancel);
    if (!turn.isMine())
        co_return fail(accessIsChanging());
    const ConnectionInfo before = *info;
    const CancelToken own = turn.token();
    Result<AccessTurnedOff> done = co_await takeBack(before, administrator, own);
    readConnectionsAgain();
    emit connectionsChanged();
    if (!done && done.error().isCancelled() && !cancel.isCancelled())
        co_return fail(endedMeanwhile(before));
    co_return done;
}

Task<Result<AccessTurnedOff>> HomeSession::takeBack(ConnectionInfo before, Administrator administrator,
                                                    CancelToken cancel)
{
    const bool signsInByIt = before.method == SignInMethod::SalesforceServer;
    AccessTurnedOff off;
    if (!signsInByIt && !m_document.serverAccess.contains(before.id))
        co_return off;
    const auto way = co_await wayOut(cancel);
    if (!way)
        co_return fail(way.error());
    ServerSetup setup({m_home, *m_store, m_clock, **way});
    const Outcome may = co_await setup.checkRemover(administrator, before.organisationId, cancel);
    if (!may)
        co_return fail(may.error());
    if (signsInByIt && before.revoked) {
        off.needsSignIn = staysRevoked(before);
    } else if (signsInByIt) {
        // First: nothing is taken away from a connection that has nothing else yet.
        const auto handed = co_await handBack(before, administrator, cancel);
        if (!handed)
            co_return fail(handed.error());
        off.needsSignIn = *handed;
        off.handedOver = !off.needsSignIn;
    }
    const QStringList marked = m_document.serverAccess.value(before.id).externalIdObjects;
    if (m_document.find(before.id) && !marked.isEmpty()) {
        const WorkspaceChange drop = dropExternalIds(marked);
        const Outcome dropped = co_await changeWorkspace(before.id, drop, cancel);
        if (!dropped)
            co_return fail(dropped.error());
    }
    Result<RemovedAccess> removed = co_await setup.turnOff(before.id, administrator, cancel);
    if (!removed)
        co_return fail(removed.error());
    off.removed = *removed;
    if (!off.needsSignIn)
        co_return off;
    const Error why = *off.needsSignIn;
    const Outcome left = co_await leaveWithoutSignIn(before.id, administrator.clientId, why);
    if (!left)
        co_return fail(left.error());
    co_return off;
}

/// Why it cannot be handed to this administrator; nothing: it was.
Task<Result<std::optional<Error>>> HomeSession::handBack(ConnectionInfo before, Administrator administrator,
                                                         CancelToken cancel)
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
    const ConnectionInfo *own = m_document.find(proof.info.crm, proof.info.organisationId, proof.info.userId);
    if (own && own->id != before.id)
        co_return std::optional<Error>(ownConnection(before, *own));
    const auto taken = co_await changeIntegrationUser(before.id, std::move(proof), cancel);
    if (!taken)
        co_return fail(taken.error());
    co_return std::optional<Error>();
}

/// Somebody has to sign in to it in a browser, by the app that administrators use.
Task<Outcome> HomeSession::leaveWithoutSignIn(ConnectionId id, QString clientId, Error why)
{
    // What was made is gone already: this is done whoever cancels.
    const Outcome alone = co_await waitForBuild(id, {});
    if (!alone)
        co_return alone;
    const auto rested = std::make_shared<Latch>();
    m_renewed.insert(id, rested);
    (void)co_await stopForGood(id);
    m_renewed.remove(id);
    rested->open();
    auto document = readConnections(m_home.connectionsFile());
    if (!document)
        co_return fail(document.error());
    for (ConnectionInfo &info : document->connections) {
        if (info.id != id)
            continue;
        info.method = SignInMethod::SalesforceWeb;
        info.clientId = clientId;
        info.userGone = true;
    }
    const Outcome written = writeConnections(m_home.connectionsFile(), *document);
    if (!written)
        co_return written;
    m_document = std::move(*document);
    showError(id, why);
    if (const ConnectionInfo *info = m_document.find(id)) {
        const ConnectionInfo left = *info;
        (void)co_await failedBeforeItBegan(left, why);
    }
    co_return {};
}

} // namespace fairlead
