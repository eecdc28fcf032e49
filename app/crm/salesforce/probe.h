// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/address.h"

#include "core/canceltoken.h"
#include "core/result.h"
#include "core/task.h"
#include "net/http.h"

namespace fairlead::salesforce {

/// Which of an address's candidates is an organisation: GET /services/data without a token has to give 200
/// and a list of versions; a renamed My Domain's redirect is followed to another address of Salesforce's, and
/// to nothing else (reference "Salesforce 2.2", step 7). The answer is certain. NotACrm, or why the first
/// candidate could not be asked. `http` outlives the task.
Task<Result<CrmAddress>> probeAddress(Http &http, CrmAddress typed, QList<Cloud> clouds, CancelToken cancel);

} // namespace fairlead::salesforce
