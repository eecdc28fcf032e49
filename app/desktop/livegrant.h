// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/tokensource.h"
#include "core/cloud.h"
#include "wizard/draft.h"

namespace fairlead {

/// What a sign-in of the wizard obtained: tokens in memory, and where they can be given back.
class LiveGrant final : public Grant
{
public:
    LiveGrant(CrmKind crm, Cloud cloud, QString clientId, TokenSet tokens)
        : crm(crm)
        , cloud(std::move(cloud))
        , clientId(std::move(clientId))
        , tokens(std::move(tokens))
    {
    }

    const CrmKind crm;
    const Cloud cloud;
    const QString clientId;
    TokenSet tokens;
};

} // namespace fairlead
