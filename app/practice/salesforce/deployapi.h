// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/salesforce/dataapi.h"

namespace fairlead::practice::salesforce {

/// `/services/data/v…/metadata/deployRequest` (reference Salesforce 5.7).
class DeployApi
{
public:
    explicit DeployApi(Org &org);

    Response handle(const Call &call);

private:
    Response start(const Call &call);
    Response cancel(const Call &call, Deployment &deployment);
    Response told(const Deployment &deployment, bool details, int status = 200);

    Org &m_org;
};

} // namespace fairlead::practice::salesforce
