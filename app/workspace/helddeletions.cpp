// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/basejson.h"
#include "workspace/outbox.h"
#include "workspace/removals.h"
#include "workspace/settler.h"
#include "workspace/workspacefile.h"

namespace fairlead {

using namespace detail;

namespace {

/// Records whose newest change is a deletion.
std::string deletedHere(const QString &object, const char *states)
{
    return "SELECT id FROM fairlead_outbox AS o WHERE object = " + literal(object)
        + " AND kind = 'delete' AND state IN (" + states
        + ") AND id NOT LIKE 'local:%' AND NOT EXISTS(SELECT 1 FROM fairlead_outbox WHERE object = o.object "
          "AND id = o.id AND seq > o.seq)";
}

qint64 countDeletedHere(Database &database, const QString &object, const char *states)
{
    return queryNumber(database, "SELECT count(*) FROM (" + deletedHere(object, states) + ')');
}

/// What pointed at a record that was made here while the row was gone points at what it has become; at
/// nothing where it never will be in the CRM.
void resolveReferences(Database &database, const QString &object, RecordValues &row)
{
    Prepared fields(database, "SELECT field FROM fairlead_reference WHERE object = ?");
    Prepared made(database, "SELECT id FROM fairlead_identity WHERE local = ?");
    Prepared waits(database, "SELECT 1 FROM fairlead_outbox WHERE id = ?");
    bindText(fields, 1, object);
    while (fields.executeStep()) {
        const auto found = row.find(text(fields.getColumn(0)));
        const auto *local = found == row.end() ? nullptr : std::get_if<QString>(&found.value());
        if (!local || !isLocalId(*local))
            continue;
        made.reset();
        waits.reset();
        bindText(made, 1, *local);
        bindText(waits, 1, *local);
        if (made.executeStep())
            found.value() = text(made.getColumn(0));
        else if (!waits.executeStep())
            found.value() = {};
    }
}

QList<Settlement> heldRows(Database &database, const QString &object)
{
    QList<Settlement> rows;
    Prepared list(database,
                  "SELECT id, max(seq), base FROM fairlead_outbox WHERE object = ? "
                  "AND id IN ("
                      + deletedHere(object, "'held'") + ") GROUP BY id");
    bindText(list, 1, object);
    while (list.executeStep()) {
        Settlement row;
        row.id = text(list.getColumn(0));
        row.lastSeq = list.getColumn(1).getInt64();
        row.fate = Settlement::Fate::Waits;
        row.restore = true;
        if (const auto values = readBase(text(list.getColumn(2))))
            row.take = *values;
        resolveReferences(database, object, row.take);
        rows += row;
    }
    return rows;
}

} // namespace

Result<qint64> Outbox::holdMassDeletion(const QString &object)
{
    WorkspaceFile &d = *m_workspace.d;
    return attempt(d.path, [&]() -> Result<qint64> {
        SQLite::Transaction transaction(d.database, SQLite::TransactionBehavior::IMMEDIATE);
        const qint64 deletions = countDeletedHere(d.database, object, "'waiting', 'held'");
        // Of what there was before they were made.
        const bool mass =
            deletions > 0
            && Removals::isMassDeletion(
                deletions, deletions + queryNumber(d.database, "SELECT count(*) FROM " + quoted(object)));
        // All of the record's rows: an older change of it must not be sent either.
        d.database.run("UPDATE fairlead_outbox SET state = " + std::string(mass ? "'held'" : "'waiting'")
                       + " WHERE object = " + literal(object) + " AND id IN ("
                       + deletedHere(object, mass ? "'waiting'" : "'held'") + ')');
        transaction.commit();
        return mass ? deletions : 0;
    });
}

Result<qint64> Outbox::heldDeletions(const QString &object) const
{
    WorkspaceFile &d = *m_workspace.d;
    return attempt(d.path,
                   [&]() -> Result<qint64> { return countDeletedHere(d.database, object, "'held'"); });
}

Outcome Outbox::approveDeletions(const QString &object)
{
    WorkspaceFile &d = *m_workspace.d;
    return attempt(d.path, [&]() -> Outcome {
        d.database.run("UPDATE fairlead_outbox SET state = 'approved' WHERE state = 'held' AND object = "
                       + literal(object));
        return {};
    });
}

Outcome Outbox::discardDeletions(const ObjectInfo &object)
{
    WorkspaceFile &d = *m_workspace.d;
    return attempt(d.path, object.name, [&]() -> Outcome {
        SQLite::Transaction transaction(d.database, SQLite::TransactionBehavior::IMMEDIATE);
        const QList<Settlement> restored = heldRows(d.database, object.name);
        guarded(d.database, [&] {
            Settler settler(d, object);
            // Only the deletion is taken back: what was done to the record before it still waits to be sent,
            // and tells a row that was put in by an id nobody knew.
            Prepared undo(d.database, "DELETE FROM fairlead_outbox WHERE seq = ?");
            // A row is put back as it was when it was deleted, with a change that says nothing: the merge
            // then takes whatever else the CRM has by now.
            Prepared look(d.database,
                          "INSERT INTO fairlead_outbox(object, id, kind, base, behind) "
                          "VALUES(?, ?, 'update', '{}', 1)");
            for (const Settlement &row : restored) {
                undo.reset();
                undo.bind(1, std::int64_t(row.lastSeq));
                undo.exec();
                settler.settle(row);
                look.reset();
                bindText(look, 1, object.name);
                bindText(look, 2, row.id);
                look.exec();
            }
        });
        transaction.commit();
        return {};
    });
}

} // namespace fairlead
