// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/secretstore.h"

#include <QHash>
#include <QStringList>

namespace fairlead {

/// Keeps secrets for as long as it lives: in the trial home, and in tests, which also set its state. Same
/// limits as the keychain. One thread.
class MemoryStore final : public SecretStore
{
public:
    Task<Result<Secret>> read(QString key, CancelToken cancel) override;
    Task<Outcome> write(QString key, Secret value, CancelToken cancel) override;
    Task<Outcome> remove(QString key, CancelToken cancel) override;
    Task<StoreState> probe(CancelToken cancel) override;
    Task<StoreState> state(CancelToken cancel) override;
    bool isTransient() const override { return true; }

    /// Every call fails with this state's error until it is Ready again; what is kept stays.
    void setState(StoreState state) { m_state = state; }
    /// Names of what is kept, sorted.
    QStringList keys() const;

private:
    Outcome ready(const CancelToken &cancel) const;

    QHash<QString, Secret> m_secrets;
    StoreState m_state = StoreState::Ready;
};

} // namespace fairlead
