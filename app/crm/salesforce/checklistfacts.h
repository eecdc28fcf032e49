// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/result.h"
#include "core/task.h"
#include "crm/checkscope.h"
#include "crm/crm.h"
#include "crm/salesforce/setup/profilelogins.h"
#include "crm/salesforce/setup/rights.h"
#include "crm/salesforce/sharing.h"
#include "net/http.h"

#include <QDateTime>
#include <QJsonObject>
#include <QSet>
#include <QString>

#include <memory>
#include <optional>

namespace fairlead::salesforce {

struct Site;

/// Licences an organisation has bought, and how many of them are taken.
struct Seats
{
    qint64 total = 0;
    qint64 used = 0;
};

/// What the organisation told for the checklist; empty where it was not told, mostly for lack of "View Setup
/// and Configuration".
struct ChecklistFacts
{
    /// Of the sign-in, or of the first request: nothing else could be asked then of the connected user.
    std::optional<Error> refusal{};
    bool askedAdministrator = false; ///< about what the connected user may not read
    bool apiAnswered = false;
    std::optional<bool> appInstalled; ///< userinfo `is_app_installed`, else by OauthToken
    std::optional<QJsonObject> security; ///< `Metadata` of SecuritySettings
    QString publicAddress; ///< of this computer, as the organisation saw it at the last sign-in
    QString profile{}; ///< of the connected user
    std::optional<ProfileLogins> logins{}; ///< of that profile
    QString userLicence; ///< of the connected user
    std::optional<bool> userActive;
    std::optional<bool> userFrozen{};
    std::optional<Seats> integrationSeats; ///< licences for integration users
    std::optional<Seats> permissionSeats{}; ///< the permission set licence that goes with them
    ApiUsage usage;
    std::optional<QList<MissingRight>> missing{}; ///< for the jobs
    std::optional<bool> viewsAllData{}; ///< of every object, whatever sharing says
    std::optional<QSet<QString>> viewsAll{}; ///< objects of which it sees every record
    std::optional<SightComparison> sight{}; ///< of the connected user and an administrator
    QDateTime serverTime{}; ///< UTC; invalid: not told
    TlsAuthority authority{}; ///< that vouches for the organisation's host
};

/// Asks for them: about a dozen requests, and one for each object of `scope.uses`. `administrator`: asked
/// about Setup and counts beside the connected user; may be null. What may not be asked stays empty, and a
/// sign-in that was refused for good is a fact; one that is no longer good, or no way to Salesforce, is an
/// error.
Task<Result<ChecklistFacts>> readChecklistFacts(std::shared_ptr<Site> site,
                                                std::shared_ptr<Site> administrator, CheckScope scope,
                                                CancelToken cancel);

/// The address of the login that is most likely ours, out of rows of LoginHistory, newest first. Pure.
QString addressIn(const QJsonArray &logins);

} // namespace fairlead::salesforce
