// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/task.h"

#include <functional>
#include <vector>

namespace fairlead {

/// What must be undone, in reverse order, if a longer piece of work does not come to its end. Undoing may
/// wait (keychains do), so it is a call and not a destructor: `co_await undo.rollBack()` on every way out but
/// success.
class UndoStack
{
public:
    using Step = std::function<Task<void>()>;

    void push(Step step) { m_steps.push_back(std::move(step)); }
    /// The work is whole: nothing is undone any more.
    void commit() { m_steps.clear(); }

    Task<void> rollBack()
    {
        while (!m_steps.empty()) {
            // Held by name: a coroutine made by the step refers to its captures until it ends.
            const Step step = std::move(m_steps.back());
            m_steps.pop_back();
            co_await step();
        }
    }

private:
    std::vector<Step> m_steps;
};

} // namespace fairlead
