// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <memory>

namespace fairlead {

/// The reading end of a cancellation. A cheap value: every function that waits takes one and answers
/// Error::cancelled() once it is set. Thread-safe. A default-made token is never cancelled.
class CancelToken
{
public:
    CancelToken() = default;

    bool isCancelled() const;

    /// While it lives, `react` is called once on `context`'s thread when the token is cancelled; also when it
    /// already is. Never calls after the registration or the context is gone.
    class Registration
    {
    public:
        Registration() = default;
        Registration(Registration &&) noexcept = default;
        Registration &operator=(Registration &&other) noexcept;
        ~Registration();

    private:
        friend class CancelToken;
        friend class CancelSource;
        struct Entry;
        std::shared_ptr<Entry> m_entry;
    };
    [[nodiscard]] Registration onCancel(QObject *context, std::function<void()> react) const;

private:
    friend class CancelSource;
    struct State;
    std::shared_ptr<State> m_state;
};

/// The writing end. Cancelling twice is harmless. Destroying a source does not cancel.
class CancelSource
{
public:
    CancelSource();
    void cancel();
    bool isCancelled() const { return m_token.isCancelled(); }
    CancelToken token() const { return m_token; }

private:
    CancelToken m_token;
};

} // namespace fairlead
