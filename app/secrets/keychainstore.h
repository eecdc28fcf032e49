// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/secretstore.h"

#include <memory>

namespace fairlead {

/// The OS keychain through QtKeychain: Credential Manager, macOS Keychain, Secret Service or KWallet. This
/// class alone knows QtKeychain (0.13 to 0.15), whose jobs run one at a time and without a time-out: each
/// call here ends after `patience` at the latest, and while an unlock prompt holds up a job nothing else is
/// handed to it, so that what was given up is not carried out later. Main thread.
class KeychainStore final : public SecretStore
{
public:
    /// `patience`: long enough for a person to find and answer an unlock prompt.
    explicit KeychainStore(Clock &clock, std::chrono::milliseconds patience = std::chrono::minutes(2));
    ~KeychainStore() override;

    Task<Result<Secret>> read(QString key, CancelToken cancel) override;
    Task<Outcome> write(QString key, Secret value, CancelToken cancel) override;
    Task<Outcome> remove(QString key, CancelToken cancel) override;
    Task<StoreState> probe(CancelToken cancel) override;
    Task<StoreState> state(CancelToken cancel) override;
    bool isTransient() const override { return false; }

    struct Lane;

private:
    std::shared_ptr<Lane> m_lane;
};

} // namespace fairlead
