// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cloud.h"
#include "crm/address.h"
#include "secrets/secretstore.h"
#include "wizard/draft.h"

#include <QString>

namespace fairlead {

/// Names of things as the wizard's pages write them. Pure, translated.
QString crmLabel(CrmKind crm);
/// "Global", "China (21Vianet)", "practice (added)".
QString cloudLabel(const Cloud &cloud);
/// "Production", "Sandbox", "Developer Edition"; the word itself where it is not known.
QString environmentLabel(const QString &kind);
/// The region a Dataverse host is in (reference Microsoft 2.2); empty where the table does not say.
QString regionLabel(const QUrl &address);
/// What an address was understood as, in a line: environment, region, cloud where it matters.
QString addressSummary(const CrmAddress &address, const QString &typed, const QList<Cloud> &clouds);
/// "1,204", "5,000 or more".
QString countLabel(const RecordCount &count);
/// A host for people: the address without its scheme.
QString hostLabel(const QUrl &address);

} // namespace fairlead
