// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/result.h"
#include "core/task.h"
#include "settings/home.h"

#include <QList>
#include <QStringList>

namespace fairlead {

class SecretStore;

/// What of a home goes: what signs in, or everything.
enum class Forgetting {
    Credentials, ///< keychain, vault, the list of connections; workspaces, settings and logs stay
    Everything,
};

/// What could not be forgotten.
struct StillThere
{
    QString what; ///< a name in the keychain, or a file's within the home
    Error error;
};

struct Forgotten
{
    QStringList credentials; ///< names in the keychain, never what they hold
    QStringList files; ///< within the home
    QStringList kept; ///< not ours, folders with a `/` at the end: the home's folder stays because of them
    QList<StillThere> left;
};

/// Forgets a home on this computer; nothing is said to a CRM. Knows its names from the list of connections,
/// its copies and the workspaces' names, also where they are damaged, so that what a lost list named is found
/// as far as anybody can. While entries of the keychain stay, so do those names (connections.json.forgotten),
/// by which another try finds them. Removes files of ours alone (homecontents.h), whatever else a person
/// keeps in the folder. The caller has seen that it is a home (isHome()), and owns the home's lock, which
/// stays (dropLock()). Thread of the store.
Task<Forgotten> forgetHome(Home home, SecretStore &store, Forgetting what, CancelToken cancel);

/// Once nobody holds it: the lock's own file, and the folder where it is empty.
void dropLock(const Home &home);

} // namespace fairlead
