// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/salesforce/apierror.h"
#include "practice/salesforce/store.h"
#include "practice/salesforce/visibility.h"

namespace fairlead::practice::salesforce {

/// What a permission set may hold (reference Salesforce 5.5).
namespace permissionrules {

/// A set's name: its form, and that no other has it.
Answer<void> checkSet(Store &store, const Row &row, const Row *before);
/// One row for each object in a set.
Answer<void> checkObject(Store &store, const Row &row, const Row *before);
/// A field that rights can be given to, named with its object; one row for each in a set.
Answer<void> checkField(Store &store, Row &row, const Row *before, const Visibility &visibility);
/// Whether every right of the set comes with those it depends on.
Answer<void> checkDependencies(Store &store, const QByteArray &set);
/// Whether a row of object or field rights says nothing any more: such rows are not kept.
bool isEmpty(const Row &row);
/// The words for a right: "Read", "View All"; the column's name without "Permissions" where there are none.
QString rightName(const QByteArray &column);
/// The columns of object rights in the order they are told.
const QByteArrayList &objectRights();

} // namespace permissionrules

} // namespace fairlead::practice::salesforce
