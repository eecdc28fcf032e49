// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/checkresult.h"

#include <QList>

namespace fairlead {

/// A check as people read it, below its title: what was found, why it matters and what to do where it does
/// not pass, and where. Several lines.
QString describe(const CheckResult &check);

/// What is worth reading first: failures, then what could not be told, then the rest.
QList<CheckResult> inReadingOrder(QList<CheckResult> checks);

/// The whole list as plain text, to be sent to an administrator.
QString plainText(const QString &connection, const QList<CheckResult> &checks);

} // namespace fairlead
