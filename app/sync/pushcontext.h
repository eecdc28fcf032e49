// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "crm/crm.h"
#include "sync/synctypes.h"
#include "sync/withheld.h"
#include "workspace/job.h"
#include "workspace/outbox.h"

#include <QStringList>

#include <functional>

namespace fairlead {

/// What the parts of one object's push share. Lives on the sync thread; client, workspace and clock must
/// outlive it.
struct PushContext
{
    PushContext(ObjectInfo object, const Job &job, CrmClient &client, Workspace &workspace, Clock &clock);

    const ObjectInfo object;
    /// False for a job that only reads: whatever was changed here, the CRM's side counts. Every field is then
    /// one that nobody here may write, and what was written all the same is kept as a conflict.
    const bool sends;
    const ConflictPolicy policy;
    CrmClient &client;
    Outbox outbox;
    Clock &clock;
    /// Creates at Salesforce: see WriteBatch.
    const QString externalIdField;
    const QStringList columns; ///< all but the id
    const QStringList createable;
    /// Fields that edits are not sent of, and that the record's answer does not have: those the job leaves
    /// out, and those that were described once and are no more.
    QStringList leftOut;
    Withheld withheld;
    const QStringList readOnly; ///< what nobody here may change
    const QStringList references;

    /// After each answer; empty: nobody wants to know.
    std::function<void()> onSent;

    /// Counted over all passes.
    qint64 pushed = 0;
    qint64 deleted = 0;
    qint64 conflicts = 0;
    qint64 failed = 0;
    qint64 uncertain = 0; ///< creates that may be in the CRM already
    /// Of the pass under way.
    qint64 created = 0;
    qint64 deferred = 0; ///< creates and changes that wait for a record that is still to be made

    /// Writes settlements down, waiting for other programs where the workspace is busy.
    Task<Outcome> settle(QList<Settlement> settlements, CancelToken cancel);
    /// For each reference to a record that has only a `local:` id.
    QStringList unresolved(const RecordValues &values) const;
    QStringList unresolvedIds(const RecordValues &values) const;

    void tellProgress() const
    {
        if (onSent)
            onSent();
    }
    Settlement settlementOf(const PendingChange &pending) const;
};

/// Of a record that a duplicate rule has refused: those it resembles, as far as the CRM tells. Nothing where
/// it was refused for something else, a value that must be unique included, which nobody can wave through.
std::optional<QStringList> decisionAbout(const WriteResult &result);

} // namespace fairlead
