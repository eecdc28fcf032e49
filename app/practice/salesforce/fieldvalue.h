// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/salesforce/apierror.h"
#include "practice/salesforce/schema.h"

#include <QJsonValue>
#include <QVariant>

namespace fairlead::practice::salesforce {

/// What a JSON value becomes in a field: invalid for empty; texts without blanks at their ends, as the real
/// API stores them; ids of 18, times as stamps. Or the error of a value the field does not take. References
/// are checked for form and object only, not whether the record is there.
Answer<QVariant> fieldValue(const Field &field, const QJsonValue &value);

} // namespace fairlead::practice::salesforce
