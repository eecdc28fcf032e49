// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/connectionlife.h"

#include "platform/files.h"
#include "sync/lastrun.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

namespace fairlead {

namespace {

struct LifeText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::ConnectionLife)
};

Error gone(const ConnectionId &id)
{
    return Error::bug(QStringLiteral("no connection %1").arg(id.text()));
}

/// The provider was not reached, and the token is destroyed all the same.
Leftover neverEnded(const ConnectionInfo &info, const Error &why)
{
    Leftover left;
    left.sentence = LifeText::tr("Salesforce could not be asked to end the access of “%1”: %2")
                        .arg(info.name, why.sentence);
    left.remedy =
        LifeText::tr("Its token is destroyed here. An administrator can end the app's access in Setup, "
                     "under “Connected Apps OAuth Usage”.");
    left.link = unreadableToken(info).link;
    return left;
}

Outcome deleteWorkspaceFiles(const QString &path)
{
    // The journal first: left behind, it would be taken for the next database's of that name.
    for (const auto *suffix : {"-shm", "-wal", ""}) {
        const QString file = path + QLatin1String(suffix);
        if (!QFile::exists(file) || QFile::remove(file))
            continue;
        Error error;
        error.code = ErrorCode::FileUnwritable;
        error.errorClass = ErrorClass::AskUser;
        error.sentence =
            LifeText::tr("The workspace %1 could not be deleted.").arg(QDir::toNativeSeparators(file));
        error.remedy = LifeText::tr("Close the programs that have it open, and remove the connection again.");
        return fail(error);
    }
    return {};
}

/// Behind a refreshed sandbox's address is another organisation.
AccessMemory memoryFor(const Home &home, const ConnectionInfo &info, AccessMemory usual)
{
    const ConnectionStatus last = rememberedStatus(info.id, home.workspaceFile(info.workspaceFile));
    const bool isOther = last.error && last.error->code == ErrorCode::WrongOrganisation;
    return isOther ? AccessMemory::OutOfReach : usual;
}

} // namespace

Result<QList<WaitingRecords>> waitingIn(const QString &workspacePath)
{
    if (!QFile::exists(workspacePath))
        return QList<WaitingRecords>();
    const auto reader = WorkspaceReader::open(workspacePath);
    if (!reader)
        return fail(reader.error());
    return (*reader)->waiting();
}

ConnectionLife::ConnectionLife(House house)
    : m_house(std::move(house))
{
}

Result<ConnectionsDocument> ConnectionLife::read() const
{
    return readConnections(m_house.home.connectionsFile());
}

Outcome ConnectionLife::change(const ConnectionId &id,
                               const std::function<void(ConnectionInfo &)> &change) const
{
    auto document = read();
    if (!document)
        return fail(document.error());
    for (ConnectionInfo &info : document->connections) {
        if (info.id == id) {
            change(info);
            return writeConnections(m_house.home.connectionsFile(), *document);
        }
    }
    return fail(gone(id));
}

Outcome ConnectionLife::markRevoked(const ConnectionId &id) const
{
    return change(id, [this](ConnectionInfo &info) {
        if (!info.revoked)
            info.revokedAt = m_house.clock.nowUtc();
        info.revoked = true;
        info.revocationOwed = true;
    });
}

Task<Result<AccessEnd>> ConnectionLife::revoke(ConnectionId id, CancelToken cancel)
{
    const HeldTokens held = co_await m_house.stop(id);
    const auto before = read();
    if (!before)
        co_return fail(before.error());
    const ConnectionInfo *known = before->find(id);
    // What was made there is another thing, which stands until it is taken back.
    QList<Leftover> standing;
    const AccessMemory memory =
        known ? memoryFor(m_house.home, *known, AccessMemory::Known) : AccessMemory::Known;
    if (before->serverAccess.contains(id))
        standing = standingAccess(before->serverAccess.value(id), memory);
    if (before->applicationAccess.contains(id))
        standing += standingAccess(before->applicationAccess.value(id), memory);
    if (known && known->revoked && !known->revocationOwed)
        co_return AccessEnd{false, {}, standing};
    const Outcome marked = markRevoked(id);
    if (!marked)
        co_return fail(marked.error());
    Result<AccessEnd> end = co_await finish(id, held, cancel);
    if (end)
        end->left += standing;
    co_return end;
}

Task<Result<AccessEnd>> ConnectionLife::settle(ConnectionId id, CancelToken cancel)
{
    const auto document = read();
    if (!document)
        co_return fail(document.error());
    const ConnectionInfo *info = document->find(id);
    if (!info || !info->revocationOwed)
        co_return AccessEnd();
    // Nobody has asked for this just now: no prompt is put on the screen.
    const StoreState state = co_await m_house.store.state(cancel);
    if (state != StoreState::Ready) {
        AccessEnd waiting;
        waiting.owedFor = storeError(state);
        co_return waiting;
    }
    co_return co_await finish(id, HeldTokens(), cancel);
}

Task<AccessEnd> ConnectionLife::endAtProvider(ConnectionId id, HeldTokens held, CancelToken cancel)
{
    AccessEnd end;
    const auto document = read();
    const ConnectionInfo *found = document ? document->find(id) : nullptr;
    if (!found)
        co_return end;
    const ConnectionInfo info = *found;
    if (!renewsItself(info.method) && held.refreshToken.isEmpty()) {
        auto token = co_await readRefreshToken(m_house.store, m_house.home, document->homeId, info, cancel);
        if (token) {
            held.refreshToken = std::move(*token);
        } else if (token.error().code != ErrorCode::VaultKeyLost
                   && token.error().code != ErrorCode::VaultDamaged) {
            end.owedFor = token.error();
            co_return end;
        }
    }
    const auto way = co_await m_house.way(cancel);
    if (!way) {
        end.owedFor = way.error();
        co_return end;
    }
    Http &http = **way;
    const Cloud cloud = m_house.cloudOf(info);
    co_return co_await endTokens(http, info, cloud, held, cancel);
}

Task<Result<AccessEnd>> ConnectionLife::finish(ConnectionId id, HeldTokens held, CancelToken cancel)
{
    AccessEnd end = co_await endAtProvider(id, held, cancel);
    if (end.owedFor)
        co_return end;
    const auto document = read();
    if (!document)
        co_return fail(document.error());
    const Outcome deleted = co_await deleteSecrets(m_house.store, m_house.home, document->homeId, id, cancel);
    if (!deleted) {
        end.owedFor = deleted.error();
        co_return end;
    }
    const Outcome settled = change(id, [](ConnectionInfo &info) { info.revocationOwed = false; });
    if (!settled)
        co_return fail(settled.error());
    co_return end;
}

Task<Result<AccessEnd>> ConnectionLife::remove(ConnectionId id, bool deleteWorkspace, CancelToken cancel)
{
    const HeldTokens held = co_await m_house.stop(id);
    const auto before = read();
    if (!before)
        co_return fail(before.error());
    const ConnectionInfo *found = before->find(id);
    if (!found)
        co_return fail(gone(id));
    const ConnectionInfo info = *found;
    // Revoked before, and nothing owed: its tokens are gone, and so is all there was to end.
    AccessEnd end;
    if (!info.revoked || info.revocationOwed) {
        const Outcome marked = markRevoked(id);
        if (!marked)
            co_return fail(marked.error());
        end = co_await endAtProvider(id, held, cancel);
        if (cancel.isCancelled())
            co_return fail(Error::cancelled());
    }
    const Outcome deleted = co_await deleteSecrets(m_house.store, m_house.home, before->homeId, id, cancel);
    if (!deleted)
        co_return fail(deleted.error());
    if (end.owedFor)
        end.left += neverEnded(info, *std::exchange(end.owedFor, std::nullopt));
    const AccessMemory memory = memoryFor(m_house.home, info, AccessMemory::Forgotten);
    if (deleteWorkspace) {
        const Outcome emptied = deleteWorkspaceFiles(m_house.home.workspaceFile(info.workspaceFile));
        if (!emptied)
            co_return fail(emptied.error());
    }
    auto document = read();
    if (!document)
        co_return fail(document.error());
    document->connections.removeIf([&id](const ConnectionInfo &each) { return each.id == id; });
    // Nobody is left who could take it back: what was made is named once more, for a person.
    if (document->serverAccess.contains(id))
        end.left += standingAccess(document->serverAccess.take(id), memory);
    if (document->applicationAccess.contains(id))
        end.left += standingAccess(document->applicationAccess.take(id), memory);
    const Outcome written = writeConnections(m_house.home.connectionsFile(), *document);
    if (!written)
        co_return fail(written.error());
    co_return end;
}

} // namespace fairlead
