// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/policyfile.h"

namespace fairlead {

std::shared_ptr<const AdministratorPlaces> AdministratorPlaces::ofThisComputer()
{
    return std::make_shared<PolicyFile>(QStringLiteral(FAIRLEAD_POLICY_FILE));
}

} // namespace fairlead
