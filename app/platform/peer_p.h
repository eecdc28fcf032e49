// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace fairlead::detail {

/// Which end of a local socket we are.
enum class SocketEnd { Asker, Owner };

/// The process at the other end of a connected local socket runs as this very user. Names of sockets can be
/// taken by anybody who is quicker, and what is handed over may hold a password.
bool peerIsThisUser(qintptr descriptor, SocketEnd end);

/// The id of that process, for a person who has to end it; 0 where the system does not tell.
qint64 peerProcess(qintptr descriptor, SocketEnd end);

} // namespace fairlead::detail
