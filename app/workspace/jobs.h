// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "workspace/job.h"
#include "workspace/workspace.h"

#include <QList>

namespace fairlead {

/// `fairlead_job`. One job an object. Thread and errors as Workspace, which must outlive it.
class Jobs
{
public:
    explicit Jobs(Workspace &workspace);

    /// In the order they were made.
    Result<QList<Job>> list() const;
    /// Makes a job for each of these objects that has none, the first time only: one that a person has
    /// removed stays away.
    Outcome makeFirst(const QStringList &objects, std::chrono::minutes every = Job().every);
    /// The new job's id; RecordRejected where the object has one already.
    Result<qint64> add(const Job &job);
    /// NothingToDo where there is no such job.
    Outcome change(const Job &job);
    Outcome remove(qint64 id);
    Outcome noteRun(qint64 id, const QDateTime &at, const QByteArray &report);

private:
    Workspace &m_workspace;
};

} // namespace fairlead
