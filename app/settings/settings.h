// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "settings/administration.h"
#include "settings/settingstable.h"

#include <QDateTime>
#include <QString>
#include <QVariant>

namespace fairlead {

class Home;

/// What counts on this computer for this person: the policies of the machine, those of the user, the person's
/// own settings.json in the home, the machine's defaults, what is built in. A value type; keys of a newer
/// version are kept. settings.json.previous is a copy, from which a damaged file is read.
class Settings
{
public:
    /// FileUnreadable where settings are there and neither the file nor its copy can be read, or one has a
    /// value that is none of its own: going on with the standard ones would pass by the company's proxy.
    /// Administration::problem() where administrators' cannot be relied upon.
    static Outcome check(const Home &home);
    /// The standard settings where there is nothing to read.
    static Settings load(const Home &home);
    static Outcome check(const QString &path,
                         const AdministratorPlaces &places = *AdministratorPlaces::ofThisComputer());
    static Settings load(const QString &path,
                         const AdministratorPlaces &places = *AdministratorPlaces::ofThisComputer());

    /// What an administrator may forbid is forbidden while what he has set cannot be relied upon.
    QVariant value(Setting setting) const;
    SettingSource sourceOf(Setting setting) const;
    /// Set by policy: no page, file or command changes it.
    bool isLocked(Setting setting) const;
    QList<Setting> lockedSettings() const;
    const Administration &administration() const { return m_administration; }
    /// A point in time; invalid where there is none. Without an offset it is this computer's time.
    QDateTime timeOf(Setting setting) const;

    /// The person's own layer. UsageError, and nothing is changed, where the value is none, where the setting
    /// is locked or an administrator's alone, or where nobody knows. What is the value already stays where it
    /// comes from.
    Outcome set(Setting setting, const QVariant &value);
    Outcome save(const QString &path) const;

private:
    QVariantMap m_values; ///< the person's, by key
    Administration m_administration;
};

/// What a person is told who tries: it needs an administrator.
Error settingLocked(Setting setting);

} // namespace fairlead
