// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/salesforce/seedrecords.h"

namespace fairlead::practice::salesforce {

/// Licences, and profiles with the permission sets that belong to them.
void fillProfiles(Store &store, OrgIds &ids, const QDateTime &now);
/// What the users hold: each a login and his profile's set, the integration user its licence and the set
/// "CRM_Integration", which allows everything with the objects people write.
void fillAssignments(Store &store, OrgIds &ids, const QDateTime &now);

/// Lets the set "CRM_Integration" read and write Fairlead_Id__c wherever it is.
void allowExternalIdField(Store &store, const OrgIds &ids, const QDateTime &now);

} // namespace fairlead::practice::salesforce
