// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/memorystore.h"

namespace fairlead {

/// A keychain that a test locks, takes away and asks how often it was read: unlike a MemoryStore it is one
/// that does not forget. One thread.
class FakeKeychain final : public SecretStore
{
public:
    MemoryStore entries; ///< its state is the keychain's
    int reads = 0; ///< each could have put a prompt on the screen
    bool claimsReady = false; ///< a look at it says open, whatever it is

    Task<Result<Secret>> read(QString key, CancelToken cancel) override
    {
        ++reads;
        return entries.read(std::move(key), std::move(cancel));
    }
    Task<Outcome> write(QString key, Secret value, CancelToken cancel) override
    {
        return entries.write(std::move(key), std::move(value), std::move(cancel));
    }
    Task<Outcome> remove(QString key, CancelToken cancel) override
    {
        return entries.remove(std::move(key), std::move(cancel));
    }
    Task<StoreState> probe(CancelToken cancel) override { return entries.probe(std::move(cancel)); }
    Task<StoreState> state(CancelToken cancel) override
    {
        if (claimsReady)
            co_return StoreState::Ready;
        co_return co_await entries.state(std::move(cancel));
    }
    bool isTransient() const override { return false; }
};

} // namespace fairlead
