// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/peer_p.h"

#include "platform/user_win_p.h"

namespace fairlead::detail {

bool peerIsThisUser(qintptr descriptor, SocketEnd end)
{
    const auto pipe = reinterpret_cast<HANDLE>(descriptor);
    ULONG id = 0;
    const BOOL known = end == SocketEnd::Asker ? ::GetNamedPipeServerProcessId(pipe, &id)
                                               : ::GetNamedPipeClientProcessId(pipe, &id);
    if (!known)
        return false;
    const HANDLE process = ::OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, FALSE, id);
    if (!process)
        return false;
    const QByteArray peer = userOf(process);
    ::CloseHandle(process);
    return !peer.isEmpty() && peer == userOf(::GetCurrentProcess());
}

} // namespace fairlead::detail
