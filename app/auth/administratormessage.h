// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crmkind.h"
#include "core/error.h"

#include <QString>
#include <QUrl>

namespace fairlead {

/// What an administrator needs to find the app and the rule that stopped it.
struct AdministratorFacts
{
    CrmKind crm = CrmKind::Dynamics;
    QString clientId;
    QString tenant; ///< Entra: tenant id or domain; Salesforce: the org's address. Empty where not known yet
    QString userName; ///< who was refused, where known
    QUrl consentLink; ///< Entra: the admin consent page, where it helps; else empty
};

/// Only somebody who administers the organisation can mend it (reference "User demand 2").
bool needsAdministrator(const Error &error);

/// Plain text in the person's language, ready to be copied into a mail. Holds no secret.
QString messageForAdministrator(const Error &error, const AdministratorFacts &facts);

} // namespace fairlead
