// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/result.h"
#include "core/task.h"
#include "crm/salesforce/setup/metadataapi.h"
#include "crm/salesforce/setup/setupdesk.h"

#include <QJsonObject>
#include <QString>

namespace fairlead::salesforce {

/// A Setup row that is to be there: how it is recognised, and what it is made of where it is not.
struct RowWanted
{
    QString object;
    QString condition; ///< of SOQL; true for at most one row, for ever
    QJsonObject values;
};

/// Looks first, then creates, and looks again where the answer was lost or the row turns out to be there: the
/// organisation allows no second one, so that there never is. The row's id.
Task<Result<QString>> ensureRow(SetupDesk desk, RowWanted wanted, CancelToken cancel);

/// The same for a component; one that differs is changed.
Task<Outcome> ensureComponent(SetupDesk desk, MetadataComponent wanted, CancelToken cancel);

} // namespace fairlead::salesforce
