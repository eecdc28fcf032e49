// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/crm.h"
#include "workspace/job.h"

namespace fairlead {

/// Whether the CRM takes what a person wants of a job, asked before it is stored: a filter that it does not
/// understand (FilterRefused) and an external id that could not keep its promise (FieldMissing) would only
/// stop every run. Thread of the client.
Task<Outcome> checkJob(CrmClient &client, Job job, CancelToken cancel);

/// In place of ObjectMissing, where the integration user sees only what Fairlead has granted it for its jobs:
/// the job of another object has to be there before anything can be granted for it (PermissionMissing).
Error notGrantedYet(const Job &job);

} // namespace fairlead
