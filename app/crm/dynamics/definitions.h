// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/crm.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QSet>
#include <QString>
#include <QStringList>

namespace fairlead::dynamics {

/// What to select of EntityDefinitions for the list of objects. `withPrivileges`: also which privilege guards
/// each table.
QString objectListQuery(bool withPrivileges);

/// The tables worth offering (reference Microsoft 4.4, 6.1): no intersections, nothing private, findable by
/// people; the proposed ones first, then by label. `privileges`: names the user holds ("prvReadAccount"),
/// empty where they are not known, which hides nothing. Pure.
QList<ObjectInfo> objectsOf(const QJsonArray &definitions, const QSet<QString> &privileges);

/// What the definitions tell only by the class of a column, by logical name.
struct ColumnDetails
{
    QHash<QString, QStringList> targets; ///< tables a lookup may point at
    QSet<QString> dateOnly; ///< columns that hold a day, without time and zone
};

/// One table with its columns. Left out: columns that cannot be read, the name columns that belong to
/// lookups (`owneridname` breaks a whole query, trap 39), party lists and other virtual columns, images.
/// Lookups are named as they are read, `_ownerid_value`.
/// `required` means business-required: what the system itself requires it fills in. Pure.
ObjectInfo objectOf(const QJsonObject &definition, const ColumnDetails &details);

/// From the answers of the LookupAttributeMetadata and DateTimeAttributeMetadata casts; either may be empty.
/// Pure.
ColumnDetails columnDetails(const QJsonArray &lookups, const QJsonArray &dates);

} // namespace fairlead::dynamics
