// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/settings.h"
#include "sync/apibudget.h"

#include <QMetaType>

#include <chrono>

namespace fairlead {

/// What a person has settled for every sync of a home. A value type.
struct SyncSettings
{
    ApiBudget budget;
    bool firstLoadsOnMetered = false; ///< they do not wait for a network that is not metered
    std::chrono::minutes every{5}; ///< a new connection's jobs run
    QList<Setting> locked{}; ///< set by an administrator's policy

    static SyncSettings from(const Settings &settings);
    /// UsageError where a policy says something else.
    Outcome writeTo(Settings &settings) const;
    friend bool operator==(const SyncSettings &, const SyncSettings &) = default;
};

} // namespace fairlead

Q_DECLARE_METATYPE(fairlead::SyncSettings)
