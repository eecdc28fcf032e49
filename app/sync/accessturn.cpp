// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/accessturn.h"

#include "workspace/reader.h"

#include <QCoreApplication>

namespace fairlead {

AccessTurn::AccessTurn(QSet<ConnectionId> &busy, ConnectionId id)
    : m_busy(busy)
    , m_id(std::move(id))
    , m_mine(!busy.contains(m_id))
{
    if (m_mine)
        m_busy.insert(m_id);
}

AccessTurn::~AccessTurn()
{
    if (m_mine)
        m_busy.remove(m_id);
}

Error accessIsChanging()
{
    Error error;
    error.code = ErrorCode::UsageError;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = QCoreApplication::translate("fairlead::HomeAccess",
                                                 "The access of this connection is being changed already.");
    error.remedy =
        QCoreApplication::translate("fairlead::HomeAccess", "Wait until that has ended, or cancel it.");
    return error;
}

Result<QList<Job>> jobsForAccess(const ConnectionInfo &info, const QString &workspacePath)
{
    const auto reader = WorkspaceReader::open(workspacePath);
    if (!reader)
        return fail(reader.error());
    Result<QList<Job>> jobs = (*reader)->jobs();
    if (!jobs || !jobs->isEmpty())
        return jobs;
    for (const QString &object : info.objects) {
        Job first;
        first.object = object;
        *jobs += first;
    }
    return jobs;
}

} // namespace fairlead
