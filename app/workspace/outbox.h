// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "crm/crm.h"
#include "workspace/conflict.h"
#include "workspace/localchange.h"
#include "workspace/workspace.h"

#include <QDateTime>
#include <QList>
#include <QSet>
#include <QString>

#include <optional>

namespace fairlead {

/// The longest a request that writes may be under way at the CRM; before that nobody can tell whether it was
/// performed.
inline constexpr std::chrono::seconds writeTimeout{130};

/// A create whose request has left. Kept until its answer is in.
struct CreateAttempt
{
    QDateTime server; ///< the CRM's clock when it left, or earlier
    QDateTime here; ///< this computer's
    RecordValues sent; ///< what was sent, to recognise the record by; empty where that is not known
    friend bool operator==(const CreateAttempt &, const CreateAttempt &) = default;
};

/// What all waiting changes of one record come to, with what is needed to send it. A value type.
struct PendingChange
{
    LocalChange change;
    RecordValues row; ///< the whole row as it is now, without its id; empty where there is none
    std::optional<CreateAttempt> attempt; ///< the last one of a create, refused ones too
    /// Of changed references that may point at several objects: the one whose table has the record.
    QMap<QString, QString> targets;
    bool uncertain = false; ///< a create that may be in the CRM already, or is: see `seen`
    /// An uncertain one that the CRM had refused, and that was deleted here since: nobody is to be asked
    /// about it, but a copy of its request may have been performed all the same.
    bool withdrawn = false;
    /// Of a create by a chosen id that has left, whatever the answer was: a pull has told of the record
    /// since, as one that is there or as one that was deleted. So it was made.
    bool seen = false;
    bool duplicateAllowed = false; ///< a person has said that it is none
};

/// Changes of one object, oldest first.
struct PendingSlice
{
    QList<PendingChange> changes;
    qint64 reached = 0; ///< where the next slice begins
    bool more = false;
    qint64 failed = 0; ///< records whose base cannot be read: set aside with that reason
};

/// What became of one record's change. A value type.
struct Settlement
{
    enum class Fate {
        Done, ///< both sides are equal: the change leaves the outbox
        Waits, ///< the next run tries again
        Asked, ///< a conflict waits for a person
        Failed, ///< the CRM has refused it: a person has to look
        Uncertain, ///< a create that may be in the CRM already
    };
    QString id;
    qint64 lastSeq = 0; ///< LocalChange::lastSeq: what came later is another change
    Fate fate = Fate::Done;
    std::optional<Error> error; ///< Failed, Uncertain: why
    /// Failed: a duplicate rule has refused it, and these are the records it resembles, as far as is known.
    std::optional<QStringList> duplicates;
    QString newId; ///< of a create: what the CRM calls the record
    /// Written into the row, but for what was changed here since. With `restore` the row is made again where
    /// it is gone.
    RecordValues take;
    bool restore = false;
    bool remove = false; ///< the row goes
    /// Of a create: what the CRM does not have of it yet, such as references that were left out because they
    /// point at records that are still to be made, with what it has there. They wait as a change of their
    /// own.
    RecordValues follows;
    /// The CRM has deleted the record, and ours counts: the row becomes one that the CRM has yet to get.
    bool becomesNew = false;
    QList<Conflict> conflicts;
    QString changedBy; ///< who made the CRM's side of them
};

/// The sending end of `fairlead_outbox`. Thread and errors as Workspace, which must outlive it. Each call is
/// one transaction.
class Outbox
{
public:
    explicit Outbox(Workspace &workspace);

    Result<bool> isEmpty() const;
    /// Records of the object whose changes the next run would send.
    Result<qint64> toSend(const QString &object) const;
    /// Creates of the object that may be in the CRM already.
    Result<bool> hasUncertain(const QString &object) const;
    /// Number of the last run that sent something; 0 where there was none. It is kept elsewhere too: where it
    /// has moved on there without this file, the file comes from a backup.
    Result<qint64> lastRun() const;
    /// Before the first slice of a run that sends. Creates that were sent without an answer become uncertain;
    /// in a file from a backup all of them, because what its outbox wants made may have been made long ago.
    Outcome beginRun(qint64 number, bool fromBackup);

    /// Waiting changes after `reached` (0: from the beginning), up to `limit` records, with refused creates
    /// that were made after all. A record that was made and deleted again leaves the outbox here. References
    /// to records that have their CRM id by now are resolved.
    Result<PendingSlice> pending(const ObjectInfo &object, qint64 reached, int limit);
    /// Holds the waiting deletions of a mass deletion back for a person's yes, and returns how many are held.
    Result<qint64> holdMassDeletion(const QString &object);

    /// Commits, to the disk, that these creates are about to be sent, each with its attempt.
    Outcome beginAttempt(const QString &object, const QList<PendingChange> &creates);
    Outcome settle(const ObjectInfo &object, const QList<Settlement> &settlements);
    /// Puts the CRM's ids where `local:` ids of records made by now stand, in every table.
    Outcome sweepReferences();
    /// Those of these `local:` ids that belong to no record: none that waits to be made, none that was.
    Result<QStringList> nobodys(const QStringList &localIds) const;
    /// Those of `ids` that records made here have become.
    Result<QSet<QString>> claimed(const QStringList &ids) const;

    /// A person's yes to another try; empty id: all of the object's. An uncertain create is then sent again,
    /// because the person has looked.
    Outcome retry(const QString &object, const QString &id);
    /// What was refused for want of a right, of every object, now that rights have been granted.
    Outcome retryForRights();
    /// A person's word that those a duplicate rule has refused are none: they are sent all the same. Others
    /// of the object are left as they are.
    Outcome allowDuplicates(const QString &object, const QString &id);
    /// A person's answer to held deletions.
    Outcome approveDeletions(const QString &object);
    Outcome discardDeletions(const ObjectInfo &object);
    Result<qint64> heldDeletions(const QString &object) const;

private:
    Workspace &m_workspace;
};

} // namespace fairlead
