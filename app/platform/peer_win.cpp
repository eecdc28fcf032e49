// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/peer_p.h"

#include "platform/user_win_p.h"

namespace fairlead::detail {

bool peerIsThisUser(qintptr descriptor, SocketEnd end)
{
    const qint64 id = peerProcess(descriptor, end);
    if (id == 0)
        return false;
    const HANDLE process = ::OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, FALSE, DWORD(id));
    if (!process)
        return false;
    const QByteArray peer = userOf(process);
    ::CloseHandle(process);
    return !peer.isEmpty() && peer == userOf(::GetCurrentProcess());
}

qint64 peerProcess(qintptr descriptor, SocketEnd end)
{
    const auto pipe = reinterpret_cast<HANDLE>(descriptor);
    ULONG id = 0;
    const BOOL known = end == SocketEnd::Asker ? ::GetNamedPipeServerProcessId(pipe, &id)
                                               : ::GetNamedPipeClientProcessId(pipe, &id);
    return known ? qint64(id) : 0;
}

} // namespace fairlead::detail
