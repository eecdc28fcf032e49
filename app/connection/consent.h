// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/tokensource.h"
#include "connection/connectionfile.h"
#include "core/cloud.h"
#include "core/result.h"

#include <QStringList>

namespace fairlead {

/// What stands at Microsoft Entra ID after a connection was revoked, and who may end it: an administrator of
/// the tenant, over auth/entraconsent.h. Any thread.

/// Its user signs in by a delegated consent. An application has none: it has a secret of its own.
bool livesOnConsent(const ConnectionInfo &info);

/// What an administrator signs in for who is to withdraw it: no refresh token, for nobody keeps it.
QStringList administratorScopes(const Cloud &cloud);

/// Whether the administrator's tenant is the connection's. WrongOrganisation.
Outcome checkTenant(const ConnectionInfo &info, const TokenSet &administrator);

/// Names of the other connections that end with its consent: by the same app, in the same tenant.
QStringList othersOnConsent(const ConnectionsDocument &document, const ConnectionInfo &info);

} // namespace fairlead
