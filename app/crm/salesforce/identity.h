// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "crm/crm.h"

#include <QJsonObject>
#include <QString>
#include <QUrl>

namespace fairlead::salesforce {

/// Who and where out of userinfo (reference Salesforce 1.5); name and kind are guessed from the address until
/// the organisation itself has been read. ProviderAnswerInvalid without the two ids. Pure.
Result<OrgInfo> whoOf(const QJsonObject &userinfo, const QUrl &instance);

/// The query for the organisation's row (reference Salesforce 6).
QString organisationQuery();

/// Name and kind from that row: a sandbox has no trial date, a scratch org has one (trap 59). Pure.
void describeOrganisation(const QJsonObject &row, OrgInfo &who);

Error wrongOrganisation(const QString &found);

} // namespace fairlead::salesforce
