// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/accesschange.h"

#include "workspace/reader.h"

#include <QCoreApplication>

namespace fairlead {

AccessTurn::AccessTurn(RunningAccessChanges &all, ConnectionId id, QObject *context,
                       const CancelToken &wanted)
    : m_all(all)
    , m_id(std::move(id))
{
    if (m_all.contains(m_id))
        return;
    m_change = std::make_shared<RunningAccessChange>();
    m_all.insert(m_id, m_change);
    m_following = wanted.onCancel(context, [change = m_change] { change->cancel.cancel(); });
}

AccessTurn::~AccessTurn()
{
    if (!m_change)
        return;
    m_all.remove(m_id);
    m_change->ended->open();
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
