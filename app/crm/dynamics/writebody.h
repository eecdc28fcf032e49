// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "crm/crm.h"
#include "crm/dynamics/site.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace fairlead::dynamics {

/// What the metadata tell about the lookups of a table; empty where none is written.
struct LookupTargets
{
    QList<Site::Relationship> relationships;
    QHash<QString, QString> setNames;
};

/// One record as Dataverse takes it.
struct WriteBody
{
    QJsonObject members; ///< without the key
    /// Of a create: `statecode` and `statuscode`, to be set once the record is there (reference
    /// Microsoft 6.2: a record is created in its first state). Empty where it stays in that.
    QJsonObject state;
};

/// The lookups a record sets, by their logical names ("ownerid"): what LookupTargets are needed for.
QStringList lookupsSet(const ObjectInfo &object, const RecordWrite &record, WriteKind kind);

/// Columns that may be written at this point, in the form of their type; everything else is left out. A
/// lookup is bound by the navigation property that leads to its table (reference 4.5). Pure. RecordRejected
/// (SkipItem): a value that is not of its column's kind, a lookup whose table is not known.
Result<WriteBody> writeBody(const ObjectInfo &object, const RecordWrite &record, WriteKind kind,
                            const LookupTargets &lookups);

} // namespace fairlead::dynamics
