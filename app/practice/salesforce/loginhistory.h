// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/salesforce/org.h"

namespace fairlead::practice::salesforce {

/// The way somebody came in.
enum class LoginWay {
    Browser, ///< name and password on the login page
    OAuth, ///< a grant that stands for a login of its own: code, client credentials, JWT bearer
    OAuthRefresh, ///< the provider counts every refresh as a login
};

/// LoginHistory's Status: success or what stood against it, in the provider's words.
namespace loginstatus {
inline constexpr auto success = "Success";
inline constexpr auto wrongPassword = "Invalid Password";
inline constexpr auto inactive = "User is Inactive";
inline constexpr auto restrictedIp = "Restricted IP";
inline constexpr auto notApproved = "Failed: Not approved for access";
} // namespace loginstatus

/// Writes the attempt that came with `request` into LoginHistory. An attempt on a name that nobody bears
/// leaves no row, as there is no user to file it under. Without `application` it is the connected app the org
/// was started with.
void recordLogin(Org &org, const Request &request, const QByteArray &user, LoginWay way,
                 const char *status = loginstatus::success, const QString &application = {});

} // namespace fairlead::practice::salesforce
