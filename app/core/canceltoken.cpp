// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/canceltoken.h"

#include <QMetaObject>
#include <QPointer>

#include <atomic>
#include <mutex>
#include <vector>

namespace fairlead {

struct CancelToken::Registration::Entry
{
    std::atomic<bool> active = true;
    QPointer<QObject> context;
    std::function<void()> react;

    // Queued, so that the canceller never runs the waiter's code on its own stack.
    static void post(const std::shared_ptr<Entry> &entry)
    {
        if (!entry->context)
            return;
        QMetaObject::invokeMethod(
            entry->context.data(),
            [entry] {
                if (entry->active.exchange(false))
                    entry->react();
            },
            Qt::QueuedConnection);
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
    if (m_entry)
        m_entry->active = false;
    m_entry = std::move(other.m_entry);
    return *this;
}

CancelToken::Registration::~Registration()
{
    if (m_entry)
        m_entry->active = false;
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
    registration.m_entry = std::make_shared<Registration::Entry>();
    registration.m_entry->context = context;
    registration.m_entry->react = std::move(react);
    const std::lock_guard lock(m_state->mutex);
    if (m_state->cancelled) {
        Registration::Entry::post(registration.m_entry);
    } else {
        std::erase_if(m_state->entries, [](const auto &entry) { return entry.expired(); });
        m_state->entries.push_back(registration.m_entry);
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
