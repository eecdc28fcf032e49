// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/checkresult.h"
#include "crm/checkscope.h"
#include "net/http.h"

#include <optional>

namespace fairlead {

/// What the checklists of all CRMs are made of. Pure, all of it.

/// A check that has not been judged yet.
CheckResult checkOf(const char *id, const QString &title, const QString &why);
CheckResult passed(CheckResult check, const QString &detail);
CheckResult failed(CheckResult check, const QString &detail, const QString &remedy);
CheckResult unknown(CheckResult check, const QString &detail, const QString &remedy = {});

/// "clock": `now` of this computer against `serverTime`, both UTC; Unknown where either is invalid. `why`
/// says what the CRM does about a wrong one.
CheckResult clockCheck(const QDateTime &serverTime, const QDateTime &now, qint64 leewaySeconds,
                       const QString &why);

/// "tls": whether somebody on the way reads along, by the authority that vouches for the server. Never a
/// failure: organisations do that on purpose.
CheckResult tlsCheck(const TlsAuthority &authority, const QUrl &server);

/// "credential": what the connection signs in with and its end; nothing where it has none.
std::optional<CheckResult> credentialCheck(const CheckScope &scope);

} // namespace fairlead
