// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/merge.h"

#include "workspace/basejson.h"

#include <algorithm>

namespace fairlead {

namespace {

/// Empty: a person decides.
std::optional<Side> winner(ConflictPolicy policy, const QDateTime &workspaceAt, const QDateTime &crmAt)
{
    switch (policy) {
    case ConflictPolicy::CrmWins:
        return Side::Crm;
    case ConflictPolicy::WorkspaceWins:
        return Side::Workspace;
    case ConflictPolicy::NewestWins:
        return workspaceAt.isValid() && crmAt.isValid() && workspaceAt > crmAt ? Side::Workspace : Side::Crm;
    case ConflictPolicy::Ask:
        break;
    }
    return std::nullopt;
}

bool isReadOnly(const QStringList &readOnly, const QString &column)
{
    return readOnly.contains(column, Qt::CaseInsensitive);
}

/// The CRM has changed what this deletion is based on: the whole row as it was here. A field that there was
/// none of then is a change as well.
bool crmHasChanged(const RecordValues &base, const CrmRecord &crm, const QStringList &readOnly)
{
    for (auto it = base.begin(); it != base.end(); ++it) {
        if (crm.values.contains(it.key()) && !isReadOnly(readOnly, it.key())
            && !sameValue(crm.values.value(it.key()), it.value()))
            return true;
    }
    for (auto it = crm.values.begin(); it != crm.values.end(); ++it) {
        if (!base.contains(it.key()) && !isNothing(it.value()) && !isReadOnly(readOnly, it.key()))
            return true;
    }
    return false;
}

MergeResult mergeDeletion(const LocalChange &change, const CrmRecord &crm, std::optional<Side> wins,
                          const QStringList &readOnly)
{
    MergeResult result;
    if (!crmHasChanged(change.base, crm, readOnly)) {
        result.action = MergeResult::Action::DeleteInCrm;
        return result;
    }
    result.conflicts += Conflict{{}, writeBase(change.base), {}, writeBase(crm.values), wins};
    if (wins == Side::Workspace) {
        result.action = MergeResult::Action::DeleteInCrm;
    } else if (wins == Side::Crm) {
        result.action = MergeResult::Action::RestoreInWorkspace;
        result.take = crm.values;
    }
    return result;
}

MergeResult mergeDeletedInCrm(const LocalChange &change, const RecordValues &row, std::optional<Side> wins)
{
    MergeResult result;
    result.conflicts += Conflict{{}, writeBase(change.base), writeBase(row), {}, wins};
    if (wins == Side::Workspace) {
        result.action = MergeResult::Action::CreateInCrm;
        result.send = row;
    } else if (wins == Side::Crm) {
        result.action = MergeResult::Action::DeleteInWorkspace;
    }
    return result;
}

class FieldMerge
{
public:
    FieldMerge(const LocalChange &change, std::optional<Side> wins, const QStringList &readOnly)
        : m_change(change)
        , m_wins(wins)
        , m_readOnly(readOnly)
    {
    }

    void add(const QString &column, const RecordValue &workspace, const RecordValue &crm)
    {
        if (sameValue(workspace, crm))
            return;
        const bool hasBase = m_change.hasBase(column);
        // Put in whole by an id nobody knew: what was left out was not meant to be cleared.
        const bool ours = wasHere(column, crm);
        const bool mayBeChangedHere = hasBase || ours || (!m_change.baseKnown && !isNothing(workspace));
        const RecordValue base = m_change.base.value(column);
        // Changed here and back again is no change, unless what the CRM has is what was here in between.
        const bool changedBack = hasBase && sameValue(workspace, base);
        if (!mayBeChangedHere || (changedBack && !ours))
            result.take.insert(column, crm);
        else if (isReadOnly(m_readOnly, column))
            dispute(Conflict{column, base, workspace, crm, Side::Crm});
        else if (ours || (hasBase && sameValue(crm, base)))
            result.send.insert(column, workspace);
        else
            dispute(Conflict{column, base, workspace, crm, m_wins});
    }

    MergeResult result;

private:
    /// An earlier value of ours, whose answer was lost: nobody else's is written over.
    bool wasHere(const QString &column, const RecordValue &crm) const
    {
        const QList<RecordValue> meanwhile = m_change.meanwhile.value(column);
        return std::any_of(meanwhile.begin(), meanwhile.end(),
                           [&](const RecordValue &value) { return sameValue(value, crm); });
    }

    void dispute(const Conflict &conflict)
    {
        result.conflicts += conflict;
        if (conflict.kept == Side::Workspace)
            result.send.insert(conflict.field, conflict.workspace);
        else if (conflict.kept == Side::Crm)
            result.take.insert(conflict.field, conflict.crm);
    }

    const LocalChange &m_change;
    std::optional<Side> m_wins;
    const QStringList &m_readOnly;
};

} // namespace

bool MergeResult::waits() const
{
    return std::any_of(conflicts.begin(), conflicts.end(),
                       [](const Conflict &conflict) { return !conflict.kept; });
}

MergeResult merge(const LocalChange &change, const RecordValues &row, const std::optional<CrmRecord> &crm,
                  ConflictPolicy policy, const QStringList &readOnly)
{
    const bool deletedHere = change.kind == OutboxEntry::Kind::Delete;
    const auto wins = winner(policy, change.changedAt, crm ? crm->changedAt : QDateTime());
    if (!crm)
        return deletedHere ? MergeResult() : mergeDeletedInCrm(change, row, wins);
    if (deletedHere)
        return mergeDeletion(change, *crm, wins, readOnly);

    FieldMerge fields(change, wins, readOnly);
    for (auto it = crm->values.begin(); it != crm->values.end(); ++it)
        fields.add(it.key(), row.value(it.key()), it.value());
    if (!fields.result.send.isEmpty() || !fields.result.take.isEmpty())
        fields.result.action = MergeResult::Action::Update;
    return fields.result;
}

} // namespace fairlead
