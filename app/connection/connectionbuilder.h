// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/connectionfile.h"
#include "connection/pinning.h"
#include "connection/session.h"
#include "core/canceltoken.h"
#include "core/latch.h"
#include "core/task.h"
#include "core/undostack.h"
#include "secrets/secretstore.h"
#include "settings/home.h"

namespace fairlead {

/// All that wizard or command line found out. A value type.
struct NewConnection
{
    /// Unique name, workspace file and creation time are the builder's to fill in, and so is an id that is
    /// not chosen yet.
    ConnectionInfo info;
    ConnectionSecrets secrets;
    Secret refreshToken; ///< where the method keeps one
    QList<ObjectInfo> objects; ///< described; their tables are made
    /// Secrets and token stay in memory, with what is built: neither keychain nor vault is touched.
    bool onlyUntilQuit = false;
    bool objectsChosen = true; ///< false: proposed only; a connection that is renewed keeps its own
    /// The connection that is to be renewed: never is another one made, nor another one renewed. Without it
    /// the same user of the same organisation is, where there is one.
    std::optional<Renewal> renewal{};
};

struct BuiltConnection
{
    SessionTarget target;
    Secret vaultKey; ///< empty where no token is kept on disk
    bool replaced = false; ///< it renewed a connection that was there
};

/// Has the builders of one home take turns: each makes the home's key, its list and its files from what the
/// one before has left. One per home, held by whoever owns the home; must outlive the builders. One thread.
class BuildTurn
{
    friend class ConnectionBuilder;
    std::shared_ptr<Latch> m_last; ///< opens when the latest build has ended
};

/// Makes a connection, its secrets and its workspace, or leaves everything as it was. The same organisation
/// and user again renews the existing connection: its jobs, checkpoints and outbox stay, and it is revoked no
/// more. Where another user takes over everything is read again and compared. Thread of the SecretStore. The
/// caller owns the home's lock.
class ConnectionBuilder
{
public:
    ConnectionBuilder(Home home, SecretStore &store, Clock &clock, BuildTurn &turn);

    /// The cloud and network settings of `BuiltConnection::target` are the caller's to fill in.
    Task<Result<BuiltConnection>> build(NewConnection wanted, CancelToken cancel);

private:
    struct Build;
    Task<Result<BuiltConnection>> buildNow(NewConnection wanted, CancelToken cancel);
    Task<Outcome> makeAll(std::shared_ptr<Build> build, CancelToken cancel);
    Outcome settleIdentity(Build &build) const;
    QString freeWorkspaceFile(Build &build) const;
    Task<Outcome> keepAll(std::shared_ptr<Build> build, CancelToken cancel);
    Task<Outcome> keepSecret(std::shared_ptr<Build> build, QString purpose, Secret value, CancelToken cancel);
    Task<Outcome> keepSealed(std::shared_ptr<Build> build, QString purpose, Secret value, CancelToken cancel);
    Outcome forgetSealed(const std::shared_ptr<Build> &build, const QString &purpose);
    Outcome makeWorkspace(const std::shared_ptr<Build> &build);
    Outcome enterInFile(const std::shared_ptr<Build> &build);

    Home m_home;
    SecretStore &m_store;
    Clock &m_clock;
    BuildTurn &m_turn;
};

} // namespace fairlead
