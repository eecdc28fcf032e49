// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/syncsettings.h"

namespace fairlead {

SyncSettings SyncSettings::from(const Settings &settings)
{
    SyncSettings read;
    read.budget.keptPercent = settings.value(Setting::ApiKeptPercent).toInt();
    read.firstLoadsOnMetered = settings.value(Setting::FirstLoadsOnMetered).toBool();
    return read;
}

void SyncSettings::writeTo(Settings &settings) const
{
    settings.set(Setting::ApiKeptPercent, budget.keptPercent);
    settings.set(Setting::FirstLoadsOnMetered, firstLoadsOnMetered);
}

} // namespace fairlead
