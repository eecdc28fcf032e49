// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/saverules.h"

#include "practice/salesforce/recordid.h"

namespace fairlead::practice::salesforce {

SaveRules::SaveRules(Store &store, OrgSettings &settings)
    : m_store(store)
    , m_settings(settings)
{
}

void SaveRules::assign(Row &row, const SaveOptions &options)
{
    if (!options.autoAssign || m_settings.leadAssignmentOwner.isEmpty() || row.object().name != "Lead")
        return;
    const auto owner = recordid::normalized(m_settings.leadAssignmentOwner.toLatin1());
    const Object *target = Schema::instance().byPrefix(*owner);
    // A rule that names nobody any more changes nothing.
    if (m_store.read(*target, *owner))
        row["OwnerId"] = QString::fromLatin1(*owner);
}

} // namespace fairlead::practice::salesforce
