// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/taskscope.h"

#include <QCoroSignal>

namespace fairlead {

namespace {

class DrainSignal : public QObject
{
    Q_OBJECT
signals:
    void empty();
};

} // namespace

struct TaskScope::State
{
    CancelSource cancel;
    int running = 0;
    DrainSignal drain;
};

namespace {

// The state is held by value: it outlives the scope until the last task has ended.
Task<void> watch(std::shared_ptr<TaskScope::State> state, Task<void> task)
{
    co_await task;
    if (--state->running == 0)
        emit state->drain.empty();
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
    while (state->running > 0)
        co_await qCoro(&state->drain, &DrainSignal::empty);
}

void spawn(TaskScope &scope, Task<void> task)
{
    ++scope.m_state->running;
    watch(scope.m_state, std::move(task));
}

} // namespace fairlead

#include "taskscope.moc"
