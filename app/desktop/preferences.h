// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "settings/home.h"
#include "ui/hub/settingspage.h"

#include <QString>

#include <optional>

namespace fairlead {

struct Options;
class Settings;

/// What the program speaks (core/language.h); empty: the system's language. A language set by policy counts
/// more than the command line's, but for a tour, which is for pictures.
QString languageFor(const Options &options, const Settings &settings);

/// What the hub's settings page shows and writes: settings.json, and the entry that starts the program at
/// login. A value type; blocking, small files only. UI thread.
class PreferenceFiles
{
public:
    /// `autostart`: nothing in a trial, which leaves nothing behind: there the switch is but a setting.
    PreferenceFiles(Home home, std::optional<Autostart> autostart);

    ui::Preferences read() const;
    /// UsageError where an administrator has set it, and FileUnwritable.
    Outcome keep(Setting setting, const QVariant &value) const;
    /// Once, at the start: what an administrator has set becomes the entry, whatever has become of it. What
    /// he begins with does so once, and is the person's own from then on: whoever has removed the entry
    /// elsewhere, or put it there, as an installer does, has decided otherwise.
    Outcome settleAutostart() const;
    /// settleAutostart(), and whether the program, started at login, has been asked for. A policy counts,
    /// also where it could not be carried out.
    bool settleStart() const;

private:
    /// As the person's own, also where it is the value without them.
    Outcome rememberStart(bool wanted) const;
    Outcome save(const Settings &settings) const;
    /// A default that says yes is carried out, and remembered.
    Outcome beginWithAutostart() const;

    Home m_home;
    std::optional<Autostart> m_autostart;
};

} // namespace fairlead
