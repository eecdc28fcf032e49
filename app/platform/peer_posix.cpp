// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/peer_p.h"

#include <sys/socket.h>
#include <sys/types.h>
#ifdef __APPLE__
#include <sys/un.h>
#endif
#include <unistd.h>

namespace fairlead::detail {

bool peerIsThisUser(qintptr descriptor, SocketEnd)
{
#ifdef SO_PEERCRED
    struct ucred peer = {};
    socklen_t size = sizeof(peer);
    return ::getsockopt(int(descriptor), SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0
        && peer.uid == ::geteuid();
#else
    uid_t user = 0;
    gid_t group = 0;
    return ::getpeereid(int(descriptor), &user, &group) == 0 && user == ::geteuid();
#endif
}

qint64 peerProcess(qintptr descriptor, SocketEnd)
{
#if defined(SO_PEERCRED)
    struct ucred peer = {};
    socklen_t size = sizeof(peer);
    return ::getsockopt(int(descriptor), SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 ? peer.pid : 0;
#elif defined(LOCAL_PEERPID)
    pid_t process = 0;
    socklen_t size = sizeof(process);
    return ::getsockopt(int(descriptor), SOL_LOCAL, LOCAL_PEERPID, &process, &size) == 0 ? process : 0;
#else
    Q_UNUSED(descriptor)
    return 0;
#endif
}

} // namespace fairlead::detail
