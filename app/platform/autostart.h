// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>
#include <QStringList>

namespace fairlead {

/// Where the entries are that have the program started at login, and what they start. A value type.
struct AutostartPlaces
{
    /// The person's own. Windows: the key that has `Run` and `Explorer\StartupApproved\Run`, below
    /// HKEY_CURRENT_USER. macOS: the folder of launch agents. Elsewhere the folder of the XDG Autostart
    /// Specification.
    QString folder;
    QString program; ///< absolute path
    /// The same for everybody at this computer, which packages write to and nobody else; the first that has
    /// an entry counts. Windows: a key with its root before it. macOS: none.
    QStringList everybody{};
    /// Windows: the key below HKEY_CURRENT_USER that has the person's refusal of the entry for everybody,
    /// which Windows itself has no place for. Elsewhere not asked for.
    QString refusal{};

    /// This person's and everybody's, for the program `fairlead` beside the one that runs.
    static AutostartPlaces ofThisPerson();
};

/// What starts Fairlead into the tray at login, with `--background --at-login`: value `Fairlead` of the Run
/// key (Windows), `io.fairlead.Fairlead.plist` (macOS), `fairlead.desktop` (XDG), each the person's own or
/// one that a package has put there for everybody. The person's own decides where there is one, else the one
/// for everybody, unless the person has refused it: by a hidden entry of the same name (XDG), or the value
/// `NotAtLogin` (Windows), which `--at-login` obeys. What a person has switched off in the system's own
/// settings (Task Manager; `Hidden` or X-GNOME-Autostart-enabled; a disabled agent) is told, and switched on
/// again from here by an administrator's word alone. Never writes to the place for everybody. Blocking, but
/// quick; any thread.
class Autostart
{
public:
    enum class State {
        Off, ///< no entry, or one for everybody that the person has refused
        On,
        OffInSystem, ///< the entry is there, and switched off where the system lists them
        Elsewhere, ///< the entry is there, and starts something else than this program, or nothing
    };

    explicit Autostart(AutostartPlaces places = AutostartPlaces::ofThisPerson());

    State state() const;
    /// This program starts from now on, by the entry for everybody where that names it, else by one of the
    /// person's own; OffInSystem stays what it is. Errors: FileUnwritable.
    Outcome turnOn() const;
    /// As turnOn(), but On whatever was there: also where the person has switched it off, and in place of a
    /// folder of that name, which is put aside.
    Outcome enforce() const;
    /// No entry of the person's own, and a refusal where there is one for everybody. A success where there
    /// is none.
    Outcome turnOff() const;
    /// Whatever of the person's own there is goes, the refusal too; where it was (empty: there was nothing).
    /// What packages have put there is theirs to take away.
    Result<QString> forget() const;
    /// Of the person's own, for a person: the file or the registry value.
    QString place() const;

private:
    AutostartPlaces m_places;
};

} // namespace fairlead
