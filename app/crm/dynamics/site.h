// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/apicall.h"
#include "crm/crm.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QSet>
#include <QUrl>

#include <memory>

namespace fairlead::dynamics {

/// What the parts of the Dynamics client share: the way to the environment. Held by value (shared) by every
/// coroutine, so that none depends on the client's life. One thread.
struct Site
{
    /// A lookup of a table and one of the tables it may point at.
    struct Relationship
    {
        QString attribute; ///< "parentcustomerid"
        QString target; ///< "account"; "owner" for users and teams
        QString property; ///< what it is set by: "parentcustomerid_account"
    };

    /// What was learned on the way, for as long as the client lives; tables by their logical names.
    struct Known
    {
        QHash<QString, QList<Relationship>> relationships; ///< of the tables whose lookups were written
        QHash<QString, QString> setNames; ///< "account" → "accounts"; empty until a lookup was written
        QSet<QString> untracked; ///< whose changes this user may not follow
        QSet<QString> withoutCreateMultiple;
        QSet<QString> withoutUpdateMultiple;
    };

    Site(Http &http, TokenSource &tokens, const QUrl &address);

    QUrl address; ///< scheme, host, port
    QUrl root; ///< "…/api/data/v9.2/"
    ApiCall api;
    std::shared_ptr<Known> known; ///< the same for every part of a client (CrmClient::part)

    QUrl at(const QString &resource, const QString &filter = {}) const;
};

/// The `value` array of an answer that fits one page (definitions, users).
Task<Result<QJsonArray>> listOf(std::shared_ptr<Site> site, QString resource, CancelToken cancel);

/// OrganizationId and UserId as WhoAmI tells them; ProviderAnswerInvalid where one is missing.
struct WhoAmIAnswer
{
    QString organisationId;
    QString userId;
};
Result<WhoAmIAnswer> readWhoAmI(const QJsonObject &answer);
Task<Result<WhoAmIAnswer>> askWhoAmI(std::shared_ptr<Site> site, CancelToken cancel);

/// From now on every new token is used for WhoAmI first, and for nothing else if that names another
/// organisation than `organisationId` (design, "Decisions").
void pinOrganisation(Site &site, const QString &organisationId);

} // namespace fairlead::dynamics
