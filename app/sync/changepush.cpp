// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/changepush.h"

#include "sync/whilebusy.h"
#include "workspace/basejson.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

#include <algorithm>

namespace fairlead {

namespace {

// A record that others change faster than it can be merged waits for the next run.
constexpr int mergeRounds = 3;

Error hiddenRecord(const QString &id)
{
    Error error;
    error.code = ErrorCode::PermissionMissing;
    error.errorClass = ErrorClass::SkipItem;
    error.sentence = QCoreApplication::translate("fairlead::sync",
                                                 "The integration user cannot see the record %1 any more.")
                         .arg(id);
    error.remedy = QCoreApplication::translate(
        "fairlead::sync", "Have an administrator give it access to the record, then try again.");
    return error;
}

Error unknownId(const QString &id)
{
    Error error;
    error.code = ErrorCode::RecordMissing;
    error.errorClass = ErrorClass::SkipItem;
    error.sentence =
        QCoreApplication::translate("fairlead::sync",
                                    "The row was put in with the id %1, and the CRM shows no such "
                                    "record to the integration user.")
            .arg(id);
    error.remedy = QCoreApplication::translate(
        "fairlead::sync",
        "If it is meant to be a new record, put it in once more without an id and delete this row: Fairlead "
        "gives new rows their id. Otherwise have an administrator give access to the record.");
    return error;
}

Error pointsAtNobody(const QString &id)
{
    Error error;
    error.code = ErrorCode::RecordRejected;
    error.errorClass = ErrorClass::SkipItem;
    error.sentence = QCoreApplication::translate(
                         "fairlead::sync", "The record points at %1, which no record here has as its id.")
                         .arg(id);
    error.remedy = QCoreApplication::translate(
        "fairlead::sync", "Correct the reference in the workspace; the next run then sends it.");
    return error;
}

/// Lost to the CRM's side: what is taken over now has to be kept now, whatever becomes of the rest.
QList<Conflict> lostHere(const QList<Conflict> &conflicts)
{
    QList<Conflict> lost;
    std::copy_if(conflicts.begin(), conflicts.end(), std::back_inserter(lost),
                 [](const Conflict &conflict) { return conflict.kept == Side::Crm; });
    return lost;
}

/// Lost to ours: what is written over has to be kept before, because the answer may be lost and then both
/// sides are equal.
QList<Conflict> lostThere(const QList<Conflict> &conflicts)
{
    QList<Conflict> lost;
    std::copy_if(conflicts.begin(), conflicts.end(), std::back_inserter(lost),
                 [](const Conflict &conflict) { return conflict.kept == Side::Workspace; });
    return lost;
}

/// A deletion that is not to be sent: it has lost, whether the CRM has changed the record or not.
MergeResult broughtBack(const PendingChange &pending, const CrmRecord &crm)
{
    MergeResult result;
    result.action = MergeResult::Action::RestoreInWorkspace;
    result.take = crm.values;
    result.conflicts += Conflict{{}, writeBase(pending.change.base), {}, writeBase(crm.values), Side::Crm};
    return result;
}

} // namespace

ChangePush::ChangePush(PushContext &context)
    : m_context(context)
{
}

Task<Outcome> ChangePush::push(QList<PendingChange> changes, CancelToken cancel)
{
    for (int round = 0; round < mergeRounds && !changes.isEmpty(); ++round) {
        auto again = co_await mergeAndWrite(changes, cancel);
        if (!again)
            co_return fail(again.error());
        changes = std::move(*again);
    }
    co_return Outcome();
}

/// Edits of fields that the job has left out since: nobody looks at them again.
QList<Conflict> ChangePush::lostWithTheField(const PendingChange &pending) const
{
    QList<Conflict> lost;
    const RecordValues &base = pending.change.base;
    for (auto it = base.begin(); it != base.end(); ++it) {
        const RecordValue here = pending.row.value(it.key());
        if (m_context.leftOut.contains(it.key(), Qt::CaseInsensitive) && !sameValue(here, it.value()))
            lost += Conflict{it.key(), it.value(), here, {}, Side::Crm};
    }
    return lost;
}

ChangePush::Plan ChangePush::planOf(const PendingChange &pending, const std::optional<CrmRecord> &crm) const
{
    Plan plan;
    plan.pending = pending;
    plan.merged = merge(pending.change, pending.row, crm, m_context.policy, m_context.readOnly);
    if (crm && !m_context.sends && plan.merged.action == MergeResult::Action::DeleteInCrm)
        plan.merged = broughtBack(pending, *crm);
    if (crm && pending.change.kind == OutboxEntry::Kind::Update)
        plan.merged.conflicts += lostWithTheField(pending);
    plan.write.id = pending.change.id;
    plan.write.values = plan.merged.send;
    plan.write.targets = pending.targets;
    plan.write.duplicateAllowed = pending.duplicateAllowed;
    if (crm) {
        plan.write.version = crm->version;
        plan.changedBy = crm->changedBy;
    }
    return plan;
}

Settlement ChangePush::settled(const Plan &plan) const
{
    using Action = MergeResult::Action;
    const MergeResult &merged = plan.merged;
    Settlement settlement = m_context.settlementOf(plan.pending);
    settlement.fate = merged.waits() ? Settlement::Fate::Asked : Settlement::Fate::Done;
    settlement.take = merged.take;
    settlement.restore = merged.action == Action::RestoreInWorkspace;
    settlement.remove = merged.action == Action::DeleteInWorkspace;
    settlement.becomesNew = merged.action == Action::CreateInCrm;
    settlement.conflicts = merged.conflicts;
    settlement.changedBy = plan.changedBy;
    return settlement;
}

Settlement ChangePush::refused(const Plan &plan, const WriteResult &result) const
{
    const Error &error = *result.error;
    Settlement settlement = m_context.settlementOf(plan.pending);
    settlement.fate = error.isTransient() ? Settlement::Fate::Waits : Settlement::Fate::Failed;
    settlement.error = error;
    settlement.duplicates = decisionAbout(result);
    settlement.take = plan.merged.take;
    settlement.conflicts = lostHere(plan.merged.conflicts);
    settlement.changedBy = plan.changedBy;
    return settlement;
}

Task<Result<QList<PendingChange>>> ChangePush::mergeAndWrite(QList<PendingChange> changes, CancelToken cancel)
{
    QStringList ids;
    for (const PendingChange &change : std::as_const(changes))
        ids += change.change.id;
    Result<QList<CrmRecord>> read =
        co_await m_context.client.read(m_context.object, ids, m_context.columns, cancel);
    if (!read)
        co_return fail(read.error());
    QHash<QString, CrmRecord> found;
    for (const CrmRecord &record : std::as_const(*read))
        found.insert(record.id, record);

    QStringList missing;
    for (const PendingChange &change : std::as_const(changes)) {
        if (!found.contains(change.change.id))
            missing += change.change.id;
    }
    QSet<QString> deleted;
    if (!missing.isEmpty()) {
        const Result<QStringList> told =
            co_await m_context.client.deletedAmong(m_context.object, missing, cancel);
        if (!told)
            co_return fail(told.error());
        deleted = QSet<QString>(told->cbegin(), told->cend());
    }

    QList<Settlement> settlements;
    QList<Plan> updates;
    QList<Plan> deletions;
    for (const PendingChange &change : std::as_const(changes)) {
        const auto at = found.constFind(change.change.id);
        if (at == found.cend() && !deleted.contains(change.change.id)) {
            // Put in by an id that nobody knew, and taken out again: nothing is known that could be deleted.
            if (change.change.kind == OutboxEntry::Kind::Delete && !change.change.baseKnown) {
                settlements += m_context.settlementOf(change);
                continue;
            }
            Settlement hidden = m_context.settlementOf(change);
            hidden.fate = Settlement::Fate::Failed;
            hidden.error =
                change.change.baseKnown ? hiddenRecord(change.change.id) : unknownId(change.change.id);
            settlements += hidden;
            continue;
        }
        const std::optional<CrmRecord> crm = at == found.cend() ? std::nullopt : std::optional(*at);
        Plan plan = planOf(change, crm);
        if (plan.merged.action == MergeResult::Action::DeleteInCrm) {
            deletions += plan;
        } else if (const QStringList waitingFor = m_context.unresolvedIds(plan.merged.send);
                   !waitingFor.isEmpty()) {
            const Result<QStringList> nobodys = m_context.outbox.nobodys(waitingFor);
            if (nobodys && !nobodys->isEmpty()) {
                WriteResult unsent;
                unsent.error = pointsAtNobody(nobodys->constFirst());
                settlements += refused(plan, unsent);
            } else {
                ++m_context.deferred;
            }
        } else if (plan.merged.send.isEmpty() || plan.merged.action != MergeResult::Action::Update) {
            settlements += settled(plan);
        } else {
            updates += plan;
        }
    }
    const Outcome noted = co_await m_context.settle(settlements, cancel);
    if (!noted)
        co_return fail(noted.error());

    Result<QList<PendingChange>> again = co_await write(WriteKind::Update, updates, cancel);
    if (!again)
        co_return again;
    Result<QList<PendingChange>> more = co_await write(WriteKind::Delete, deletions, cancel);
    if (!more)
        co_return more;
    *again += *more;
    co_return again;
}

Task<Result<QList<PendingChange>>> ChangePush::write(WriteKind kind, QList<Plan> plans, CancelToken cancel)
{
    QList<PendingChange> again;
    const qsizetype limit = m_context.client.writeLimit(kind);
    for (qsizetype from = 0; from < plans.size(); from += limit) {
        const QList<Plan> part = plans.mid(from, limit);
        WriteBatch batch;
        batch.kind = kind;
        batch.overwrite = m_context.policy == ConflictPolicy::WorkspaceWins;
        QList<Settlement> before;
        for (const Plan &plan : part) {
            batch.records += plan.write;
            Settlement kept = m_context.settlementOf(plan.pending);
            kept.fate = Settlement::Fate::Waits;
            kept.conflicts = lostThere(plan.merged.conflicts);
            kept.changedBy = plan.changedBy;
            if (!kept.conflicts.isEmpty())
                before += kept;
        }
        const auto keep = [this, &before] { return m_context.outbox.settle(m_context.object, before); };
        const Outcome logged = co_await whileBusy(m_context.clock, keep, cancel);
        if (!logged)
            co_return fail(logged.error());
        const Result<QList<WriteResult>> results =
            co_await m_context.client.write(m_context.object, batch, cancel);
        if (!results)
            co_return fail(results.error());

        QList<Settlement> settlements;
        for (qsizetype i = 0; i < part.size(); ++i) {
            const std::optional<Error> &error = results->at(i).error;
            const bool gone = error && error->code == ErrorCode::RecordMissing;
            if (error && (error->code == ErrorCode::VersionConflict || gone)) {
                again += part.at(i).pending;
            } else if (error) {
                settlements += refused(part.at(i), results->at(i));
            } else {
                settlements += settled(part.at(i));
                ++(kind == WriteKind::Delete ? m_context.deleted : m_context.pushed);
            }
        }
        const Outcome noted = co_await m_context.settle(settlements, cancel);
        if (!noted)
            co_return fail(noted.error());
        m_context.tellProgress();
    }
    co_return again;
}

} // namespace fairlead
