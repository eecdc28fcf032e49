// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "workspace/conflict.h"
#include "workspace/workspace.h"

#include <QList>

namespace fairlead {

/// A person's answers to `fairlead_conflict`. Each takes effect in the CRM with the next push. Thread and
/// errors as Workspace, which must outlive it; NothingToDo where there is no such conflict, or it is not one
/// that can be answered so.
class Conflicts
{
public:
    explicit Conflicts(Workspace &workspace);

    /// An open conflict ends with what this side has.
    Outcome resolve(qint64 id, Side keep);
    /// Undoes a decision: what had lost is written into the workspace, as an edit like any other.
    Outcome putBack(qint64 id);

private:
    Workspace &m_workspace;
};

} // namespace fairlead
