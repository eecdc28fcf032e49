// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/jwt.h"
#include "practice/practiceorg.h"
#include "practice/salesforce/access.h"
#include "practice/salesforce/apiusage.h"
#include "practice/salesforce/bulkqueries.h"
#include "practice/salesforce/deployment.h"
#include "practice/salesforce/metadatastore.h"
#include "practice/salesforce/oauth.h"
#include "practice/salesforce/queries.h"
#include "practice/salesforce/records.h"
#include "practice/salesforce/seedrecords.h"

namespace fairlead::practice::salesforce {

/// Everything the org is at a moment: what its parts share. Made anew by a reset.
struct Org
{
    explicit Org(const ServiceOptions &options);

    /// A user as the sign-in needs it.
    struct User
    {
        QByteArray id;
        QString username;
        QString name;
        bool active = false; ///< and not frozen
        bool frozen = false;
        bool apiOnly = false;
        bool administrator = false;
        bool approvesUninstalledApps = false;
        bool managesUsers = false; ///< "Manage Users"
    };
    std::optional<User> user(const QByteArray &id);
    std::optional<User> userByName(const QString &username);
    /// The user whose name and password these are, active or not.
    std::optional<User> authenticate(const QString &username, const QString &password);
    /// What that user sees and may write.
    const Visibility &visibility(const User &user) { return access.of(user.id); }
    bool holdsPermissionSet(const QByteArray &userId, const QByteArray &permissionSetId)
    {
        return access.holds(userId, permissionSetId);
    }
    /// Gives an object its custom field Fairlead_Id__c, or takes it away with all rights to it. Who is not of
    /// the integration licence sees it at once; the others need a row in FieldPermissions.
    void setExternalIdField(const Object &object, bool there);
    /// Where the org sees a request come from.
    QByteArray clientAddress(const Request &request) const;
    /// Brings the rows of OauthToken up to the approvals there are.
    void listTokens();
    /// After the settings changed.
    void applySettings();
    /// The org is copied over from another: a new id, all tokens dead (reference Salesforce 1.4, "org
    /// refreshed").
    void refreshSandbox();
    /// For ID tokens; made when first needed.
    const jwt::Key &signingKey();
    /// Certificate and key of JWT bearer where a test brings none; made when first needed and installed in
    /// the app.
    const jwt::Key &bearerKey();

    const Clock &clock;
    quint64 seed;
    OrgSettings settings;
    App app;
    Store store;
    OrgIds ids;
    Access access;
    Records records;
    Queries queries;
    BulkQueries bulk;
    OAuth oauth;
    MetadataStore metadata;
    Deployments deployments;
    ApiUsage apiRequests;
    /// When the objects' definitions last changed: long ago, or when a field was added or taken away.
    QDateTime describedSince{QDate(2026, 2, 14), QTime(6, 0), Qt::UTC};

private:
    QHash<QString, QString> m_passwords;
    bool m_externalIdField = false; ///< as the settings last had it
    quint64 m_listedApprovals = 0; ///< their revision when they were listed
    quint64 m_organizationNumber = 1;
    jwt::Key m_signingKey;
    jwt::Key m_bearerKey;
};

} // namespace fairlead::practice::salesforce
