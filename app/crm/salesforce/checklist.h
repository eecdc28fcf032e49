// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/checkresult.h"
#include "crm/salesforce/checklistfacts.h"

namespace fairlead::salesforce {

/// The additional-configuration checklist (issue, "Additional-configuration checks"; reference Salesforce 6).
/// Only reports: writing SecuritySettings would replace every trusted range (trap 46). Pure.
QList<CheckResult> judge(const ChecklistFacts &facts, const CheckScope &scope, const QUrl &instance);

/// Asks for the facts and judges them. What may not be asked stays Unknown. A refused sign-in that the list
/// itself explains (app blocked, user frozen, address refused) is no error but a failed check; one that a new
/// sign-in mends, and no way to Salesforce, are errors.
Task<Result<QList<CheckResult>>> runChecklist(std::shared_ptr<Site> site, CheckScope scope,
                                              CancelToken cancel);

} // namespace fairlead::salesforce
