// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/autostart.h"

#include <QByteArray>

namespace fairlead::detail {

/// What stands in the entries, and what it means there: on every system. `program` is an absolute path.

/// Desktop Entry Specification 1.5, "The Exec key": quoted, with the escapes of a string value over those of
/// the quotes.
QByteArray desktopEntry(const QString &program);
/// The same, hidden: the person's refusal of the one for everybody (XDG Autostart Specification, "Autostart
/// Of Applications During Startup").
QByteArray refusedDesktopEntry(const QString &program);
/// On where Exec and TryExec name `program`, also through a link or PATH; Off for a refusal of ours.
Autostart::State stateOfDesktopEntry(const QByteArray &text, const QString &program);

/// launchd.plist(5).
QByteArray launchAgent(const QString &program);
Autostart::State stateOfLaunchAgent(const QByteArray &text, const QString &program);

/// The command line in the Run key: at most 260 characters are read there.
QString runCommand(const QString &program);
/// `command`: the value (empty: none). `approval`: the one beside it that Task Manager writes (empty: none).
/// Its first byte is odd where the person has switched it off.
Autostart::State stateOfRunValue(const QString &command, const QString &program, const QByteArray &approval);

/// Where the system carries out both entries (Windows). A person's own that starts something else decides
/// nothing about the one for everybody.
Autostart::State stateOfBoth(Autostart::State own, Autostart::State everybody, bool isRefused);

/// Of the two systems that have files for it.
Autostart::State stateOfFile(const QString &path, const QString &program,
                             Autostart::State (*meaning)(const QByteArray &text, const QString &program));
/// Renames a folder that stands where the entry belongs.
Outcome putFolderAside(const QString &path);
Outcome writeEntry(const QString &path, const QByteArray &text);
Outcome removeEntry(const QString &path);
/// Its path; empty where there was none.
Result<QString> forgetEntry(const QString &path);
Error entryUnwritable(const QString &place, const QString &why);

} // namespace fairlead::detail
