// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/salesforce/schema.h"

#include <QSet>

namespace fairlead::practice::salesforce {

/// What a user may see and write. What may not be seen does not exist for that user: describe leaves it out,
/// queries have no such column (reference Salesforce 3.1, 3.2).
struct Visibility
{
    struct Writing
    {
        bool create = true;
        bool edit = true;
        bool remove = true;
    };

    QSet<QByteArray> permissions; ///< "ApiEnabled"; those of permissionNames() he has
    bool frozen = false; ///< an administrator has shut him out
    QSet<const Object *> hiddenObjects;
    QSet<const Field *> hiddenFields;
    QSet<const Field *> readOnlyFields;
    QHash<const Object *, Writing> writing; ///< of the objects that are not there, everything
    QHash<const Object *, QByteArray> rowConditions; ///< SQL, with "@" for the row; none: all rows

    bool may(QByteArrayView permission) const
    {
        return permissions.contains(QByteArray::fromRawData(permission.data(), permission.size()));
    }
    bool sees(const Object &object) const { return !hiddenObjects.contains(&object); }
    bool sees(const Object &, const Field &field) const { return !hiddenFields.contains(&field); }
    bool writes(const Field &field) const { return !readOnlyFields.contains(&field); }
    bool creates(const Object &object) const { return object.createable && writing.value(&object).create; }
    bool edits(const Object &object) const { return object.updateable && writing.value(&object).edit; }
    bool deletes(const Object &object) const { return object.deletable && writing.value(&object).remove; }
    /// SQL that is true of the rows he sees, called `alias` there; empty where he sees all.
    QByteArray rows(const Object &object, const QByteArray &alias) const
    {
        return rowConditions.value(&object).replace('@', alias);
    }
};

} // namespace fairlead::practice::salesforce
