// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/settler.h"

#include "core/errorjson.h"
#include "workspace/basejson.h"
#include "workspace/sqltext.h"

#include <QJsonDocument>
#include <QUuid>

#include <algorithm>
#include <limits>

namespace fairlead::detail {

namespace {

QString stateOf(Settlement::Fate fate)
{
    switch (fate) {
    case Settlement::Fate::Done:
    case Settlement::Fate::Waits:
        return QStringLiteral("waiting");
    case Settlement::Fate::Asked:
        return QStringLiteral("asked");
    case Settlement::Fate::Failed:
        return QStringLiteral("failed");
    case Settlement::Fate::Uncertain:
        return QStringLiteral("uncertain");
    }
    return {};
}

/// What the change is based on for the fields that wait for a person; the others are settled.
RecordValues disputedBase(const QList<Conflict> &conflicts)
{
    RecordValues base;
    for (const Conflict &conflict : conflicts) {
        if (!conflict.kept)
            base.insert(conflict.field, conflict.base);
    }
    return base;
}

/// Of a record that is made again: the same whenever that is decided, so that a workspace from a backup,
/// which decides it once more, finds what was made then.
QString nextLocalId(const QString &object, const QString &id)
{
    static constexpr QUuid madeAgain(0x5d0c7c0e, 0x2b64, 0x4b0e, 0x9a, 0x53, 0x1f, 0x0b, 0x8e, 0x6a, 0x41,
                                     0xd7);
    return localIdPrefix
        + QUuid::createUuidV5(madeAgain, QString(object + u'/' + id)).toString(QUuid::WithoutBraces);
}

bool isAboutTheRecord(const QList<Conflict> &conflicts)
{
    return std::any_of(conflicts.begin(), conflicts.end(),
                       [](const Conflict &conflict) { return conflict.field.isEmpty(); });
}

} // namespace

Settler::Settler(WorkspaceFile &d, const ObjectInfo &object)
    : m_d(d)
    , m_object(object)
    , m_shape(d.table(object.name).shape)
    , m_table(quoted(m_shape.table))
    , m_id(quoted(m_shape.idColumn))
{
}

void Settler::settle(const Settlement &settlement)
{
    // Whoever put the row in again has not seen what the CRM has: with its deletion it is one change, of the
    // row that was deleted.
    if (settlement.restore && isPutInAgain(settlement)) {
        stay(settlement);
        return;
    }
    const Later later = laterThan(settlement.id, settlement.lastSeq);
    QString record = settlement.id;
    if (settlement.becomesNew) {
        record = makeNew(settlement);
    } else if (settlement.fate == Settlement::Fate::Done) {
        leaveOutbox(settlement.id, settlement.lastSeq);
        if (!settlement.newId.isEmpty()) {
            const bool stays = rename(settlement, later);
            record = settlement.newId;
            if (stays)
                follow(settlement);
        } else if (isLocalId(settlement.id)) {
            // Deleted here too while it was not known whether it had been made: nobody is to be told of it.
            if (!hasRow(settlement.id))
                leaveOutbox(settlement.id, std::numeric_limits<qint64>::max());
            forgetReferences(settlement.id);
        }
    } else {
        stay(settlement);
        // What is put back is ours, as it was.
        if (!settlement.restore)
            rebase(settlement, takenBy(settlement, later));
    }
    take(settlement, record, later);
    keepConflicts(settlement, record);
}

Settler::Later Settler::laterThan(const QString &id, qint64 seq)
{
    Later later;
    Prepared list(
        m_d.database,
        "SELECT base, seq FROM fairlead_outbox WHERE object = ? AND id = ? AND seq > ? ORDER BY seq");
    bindText(list, 1, m_object.name);
    bindText(list, 2, id);
    list.bind(3, std::int64_t(seq));
    while (list.executeStep()) {
        later.any = true;
        later.last = list.getColumn(1).getInt64();
        const auto base = readBase(text(list.getColumn(0)));
        if (!base)
            continue;
        later.columns += base->keys();
        for (auto it = base->begin(); it != base->end(); ++it)
            later.newest.insert(it.key(), later.last);
    }
    return later;
}

void Settler::leaveOutbox(const QString &id, qint64 lastSeq)
{
    Prepared leave(m_d.database, "DELETE FROM fairlead_outbox WHERE object = ? AND id = ? AND seq <= ?");
    bindText(leave, 1, m_object.name);
    bindText(leave, 2, id);
    leave.bind(3, std::int64_t(lastSeq));
    leave.exec();
}

void Settler::stay(const Settlement &settlement)
{
    if (settlement.fate == Settlement::Fate::Asked && !isAboutTheRecord(settlement.conflicts)) {
        leaveOutbox(settlement.id, settlement.lastSeq - 1);
        Prepared rewrite(m_d.database, "UPDATE fairlead_outbox SET kind = 'update', base = ? WHERE seq = ?");
        bindText(rewrite, 1, writeBase(disputedBase(settlement.conflicts)));
        rewrite.bind(2, std::int64_t(settlement.lastSeq));
        rewrite.exec();
    }
    // A deletion that a person has approved stays approved. What the merge has seen is not behind any more.
    Prepared mark(
        m_d.database,
        "UPDATE fairlead_outbox SET state = CASE WHEN state = 'approved' AND ?1 = 'waiting' THEN state "
        "ELSE ?1 END, error = ?2, attempts = attempts + 1, duplicates = ?6, "
        "duplicate_allowed = CASE WHEN ?1 = 'failed' THEN 0 ELSE duplicate_allowed END, "
        "behind = CASE WHEN ?1 = 'waiting' THEN behind ELSE 0 END WHERE object = ?3 AND id = ?4 AND seq <= "
        "?5");
    bindText(mark, 1, stateOf(settlement.fate));
    if (settlement.error)
        bindText(mark, 2,
                 QString::fromUtf8(QJsonDocument(toJson(*settlement.error)).toJson(QJsonDocument::Compact)));
    else
        mark.bind(2);
    bindText(mark, 3, m_object.name);
    bindText(mark, 4, settlement.id);
    mark.bind(5, std::int64_t(settlement.lastSeq));
    if (settlement.duplicates)
        bindText(mark, 6, settlement.duplicates->join(QLatin1Char(',')));
    else
        mark.bind(6);
    mark.exec();
}

void Settler::take(const Settlement &settlement, const QString &record, const Later &later)
{
    if (settlement.remove && !later.any) {
        removeRow(record);
        return;
    }
    const RecordValues values = takenBy(settlement, later);
    if (settlement.restore && !later.any && !hasRow(record)) {
        Prepared insert(m_d.database, "INSERT INTO " + m_table + '(' + m_id + ") VALUES(?)");
        bindText(insert, 1, record);
        insert.exec();
    }
    writeRow(record, values);
}

/// What was changed here since stays as it is.
RecordValues Settler::takenBy(const Settlement &settlement, const Later &later)
{
    RecordValues values = settlement.take;
    for (const QString &column : later.columns)
        values.remove(column);
    return values;
}

/// A change that stays is based on what has been taken over of the CRM: else that would count as changed here
/// as soon as the CRM has something else again.
void Settler::rebase(const Settlement &settlement, const RecordValues &taken)
{
    if (taken.isEmpty())
        return;
    QMap<std::int64_t, QString> rebased;
    Prepared list(m_d.database,
                  "SELECT seq, base, kind = 'delete' FROM fairlead_outbox WHERE object = ? AND id = ? AND "
                  "seq <= ?");
    bindText(list, 1, m_object.name);
    bindText(list, 2, settlement.id);
    list.bind(3, std::int64_t(settlement.lastSeq));
    while (list.executeStep()) {
        auto base = readBase(text(list.getColumn(1)));
        if (!base)
            continue;
        // A deletion is based on the whole row: what is not in it was nothing.
        const bool whole = list.getColumn(2).getInt() != 0;
        for (auto it = taken.begin(); it != taken.end(); ++it) {
            if (whole || base->contains(it.key()))
                base->insert(it.key(), it.value());
        }
        rebased.insert(list.getColumn(0).getInt64(), writeBase(*base));
    }
    list.reset();
    for (auto it = rebased.cbegin(); it != rebased.cend(); ++it) {
        Prepared rewrite(m_d.database, "UPDATE fairlead_outbox SET base = ? WHERE seq = ?");
        bindText(rewrite, 1, it.value());
        rewrite.bind(2, it.key());
        rewrite.exec();
    }
}

/// While its deletion was decided against.
bool Settler::isPutInAgain(const Settlement &settlement)
{
    Prepared next(m_d.database,
                  "SELECT kind <> 'delete' AND coalesce(base, '') = '' FROM fairlead_outbox "
                  "WHERE object = ? AND id = ? AND seq > ? ORDER BY seq LIMIT 1");
    bindText(next, 1, m_object.name);
    bindText(next, 2, settlement.id);
    next.bind(3, std::int64_t(settlement.lastSeq));
    return next.executeStep() && next.getColumn(0).getInt() != 0;
}

void Settler::writeRow(const QString &id, const RecordValues &values)
{
    // What a deletion is based on has the id that the row had then: it may have been ours.
    const auto isWritten = [this](const QString &column) {
        return m_shape.has(column) && column.compare(m_shape.idColumn, Qt::CaseInsensitive) != 0;
    };
    std::vector<std::string> sets;
    for (auto it = values.begin(); it != values.end(); ++it) {
        if (isWritten(it.key()))
            sets.push_back(quoted(it.key()) + " = ?");
    }
    if (sets.empty())
        return;
    Prepared update(m_d.database,
                    "UPDATE " + m_table + " SET " + commaSeparated(sets) + " WHERE " + m_id + " = ?");
    int index = 0;
    for (auto it = values.begin(); it != values.end(); ++it) {
        if (!isWritten(it.key()))
            continue;
        bindValue(update, ++index, it.value());
        const auto *words = std::get_if<QString>(&it.value());
        if (words && isLocalId(*words))
            m_localReferences.reset();
    }
    bindText(update, ++index, id);
    update.exec();
}

bool Settler::hasRow(const QString &id)
{
    Prepared find(m_d.database, "SELECT 1 FROM " + m_table + " WHERE " + m_id + " = ?");
    bindText(find, 1, id);
    return find.executeStep();
}

void Settler::removeRow(const QString &id)
{
    Prepared remove(m_d.database, "DELETE FROM " + m_table + " WHERE " + m_id + " = ?");
    bindText(remove, 1, id);
    remove.exec();
}

QStringList Settler::stillOurs(const Settlement &settlement, const Later &later)
{
    // A person may have changed both rows: the last word on a column counts.
    const Later there = laterThan(settlement.newId, settlement.lastSeq);
    QStringList columns = later.columns + QStringList(settlement.follows.keys());
    columns.removeIf(
        [&](const QString &column) { return there.newest.value(column) > later.newest.value(column); });
    return columns;
}

/// False: a deletion of the row that a pull had brought is all there is to do.
bool Settler::rename(const Settlement &settlement, const Later &later)
{
    const QString &from = settlement.id;
    const QString &to = settlement.newId;
    Prepared note(m_d.database, "INSERT OR REPLACE INTO fairlead_identity(local, id, swept) VALUES(?, ?, 0)");
    bindText(note, 1, from);
    bindText(note, 2, to);
    note.exec();

    const bool hadRow = hasRow(from);
    bool stays = true;
    if (hasRow(to)) {
        // A pull has brought the record while it was not known to be ours. What was changed here since it was
        // sent, and what is still to follow, stays ours.
        if (hadRow) {
            RecordValues values;
            Prepared read(m_d.database, selectRowSql(m_shape));
            bindText(read, 1, from);
            if (read.executeStep()) {
                const QStringList ours = stillOurs(settlement, later);
                for (const QString &column : ours) {
                    const auto at = std::find_if(m_shape.columns.begin(), m_shape.columns.end(),
                                                 [&](const TableColumn &c) {
                                                     return c.name.compare(column, Qt::CaseInsensitive) == 0;
                                                 });
                    if (at != m_shape.columns.end() && at->name != m_shape.idColumn)
                        values.insert(at->name,
                                      recordValue(read.getColumn(int(at - m_shape.columns.begin()))));
                }
            }
            read.reset();
            removeRow(from);
            writeRow(to, values);
        } else if (later.any && laterThan(to, settlement.lastSeq).last > later.last) {
            // Deleted here since, and the CRM's row edited after that: the last word counts.
            leaveOutbox(from, later.last);
        } else if (later.any) {
            removeRow(to); // deleted here since
        }
    } else if (hadRow && laterThan(to, std::max(settlement.lastSeq, later.last)).any) {
        // The row that a pull had brought was deleted here after the last word on ours.
        removeRow(from);
        leaveOutbox(from, later.last);
        stays = false;
    } else if (hadRow) {
        forgetDeletion(to);
        Prepared move(m_d.database, "UPDATE " + m_table + " SET " + m_id + " = ? WHERE " + m_id + " = ?");
        bindText(move, 1, to);
        bindText(move, 2, from);
        move.exec();
    }
    for (const char *sql : {"UPDATE fairlead_outbox SET id = ? WHERE object = ? AND id = ?",
                            "UPDATE fairlead_conflict SET record = ? WHERE object = ? AND record = ?"}) {
        Prepared follow(m_d.database, sql);
        bindText(follow, 1, to);
        bindText(follow, 2, m_object.name);
        bindText(follow, 3, from);
        follow.exec();
    }
    return stays;
}

/// Of the row that a pull had brought, before the last word on ours: what was in it is what the record that
/// stays is compared with.
void Settler::forgetDeletion(const QString &id)
{
    Prepared forget(m_d.database,
                    "UPDATE fairlead_outbox SET kind = 'update', state = 'waiting', error = NULL WHERE "
                    "object = ? AND id = ? AND kind = 'delete'");
    bindText(forget, 1, m_object.name);
    bindText(forget, 2, id);
    forget.exec();
}

/// A record that was made here and is never to be in the CRM: whatever points at it would wait for it for
/// ever.
void Settler::forgetReferences(const QString &local)
{
    if (!m_localReferences)
        findLocalReferences();
    const auto columns = m_localReferences->columnsWith.values(local);
    for (const std::size_t column : columns) {
        Prepared clear(m_d.database, m_localReferences->clearSql[column]);
        bindText(clear, 1, local);
        clear.exec();
    }
}

/// A whole reading of each table with references, which may have millions of rows: once for all records of a
/// slice, not once for each.
void Settler::findLocalReferences()
{
    LocalReferences &found = m_localReferences.emplace();
    Prepared list(m_d.database, "SELECT object, field FROM fairlead_reference");
    while (list.executeStep()) {
        const QString object = text(list.getColumn(0));
        const QString field = text(list.getColumn(1));
        if (!readShape(m_d.database, object).has(field))
            continue;
        const std::string table = quoted(object);
        const std::string column = quoted(field);
        std::string sql = "SELECT DISTINCT ";
        sql.append(column).append(" FROM ").append(table).append(" WHERE ").append(column);
        sql.append(" >= 'local:' AND ").append(column).append(" < 'local;'");
        Prepared locals(m_d.database, sql);
        while (locals.executeStep())
            found.columnsWith.insert(text(locals.getColumn(0)), found.clearSql.size());
        std::string clear = "UPDATE ";
        clear.append(table).append(" SET ").append(column);
        clear.append(" = NULL WHERE ").append(column).append(" = ?");
        found.clearSql.push_back(std::move(clear));
    }
}

void Settler::follow(const Settlement &settlement)
{
    if (settlement.follows.isEmpty())
        return;
    // In the create's old place, before what was done since.
    RecordValues base;
    for (auto it = settlement.follows.begin(); it != settlement.follows.end(); ++it)
        base.insert(it.key(), it.value());
    Prepared change(m_d.database,
                    "INSERT INTO fairlead_outbox(seq, object, id, kind, base) VALUES(?, ?, ?, 'update', ?)");
    change.bind(1, std::int64_t(settlement.lastSeq));
    bindText(change, 2, m_object.name);
    bindText(change, 3, settlement.newId);
    bindText(change, 4, writeBase(base));
    change.exec();
}

bool Settler::isFromBackup(const Settlement &settlement)
{
    Prepared find(m_d.database,
                  "SELECT 1 FROM fairlead_outbox WHERE object = ? AND id = ? AND seq <= "
                  "? AND attempt IS NOT NULL");
    bindText(find, 1, m_object.name);
    bindText(find, 2, settlement.id);
    find.bind(3, std::int64_t(settlement.lastSeq));
    return find.executeStep();
}

QString Settler::makeNew(const Settlement &settlement)
{
    const QString local = nextLocalId(m_object.name, settlement.id);
    const bool mayBeMade = isFromBackup(settlement);
    leaveOutbox(settlement.id, settlement.lastSeq);
    if (!hasRow(settlement.id))
        return settlement.id; // deleted here meanwhile, on both sides then
    Prepared move(m_d.database, "UPDATE " + m_table + " SET " + m_id + " = ? WHERE " + m_id + " = ?");
    bindText(move, 1, local);
    bindText(move, 2, settlement.id);
    move.exec();
    // In its old place: before what was done to it since.
    Prepared create(m_d.database,
                    "INSERT INTO fairlead_outbox(seq, object, id, kind, state) VALUES(?, ?, ?, 'create', ?)");
    create.bind(1, std::int64_t(settlement.lastSeq));
    bindText(create, 2, m_object.name);
    bindText(create, 3, local);
    create.bind(4, mayBeMade ? "uncertain" : "waiting");
    create.exec();
    Prepared follow(m_d.database, "UPDATE fairlead_outbox SET id = ? WHERE object = ? AND id = ?");
    bindText(follow, 1, local);
    bindText(follow, 2, m_object.name);
    bindText(follow, 3, settlement.id);
    follow.exec();
    return local;
}

void Settler::keepConflicts(const Settlement &settlement, const QString &record)
{
    QStringList open;
    for (const Conflict &conflict : settlement.conflicts) {
        if (!conflict.kept)
            open += conflict.field;
        if (!conflict.kept && renewOpenConflict(conflict, record, settlement.changedBy))
            continue;
        if (conflict.kept && isKept(conflict, record))
            continue;
        Prepared keep(
            m_d.database,
            "INSERT INTO fairlead_conflict(object, record, field, base, workspace_value, crm_value, kept, "
            "state, changed_by, at) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, strftime('%Y-%m-%dT%H:%M:%fZ', "
            "'now'))");
        bindText(keep, 1, m_object.name);
        bindText(keep, 2, record);
        bindText(keep, 3, conflict.field);
        bindValue(keep, 4, conflict.base);
        bindValue(keep, 5, conflict.workspace);
        bindValue(keep, 6, conflict.crm);
        if (conflict.kept)
            bindText(keep, 7, nameOf(*conflict.kept));
        else
            keep.bind(7);
        bindText(keep, 8, nameOf(conflict.kept ? ConflictEntry::State::Decided : ConflictEntry::State::Open));
        bindText(keep, 9, settlement.changedBy);
        keep.exec();
    }
    if (settlement.fate == Settlement::Fate::Done || settlement.fate == Settlement::Fate::Asked)
        closeOtherConflicts(record, open);
}

/// Noted before the request that was to carry it out, whose answer did not come.
bool Settler::isKept(const Conflict &conflict, const QString &record)
{
    Prepared find(m_d.database,
                  "SELECT 1 FROM fairlead_conflict WHERE object = ? AND record = ? AND "
                  "field = ? AND workspace_value IS ? "
                  "AND crm_value IS ? AND kept = ? AND state = 'decided'");
    bindText(find, 1, m_object.name);
    bindText(find, 2, record);
    bindText(find, 3, conflict.field);
    bindValue(find, 4, conflict.workspace);
    bindValue(find, 5, conflict.crm);
    bindText(find, 6, nameOf(*conflict.kept));
    return find.executeStep();
}

/// Asked before and not answered yet: the same question, with what both sides have by now.
bool Settler::renewOpenConflict(const Conflict &conflict, const QString &record, const QString &changedBy)
{
    Prepared renew(m_d.database,
                   "UPDATE fairlead_conflict SET workspace_value = ?, crm_value = ?, changed_by = ? "
                   "WHERE object = ? AND record = ? AND field = ? AND state = 'open'");
    bindValue(renew, 1, conflict.workspace);
    bindValue(renew, 2, conflict.crm);
    bindText(renew, 3, changedBy);
    bindText(renew, 4, m_object.name);
    bindText(renew, 5, record);
    bindText(renew, 6, conflict.field);
    return renew.exec() > 0;
}

/// Questions that have settled themselves, because one side has come round.
void Settler::closeOtherConflicts(const QString &record, const QStringList &stillOpen)
{
    Prepared list(
        m_d.database,
        "SELECT id, field FROM fairlead_conflict WHERE object = ? AND record = ? AND state = 'open'");
    bindText(list, 1, m_object.name);
    bindText(list, 2, record);
    QList<qint64> closed;
    while (list.executeStep()) {
        if (!stillOpen.contains(text(list.getColumn(1))))
            closed += list.getColumn(0).getInt64();
    }
    list.reset();
    for (const qint64 id : std::as_const(closed)) {
        Prepared close(m_d.database, "DELETE FROM fairlead_conflict WHERE id = ?");
        close.bind(1, std::int64_t(id));
        close.exec();
    }
}

} // namespace fairlead::detail
