// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/recordwrite.h"
#include "workspace/conflict.h"
#include "workspace/job.h"
#include "workspace/localchange.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace fairlead {

/// What is to be done so that both sides are equal again.
struct MergeResult
{
    enum class Action {
        Nothing, ///< both sides are equal already, or wait for a person
        Update, ///< `send` to the CRM, `take` into the workspace; either may be empty
        DeleteInCrm,
        DeleteInWorkspace,
        CreateInCrm, ///< the CRM has deleted it, the workspace's row counts: `send` is the whole row
        RestoreInWorkspace, ///< the workspace has deleted it, the CRM's record counts: `take` is all of it
    };
    Action action = Action::Nothing;
    RecordValues send;
    RecordValues take;
    QList<Conflict> conflicts;

    /// Some conflict waits for a person: the change stays in the outbox.
    bool waits() const;
};

/// Three-way, per field: `change.base` is what both sides once had, `row` what the workspace has now (only
/// for an update; the whole row), `crm` what the CRM has (empty: deleted there). Changes to different fields
/// both survive; the same field changed on both sides goes by `policy`; the same change made on both sides is
/// none. `readOnly` are columns the CRM lets nobody here write, such as stamps: they are taken, never sent,
/// and no reason to ask; what a person wrote there is kept as a conflict the CRM has won. Newer than the
/// other is only what is newer for certain: else the CRM wins. Pure.
MergeResult merge(const LocalChange &change, const RecordValues &row, const std::optional<CrmRecord> &crm,
                  ConflictPolicy policy, const QStringList &readOnly);

} // namespace fairlead
