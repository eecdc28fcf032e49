// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/result.h"
#include "core/task.h"
#include "crm/salesforce/setup/rights.h"
#include "crm/salesforce/setup/setupdesk.h"

namespace fairlead::salesforce {

/// A right that the organisation did not take, and why. Whether it is missed is told by the integration
/// user's describe alone.
struct RefusedRight
{
    QString right; ///< "Lead", "Lead.Phone"
    Error error;
};

/// Gives the permission set exactly these rights: what it lacks is added, what differs is changed, what
/// nobody needs is taken away. May be repeated at any time. Errors are those of the whole; single rights that
/// are refused are the result.
Task<Result<QList<RefusedRight>>> setRights(SetupDesk desk, QString permissionSetId, AccessRights rights,
                                            CancelToken cancel);

/// What the permission set holds now, but for the API itself.
Task<Result<AccessRights>> readRights(SetupDesk desk, QString permissionSetId, CancelToken cancel);

} // namespace fairlead::salesforce
