// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/result.h"
#include "core/task.h"
#include "crm/salesforce/setup/setupdesk.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace fairlead::salesforce {

/// Seats of one licence. Less than nothing bought means that they are not counted.
struct Seats
{
    qint64 bought = 0;
    qint64 used = 0;
    bool isFree() const { return bought < 0 || used < bought; }
    friend bool operator==(const Seats &, const Seats &) = default;
};

/// Whether the person who is signed in may make an integration user with an app of its own here, and with
/// what. A value type.
struct SetupStanding
{
    QString userId;
    QString userName;
    QString email; ///< contact of the app and of the user that is made: security notices go there
    QString organisationId;
    /// Rights of an administrator that the person lacks, as Setup calls them.
    QStringList missingRights;

    QString profileId; ///< for API-only integration users; empty: the organisation has none
    QString profileName;
    std::optional<Seats> userSeats; ///< of the licence "Salesforce Integration"; empty: not offered here
    QString permissionSetLicenceId; ///< of "Salesforce API Integration"; empty: not offered here
    std::optional<Seats> permissionSetSeats;

    /// What is in the way of making a user, each a sentence; with a user that is there already seats do not
    /// count. Nothing: it can begin.
    QStringList obstacles(bool userIsThere) const;
};

/// Asks who is signed in, what they may do, and which seats are left (reference Salesforce 5.4, 5.6): six
/// requests. Nothing is changed.
Task<Result<SetupStanding>> lookAround(SetupDesk desk, CancelToken cancel);

/// The first half of it, for taking back: who is signed in, and which rights of an administrator they lack.
/// Three requests, and seats do not count.
Task<Result<SetupStanding>> lookAtRights(SetupDesk desk, CancelToken cancel);

/// What is missing for taking back, as one error: PermissionMissing with a link into Setup.
Error removalImpossible(const SetupStanding &standing, const QUrl &instance);

/// The obstacles as one error: PermissionMissing with a link into Setup.
Error setupImpossible(const SetupStanding &standing, const QStringList &obstacles, const QUrl &instance);

} // namespace fairlead::salesforce
