// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/canceltoken.h"

#include <QMetaObject>

#include <atomic>
#include <mutex>
#include <utility>
#include <vector>

namespace fairlead {

struct CancelToken::Registration::Entry
{
    std::mutex mutex; ///< held while posting, so that the context cannot go meanwhile
    QObject *context = nullptr; ///< null with `react`
    std::function<void()> react; ///< empty: called already, or no longer wanted
    QMetaObject::Connection gone; ///< what ends the entry with its context

    std::function<void()> take()
    {
        const std::lock_guard lock(mutex);
        context = nullptr;
        return std::exchange(react, nullptr);
    }

    // Queued, so that the canceller never runs the waiter's code on its own stack.
    static void post(const std::shared_ptr<Entry> &entry)
    {
        const std::lock_guard lock(entry->mutex);
        if (!entry->context)
            return;
        QMetaObject::invokeMethod(
            entry->context,
            [entry] {
                if (const auto react = entry->take())
                    react();
            },
            Qt::QueuedConnection);
    }

    static void release(const std::shared_ptr<Entry> &entry)
    {
        if (!entry)
            return;
        QObject::disconnect(entry->gone);
        // What it holds ends here, on the waiter's thread.
        (void)entry->take();
    }
};

struct CancelToken::State
{
    std::atomic<bool> cancelled = false;
    std::mutex mutex;
    std::vector<std::weak_ptr<Registration::Entry>> entries;
};

CancelToken::Registration &CancelToken::Registration::operator=(Registration &&other) noexcept
{
    Entry::release(m_entry);
    m_entry = std::move(other.m_entry);
    return *this;
}

CancelToken::Registration::~Registration()
{
    Entry::release(m_entry);
}

bool CancelToken::isCancelled() const
{
    return m_state && m_state->cancelled;
}

CancelToken::Registration CancelToken::onCancel(QObject *context, std::function<void()> react) const
{
    Registration registration;
    if (!m_state)
        return registration;
    const auto entry = std::make_shared<Registration::Entry>();
    entry->context = context;
    entry->react = std::move(react);
    entry->gone = QObject::connect(
        context, &QObject::destroyed, context,
        [weak = std::weak_ptr(entry)] {
            if (const auto mine = weak.lock())
                (void)mine->take();
        },
        Qt::DirectConnection);
    registration.m_entry = entry;
    const std::lock_guard lock(m_state->mutex);
    if (m_state->cancelled) {
        Registration::Entry::post(entry);
    } else {
        std::erase_if(m_state->entries, [](const auto &other) { return other.expired(); });
        m_state->entries.push_back(entry);
    }
    return registration;
}

CancelSource::CancelSource()
{
    m_token.m_state = std::make_shared<CancelToken::State>();
}

void CancelSource::cancel()
{
    auto &state = *m_token.m_state;
    const std::lock_guard lock(state.mutex);
    if (state.cancelled.exchange(true))
        return;
    for (const auto &weak : state.entries) {
        if (const auto entry = weak.lock())
            CancelToken::Registration::Entry::post(entry);
    }
    state.entries.clear();
}

} // namespace fairlead
