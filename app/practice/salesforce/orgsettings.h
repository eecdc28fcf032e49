// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

namespace fairlead::practice::salesforce {

/// How the org behaves: what an administrator could set in Setup, and failures that depend on things the
/// practice org has none of. Read and changed by `/_practice/settings` (README, "Settings").
struct OrgSettings
{
    // The connected app
    bool appBlocked = false;
    bool appInstalled = true;
    bool refreshTokenRotation = false;
    QStringList preauthorizedUsers; ///< JWT bearer works for them without an approval
    QByteArray certificate; ///< PEM; turns JWT bearer on
    bool ownAddressIsAudience = true; ///< of an assertion, beside the login address
    bool clientCredentialsEnabled = true;
    QString clientCredentialsUser; ///< the app's run-as user, by name; empty: the integration user
    bool secretRequired = false; ///< for the web server flow and refresh
    /// Shown in place of the approval page: {"code","description","where": "callback" or "page"}.
    QJsonObject authorizeError;

    // Apps made by metadata
    QStringList blockedApps; ///< by name: their logins are refused
    int appPropagationSeconds = 0; ///< during which a new or changed app is not known yet
    bool connectedAppsAllowed = false; ///< new connected apps may be created
    bool defaultPolicies = true; ///< made by the org once an external client app has OAuth settings
    QStringList consumerKeysTaken; ///< by apps of other orgs
    int deployMilliseconds = 0; ///< a deployment takes
    QStringList metadataCrudRefused; ///< types that only deployments take
    QJsonObject loginIpRanges; ///< profile name: [{"startAddress","endAddress","description"}]
    QJsonObject loginHours; ///< profile name: {"mondayStart": 480, …}

    // Sessions
    int accessTokenLifetimeSeconds = 7200; ///< since last used
    bool lockSessionsToIp = false;
    bool lockSessionsToDomain = true;
    bool enforceIpRangesEveryRequest = false;
    QJsonArray ipRanges; ///< of Network Access: {"start","end","description"}
    QString clientAddress; ///< where calls without X-Forwarded-For come from; empty: their sockets' address

    // API
    bool apiEnabled = true;
    int apiRequestsMax = 100000;
    int concurrentRequestsExceeded = 0; ///< so many more calls are told that too many are under way
    int queryLocatorLifetimeSeconds = 2 * 24 * 3600;
    int maxOpenQueryLocators = 10;
    QString earliestDeletedDate; ///< start of the delete log where it has been trimmed
    int replicationIdsMax = 600000; ///< of one answer of updated and deleted
    QString leadAssignmentOwner; ///< user or queue the active assignment rule gives leads to; empty: no rule

    // Bulk
    int bulkQueryMilliseconds = 0; ///< a query job takes
    QString bulkQueryFailure; ///< errorMessage of jobs created from now on; empty: they do not fail
    int bulkResultPageRecords = 20000; ///< of pages whose size the caller does not set
    bool bulkHeaderOnEveryPage = true; ///< else on the first only
    int bulkQueryJobsMax = 10000; ///< in 24 hours

    // Saving
    QString duplicateRules = QStringLiteral("off"); ///< "alert", "block"
    QJsonArray validationRules; ///< {"object","field","pattern","message"}: refused where the pattern matches
    QJsonObject lockedRecords; ///< id: how many more times it is held, -1 for ever

    // Seats, and what other orgs have
    int integrationSeats = 5; ///< of the user licence
    int pslSeats = 5; ///< of the permission set licence that goes with it
    QStringList takenUsernames;

    // The organisation
    bool isSandbox = false;
    QString organizationType = QStringLiteral("Enterprise Edition");

    bool externalIdField = false; ///< the objects people write have Fairlead_Id__c

    // What everybody but administrators sees
    QStringList hiddenObjects;
    QStringList hiddenFields; ///< "Lead.AnnualRevenue"
    QStringList readOnlyFields; ///< the same

    /// Takes over the members that are there. An error text for unknown ones and wrong types; nothing is
    /// changed then.
    QString merge(const QJsonObject &changes);
    QJsonObject json() const;
    /// Whether an administrator has blocked all apps, or the one of that name.
    bool blocks(const QString &app) const
    {
        return appBlocked || blockedApps.contains(app, Qt::CaseInsensitive);
    }

private:
    /// What is wrong with values of the right type.
    QString problem() const;
};

} // namespace fairlead::practice::salesforce
