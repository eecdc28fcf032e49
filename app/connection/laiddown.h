// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/connectioninfo.h"
#include "core/cloud.h"
#include "core/result.h"
#include "settings/settings.h"

#include <optional>

namespace fairlead {

/// Whether an address is the one laid down, however the two are written. A Salesforce sign-in host stands for
/// every organisation behind it: for its cloud's sandboxes or for all others; `environment` as
/// CrmAddress::kind, where "unknown" may be either. Pure, any thread.
bool isAddressLaidDown(const QString &laidDown, const ConnectionInfo &where, const QList<Cloud> &clouds);

/// Why what is laid down for new connections is no place to connect to, whoever does: a cloud that there is
/// not, an address that is none, or one of another cloud. FileRefused, with name and place; what makes all of
/// it unreliable goes before. Pure.
std::optional<Error> laidDownFault(const Settings &settings, const QList<Cloud> &clouds);

/// An error about what stands in a setting, with advice for whoever may change that: no page can where it is
/// locked.
Error adviseOn(Error error, const Settings &settings, Setting setting);

/// What is laid down to be kept in step, by names to ask the CRM for, whose answer has its own spelling;
/// users first, whom all other records belong to. Empty: the usual objects.
QStringList objectsLaidDown(const Settings &settings, CrmKind crm);

/// What is laid down to be kept in step and the organisation does not have, of a new connection's `objects`.
QStringList objectsNotThere(const Settings &settings, CrmKind crm, const QStringList &objects);

/// Whether policies for new connections let this user work for this organisation: asked of whoever was
/// proven, or is about to be, for a new connection or in place of another user. What is not known yet (an
/// empty text) is not compared. UsageError, with the policy's name and place. Pure, any thread.
Outcome checkLaidDown(const ConnectionInfo &wanted, const Settings &settings, const QList<Cloud> &clouds);

} // namespace fairlead
