// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/secret.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace fairlead {

/// What the jobs do with one object: what rights are needed follows from it. A value type.
struct ObjectUse
{
    QString object;
    bool pulls = false;
    bool pushes = false;
    bool deletes = false; ///< deletions go to the CRM
    bool setsOwner = false;
    QList<QStringList> references{}; ///< for each reference it writes, the owner aside: what it may point at
    /// API names: what the job names, or, of a job of every field, what was granted for it; empty: every one.
    QStringList fields{};
    QStringList written{}; ///< fields that were granted for writing
    bool described = false; ///< `references` and `setsOwner` come from what the CRM says of the object
    friend bool operator==(const ObjectUse &, const ObjectUse &) = default;
};

/// Somebody of the same organisation who has signed in for the checks alone: is asked what the connection's
/// user may not read. In memory only; whoever obtained the token revokes it.
struct CheckAdministrator
{
    QUrl instance;
    Secret accessToken;
};

/// What a checklist is about, beside the organisation itself (CrmClient::checksFor). A value type.
struct CheckScope
{
    QList<ObjectUse> uses;
    QDateTime now; ///< this computer's clock, UTC; invalid: not compared
    QUrl portal; ///< of the connection's cloud (core/cloud.h), where sign-in rules are set; empty: no link
    bool byPassword = false; ///< the connection signs in by a kept password
    std::optional<Error> lastRefusal; ///< what the last sign-in ended with, where it was refused
    /// It signs in with a secret or certificate that ends one day.
    bool byCredential = false;
    /// The end of the certificate or secret it signs in with, UTC; invalid: it has none, or it is not known.
    QDateTime credentialExpires{};
    /// What it signs in with was made by Fairlead (server-to-server access): Reconnect makes it whole again.
    bool reconnects = false;
    /// The connection's user, as it was when it was connected: an administrator can be asked about him even
    /// where he may not sign in. Empty: only what he tells himself.
    QString userId{};
    std::optional<CheckAdministrator> administrator{};
};

} // namespace fairlead
