// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/task.h"

#include <memory>

namespace fairlead {

/// Owns the tasks that nobody awaits. Lives on one thread, with the object whose tasks it owns, as its last
/// member: it is destroyed first, which cancels. A coroutine of that object checks its token after every
/// suspension and touches the object no more once cancelled.
class TaskScope
{
public:
    TaskScope();
    ~TaskScope();
    TaskScope(const TaskScope &) = delete;
    TaskScope &operator=(const TaskScope &) = delete;

    CancelToken token() const;
    void cancel();
    int running() const;
    /// Resumes when every spawned task has ended. Call cancel() first to end them early.
    Task<void> drained();

    struct State;

private:
    friend void spawn(TaskScope &scope, Task<void> task);
    std::shared_ptr<State> m_state;
};

/// The only way a task is left to run by itself.
void spawn(TaskScope &scope, Task<void> task);

} // namespace fairlead
