// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/salesforce/store.h"
#include "practice/seed/world.h"

namespace fairlead::practice::salesforce {

/// The fixed rows everything else refers to.
struct OrgIds
{
    QByteArray organization;
    QByteArray adminUser;
    QByteArray integrationUser;
    QByteArray adminProfile;
    QByteArray standardProfile;
    QByteArray integrationProfile;
    QByteArray connectedApp;
    QByteArray integrationPermissionSetLicense;
    QByteArray integrationPermissionSet; ///< "CRM_Integration"
};

/// Fills an empty store: organisation, licences, profiles, users, then the seeded world.
OrgIds fillStore(Store &store, const World &world, const QDateTime &now);

} // namespace fairlead::practice::salesforce
