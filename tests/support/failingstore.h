// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "secrets/secretstore.h"

#include <functional>

namespace fairlead {

/// Breaks, or has the person cancel, at the n-th thing it is asked for; undoing works again.
class FailingStore final : public SecretStore
{
public:
    explicit FailingStore(SecretStore &store)
        : m_store(store)
    {
    }

    int failAt = -1; ///< counted from 0
    bool failsLate = false; ///< a write that got through and is reported as failed
    std::function<void()> instead; ///< what to do in place of failing
    int asked = 0;
    Clock *clock = nullptr; ///< where set, every answer comes a moment later

    Task<Result<Secret>> read(QString key, CancelToken cancel) override
    {
        if (clock)
            (void)co_await sleepFor(*clock, std::chrono::milliseconds(1), {});
        if (due())
            co_return fail(storeError(StoreState::Broken));
        co_return co_await m_store.read(key, cancel);
    }
    Task<Outcome> write(QString key, Secret value, CancelToken cancel) override
    {
        if (clock)
            (void)co_await sleepFor(*clock, std::chrono::milliseconds(1), {});
        if (due()) {
            if (failsLate)
                (void)co_await m_store.write(key, value, {});
            co_return fail(storeError(StoreState::Broken));
        }
        co_return co_await m_store.write(key, value, cancel);
    }
    Task<Outcome> remove(QString key, CancelToken cancel) override
    {
        if (due())
            co_return fail(storeError(StoreState::Broken));
        co_return co_await m_store.remove(key, cancel);
    }
    Task<StoreState> probe(CancelToken cancel) override { co_return co_await m_store.probe(cancel); }
    Task<StoreState> state(CancelToken cancel) override { co_return co_await m_store.state(cancel); }
    bool isTransient() const override { return false; }

private:
    bool due()
    {
        if (asked++ != failAt)
            return false;
        if (!instead)
            return true;
        instead();
        return false;
    }
    SecretStore &m_store;
};

} // namespace fairlead
