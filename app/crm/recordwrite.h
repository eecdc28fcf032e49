// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "crm/recordvalue.h"

#include <QDateTime>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace fairlead {

/// What an id begins with that the workspace gave and the CRM does not know yet (contract "workspace.db"). A
/// GUID follows.
inline constexpr QLatin1String localIdPrefix("local:");
inline bool isLocalId(const QString &id)
{
    return id.startsWith(localIdPrefix);
}

/// One record as the CRM has it now, read a moment before it is written.
struct CrmRecord
{
    QString id;
    RecordValues values; ///< the fields asked for, in the form the workspace keeps
    QDateTime changedAt; ///< UTC, server time; invalid where the CRM does not say
    QString changedBy; ///< id of the user; empty where the CRM does not say
    QString version; ///< Dataverse: the row's ETag; empty at Salesforce, which has none (reference 4.3)
};

enum class WriteKind { Create, Update, Delete };

/// One record of a request that writes.
struct RecordWrite
{
    QString id; ///< of a create: the `local:` id
    RecordValues values; ///< fields to set, no value clears; none for a delete
    /// Reference fields that may point at several objects → the object the id in `values` is of.
    QMap<QString, QString> targets;
    QString version; ///< what the record must still be, of the re-read; empty: whatever is there
    bool duplicateAllowed = false; ///< a person has said that it is none
};

/// One request that writes. All of one kind and object, and no more than CrmClient::writeLimit().
struct WriteBatch
{
    WriteKind kind = WriteKind::Update;
    QList<RecordWrite> records;
    /// Creates at Salesforce: the external-id field that takes the GUID of the `local:` id, so that the same
    /// create sent twice makes one record. Empty: there is none.
    QString externalIdField;
    /// The job's policy is "workspace wins": versions are not looked at.
    bool overwrite = false;
};

/// What became of one record of a WriteBatch.
struct WriteResult
{
    QString id; ///< the CRM's; of a create the new one
    /// RecordRejected, PermissionMissing, FieldMissing …: this record's own. VersionConflict: changed since
    /// it was read. RecordMissing: deleted meanwhile. RecordLocked (RetryLater). DuplicateFound (AskUser).
    std::optional<Error> error;
    QStringList duplicates; ///< DuplicateFound: ids of the records it may be the same as
    /// A create of an id that was chosen here found it taken: an earlier attempt went through after all.
    bool wasThere = false;
    /// Of a create that went through: fields that it was made without, and what they are in their place. They
    /// are still to be set.
    RecordValues follows{};
};

/// Whether a request that ended with `error` was certainly not performed. What was lost on the way, timed out
/// or was answered by something between us and the CRM may have been.
bool isCertainlyNotPerformed(const Error &error);

} // namespace fairlead
