// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/connectioninfo.h"
#include "core/ids.h"
#include "core/result.h"
#include "workspace/job.h"

#include <QList>
#include <QSet>
#include <QString>

namespace fairlead {

/// One change of a connection's access at a time, for as long as it lives. UI thread; `busy` outlives it.
class AccessTurn
{
public:
    AccessTurn(QSet<ConnectionId> &busy, ConnectionId id);
    ~AccessTurn();
    AccessTurn(const AccessTurn &) = delete;
    AccessTurn &operator=(const AccessTurn &) = delete;
    bool isMine() const { return m_mine; }

private:
    QSet<ConnectionId> &m_busy;
    ConnectionId m_id;
    bool m_mine;
};

/// For whoever comes second.
Error accessIsChanging();

/// The jobs that access is made for. Before the first run there are none yet: they will be those of the
/// connection's objects.
Result<QList<Job>> jobsForAccess(const ConnectionInfo &info, const QString &workspacePath);

} // namespace fairlead
