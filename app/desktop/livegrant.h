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
    LiveGrant(CrmKind kind, Cloud where, QString client, TokenSet obtained)
        : crm(kind)
        , cloud(std::move(where))
        , clientId(std::move(client))
        , tokens(std::move(obtained))
    {
    }

    const CrmKind crm;
    const Cloud cloud;
    const QString clientId;
    TokenSet tokens;
};

} // namespace fairlead
