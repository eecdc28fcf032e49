// SPDX-License-Identifier: GPL-3.0-or-later
#include "world.h"

#include "workspace/conflictrows.h"
#include "workspace/conflicts.h"
#include "workspace/outbox.h"
#include "workspace/removals.h"

namespace fairlead {

namespace {

// Rounds of a run and a person's answers in which everything must have found its place.
constexpr int longestSettling = 16;

QString shown(const RecordValue &value, const Ledger &ledger)
{
    const QString token = ledger.tokenOf(value);
    return token.isEmpty() ? QStringLiteral("nothing") : token;
}

} // namespace

void World::answerSome(int percent)
{
    if (!m_workspace)
        return;
    answerConflicts(percent);
    if (!m_answers.chance(percent))
        return;
    for (const QString &object : {accounts, contacts})
        answerRefused(object);
}

void World::answerConflicts(int percent)
{
    const auto open = detail::readConflicts(m_here.database(), true, 1000);
    for (const ConflictEntry &entry : open) {
        if (!m_answers.chance(percent))
            continue;
        const Side side = m_answers.chance(50) ? Side::Crm : Side::Workspace;
        const Outcome answered = Conflicts(*m_workspace).resolve(entry.id, side);
        if (entry.conflict.field.isEmpty() && side == Side::Workspace)
            m_ledger.confirmedDeleted(m_ledger.markOf(entry.record));
        m_scene.count("conflicts answered");
        m_trace.say(m_clock, [&]() -> QString {
            return QStringLiteral("person answers conflict %1 of %2 %3: %4%5")
                .arg(entry.id)
                .arg(entry.record, entry.conflict.field, nameOf(side),
                     answered ? QString() : QLatin1Char(' ') + nameOf(answered.error().code));
        });
    }
}

void World::answerHeld()
{
    Removals removals(*m_workspace);
    Outbox outbox(*m_workspace);
    for (const QString &object : {accounts, contacts}) {
        const ObjectInfo info = m_crm.object(object).info;
        const bool yes = m_answers.chance(50);
        if (removals.held(object).value_or(0) > 0) {
            const QStringList ids = m_here.query(
                QStringLiteral("SELECT id FROM fairlead_removal WHERE state = 'held' AND object = '%1'")
                    .arg(object));
            if (!yes) {
                for (const QString &id : ids)
                    m_ledger.undeleted(m_ledger.markOf(id));
            }
            m_trace.say(m_clock, [&]() -> QString {
                return QStringLiteral("person on %1 deletions there: %2").arg(ids.size()).arg(yes);
            });
            (void)(yes ? removals.approve(object) : removals.discard(info));
            m_scene.count("mass deletions answered");
        }
        if (outbox.heldDeletions(object).value_or(0) > 0) {
            const QStringList ids = m_here.query(
                QStringLiteral(
                    "SELECT DISTINCT id FROM fairlead_outbox WHERE state = 'held' AND object = '%1'")
                    .arg(object));
            if (!yes) {
                for (const QString &id : ids)
                    m_ledger.neverDeleted(m_ledger.markOf(id));
            }
            m_trace.say(m_clock, [&]() -> QString {
                return QStringLiteral("person on %1 deletions here: %2").arg(ids.size()).arg(yes);
            });
            (void)(yes ? outbox.approveDeletions(object) : outbox.discardDeletions(info));
            m_scene.count("mass deletions answered");
        }
    }
}

/// As the program asks: looks in the CRM, truthfully.
void World::answerRefused(const QString &object)
{
    Outbox outbox(*m_workspace);
    const auto reader = WorkspaceReader::open(m_path);
    const auto refused = reader ? (*reader)->refused(1000) : Result<QList<RefusedChange>>();
    if (!refused)
        return;
    // Who looks for a record knows it by its row, also one that has just been made anew under an id of its
    // own.
    (void)m_here.table(object);
    for (const RefusedChange &change : *refused) {
        if (change.object != object)
            continue;
        if (m_here.isMadeUp(change.id) && m_here.hasRow(object, change.id)) {
            (void)m_here.deleteRow(object, change.id);
            continue;
        }
        // Whether it arrives after all is known only later.
        if (change.uncertain && !m_faults.ended())
            continue;
        const QString mark = m_ledger.markOf(change.id);
        bool there = false;
        for (const auto &record : std::as_const(m_crm.object(object).records))
            there = there || m_ledger.tokenOf(record.values.value(markField)) == mark;
        // Or among the rows here, where a pull has brought it before it was deleted there.
        there = there
            || m_here.query(QStringLiteral("SELECT Id FROM %1 WHERE Mark = '%2'").arg(object, mark)).size()
                > 1;
        if (change.uncertain && there && m_here.hasRow(object, change.id)) {
            m_scene.count("uncertain, found by a person");
            (void)m_here.deleteRow(object, change.id);
            continue;
        }
        if (change.uncertain) {
            // It is not there, whether it never was or somebody has deleted it: it is to be made.
            m_ledger.undeleted(mark);
            m_scene.count("uncertain, tried again by a person");
        }
        m_trace.say(m_clock,
                    [&]() -> QString { return QStringLiteral("person tries %1 again").arg(change.id); });
        (void)outbox.retry(object, change.id);
    }
}

bool World::nothingWaits()
{
    Removals removals(*m_workspace);
    return m_workspace->outboxCount().value_or(-1) == 0 && removals.held(accounts).value_or(-1) == 0
        && removals.held(contacts).value_or(-1) == 0
        && detail::readConflicts(m_here.database(), true, 1).isEmpty();
}

void World::settleDown()
{
    m_hereWorks = false;
    m_faults.end();
    m_here.finish();
    m_trace.say(m_clock, []() -> QString { return QStringLiteral("all goes well from here"); });
    // What was saved in the CRM is seen by then, and no request is at it any more.
    passTime(std::chrono::minutes(12));
    m_crmPerson.showEverything();
    bool settled = false;
    for (int round = 0; round < longestSettling && !settled && m_scene.broken.isEmpty(); ++round) {
        const auto report = runOnce();
        if (!report)
            return;
        settled = nothingWaits() && !report->firstError();
        if (!settled) {
            answerConflicts(100);
            answerHeld();
            for (const QString &object : {accounts, contacts})
                answerRefused(object);
        }
        passTime(std::chrono::minutes(3));
    }
    if (!m_scene.broken.isEmpty())
        return;
    if (!settled) {
        const QStringList waiting =
            m_here.query(QStringLiteral("SELECT object || ' ' || id || ' ' || kind || ' ' || state || ' ' || "
                                        "behind || ' ' || coalesce(base, '') "
                                        "FROM fairlead_outbox"));
        m_scene.breaks(QStringLiteral("no end of waiting: ") + waiting.join(QStringLiteral("; ")));
        return;
    }
    // Every object is described anew by now, and what is read twice for safety is behind us.
    passTime(std::chrono::minutes(65));
    (void)runOnce();
    checkQuiet();
    checkEqual();
    checkEdits();
}

void World::checkQuiet()
{
    const qint64 before = m_crm.requests();
    (void)runOnce();
    const qint64 asked = m_crm.requests() - before;
    if (asked > 2)
        m_scene.breaks(QStringLiteral("%1 requests in a run without work").arg(asked));
    if (!nothingWaits())
        m_scene.breaks(QStringLiteral("what was settled waits again"));
}

void World::checkEqual()
{
    for (const QString &object : {accounts, contacts}) {
        const auto &data = m_crm.object(object);
        const auto here = m_here.table(object);
        for (auto it = here.cbegin(); it != here.cend(); ++it) {
            if (!data.records.contains(it.key()))
                m_scene.breaks(QStringLiteral("%1 %2 is only here").arg(it.key(), m_ledger.markOf(it.key())));
        }
        for (auto it = data.records.cbegin(); it != data.records.cend(); ++it) {
            const QString mark = m_ledger.markOf(it.key());
            const auto row = here.constFind(it.key());
            if (row == here.cend()) {
                m_scene.breaks(QStringLiteral("%1 %2 is only in the CRM").arg(it.key(), mark));
                continue;
            }
            for (const FieldInfo &field : data.info.fields) {
                if (field.type == FieldType::Id)
                    continue;
                const RecordValue there = it->values.value(field.name);
                const RecordValue local = row->value(field.name);
                const auto *reference = std::get_if<QString>(&there);
                if (!sameValue(there, local) || (reference && isLocalId(*reference)))
                    m_scene.breaks(
                        QStringLiteral("%1 %2 %3: here %4, in the CRM %5")
                            .arg(it.key(), mark, field.name, shown(local, m_ledger), shown(there, m_ledger)));
            }
        }
    }
    // Nothing of what nobody was asked about twice may be left either.
    const QStringList references =
        m_here.query(QStringLiteral("SELECT Id FROM Account WHERE ParentId LIKE 'local:%' UNION ALL "
                                    "SELECT Id FROM Contact WHERE AccountId LIKE 'local:%'"));
    if (!references.isEmpty())
        m_scene.breaks(QStringLiteral("ids of our own are left in ") + references.join(QLatin1Char(' ')));
}

void World::checkEdits()
{
    const auto log = detail::readConflicts(m_here.database(), false, 100000);
    m_scene.struck.insert(QStringLiteral("conflicts"), int(log.size()));
    m_ledger.readLog(log);
    Ledger::Final final;
    for (const QString &object : {accounts, contacts}) {
        const auto &records = m_crm.object(object).records;
        for (auto it = records.cbegin(); it != records.cend(); ++it) {
            QMap<QString, QString> values;
            for (auto value = it->values.cbegin(); value != it->values.cend(); ++value)
                values.insert(value.key(), m_ledger.tokenOf(value.value()));
            final.insert(m_ledger.markOf(it.key()), values);
        }
    }
    const QStringList lost = m_ledger.lost(final);
    for (const QString &what : lost)
        m_scene.breaks(QStringLiteral("an edit is lost: ") + what);
    m_trace.say(m_clock,
                [&]() -> QString { return QStringLiteral("in the end ") + QString::number(final.size()); });
}

void World::excuseUnknownFields(const QString &object, const QString &id)
{
    const QStringList known =
        m_here.query(QStringLiteral("SELECT name FROM pragma_table_info('%1')").arg(object));
    const auto &fields = m_crm.object(object).info.fields;
    for (const FieldInfo &field : fields) {
        if (!known.contains(field.name))
            m_ledger.excuseFieldOf(m_ledger.markOf(id), field.name);
    }
}

void World::checkMadeOnce(const QString &object, const QString &id)
{
    const auto &records = m_crm.object(object).records;
    const QString mark = m_ledger.tokenOf(records.value(id).values.value(markField));
    m_ledger.know(id, mark);
    for (auto it = records.cbegin(); it != records.cend(); ++it) {
        if (it.key() != id && m_ledger.tokenOf(it->values.value(markField)) == mark
            && !m_crmPerson.broughtBack(mark))
            m_scene.breaks(QStringLiteral("record %1 is made twice: %2 and %3").arg(mark, it.key(), id));
    }
}

} // namespace fairlead
