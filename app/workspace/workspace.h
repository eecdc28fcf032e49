// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "crm/crm.h"

#include <QDateTime>
#include <QString>

#include <memory>
#include <optional>

namespace fairlead {

/// Counts of one stored page.
struct StoredPage
{
    qint64 inserted = 0;
    qint64 updated = 0;
    qint64 unchanged = 0; ///< the overlap: same id, same content
};

/// The SQL database of one connection: a table per CRM object named as in the CRM, plus `fairlead_…` tables
/// (contract "workspace.db"). SQLite, WAL. The writing end: one instance, on the sync thread; readers open
/// their own WorkspaceReader. `busy_timeout` ≤ 250 ms, then DatabaseBusy (RetryLater).
class Workspace
{
public:
    /// Opens or creates, with an integrity check; DatabaseDamaged names the file.
    static Result<std::unique_ptr<Workspace>> open(const QString &path);
    ~Workspace();

    /// Makes the object's table and triggers, or adds the columns that are new.
    Outcome ensureTable(const ObjectInfo &object);

    Result<PullCursor> checkpoint(const QString &object) const;
    /// Rows and checkpoint in one transaction; the object's triggers are dropped and re-created inside it, so
    /// that the engine's own writes are not taken for a person's (design, "Decisions").
    Result<StoredPage> storePage(const ObjectInfo &object, const RecordPage &page);
    Outcome setCheckpoint(const QString &object, const PullCursor &cursor);

    Result<qint64> rowCount(const QString &object) const;
    /// Local changes that wait to be sent.
    Result<qint64> outboxCount() const;

    /// Pinned organisation: a workspace of another org is refused (a refreshed sandbox keeps its host).
    Result<QString> organisationId() const;
    Outcome setOrganisationId(const QString &id);

    Outcome recordActivity(const QDateTime &at, const QString &kind, const QString &object,
                           const QString &text);

private:
    struct Private;
    explicit Workspace(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace fairlead
