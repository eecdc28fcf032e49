// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace fairlead::detail {

/// Which end of a local socket we are.
enum class SocketEnd { Asker, Owner };

/// The process at the other end of a connected local socket runs as this very user. Names of sockets can be
/// taken by anybody who is quicker, and what is handed over may hold a password.
bool peerIsThisUser(qintptr descriptor, SocketEnd end);

} // namespace fairlead::detail
