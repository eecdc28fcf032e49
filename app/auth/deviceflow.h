// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/tokensource.h"
#include "core/canceltoken.h"
#include "core/clock.h"
#include "core/cloud.h"
#include "core/result.h"
#include "core/secret.h"
#include "core/task.h"
#include "net/http.h"

#include <QString>
#include <QUrl>

namespace fairlead {

/// What the person types where (RFC 8628 §3.2).
struct DeviceCode
{
    QString userCode;
    QUrl verificationUri;
    QString message; ///< the provider's own instruction
    Secret deviceCode;
    std::chrono::seconds interval{5};
    std::chrono::seconds expiresIn{900};
};

/// Microsoft Entra ID's device code flow (reference "Microsoft 1.7"; RFC 8628): the last rung of the sign-in
/// ladder. Salesforce has none: it is blocked for apps that are not installed. Errors: those of
/// errors_entra.h. `http` and `clock` outlive the call.
Task<Result<DeviceCode>> startDeviceFlow(Http &http, Cloud cloud, QString tenant, QString clientId,
                                         QStringList scopes, CancelToken cancel);

/// Asks at the provider's pace until the person is done. A lost connection, 429 or 5xx only costs a round.
/// ConsentDeclined; CodeExpired, also by this computer's own steady clock.
Task<Result<TokenSet>> awaitDeviceFlow(Http &http, Clock &clock, Cloud cloud, QString tenant,
                                       QString clientId, DeviceCode code, CancelToken cancel);

} // namespace fairlead
