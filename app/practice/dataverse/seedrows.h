// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/dataverse/store.h"
#include "practice/seed/world.h"

namespace fairlead::practice::dataverse {

/// Ids that do not depend on the seed.
QByteArray organizationId(Store &store);
/// As after a copy over the environment: everything is the same but who it is.
void becomeOtherOrganization(Store &store, int number);
QByteArray environmentId();
QByteArray businessUnitId(bool root);
QByteArray currencyId();
QByteArray roleId(const char *name);
/// A date and time as rows keep it.
QByteArray stamp(const QDateTime &when);

/// Business units, currency, organisation, roles with their privileges, teams, users: the people of the
/// world, the named accounts of the directory that get as far as Dataverse, the application users.
void seedOrganisation(Store &store, const World &world, const QDateTime &now);
/// Accounts, contacts, leads, opportunities, tasks, appointments.
void seedRecords(Store &store, const World &world, quint64 seed, const QDateTime &now);

/// Id of the user with this name in the directory.
QByteArray userId(const QString &upn);

} // namespace fairlead::practice::dataverse
