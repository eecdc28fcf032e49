// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/salesforce/orgsettings.h"
#include "practice/salesforce/store.h"

namespace fairlead::practice::salesforce {

/// How a caller wants a record saved: what its headers ask for (reference Salesforce 4.4).
struct SaveOptions
{
    bool autoAssign = true; ///< Sforce-Auto-Assign
};

/// What an administrator has set up to happen when a record is saved, as the settings have it.
class SaveRules
{
public:
    SaveRules(Store &store, OrgSettings &settings);

    /// The active assignment rule gives a lead to its new owner.
    void assign(Row &row, const SaveOptions &options);

private:
    Store &m_store;
    OrgSettings &m_settings;
};

} // namespace fairlead::practice::salesforce
