// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/taskscope.h"

#include "core/latch.h"

#include <utility>

namespace fairlead {

struct TaskScope::State
{
    CancelSource cancel;
    int running = 0;
    /// Opened when the last task ends, then forgotten: a scope may empty several times.
    std::shared_ptr<Latch> empty;
};

namespace {

// The state is held by value: it outlives the scope until the last task has ended.
Task<void> watch(std::shared_ptr<TaskScope::State> state, Task<void> task)
{
    co_await task;
    if (--state->running == 0 && state->empty)
        std::exchange(state->empty, nullptr)->open();
}

} // namespace

TaskScope::TaskScope()
    : m_state(std::make_shared<State>())
{
}

TaskScope::~TaskScope()
{
    cancel();
}

CancelToken TaskScope::token() const
{
    return m_state->cancel.token();
}

void TaskScope::cancel()
{
    m_state->cancel.cancel();
}

int TaskScope::running() const
{
    return m_state->running;
}

Task<void> TaskScope::drained()
{
    const auto state = m_state;
    while (state->running > 0) {
        if (!state->empty)
            state->empty = std::make_shared<Latch>();
        Task<Outcome> waiting = waitFor(state->empty, CancelToken());
        co_await waiting;
    }
}

void spawn(TaskScope &scope, Task<void> task)
{
    ++scope.m_state->running;
    watch(scope.m_state, std::move(task));
}

} // namespace fairlead
