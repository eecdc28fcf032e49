// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/result.h"
#include "core/task.h"
#include "crm/checkresult.h"
#include "crm/crm.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QUrl>

#include <memory>
#include <optional>

namespace fairlead::salesforce {

struct Site;

/// What the organisation told about its security settings; empty where it was not told, mostly for lack of
/// "View Setup and Configuration".
struct ChecklistFacts
{
    bool apiAnswered = false;
    std::optional<bool> appInstalled; ///< userinfo `is_app_installed`
    std::optional<QJsonObject> security; ///< `Metadata` of SecuritySettings
    QString publicAddress; ///< of this computer, as the organisation saw it at the last sign-in
    QString userLicence; ///< of the connected user
    std::optional<bool> userActive;
    std::optional<qint64> integrationSeats; ///< licences for integration users bought
    std::optional<qint64> integrationSeatsUsed;
    ApiUsage usage;
};

/// The additional-configuration checklist (issue, page 6; reference Salesforce 6). Only reports: writing
/// SecuritySettings would replace every trusted range (trap 46). Pure.
QList<CheckResult> judge(const ChecklistFacts &facts, const QUrl &instance);

/// Asks for the facts (about seven requests) and judges them. What may not be asked stays Unknown; only a
/// sign-in that is no longer good, or no way to Salesforce, is an error.
Task<Result<QList<CheckResult>>> runChecklist(std::shared_ptr<Site> site, CancelToken cancel);

/// Whether `address` lies in one of `networkAccess.ipRanges` (IPv4 and IPv6, both ends included). Pure.
bool isInRanges(const QString &address, const QJsonObject &networkAccess);

} // namespace fairlead::salesforce
