// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/error.h"

#include <optional>

namespace fairlead {

/// One asynchronous check as a page sees it: nothing yet, running, or failed with a reason. At most one is
/// under way; starting another cancels the one before, whose answer then counts for nothing.
class Run
{
public:
    ~Run() { m_source.cancel(); }

    bool isRunning() const { return m_running; }
    const std::optional<Error> &error() const { return m_error; }
    CancelToken token() const { return m_source.token(); }

    CancelToken start()
    {
        reset();
        m_source = CancelSource();
        m_running = true;
        return m_source.token();
    }
    /// Cancels, and goes on waiting for the answer.
    void cancel() { m_source.cancel(); }
    /// Cancels, and forgets an error.
    void reset()
    {
        m_source.cancel();
        m_running = false;
        m_error.reset();
    }
    void succeed() { m_running = false; }
    void fail(Error error)
    {
        m_running = false;
        // Cancelled is what the person wanted: nothing to tell.
        if (!error.isCancelled())
            m_error = std::move(error);
    }

private:
    CancelSource m_source;
    bool m_running = false;
    std::optional<Error> m_error;
};

} // namespace fairlead
