// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "crm/crm.h"
#include "workspace/conflict.h"
#include "workspace/job.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <memory>
#include <optional>

namespace fairlead {

/// One local change that waits to be sent.
struct OutboxEntry
{
    enum class Kind { Create, Update, Delete };
    qint64 seq = 0; ///< order in which the changes were made
    QString object;
    QString id;
    Kind kind = Kind::Update;
    QString base; ///< JSON: old values of the changed columns, of all for a delete; empty where unknown
    QDateTime changedAt; ///< UTC
    bool behind = false; ///< the CRM has sent a newer version, which was left for the merge
};

/// A change the CRM did not take, and why.
struct RefusedChange
{
    QString object;
    QString id;
    OutboxEntry::Kind kind = OutboxEntry::Kind::Update;
    Error error;
    bool uncertain = false; ///< a create that may be in the CRM already
    /// Refused by a duplicate rule: a person may have it sent all the same.
    bool mayBeDuplicate = false;
    QStringList duplicates; ///< ids of the records it resembles, as far as the CRM tells
};

/// Deletions of one object that wait for a person's yes.
struct HeldDeletions
{
    QString object;
    qint64 inCrm = 0; ///< made there: the rows here would go
    qint64 here = 0; ///< made here: the records there would go
};

/// Records of one object that are not in step, each counted once.
struct WaitingRecords
{
    QString object;
    qint64 toSend = 0; ///< the next run that sends takes them along
    qint64 asked = 0; ///< a conflict waits for a person
    qint64 refused = 0; ///< by the CRM
    qint64 duplicates = 0; ///< resemble records that are in the CRM: a person decides
    qint64 uncertain = 0; ///< creates that may be in the CRM already
    qint64 hidden = 0; ///< the integration user cannot see them any more
};

struct ActivityEntry
{
    qint64 id = 0;
    QDateTime at; ///< UTC
    QString kind;
    QString object;
    QString text;
};

/// Rows of an object's table as they are, NULL as an invalid QVariant.
struct RecordRows
{
    QStringList columns;
    QList<QVariantList> rows;
};

struct RowQuery
{
    QString object;
    QStringList columns; ///< empty: all, in the table's order
    QString orderBy; ///< a column; empty: as SQLite finds them
    bool descending = false;
    int limit = 100;
    qint64 offset = 0;
};

/// Reads a workspace that others write: a read-only connection of its own, for ui and cli. Sees whole
/// transactions only, and never holds the writer up. One thread; many readers at once. Errors as Workspace.
class WorkspaceReader
{
public:
    /// FileUnreadable where there is no workspace yet.
    static Result<std::unique_ptr<WorkspaceReader>> open(const QString &path);
    ~WorkspaceReader();
    WorkspaceReader(const WorkspaceReader &) = delete;
    WorkspaceReader &operator=(const WorkspaceReader &) = delete;

    /// Tables of the CRM's objects.
    Result<QStringList> objects() const;
    Result<QStringList> columns(const QString &object) const;
    Result<qint64> rowCount(const QString &object) const;
    /// Up to where an object was pulled; a first cursor where it never was.
    Result<PullCursor> checkpoint(const QString &object) const;
    Result<QString> organisationId() const;
    /// As Workspace::lastRun.
    Result<QByteArray> lastRun() const;

    /// Records with local changes that wait to be sent.
    Result<qint64> outboxCount() const;
    /// The oldest changes first.
    Result<QList<OutboxEntry>> outbox(int limit) const;

    Result<QList<Job>> jobs() const;
    /// The newest first.
    Result<QList<ConflictEntry>> conflicts(bool openOnly, int limit) const;
    /// The oldest first.
    Result<QList<RefusedChange>> refused(int limit) const;
    Result<QList<HeldDeletions>> heldDeletions() const;
    /// Objects where something waits; held deletions are not among it.
    Result<QList<WaitingRecords>> waiting() const;

    Result<RecordRows> rows(const RowQuery &query) const;
    /// One record by its id: no row where there is none.
    Result<RecordRows> record(const QString &object, const QString &id) const;

    /// The newest first; `words` empty or contained in the text.
    Result<QList<ActivityEntry>> activity(int limit, const QString &words = {}) const;

private:
    struct Private;
    explicit WorkspaceReader(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace fairlead
