// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/cloud.h"
#include "core/result.h"
#include "core/task.h"

#include <QJsonArray>
#include <QList>
#include <QString>
#include <QUrl>

namespace fairlead {
class Http;
class TokenSource;
} // namespace fairlead

namespace fairlead::dynamics {

/// One environment a user can reach, as Global Discovery lists it (reference Microsoft 2.6).
struct Environment
{
    QString environmentId; ///< GUID, or "Default-{tenant}"
    QString organisationId;
    QString tenantId;
    QString name; ///< FriendlyName
    QString region;
    QString purpose;
    QUrl address; ///< application URL
    bool enabled = true; ///< `State` 0
    bool isAdministrator = false; ///< of the asking user
    friend bool operator==(const Environment &, const Environment &) = default;
};

/// `Instances` as environments; those without a usable https address (any scheme for an added cloud's own)
/// are left out. Pure.
QList<Environment> environmentsOf(const QJsonArray &instances, const Cloud &cloud);

/// Every environment of the signed-in user in this cloud. `tokens` must be for the cloud's `globalDiscovery`.
/// An empty list proves nothing (trap 30): disabled accounts, users outside a security group and application
/// users see none. `http` and `tokens` must outlive the task; their thread.
Task<Result<QList<Environment>>> listEnvironments(Http &http, TokenSource &tokens, Cloud cloud,
                                                  CancelToken cancel);

/// The environment of a maker, player or admin link. NotACrm where it is not in the list or switched off.
/// Pure.
Result<Environment> environmentById(const QList<Environment> &environments, const QString &environmentId);

} // namespace fairlead::dynamics
