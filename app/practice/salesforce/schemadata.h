// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

namespace fairlead::practice::salesforce {

/// The objects as text, one table each (reference Salesforce 7; the Object Reference names the rest).
///
///     # Name | label | plural | key prefix | object flags
///     Field | label | type | field flags
///
/// Object flags: C createable, U updateable, D deletable (rows go to the recycle bin), H deletable for good,
/// R replicateable, S searchable, A administration (set-up, not written together with data), - not listed,
/// n without SystemModstamp. Id, IsDeleted and the audit fields are added
/// by the reader, and Fairlead_Id__c to what is created and goes to the recycle bin.
///
///     + permissions | field flags
///
/// stands for a check box "Permissions…" for each of systemPermissions(). Field flags:
/// C createable, U updateable, * not nillable, d defaulted on create, N name field, L id lookup, X unique, E
/// external id, c calculated, R restricted picklist, F cannot be filtered by, s system; "=Value" the default
/// (_ for a blank),
/// "@Compound" a part of that field.
/// Types: as in describe, then length, or precision and scale, or values;…, or targets,…>relationship.
QList<const char *> schemaTables();
/// Those of Setup's rights and licences, which the others refer to.
QList<const char *> setupTables();
/// What profiles and permission sets may allow, beside objects and fields: "Name | label" on each line.
const char *systemPermissions();

} // namespace fairlead::practice::salesforce
