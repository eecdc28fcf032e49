// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/recordvalue.h"
#include "workspace/reader.h"

#include <QDateTime>
#include <QList>
#include <QMap>
#include <QString>

#include <optional>

namespace fairlead {

/// What all waiting changes of one record come to. A value type.
struct LocalChange
{
    OutboxEntry::Kind kind = OutboxEntry::Kind::Update;
    QString object;
    QString id;
    /// As the CRM had it when the first change was made: the changed columns, for a delete all of them.
    RecordValues base;
    /// What changed columns have been here between their base and now: where the CRM has one of these, it is
    /// likely to have it from us, by a request whose answer was lost.
    QMap<QString, QList<RecordValue>> meanwhile;
    /// False where the record was put in whole, by an id nobody here knew: any column may have changed, and
    /// there is nothing to compare it with.
    bool baseKnown = true;
    /// Deleted, and perhaps put in again: the base is the whole row as it was, and what it does not name,
    /// such as a field that the CRM has had only since, was nothing.
    bool baseWhole = false;
    bool hasBase(const QString &column) const { return baseWhole || base.contains(column); }
    QDateTime changedAt; ///< UTC, of the newest
    qint64 lastSeq = 0; ///< covers the record's rows in the outbox up to here; later ones are another change
    bool behind = false; ///< the CRM has sent a newer version since
};

/// `entries` are one record's, oldest first. Empty where they come to nothing: made and deleted again before
/// the CRM was ever asked. FileRefused where a base cannot be read.
Result<std::optional<LocalChange>> netChange(const QList<OutboxEntry> &entries);

} // namespace fairlead
