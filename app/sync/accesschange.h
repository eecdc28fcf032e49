// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/serversetup.h"
#include "core/canceltoken.h"
#include "core/latch.h"
#include "workspace/job.h"

#include <QHash>

#include <memory>
#include <optional>

namespace fairlead {

/// How server-to-server access is to be.
struct ServerAccessWish
{
    bool externalIds = false; ///< see ServerSetup
    ServerSetup::Progress progress; ///< may be null
};

/// The connection signs in by itself from now on.
struct AccessTurnedOn
{
    ServerSignIn signIn;
    QList<salesforce::LeftBehind> left{}; ///< approvals that stand although nobody lives on them any more
    /// Objects of the jobs that the administrator sees more records of than the integration user.
    QList<salesforce::SeenRecords> hidden{};
};

/// What was made is taken back, as far as it could be.
struct AccessTurnedOff
{
    salesforce::RemovedAccess removed;
    bool handedOver = false; ///< the connection lives on the administrator's approval from now on
    std::optional<Error> needsSignIn; ///< why the connection cannot sign in any more, and what to do
};

/// A change of one connection's access that is under way: whoever ends the connection ends it first.
struct RunningAccessChange
{
    CancelSource cancel;
    std::shared_ptr<Latch> ended = std::make_shared<Latch>();
};
using RunningAccessChanges = QHash<ConnectionId, std::shared_ptr<RunningAccessChange>>;

/// One change of a connection's access at a time, for as long as it lives. UI thread.
class AccessTurn
{
public:
    /// `wanted`: whoever asked for it may cancel it as well; `context` lives on that thread.
    AccessTurn(RunningAccessChanges &all, ConnectionId id, QObject *context, const CancelToken &wanted);
    ~AccessTurn();
    AccessTurn(const AccessTurn &) = delete;
    AccessTurn &operator=(const AccessTurn &) = delete;

    /// Else another one is under way.
    bool isMine() const { return m_change != nullptr; }
    CancelToken token() const { return m_change->cancel.token(); }

private:
    RunningAccessChanges &m_all;
    ConnectionId m_id;
    std::shared_ptr<RunningAccessChange> m_change;
    CancelToken::Registration m_following;
};

/// For whoever comes second.
Error accessIsChanging();

/// The jobs that access is made for. Before the first run there are none yet: they will be those of the
/// connection's objects.
Result<QList<Job>> jobsForAccess(const ConnectionInfo &info, const QString &workspacePath);

} // namespace fairlead
