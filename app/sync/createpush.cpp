// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/createpush.h"

#include "sync/whilebusy.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

#include <algorithm>

namespace fairlead {

namespace {

Error mayBeInTheCrm()
{
    Error error;
    error.code = ErrorCode::RecordRejected;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = QCoreApplication::translate(
        "fairlead::sync", "This record may be in the CRM already: the answer to its creation was lost.");
    error.remedy = QCoreApplication::translate(
        "fairlead::sync",
        "Look for it there. If it is missing, press Retry; if it is there, delete it here.");
    return error;
}

bool mayBeUnderWay(const CreateAttempt &attempt, const QDateTime &now)
{
    return attempt.here.isValid() && attempt.here.secsTo(now) >= 0
        && attempt.here.secsTo(now) < writeTimeout.count();
}

bool matches(const CrmRecord &record, const RecordValues &sent)
{
    for (auto it = sent.begin(); it != sent.end(); ++it) {
        if (!sameValue(record.values.value(it.key()), it.value()))
            return false;
    }
    return true;
}

} // namespace

CreatePush::CreatePush(PushContext &context)
    : m_context(context)
{
}

RecordValues CreatePush::valuesToSend(const RecordValues &row) const
{
    RecordValues values;
    for (const QString &column : m_context.createable) {
        const RecordValue value = row.value(column);
        if (!isNothing(value))
            values.insert(column, value);
    }
    return values;
}

CreatePush::Plan CreatePush::planOf(const PendingChange &pending) const
{
    Plan plan;
    plan.pending = pending;
    plan.write.id = pending.change.id;
    plan.write.values = valuesToSend(pending.row);
    plan.write.targets = pending.targets;
    plan.write.duplicateAllowed = pending.duplicateAllowed;
    // What cannot be written is lost when the CRM's record comes: kept as the conflict it is. What nobody can
    // ever write, such as stamps, is the CRM's own and no loss.
    for (auto it = pending.row.begin(); it != pending.row.end(); ++it) {
        const bool isOnlySetLater = m_context.columns.contains(it.key())
            && !m_context.createable.contains(it.key()) && !m_context.readOnly.contains(it.key());
        const bool isLeftOut = m_context.leftOut.contains(it.key(), Qt::CaseInsensitive);
        if ((isOnlySetLater || isLeftOut) && !isNothing(it.value()))
            plan.conflicts += Conflict{it.key(), {}, it.value(), {}, Side::Crm};
    }
    return plan;
}

Task<Outcome> CreatePush::push(QList<PendingChange> creates, bool breakCycles, CancelToken cancel)
{
    QList<Plan> plans;
    for (const PendingChange &pending : std::as_const(creates)) {
        Plan plan = planOf(pending);
        const QStringList unresolved = m_context.unresolved(plan.write.values);
        if (!unresolved.isEmpty() && !breakCycles) {
            ++m_context.deferred;
            continue;
        }
        for (const QString &reference : unresolved)
            plan.follows.insert(reference, plan.write.values.take(reference));
        plans += plan;
    }
    if (plans.isEmpty())
        co_return Outcome();
    // A create that never left because the computer was offline looks like one whose answer was lost. Where
    // that would be a person's to settle, something harmless is asked first.
    if (!m_context.client.takesChosenIds() && m_context.externalIdField.isEmpty()) {
        const Result<OrgInfo> reached = co_await m_context.client.whoAmI(cancel);
        if (!reached)
            co_return fail(reached.error());
    }
    const qsizetype limit = m_context.client.writeLimit(WriteKind::Create);
    for (qsizetype from = 0; from < plans.size(); from += limit) {
        const QList<Plan> part = plans.mid(from, limit);
        const Outcome written = co_await write(part, cancel);
        if (!written)
            co_return written;
    }
    co_return Outcome();
}

/// References that the attempt left out, as those that wait for one another are: they follow, whichever way
/// it is learned that the record is there.
RecordValues CreatePush::leftOut(const PendingChange &pending) const
{
    RecordValues follows;
    for (const QString &reference : m_context.references) {
        const RecordValue value = pending.row.value(reference);
        if (m_context.createable.contains(reference) && !isNothing(value) && pending.attempt
            && !pending.attempt->sent.contains(reference))
            follows.insert(reference, {});
    }
    return follows;
}

Settlement CreatePush::afterAnswer(const Plan &plan, const WriteResult &result) const
{
    Settlement settlement = m_context.settlementOf(plan.pending);
    if (!result.error) {
        settlement.newId = result.id;
        settlement.conflicts = plan.conflicts;
        for (auto it = plan.follows.begin(); it != plan.follows.end(); ++it)
            settlement.follows.insert(it.key(), {});
        for (auto it = result.follows.begin(); it != result.follows.end(); ++it)
            settlement.follows.insert(it.key(), it.value());
        return settlement;
    }
    settlement.error = result.error;
    settlement.duplicates = decisionAbout(result);
    const bool transient = result.error->isTransient();
    if (transient && !isCertainlyNotPerformed(*result.error))
        settlement.fate = Settlement::Fate::Uncertain;
    else
        settlement.fate = transient ? Settlement::Fate::Waits : Settlement::Fate::Failed;
    return settlement;
}

Task<Outcome> CreatePush::write(QList<Plan> plans, CancelToken cancel)
{
    WriteBatch batch;
    batch.kind = WriteKind::Create;
    batch.externalIdField = m_context.externalIdField;
    QList<PendingChange> attempts;
    for (const Plan &plan : std::as_const(plans)) {
        batch.records += plan.write;
        PendingChange sent = plan.pending;
        sent.attempt =
            CreateAttempt{m_context.client.serverTime(), m_context.clock.nowUtc(), plan.write.values};
        attempts += sent;
    }
    const auto commit = [this, &attempts] {
        return m_context.outbox.beginAttempt(m_context.object.name, attempts);
    };
    const Outcome committed = co_await whileBusy(m_context.clock, commit, cancel);
    if (!committed)
        co_return committed;

    const Result<QList<WriteResult>> results =
        co_await m_context.client.write(m_context.object, batch, cancel);
    QList<Settlement> settlements;
    QList<Plan> earlier;
    for (qsizetype i = 0; i < plans.size(); ++i) {
        WriteResult result;
        if (results)
            result = results->at(i);
        else
            result.error = results.error();
        // Ended by us in the middle: as unknown as a lost answer.
        if (!results && !isCertainlyNotPerformed(results.error())) {
            Settlement lost = m_context.settlementOf(plans.at(i).pending);
            lost.fate = Settlement::Fate::Uncertain;
            lost.error = mayBeInTheCrm();
            settlements += lost;
        } else if (!results) {
            Settlement unsent = m_context.settlementOf(plans.at(i).pending);
            unsent.fate = Settlement::Fate::Waits;
            settlements += unsent;
        } else if (!result.error && result.wasThere && m_context.client.takesChosenIds()) {
            earlier += plans.at(i);
            earlier.last().madeWith = result.follows;
        } else {
            settlements += afterAnswer(plans.at(i), result);
            if (!result.error) {
                ++m_context.created;
                ++m_context.pushed;
            }
        }
    }
    // Not cancellable: what is known must be written down.
    const Outcome noted = co_await m_context.settle(settlements, {});
    m_context.tellProgress();
    if (!results)
        co_return fail(results.error());
    if (!noted || earlier.isEmpty())
        co_return noted;
    co_return co_await adoptEarlier(earlier, cancel);
}

/// What a create may give, as the CRM has it now; by id.
Task<Result<QHash<QString, RecordValues>>> CreatePush::readMade(QStringList ids, CancelToken cancel)
{
    const Result<QList<CrmRecord>> read =
        co_await m_context.client.read(m_context.object, ids, m_context.createable, cancel);
    if (!read)
        co_return fail(read.error());
    QHash<QString, RecordValues> made;
    for (const CrmRecord &record : *read)
        made.insert(record.id, record.values);
    co_return made;
}

/// Made by an attempt that arrived late, of which nobody knows which it was: what was here then may have been
/// left out or changed since. Where this fails they stay as sent, and the next run looks for them.
Task<Outcome> CreatePush::adoptEarlier(QList<Plan> plans, CancelToken cancel)
{
    QStringList ids;
    for (const Plan &plan : std::as_const(plans))
        ids += plan.write.id.mid(localIdPrefix.size());
    const Result<QHash<QString, RecordValues>> found = co_await readMade(ids, cancel);
    if (!found)
        co_return fail(found.error());
    QList<Settlement> settlements;
    for (qsizetype i = 0; i < plans.size(); ++i) {
        const Plan &plan = plans.at(i);
        WriteResult made;
        made.id = ids.at(i);
        Settlement settlement = afterAnswer(plan, made);
        // Of one that is hidden or gone by now the merge decides.
        const RecordValues there = found->value(made.id);
        const RecordValues before = plan.pending.attempt.value_or(CreateAttempt()).sent;
        for (auto it = plan.write.values.begin(); it != plan.write.values.end(); ++it) {
            const RecordValue value = there.value(it.key());
            const auto first = plan.madeWith.constFind(it.key());
            const bool ours = sameValue(value, before.value(it.key()))
                || (first != plan.madeWith.constEnd() && sameValue(value, *first));
            if (!sameValue(value, it.value()))
                settlement.follows.insert(it.key(), ours ? value : RecordValue());
        }
        settlements += settlement;
        m_adopted.insert(made.id);
        ++m_context.created;
        ++m_context.pushed;
    }
    co_return co_await m_context.settle(settlements, cancel);
}

Task<Result<QList<PendingChange>>> CreatePush::resolve(QList<PendingChange> uncertain, CancelToken cancel)
{
    if (m_context.client.takesChosenIds()) {
        Result<QList<PendingChange>> fresh = co_await resolveChosenIds(uncertain, cancel);
        co_return fresh;
    }
    if (!m_context.externalIdField.isEmpty()) {
        Result<QList<PendingChange>> fresh = co_await findByExternalId(uncertain, cancel);
        co_return fresh;
    }
    const Outcome found = co_await findByValues(uncertain, cancel);
    if (!found)
        co_return fail(found.error());
    co_return QList<PendingChange>();
}

Task<Result<QList<PendingChange>>> CreatePush::resolveChosenIds(QList<PendingChange> uncertain,
                                                                CancelToken cancel)
{
    QStringList ids;
    for (const PendingChange &pending : std::as_const(uncertain))
        ids += pending.change.id.mid(localIdPrefix.size());
    const Result<QHash<QString, RecordValues>> read = co_await readMade(ids, cancel);
    if (!read)
        co_return fail(read.error());
    const QHash<QString, RecordValues> &there = *read;
    // Of what is not there the CRM cannot tell whether it ever was; a pull since may have.
    QStringList gone;
    for (qsizetype i = 0; i < uncertain.size(); ++i) {
        if (uncertain.at(i).seen && !there.contains(ids.at(i)))
            gone += ids.at(i);
    }
    QStringList deleted;
    if (!gone.isEmpty()) {
        Result<QStringList> told = co_await m_context.client.deletedAmong(m_context.object, gone, cancel);
        if (!told)
            co_return fail(told.error());
        deleted = std::move(*told);
    }
    QList<PendingChange> fresh;
    QList<Settlement> settlements;
    for (qsizetype i = 0; i < uncertain.size(); ++i) {
        Settlement settlement = m_context.settlementOf(uncertain.at(i));
        if (there.contains(ids.at(i))) {
            settlement.newId = ids.at(i);
            m_adopted.insert(ids.at(i));
            settlement.follows = leftOut(uncertain.at(i));
            // Made by an attempt before the last, with what was here then: the merge says what is to be done.
            const RecordValues sent = uncertain.at(i).attempt.value_or(CreateAttempt()).sent;
            for (auto it = sent.begin(); it != sent.end(); ++it) {
                if (!sameValue(there.value(ids.at(i)).value(it.key()), it.value()))
                    settlement.follows.insert(it.key(), {});
            }
            settlements += settlement;
            ++m_context.created;
            ++m_context.pushed;
        } else if (deleted.contains(ids.at(i))) {
            // Made, and deleted there since: a change of ours to what is gone, which the merge decides.
            settlement.newId = ids.at(i);
            settlement.follows = uncertain.at(i).attempt.value_or(CreateAttempt()).sent;
            if (settlement.follows.isEmpty())
                settlement.follows = valuesToSend(uncertain.at(i).row); // of a workspace from a backup
            m_adopted.insert(ids.at(i));
            settlements += settlement;
        } else if (uncertain.at(i).row.isEmpty()) {
            // Deleted here since: there is nothing to make, but something to delete if it arrives after all.
            if (mayBeUnderWay(uncertain.at(i).attempt.value_or(CreateAttempt()), m_context.clock.nowUtc()))
                m_context.uncertain += uncertain.at(i).withdrawn ? 0 : 1;
            else
                settlements += settlement;
        } else {
            fresh += uncertain.at(i);
        }
    }
    const Outcome noted = co_await m_context.settle(settlements, cancel);
    if (!noted)
        co_return fail(noted.error());
    co_return fresh;
}

Task<Result<QList<PendingChange>>> CreatePush::findByExternalId(QList<PendingChange> uncertain,
                                                                CancelToken cancel)
{
    // Sent again, one that is there would be written over, whatever people made of it since.
    QStringList keys;
    for (const PendingChange &pending : std::as_const(uncertain))
        keys += pending.change.id.mid(localIdPrefix.size());
    const Result<QList<CrmRecord>> read = co_await m_context.client.readByExternalId(
        m_context.object, m_context.externalIdField, keys, m_context.createable, cancel);
    if (!read)
        co_return fail(read.error());
    QHash<QString, CrmRecord> there;
    for (const CrmRecord &record : *read) {
        const RecordValue key = record.values.value(m_context.externalIdField);
        if (const auto *guid = std::get_if<QString>(&key))
            there.insert(guid->toLower(), record);
    }
    QList<PendingChange> fresh;
    QList<Settlement> settlements;
    for (qsizetype i = 0; i < uncertain.size(); ++i) {
        const PendingChange &pending = uncertain.at(i);
        Settlement settlement = m_context.settlementOf(pending);
        const auto found = there.constFind(keys.at(i).toLower());
        if (found != there.cend()) {
            settlement.newId = found->id;
            settlement.follows = leftOut(pending);
            m_adopted.insert(found->id);
            settlements += settlement;
            ++m_context.created;
            ++m_context.pushed;
        } else if (!pending.row.isEmpty()) {
            fresh += pending; // should the first one arrive after all, Salesforce finds it by the key
        } else if (mayBeUnderWay(pending.attempt.value_or(CreateAttempt()), m_context.clock.nowUtc())) {
            m_context.uncertain += pending.withdrawn ? 0 : 1;
        } else {
            settlements += settlement;
        }
    }
    const Outcome noted = co_await m_context.settle(settlements, cancel);
    if (!noted)
        co_return fail(noted.error());
    co_return fresh;
}

Settlement CreatePush::mayBeThere(const PendingChange &pending) const
{
    Settlement settlement = m_context.settlementOf(pending);
    settlement.fate = Settlement::Fate::Uncertain;
    settlement.error = mayBeInTheCrm();
    return settlement;
}

Task<Outcome> CreatePush::findByValues(QList<PendingChange> uncertain, CancelToken cancel)
{
    const QDateTime now = m_context.clock.nowUtc();
    QList<PendingChange> asked;
    QList<Settlement> settlements;
    QDateTime since;
    QSet<QString> columns;
    for (PendingChange pending : std::as_const(uncertain)) {
        // By its values alone nothing could be told from what others have made.
        if (pending.withdrawn) {
            settlements += m_context.settlementOf(pending);
            continue;
        }
        CreateAttempt attempt = pending.attempt.value_or(CreateAttempt());
        if (mayBeUnderWay(attempt, now)) {
            ++m_context.uncertain;
            continue;
        }
        if (!attempt.server.isValid())
            attempt.server = pending.change.changedAt; // of a workspace from a backup nothing else is known
        if (attempt.sent.isEmpty())
            attempt.sent = valuesToSend(pending.row);
        if (!since.isValid() || attempt.server < since)
            since = attempt.server;
        for (auto it = attempt.sent.begin(); it != attempt.sent.end(); ++it)
            columns.insert(it.key());
        pending.attempt = attempt;
        asked += pending;
    }
    if (asked.isEmpty())
        co_return co_await m_context.settle(settlements, cancel);

    const QStringList wanted(columns.cbegin(), columns.cend());
    const Result<QList<CrmRecord>> made =
        co_await m_context.client.createdSince(m_context.object, since, wanted, cancel);
    if (!made)
        co_return fail(made.error());
    QStringList ids;
    for (const CrmRecord &record : *made)
        ids += record.id;
    const Result<QSet<QString>> claimed = m_context.outbox.claimed(ids);
    if (!claimed)
        co_return fail(claimed.error());

    // How many of ours a record could be, and the other way round: only where both are one it is certain.
    QHash<QString, int> claims;
    QList<QStringList> candidates;
    for (const PendingChange &pending : std::as_const(asked)) {
        QStringList fitting;
        for (const CrmRecord &record : *made) {
            if (!claimed->contains(record.id) && matches(record, pending.attempt->sent)) {
                fitting += record.id;
                ++claims[record.id];
            }
        }
        candidates += fitting;
    }
    for (qsizetype i = 0; i < asked.size(); ++i) {
        const QStringList &fitting = candidates.at(i);
        if (fitting.size() == 1 && claims.value(fitting.constFirst()) == 1) {
            Settlement found = m_context.settlementOf(asked.at(i));
            found.newId = fitting.constFirst();
            m_adopted.insert(found.newId);
            found.follows = leftOut(asked.at(i));
            settlements += found;
            ++m_context.created;
            ++m_context.pushed;
        } else {
            settlements += mayBeThere(asked.at(i));
        }
    }
    co_return co_await m_context.settle(settlements, cancel);
}

} // namespace fairlead
