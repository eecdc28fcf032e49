// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "crm/crm.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace fairlead {

namespace detail {
struct WorkspaceFile;
}

/// Counts of one stored page.
struct StoredPage
{
    qint64 inserted = 0;
    qint64 updated = 0;
    qint64 unchanged = 0; ///< the overlap: same id, same content
    qint64 left = 0; ///< rows with a local change that is not sent yet: left as they are
};

/// What became of a damaged workspace.
struct RescuedWorkspace
{
    QString damagedFile; ///< where it is now
    qint64 changes = 0; ///< local changes that were taken over into the new file
    bool complete = true; ///< false when the damage ended the reading: some may be missing
};

/// The SQL database of one connection: a table per CRM object named as in the CRM, plus `fairlead_…` tables
/// (contract "workspace.db"). SQLite, WAL. The writing end: one instance, on the sync thread; readers open
/// their own WorkspaceReader. Every call ends within `busy_timeout` (250 ms) of waiting for another program,
/// then DatabaseBusy (RetryLater): wait on the event loop and call again. Other errors: DatabaseDamaged,
/// DiskFull, FileUnwritable, FileUnreadable. What a failed call had begun is rolled back.
///
/// A row for which the outbox holds a change is never overwritten by a pull: it stays as the person made it,
/// its outbox rows are marked `behind`, and the push, which reads every record again before it sends, merges.
/// Who drops such a change without sending it has to read the record again.
class Workspace
{
public:
    /// Opens or creates, for this user alone. Small files and those whose last end was not clean are checked
    /// as a whole; DatabaseDamaged names the file, FileRefused one written by a newer Fairlead.
    static Result<std::unique_ptr<Workspace>> open(const QString &path);
    /// Renames a damaged file and begins a new one with the local changes that could be read from it, the
    /// rows they belong to, conflicts, jobs and the pinned organisation; checkpoints are gone, so that the
    /// rest is pulled again. No Workspace may be open on it.
    static Result<RescuedWorkspace> setAside(const QString &path);
    /// FileUnwritable where open() could not write, as far as that can be told without opening.
    static Outcome checkWritable(const QString &path);
    ~Workspace();
    Workspace(const Workspace &) = delete;
    Workspace &operator=(const Workspace &) = delete;

    /// Makes the object's table and triggers, or adds the columns that are new; then, or where another
    /// program has dropped the table or a column, the object is read from its beginning again. Columns the
    /// CRM no longer has stay. StopJob errors concern this object alone.
    Outcome ensureTable(const ObjectInfo &object);

    /// Every field that ensureTable() was ever told of: a column the CRM does not describe any more is
    /// told by it from one that a person has added.
    Result<QStringList> describedFields(const QString &object) const;

    /// A first cursor where nothing was pulled yet.
    Result<PullCursor> checkpoint(const QString &object) const;
    /// Rows, checkpoint and what the page says of removals (removals.h) in one transaction; the object's
    /// triggers are dropped and re-created inside it, so that the engine's own writes are not taken for a
    /// person's (design, "Decisions"). The table must be there (ensureTable); the page's first column is the
    /// object's id.
    Result<StoredPage> storePage(const ObjectInfo &object, const RecordPage &page);
    Outcome setCheckpoint(const QString &object, const PullCursor &cursor);

    /// Single writes of the engine, as after a push or a merge: not recorded, and over local changes too,
    /// because the caller has merged them. Under the guard row instead of dropped triggers, which is cheaper
    /// for few rows.
    Result<StoredPage> storeMerged(const ObjectInfo &object, const RecordPage &page);
    /// Rows the CRM has deleted; returns how many were there.
    Result<qint64> removeRecords(const QString &object, const QStringList &ids);

    Result<qint64> rowCount(const QString &object) const;
    Result<bool> hasRows(const QString &object) const;
    /// Records with local changes that wait to be sent.
    Result<qint64> outboxCount() const;

    /// Pinned organisation, empty in a new file. Another one is refused as WrongOrganisation
    /// (StopConnection): a refreshed sandbox keeps its host and is another org, in which everything would
    /// look deleted.
    Result<QString> organisationId() const;
    Outcome setOrganisationId(const QString &id);

    /// The last run as JSON, for the next start and for other programs of ours; empty where none ended yet.
    Result<QByteArray> lastRun() const;
    Outcome setLastRun(const QByteArray &document);

    /// Appends to the activity list, which keeps the newest 10,000.
    Outcome recordActivity(const QDateTime &at, const QString &kind, const QString &object,
                           const QString &text);

    /// Between two runs: SQLite's page cache, up to 8 MB, and what is known of the tables go back. The next
    /// run fills them again as it needs.
    void releaseMemory();

private:
    friend class Outbox;
    friend class Removals;
    friend class Conflicts;
    friend class Jobs;
    explicit Workspace(std::unique_ptr<detail::WorkspaceFile> d);
    std::unique_ptr<detail::WorkspaceFile> d;
};

} // namespace fairlead
