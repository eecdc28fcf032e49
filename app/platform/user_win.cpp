// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/user_win_p.h"

namespace fairlead::detail {

QByteArray userOf(HANDLE process)
{
    HANDLE token = nullptr;
    if (!::OpenProcessToken(process, TOKEN_QUERY, &token))
        return {};
    DWORD size = 0;
    ::GetTokenInformation(token, TokenUser, nullptr, 0, &size);
    QByteArray buffer(int(size), '\0');
    QByteArray sid;
    if (size && ::GetTokenInformation(token, TokenUser, buffer.data(), size, &size)) {
        PSID found = reinterpret_cast<TOKEN_USER *>(buffer.data())->User.Sid;
        sid = QByteArray(static_cast<const char *>(found), int(::GetLengthSid(found)));
    }
    ::CloseHandle(token);
    return sid;
}

} // namespace fairlead::detail
