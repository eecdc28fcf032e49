// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/connectionbuilder.h"

#include "auth/rsakeyform.h"
#include "connection/connectioncolour.h"
#include "connection/pinning.h"
#include "platform/files.h"
#include "secrets/vaultkey.h"
#include "workspace/jobs.h"
#include "workspace/reader.h"
#include "workspace/workspace.h"

#include <QCoreApplication>
#include <QFile>

namespace fairlead {

struct ConnectionBuilder::Build
{
    NewConnection wanted;
    ConnectionsDocument document;
    ConnectionInfo info;
    Secret vaultKey;
    bool replaced = false;
    bool otherUser = false; ///< than the one whose checkpoints the workspace holds
    UndoStack undo;
};

namespace {

Task<void> restoreSecret(SecretStore &store, QString key, std::optional<Secret> before)
{
    // Undone even though the attempt was cancelled: hence a token of its own.
    if (before)
        (void)co_await store.write(key, *before, {});
    else
        (void)co_await store.remove(key, {});
}

Task<void> restoreToken(QString path, Secret vaultKey, VaultSlot slot, std::optional<Secret> before)
{
    TokenVault vault(path, vaultKey);
    if (before)
        (void)vault.write(slot, *before);
    else
        (void)vault.remove(slot);
    co_return;
}

Task<void> removeDatabase(QString path)
{
    for (const auto *suffix : {"", "-wal", "-shm"})
        QFile::remove(path + QLatin1String(suffix));
    co_return;
}

Error connectionGone()
{
    Error error;
    error.code = ErrorCode::RecordMissing;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = QCoreApplication::translate("fairlead::ConnectionBuilder",
                                                 "The connection has been removed meanwhile.");
    error.remedy = QCoreApplication::translate("fairlead::ConnectionBuilder", "Set up a new one.");
    return error;
}

Error connectedAlready(const ConnectionInfo &other)
{
    Error error;
    error.code = ErrorCode::WrongUser;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = QCoreApplication::translate("fairlead::ConnectionBuilder",
                                                 "%1 works for another connection already: “%2”.")
                         .arg(other.userName, other.name);
    error.remedy = QCoreApplication::translate("fairlead::ConnectionBuilder",
                                               "Choose another user, or remove that connection first.");
    return error;
}

/// The connection that is renewed; null: none is.
Result<const ConnectionInfo *> renewed(const ConnectionsDocument &document, const NewConnection &wanted)
{
    const ConnectionInfo &proven = wanted.info;
    const ConnectionInfo *same = document.find(proven.crm, proven.organisationId, proven.userId);
    if (!wanted.renewal)
        return same;
    const ConnectionInfo *expected = document.find(wanted.renewal->connection);
    if (!expected)
        return fail(connectionGone());
    if (const Outcome fits = checkRenewal(*expected, proven, wanted.renewal->user); !fits)
        return fail(fits.error());
    if (same && same != expected)
        return fail(connectedAlready(*same));
    return expected;
}

/// What one user has read says nothing of what another one may see: everything is read again, and what is
/// not found then goes (PullCursor::comparing). Jobs, local changes and the rows themselves stay.
Outcome forgetCheckpoints(Workspace &workspace, const QStringList &objects)
{
    QStringList all = objects;
    const auto jobs = Jobs(workspace).list();
    if (!jobs)
        return fail(jobs.error());
    for (const Job &job : *jobs)
        all += job.object;
    all.removeDuplicates();
    for (const QString &object : std::as_const(all)) {
        if (const Outcome forgotten = workspace.setCheckpoint(object, {}); !forgotten)
            return forgotten;
    }
    return {};
}

/// Nobody can open this vault any more, and the person has just signed in again: it is kept under another
/// name and a new one begun. A locked keychain is another error and never ends here; a store that forgets
/// never had the key, so its not knowing it says nothing of the vault.
bool isPastReading(const SecretStore &store, const Error &error)
{
    if (store.isTransient())
        return false;
    return error.code == ErrorCode::VaultKeyLost || error.code == ErrorCode::VaultDamaged;
}

} // namespace

ConnectionBuilder::ConnectionBuilder(Home home, SecretStore &store, Clock &clock, BuildTurn &turn)
    : m_home(std::move(home))
    , m_store(store)
    , m_clock(clock)
    , m_turn(turn)
{
}

Task<Result<BuiltConnection>> ConnectionBuilder::build(NewConnection wanted, CancelToken cancel)
{
    const auto mine = std::make_shared<Latch>();
    const auto before = std::exchange(m_turn.m_last, mine);
    if (before) {
        const Outcome waited = co_await waitFor(before, cancel);
        if (!waited) {
            // Whoever comes after this attempt still has to wait for the one before it.
            if (before->isOpen())
                mine->open();
            else
                QObject::connect(before.get(), &Latch::opened, mine.get(), &Latch::open);
            co_return fail(waited.error());
        }
    }
    Result<BuiltConnection> built = co_await buildNow(std::move(wanted), cancel);
    mine->open();
    co_return built;
}

Task<Result<BuiltConnection>> ConnectionBuilder::buildNow(NewConnection wanted, CancelToken cancel)
{
    auto build = std::make_shared<Build>();
    build->wanted = std::move(wanted);
    const Outcome made = co_await makeAll(build, cancel);
    if (!made) {
        co_await build->undo.rollBack();
        co_return fail(made.error());
    }
    build->undo.commit();

    BuiltConnection built;
    built.target.info = build->info;
    built.target.secrets = build->wanted.secrets;
    built.target.homeId = build->document.homeId;
    built.vaultKey = build->vaultKey;
    if (build->wanted.onlyUntilQuit && !build->wanted.refreshToken.isEmpty())
        built.target.heldToken = std::make_shared<Secret>(build->wanted.refreshToken);
    built.replaced = build->replaced;
    co_return built;
}

Task<Outcome> ConnectionBuilder::makeAll(std::shared_ptr<Build> build, CancelToken cancel)
{
    if (const auto folder = makePrivateFolder(m_home.folder()); !folder)
        co_return folder;
    auto document = readConnections(m_home.connectionsFile());
    if (!document)
        co_return fail(document.error());
    build->document = std::move(*document);

    if (const auto settled = settleIdentity(*build); !settled)
        co_return settled;
    build->info.keepsPassword = build->info.keepsPassword && !build->wanted.onlyUntilQuit;

    // A home id must be on disk before the keychain knows it: an entry nobody can name again is lost.
    if (!QFile::exists(m_home.connectionsFile())) {
        if (const auto written = writeConnections(m_home.connectionsFile(), build->document); !written)
            co_return written;
    }

    if (!build->wanted.onlyUntilQuit) {
        if (const auto kept = co_await keepAll(build, cancel); !kept)
            co_return kept;
    }
    if (cancel.isCancelled())
        co_return fail(Error::cancelled());
    if (const auto made = makeWorkspace(build); !made)
        co_return made;
    // Last: a connection exists when it is in the file, and everything it needs exists by then.
    co_return enterInFile(build);
}

QString ConnectionBuilder::freeWorkspaceFile(Build &build) const
{
    const QString file = build.document.workspaceFileFor(build.info.id);
    const QString path = m_home.workspaceFile(file);
    if (!QFile::exists(path))
        return file;
    // A removed connection has left it. The same organisation goes on with it, whoever the user is now; for
    // another one it is somebody else's data.
    const auto left = WorkspaceReader::open(path);
    const auto pinned = left ? (*left)->organisationId() : Result<QString>(fail(left.error()));
    if (pinned && !pinned->isEmpty() && *pinned != build.info.organisationId)
        return QStringLiteral("workspace-%1.db").arg(build.info.id.text());
    build.otherUser = true;
    return file;
}

Outcome ConnectionBuilder::settleIdentity(Build &build) const
{
    ConnectionInfo &info = build.info;
    info = build.wanted.info;
    const auto before = renewed(build.document, build.wanted);
    if (!before)
        return fail(before.error());
    if (!*before) {
        if (info.id.isEmpty())
            info.id = ConnectionId::make();
        info.name = build.document.freeName(info.name);
        info.workspaceFile = freeWorkspaceFile(build);
        info.createdAt = m_clock.nowUtc();
        info.colour = freeColour(build.document.connections);
        return {};
    }
    const ConnectionInfo &known = **before;
    build.replaced = true;
    build.otherUser = !checkRenewal(known, info, Renewal::User::Same);
    // As they are pinned in workspace and vault, however the provider spells them today.
    info.organisationId = known.organisationId;
    if (!build.otherUser)
        info.userId = known.userId;
    info.id = known.id;
    info.name = known.name;
    info.workspaceFile = known.workspaceFile;
    info.createdAt = known.createdAt;
    info.colour = known.colour.isEmpty() ? freeColour(build.document.connections) : known.colour;
    if (!build.wanted.objectsChosen && !known.objects.isEmpty())
        info.objects = known.objects;
    return {};
}

Task<Outcome> ConnectionBuilder::keepAll(std::shared_ptr<Build> build, CancelToken cancel)
{
    const ConnectionSecrets secrets = build->info.keepsPassword ? build->wanted.secrets : ConnectionSecrets();
    const bool sealsKey = sealedPurpose(build->info.method) == purpose::privateKey;
    const Secret key = compactRsaKey(secrets.privateKey);
    const std::pair<QString, Secret> entries[]{{purpose::password, secrets.password},
                                               {purpose::clientSecret, secrets.clientSecret},
                                               {purpose::privateKey, sealsKey ? Secret() : key}};
    for (const auto &[name, value] : entries) {
        if (const auto kept = co_await keepSecret(build, name, value, cancel); !kept)
            co_return kept;
    }
    const Secret value = sealsKey ? key : build->wanted.refreshToken;
    if (value.isEmpty())
        co_return {};
    const QString slot = sealsKey ? purpose::privateKey : purpose::refreshToken;
    if (const auto kept = co_await keepSealed(build, slot, value, cancel); !kept)
        co_return kept;
    co_return forgetSealed(build, sealsKey ? purpose::refreshToken : purpose::privateKey);
}

Task<Outcome> ConnectionBuilder::keepSecret(std::shared_ptr<Build> build, QString purpose, Secret value,
                                            CancelToken cancel)
{
    if (value.isEmpty() && !build->replaced)
        co_return {};
    const QString key = secretKey(build->document.homeId, build->info.id.text(), purpose);
    std::optional<Secret> before;
    if (build->replaced) {
        auto read = co_await m_store.read(key, cancel);
        if (read)
            before = std::move(*read);
        else if (read.error().code != ErrorCode::SecretNotFound)
            co_return fail(read.error());
    }
    // The connection had it and has it no more: another method, or a password no longer to be kept.
    if (value.isEmpty() && !before)
        co_return {};
    SecretStore &store = m_store;
    build->undo.push([&store, key, before] { return restoreSecret(store, key, before); });
    if (value.isEmpty())
        co_return co_await m_store.remove(key, cancel);
    co_return co_await m_store.write(key, value, cancel);
}

Task<Outcome> ConnectionBuilder::keepSealed(std::shared_ptr<Build> build, QString purpose, Secret value,
                                            CancelToken cancel)
{
    const QString path = m_home.vaultFile();
    auto vaultKey = co_await obtainVaultKey(m_store, build->document.homeId, path, cancel);
    if (!vaultKey && isPastReading(m_store, vaultKey.error())) {
        if (const auto aside = TokenVault::setAside(path); !aside)
            co_return aside;
        vaultKey = co_await obtainVaultKey(m_store, build->document.homeId, path, cancel);
    }
    if (!vaultKey)
        co_return fail(vaultKey.error());
    build->vaultKey = *vaultKey;

    const VaultSlot slot{build->document.homeId, build->info.id.text(), build->info.organisationId, purpose};
    TokenVault vault(path, *vaultKey);
    std::optional<Secret> before;
    if (auto read = vault.read(slot))
        before = std::move(*read);
    const Secret key = *vaultKey;
    build->undo.push([path, key, slot, before] { return restoreToken(path, key, slot, before); });
    const Outcome written = vault.write(slot, value);
    if (written || !isPastReading(m_store, written.error()))
        co_return written;
    if (const auto aside = TokenVault::setAside(path); !aside)
        co_return aside;
    co_return vault.write(slot, value);
}

/// What the connection signed in with before, by another method.
Outcome ConnectionBuilder::forgetSealed(const std::shared_ptr<Build> &build, const QString &purpose)
{
    if (!build->replaced)
        return {};
    const QString path = m_home.vaultFile();
    const Secret key = build->vaultKey;
    const VaultSlot slot{build->document.homeId, build->info.id.text(), build->info.organisationId, purpose};
    TokenVault vault(path, key);
    const auto before = vault.read(slot);
    if (!before)
        return {};
    build->undo.push([path, key, slot, kept = std::optional<Secret>(*before)] {
        return restoreToken(path, key, slot, kept);
    });
    return vault.remove(slot);
}

Outcome ConnectionBuilder::makeWorkspace(const std::shared_ptr<Build> &build)
{
    const QString path = m_home.workspaceFile(build->info.workspaceFile);
    if (!QFile::exists(path))
        build->undo.push([path] { return removeDatabase(path); });
    auto workspace = Workspace::open(path);
    if (!workspace)
        return fail(workspace.error());
    const auto pinned = (*workspace)->organisationId();
    if (!pinned)
        return fail(pinned.error());
    if (pinned->isEmpty()) {
        if (const auto set = (*workspace)->setOrganisationId(build->info.organisationId); !set)
            return set;
    } else if (*pinned != build->info.organisationId) {
        return fail(wrongOrganisation(build->info, *pinned));
    }
    for (const auto &object : build->wanted.objects) {
        if (!build->info.objects.contains(object.name))
            continue;
        if (const auto table = (*workspace)->ensureTable(object); !table)
            return table;
    }
    if (build->otherUser)
        return forgetCheckpoints(**workspace, build->info.objects);
    return {};
}

/// Into what the file says now: while the keychain was waited for, other connections went on.
Outcome ConnectionBuilder::enterInFile(const std::shared_ptr<Build> &build)
{
    auto document = readConnections(m_home.connectionsFile());
    if (!document)
        return fail(document.error());
    auto &connections = document->connections;
    const auto same = std::find_if(connections.begin(), connections.end(),
                                   [&](const ConnectionInfo &info) { return info.id == build->info.id; });
    if (same == connections.end() && build->replaced)
        return fail(connectionGone());
    if (same != connections.end()) {
        build->info.name = same->name;
        build->info.colour = same->colour.isEmpty() ? build->info.colour : same->colour;
        *same = build->info;
    } else {
        build->info.name = document->freeName(build->info.name);
        connections += build->info;
    }
    return writeConnections(m_home.connectionsFile(), *document);
}

} // namespace fairlead
