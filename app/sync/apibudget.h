// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "crm/crm.h"

#include <optional>

namespace fairlead {

/// What the sync may use of the API calls an organisation has in 24 hours; the rest is for people and their
/// other programs. Nothing is held back where the CRM does not tell its figures (Dataverse: reference
/// Microsoft 4.10). A value type.
struct ApiBudget
{
    int keptPercent = 20;

    /// Calls of the organisation that are kept; empty where the CRM does not tell how many there are.
    std::optional<qint64> kept(const ApiUsage &usage) const;
    /// Why nothing more is asked for until calls are free again.
    std::optional<Error> refusal(const ApiUsage &usage) const;
    friend bool operator==(const ApiBudget &, const ApiBudget &) = default;
};

/// By when every call that is counted there is free again. The 24 hours roll on (reference Salesforce 3.1):
/// no hour of the day gives all of them back, but each is free again 24 hours after it was made, and all of
/// these were made by then. Empty where it is not known.
std::optional<QDateTime> allFreeBy(const ApiUsage &usage);

} // namespace fairlead
