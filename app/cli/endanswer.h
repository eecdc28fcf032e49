// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/answer.h"
#include "connection/revocation.h"
#include "workspace/reader.h"

#include <QJsonArray>
#include <QList>

namespace fairlead::cli {

/// What `revoke` and `remove` say of an access that was ended: `atProvider`, `left`; further lines for
/// standard error tell a person what stands and what to do about it.
void describeEnd(const AccessEnd &end, VerbAnswer &answer);

/// `[{"object","count"}, …]`, the records that have not reached the CRM.
QJsonArray describeWaiting(const QList<WaitingRecords> &waiting);
/// "Account: 3, Contact: 1"
QString waitingText(const QList<WaitingRecords> &waiting);

} // namespace fairlead::cli
