// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/home.h"

#include <QStringList>

namespace fairlead {

/// What Fairlead calls its files: whole names, never beginnings of names. Whoever points FAIRLEAD_HOME at a
/// folder of his own has a `vault.kdbx` or a `workspace-notes.db` there that is not ours to delete. Names are
/// within the home, without a folder. Pure.
namespace homefile {

/// connections.json and its copies, which name what the keychain holds.
bool isList(const QString &file);
/// connections.json.forgotten, of a forgetting that was not finished.
bool isForgottenNames(const QString &file);
bool holdsCredentials(const QString &file);
bool isWorkspace(const QString &file);
/// Any of ours, the lock apart.
bool isOurs(const QString &file);

} // namespace homefile

/// The files of a folder, links and sockets among them, sorted.
QStringList filesIn(const QString &folder);

/// The log files of a home that are ours, as `log/…`. None where `log` is a link: what it leads to is
/// somebody's choice.
QStringList logFilesOf(const Home &home);

/// What is in the home and not ours, one level into `log`; folders end in `/`.
QStringList foreignIn(const Home &home);

/// The home that counts without FAIRLEAD_HOME.
Home standardHome();

/// Whether Fairlead has worked in the folder: it is the standard one, or has in it what nobody else makes: a
/// list of connections or a vault, also damaged, or a log beside the lock it was written under. Blocking,
/// small files only.
bool isHome(const Home &home);

} // namespace fairlead
