// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/salesforce/schema.h"

#include <QSet>
#include <QStringBuilder>

namespace fairlead::practice::salesforce {

/// What a user may see and write. What may not be seen does not exist for that user: describe leaves it out,
/// queries have no such column (reference Salesforce 3.1, 3.2).
struct Visibility
{
    QSet<QByteArray> hiddenFields; ///< "lead.annualrevenue"
    QSet<QByteArray> readOnlyFields; ///< the same
    QSet<QByteArray> hiddenObjects; ///< "lead"
    bool customFields = false; ///< an administrator has added them to the org

    static QByteArray key(const Object &object, const Field &field)
    {
        return object.name.toLower() + '.' + field.name.toLower();
    }
    bool sees(const Object &object) const { return !hiddenObjects.contains(object.name.toLower()); }
    bool sees(const Object &object, const Field &field) const
    {
        if (!customFields && field.custom())
            return false;
        return hiddenFields.isEmpty() || !hiddenFields.contains(key(object, field));
    }
    bool writes(const Object &object, const Field &field) const
    {
        return readOnlyFields.isEmpty() || !readOnlyFields.contains(key(object, field));
    }
};

} // namespace fairlead::practice::salesforce
