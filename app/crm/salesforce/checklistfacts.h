// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/result.h"
#include "core/task.h"
#include "crm/checkscope.h"
#include "crm/crm.h"
#include "crm/salesforce/setup/profilelogins.h"
#include "crm/salesforce/setup/rights.h"
#include "net/http.h"

#include <QDateTime>
#include <QHash>
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
    /// Of the sign-in, or of the first request: nothing else could be asked then.
    std::optional<Error> refusal{};
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
    QHash<QString, qint64> counts{}; ///< records the connected user sees, of objects an administrator counted
    QDateTime serverTime{}; ///< UTC; invalid: not told
    TlsAuthority authority{}; ///< that vouches for the organisation's host
};

/// Asks for them: about a dozen requests, and one for each object of `scope.uses`. What may not be asked
/// stays empty; a sign-in that is no longer good, or no way to Salesforce, is an error.
Task<Result<ChecklistFacts>> readChecklistFacts(std::shared_ptr<Site> site, CheckScope scope,
                                                CancelToken cancel);

/// The address of the login that is most likely ours, out of rows of LoginHistory, newest first. Pure.
QString addressIn(const QJsonArray &logins);

} // namespace fairlead::salesforce
