// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/peer_p.h"

#include <sys/socket.h>
#include <sys/types.h>
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

} // namespace fairlead::detail
