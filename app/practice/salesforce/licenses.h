// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/salesforce/store.h"

namespace fairlead::practice::salesforce {

/// The seats of user licences and permission set licences. Only active users take one (reference
/// Salesforce 5.6).
namespace licenses {

/// How the licence of integration users is called where labels may be translated, and what goes with it.
inline constexpr const char *integrationKey = "PID_Salesforce_Integration";
inline constexpr const char *integrationPermissionSetLicense = "SalesforceAPIIntegrationPsl";

/// Counts the seats taken anew, after users or assignments changed.
void recount(Store &store);
/// How many seats those two licences have.
void setIntegrationSeats(Store &store, int users, int permissionSets, const QDateTime &when);
/// Whether more seats are taken than there are. `license` is the id of either kind.
bool isOverbooked(Store &store, const QByteArray &license);
/// The user licence behind a profile.
QByteArray ofProfile(Store &store, const QByteArray &profile);
/// Whether the user has the licence that allows nothing but what a permission set licence adds.
bool isIntegrationUser(Store &store, const QByteArray &user);

} // namespace licenses

} // namespace fairlead::practice::salesforce
