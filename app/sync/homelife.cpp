// SPDX-License-Identifier: GPL-3.0-or-later
// The life of a HomeSession's connections after they were made: renewed, revoked, removed.
#include "sync/homesession.h"

#include "connection/connectioncolour.h"
#include "net/qthttp.h"
#include "net/retry.h"
#include "sync/lastrun.h"

namespace fairlead {

namespace {

/// Where nothing tells that there is a network again.
constexpr std::chrono::minutes owedPause{10};

/// HTTP with its repetitions, as one thing to hand out.
class RetryingWay final : public Http
{
public:
    RetryingWay(const NetworkSettings &network, Clock &clock)
        : m_plain(network, clock)
        , m_http(m_plain, clock)
    {
    }
    Task<Result<HttpResponse>> send(HttpRequest request, CancelToken cancel) override
    {
        return m_http.send(std::move(request), std::move(cancel));
    }

private:
    QtHttp m_plain;
    RetryingHttp m_http;
};

bool isOwed(const ConnectionInfo &info)
{
    return info.revocationOwed;
}

} // namespace

ConnectionLife &HomeSession::life()
{
    if (!m_life) {
        ConnectionLife::House house{m_home, *m_store, m_clock, {}, {}, {}};
        house.stop = [this](ConnectionId id) { return stopForGood(id); };
        house.way = [this](CancelToken cancel) { return wayOut(cancel); };
        house.cloudOf = [this](const ConnectionInfo &info) { return cloudOf(info); };
        m_life = std::make_unique<ConnectionLife>(std::move(house));
    }
    return *m_life;
}

Task<HeldTokens> HomeSession::stopForGood(ConnectionId id)
{
    m_syncing.remove(id);
    m_paused.remove(id);
    if (const auto resting = m_resting.value(id))
        (void)co_await waitFor(resting, {});
    if (!m_sync)
        co_return HeldTokens();
    HeldTokens held = co_await m_sync->end(id);
    co_return held;
}

Task<Result<std::shared_ptr<Http>>> HomeSession::wayOut(CancelToken cancel)
{
    const NetworkSettings network = co_await readyNetwork(cancel, Prompting::Never);
    if (cancel.isCancelled())
        co_return fail(Error::cancelled());
    if (m_networkError)
        co_return fail(*m_networkError);
    co_return std::shared_ptr<Http>(std::make_shared<RetryingWay>(network, m_clock));
}

Task<Result<BuiltConnection>> HomeSession::renew(ConnectionId id, NewConnection proof, Renewal::User user,
                                                 CancelToken cancel)
{
    proof.renewal = Renewal{id, user};
    Result<BuiltConnection> built = co_await build(std::move(proof), cancel);
    if (!built)
        co_return built;
    adopt(*built);
    co_await showMended(id, forgetSignInErrors, cancel);
    co_return built;
}

Task<void> HomeSession::showMended(ConnectionId id, WorkspaceChange forget, CancelToken cancel)
{
    const ConnectionInfo *info = m_document.find(id);
    // Where nothing is wrong there is nothing to write, perhaps not even a workspace.
    if (!info || !rememberedStatus(id, m_home.workspaceFile(info->workspaceFile)).error)
        co_return;
    (void)co_await changeWorkspace(id, std::move(forget), cancel);
    if (m_rhythm == Rhythm::Steady && m_statuses.value(id).error)
        m_sync->syncNow(id);
}

Task<Result<BuiltConnection>> HomeSession::reauthorize(ConnectionId id, NewConnection proof,
                                                       CancelToken cancel)
{
    Result<BuiltConnection> built = co_await renew(id, std::move(proof), Renewal::User::Same, cancel);
    co_return built;
}

Task<Result<BuiltConnection>> HomeSession::changeIntegrationUser(ConnectionId id, NewConnection proof,
                                                                 CancelToken cancel)
{
    Result<BuiltConnection> built = co_await renew(id, std::move(proof), Renewal::User::Other, cancel);
    co_return built;
}

Task<Outcome> HomeSession::endAccessChange(ConnectionId id, CancelToken cancel)
{
    while (const auto change = m_changingAccess.value(id)) {
        change->cancel.cancel();
        const Outcome ended = co_await waitFor(change->ended, cancel);
        if (!ended)
            co_return ended;
    }
    co_return {};
}

Task<Outcome> HomeSession::haveItAlone(ConnectionId id, CancelToken cancel)
{
    // While one of them is waited for the other may begin.
    while (m_changingAccess.contains(id) || m_renewed.contains(id)) {
        const Outcome ended = co_await endAccessChange(id, cancel);
        if (!ended)
            co_return ended;
        const Outcome built = co_await waitForBuild(id, cancel);
        if (!built)
            co_return built;
    }
    co_return {};
}

Task<Result<AccessEnd>> HomeSession::revoke(ConnectionId id, CancelToken cancel)
{
    if (m_problem)
        co_return fail(*m_problem);
    const Outcome turn = co_await haveItAlone(id, cancel);
    if (!turn)
        co_return fail(turn.error());
    m_renewed.insert(id, std::make_shared<Latch>());
    Result<AccessEnd> end = co_await life().revoke(id, cancel);
    co_return co_await concluded(id, std::move(end));
}

Task<Result<AccessEnd>> HomeSession::remove(ConnectionId id, bool deleteWorkspace, CancelToken cancel)
{
    if (m_problem)
        co_return fail(*m_problem);
    const Outcome turn = co_await haveItAlone(id, cancel);
    if (!turn)
        co_return fail(turn.error());
    m_renewed.insert(id, std::make_shared<Latch>());
    Result<AccessEnd> end = co_await life().remove(id, deleteWorkspace, cancel);
    co_return co_await concluded(id, std::move(end));
}

Task<Result<AccessEnd>> HomeSession::concluded(ConnectionId id, Result<AccessEnd> end)
{
    readConnectionsAgain();
    if (m_document.find(id)) {
        ConnectionStatus status = m_statuses.value(id);
        status.connection = id;
        take(status);
    } else {
        m_statuses.remove(id);
    }
    m_renewed.take(id)->open();
    emit connectionsChanged();
    if (m_rhythm == Rhythm::Steady)
        settleOwedSoon();
    co_return end;
}

Outcome HomeSession::setColour(const ConnectionId &id, const QString &colour)
{
    if (m_problem)
        return fail(*m_problem);
    if (!connectionColours().contains(colour))
        return fail(Error::bug(QStringLiteral("no colour %1").arg(colour)));
    auto document = readConnections(m_home.connectionsFile());
    if (!document)
        return fail(document.error());
    for (ConnectionInfo &info : document->connections) {
        if (info.id == id)
            info.colour = colour;
    }
    if (const Outcome written = writeConnections(m_home.connectionsFile(), *document); !written)
        return written;
    m_document = std::move(*document);
    emit connectionsChanged();
    return {};
}

void HomeSession::settleOwedSoon()
{
    const auto &connections = m_document.connections;
    if (!m_settling && std::any_of(connections.begin(), connections.end(), isOwed)) {
        m_settling = true;
        spawn(m_scope, settleOwed(m_scope.token()));
    }
}

Task<void> HomeSession::settleOwed(CancelToken cancel)
{
    for (;;) {
        const QList<ConnectionInfo> connections = m_document.connections;
        for (const ConnectionInfo &info : connections) {
            if (!isOwed(info) || m_renewed.contains(info.id))
                continue;
            m_renewed.insert(info.id, std::make_shared<Latch>());
            const auto settled = co_await life().settle(info.id, cancel);
            if (cancel.isCancelled())
                co_return;
            readConnectionsAgain();
            m_renewed.take(info.id)->open();
            if (settled && !settled->owedFor)
                emit connectionsChanged();
        }
        const auto &left = m_document.connections;
        if (std::none_of(left.begin(), left.end(), isOwed))
            break;
        const auto woken = co_await m_owedAgain.wait(m_clock, owedPause, cancel);
        if (!woken)
            co_return;
    }
    m_settling = false;
}

} // namespace fairlead
