// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/syncsettings.h"

namespace fairlead {

SyncSettings SyncSettings::from(const Settings &settings)
{
    SyncSettings read;
    read.budget.keptPercent = settings.value(Setting::ApiKeptPercent).toInt();
    read.firstLoadsOnMetered = settings.value(Setting::FirstLoadsOnMetered).toBool();
    read.every = std::chrono::minutes(settings.value(Setting::SyncMinutes).toInt());
    read.locked = settings.lockedSettings();
    return read;
}

Outcome SyncSettings::writeTo(Settings &settings) const
{
    if (const Outcome set = settings.set(Setting::ApiKeptPercent, budget.keptPercent); !set)
        return set;
    return settings.set(Setting::FirstLoadsOnMetered, firstLoadsOnMetered);
}

} // namespace fairlead
