// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/preferences.h"

#include "core/language.h"
#include "desktop/options.h"
#include "desktop/updatecheck.h"
#include "platform/files.h"
#include "settings/settings.h"

#include <QCoreApplication>

namespace fairlead {

QString languageFor(const Options &options, const Settings &settings)
{
    const bool mayChoose = options.mode == Options::Mode::Tour || !settings.isLocked(Setting::Language);
    if (mayChoose && !options.language.isEmpty())
        return options.language;
    return settings.value(Setting::Language).toString();
}

PreferenceFiles::PreferenceFiles(Home home, std::optional<Autostart> autostart)
    : m_home(std::move(home))
    , m_autostart(std::move(autostart))
{
}

ui::Preferences PreferenceFiles::read() const
{
    const Settings settings = Settings::load(m_home);
    ui::Preferences shown;
    if (m_autostart)
        shown.startAtLogin = m_autostart->state();
    else if (settings.value(Setting::StartAtLogin).toBool())
        shown.startAtLogin = Autostart::State::On;
    shown.startLocked = settings.isLocked(Setting::StartAtLogin);
    shown.language = settings.value(Setting::Language).toString();
    shown.languages = spokenLanguages();
    shown.languageLocked = settings.isLocked(Setting::Language);
    shown.checksUpdates = settings.value(Setting::UpdateCheck).toBool();
    if (settings.isLocked(Setting::UpdateCheck))
        shown.updates = ui::Preferences::Updates::Locked;
    else if (mayAskForUpdates(settings, QCoreApplication::applicationDirPath()))
        shown.updates = ui::Preferences::Updates::Choice;
    return shown;
}

Outcome PreferenceFiles::keep(Setting setting, const QVariant &value) const
{
    // What cannot be read is not written over.
    if (const Outcome readable = Settings::check(m_home); !readable)
        return readable;
    if (setting != Setting::StartAtLogin) {
        Settings settings = Settings::load(m_home);
        const Outcome taken = settings.set(setting, value);
        return taken ? save(settings) : taken;
    }
    // The entry says yes where a package has put it there for everybody, whatever the setting is.
    if (const Outcome remembered = rememberStart(value.toBool()); !remembered || !m_autostart)
        return remembered;
    return value.toBool() ? m_autostart->turnOn() : m_autostart->turnOff();
}

Outcome PreferenceFiles::settleAutostart() const
{
    if (!m_autostart)
        return {};
    const Settings settings = Settings::load(m_home);
    if (const auto &problem = settings.administration().problem())
        return fail(*problem);
    const SettingSource source = settings.sourceOf(Setting::StartAtLogin);
    if (source == SettingSource::Person || source == SettingSource::BuiltIn)
        return {};
    const bool wanted = settings.value(Setting::StartAtLogin).toBool();
    const Autostart::State state = m_autostart->state();
    if (settings.isLocked(Setting::StartAtLogin)) {
        if (wanted && state != Autostart::State::On)
            return m_autostart->enforce();
        return !wanted && state != Autostart::State::Off ? m_autostart->turnOff() : Outcome();
    }
    // A default that says no takes nothing away from who has said yes elsewhere.
    return wanted ? beginWithAutostart() : Outcome();
}

bool PreferenceFiles::settleStart() const
{
    (void)settleAutostart();
    const Settings settings = Settings::load(m_home);
    if (settings.isLocked(Setting::StartAtLogin))
        return settings.value(Setting::StartAtLogin).toBool();
    const Autostart::State state = m_autostart ? m_autostart->state() : Autostart::State::Off;
    // Another entry than one for this program has started it.
    return state == Autostart::State::On || state == Autostart::State::Elsewhere;
}

Outcome PreferenceFiles::beginWithAutostart() const
{
    if (const Outcome readable = Settings::check(m_home); !readable)
        return readable;
    const Autostart::State state = m_autostart->state();
    if (state == Autostart::State::Off || state == Autostart::State::Elsewhere) {
        if (const Outcome on = m_autostart->turnOn(); !on)
            return on;
    }
    return rememberStart(true);
}

Outcome PreferenceFiles::rememberStart(bool wanted) const
{
    Settings settings = Settings::load(m_home);
    // Setting what is the value already leaves it the default: by way of the other it becomes the person's.
    for (const bool value : {!wanted, wanted}) {
        if (const Outcome taken = settings.set(Setting::StartAtLogin, value); !taken)
            return taken;
    }
    return save(settings);
}

Outcome PreferenceFiles::save(const Settings &settings) const
{
    if (const Outcome folder = makePrivateFolder(m_home.folder()); !folder)
        return folder;
    return settings.save(m_home.settingsFile());
}

} // namespace fairlead
