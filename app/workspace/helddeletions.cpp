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

qint64 countDeletedHere(SQLite::Database &database, const QString &object, const char *states)
{
    return queryNumber(database, "SELECT count(*) FROM (" + deletedHere(object, states) + ')');
}

QList<Settlement> heldRows(SQLite::Database &database, const QString &object)
{
    QList<Settlement> rows;
    SQLite::Statement list(database,
                           "SELECT id, max(seq), base FROM fairlead_outbox WHERE object = ? "
                           "AND state = 'held' AND kind = 'delete' GROUP BY id");
    bindText(list, 1, object);
    while (list.executeStep()) {
        Settlement row;
        row.id = text(list.getColumn(0));
        row.lastSeq = list.getColumn(1).getInt64();
        row.restore = true;
        if (const auto values = readBase(text(list.getColumn(2))))
            row.take = *values;
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
        d.database.exec("UPDATE fairlead_outbox SET state = " + std::string(mass ? "'held'" : "'waiting'")
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
        d.database.exec("UPDATE fairlead_outbox SET state = 'approved' WHERE state = 'held' AND object = "
                        + literal(object));
        return {};
    });
}

Outcome Outbox::discardDeletions(const ObjectInfo &object)
{
    WorkspaceFile &d = *m_workspace.d;
    return attempt(d.path, [&]() -> Outcome {
        SQLite::Transaction transaction(d.database, SQLite::TransactionBehavior::IMMEDIATE);
        const QList<Settlement> restored = heldRows(d.database, object.name);
        guarded(d.database, [&] {
            Settler settler(d, object);
            // A row is put back as it was when it was deleted, with a change that says nothing: the merge
            // then takes whatever the CRM has by now.
            SQLite::Statement look(d.database,
                                   "INSERT INTO fairlead_outbox(object, id, kind, base, behind) "
                                   "VALUES(?, ?, 'update', '{}', 1)");
            for (const Settlement &row : restored) {
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
