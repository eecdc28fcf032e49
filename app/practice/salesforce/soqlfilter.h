// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/salesforce/schema.h"
#include "practice/salesforce/soql.h"

#include <QDate>
#include <QVariant>

namespace fairlead::practice::salesforce::soql {

/// The field a comparison is about.
struct FilterTarget
{
    const Object *object = nullptr;
    const Field *field = nullptr;
    QByteArray column;
    int position = 0; ///< in the query
};

/// SQL of one comparison, or of its opposite; values go to `binds`. Two-valued: an empty field never makes it
/// unknown.
Answer<QByteArray> filter(const Query &query, const Condition &condition, const FilterTarget &target,
                          bool negated, const QDate &today, QVariantList &binds);

} // namespace fairlead::practice::salesforce::soql
