// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/entra/aadsts.h"
#include "practice/entra/directory.h"

namespace fairlead::practice {

/// The permissions asked of one resource.
struct ResourceScope
{
    QString identifier; ///< as written, which is what becomes the token's audience
    const EntraResource *resource = nullptr;
    QStringList permissions;
    bool isDefault = false; ///< `.default`

    /// As the token's answer and consent name them: "https://host/user_impersonation".
    QStringList qualified() const;
};

/// A `scope` parameter taken apart (reference 1.5).
struct ScopeSet
{
    QString text;
    bool openid = false;
    bool profile = false;
    bool email = false;
    bool offlineAccess = false;
    QList<ResourceScope> resources;
    Refusal problem;

    static ScopeSet parse(const QString &text, const Directory &directory, const EntraTenant *tenant);
    /// What a token for these scopes is for: the first resource, or Graph where only OpenID scopes were
    /// named.
    ResourceScope target(const Directory &directory) const;
};

} // namespace fairlead::practice
