// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/removals.h"

#include "workspace/settler.h"
#include "workspace/workspacefile.h"

namespace fairlead {

using namespace detail;

namespace {

constexpr qint64 alwaysMass = 500;
constexpr qint64 neverMass = 25;

void setRemoval(SQLite::Statement &set, const QString &object, const QString &id, const char *state)
{
    set.reset();
    bindText(set, 1, object);
    bindText(set, 2, id);
    set.bind(3, state);
    set.exec();
}

constexpr const char *setRemovalSql = "INSERT INTO fairlead_removal(object, id, state) VALUES(?, ?, ?) "
                                      "ON CONFLICT(object, id) DO UPDATE SET state = excluded.state";

qint64 countRemovals(Database &database, const QString &object, const char *states)
{
    return queryNumber(database,
                       "SELECT count(*) FROM fairlead_removal WHERE object = " + literal(object)
                           + " AND state IN (" + states + ')');
}

void forget(Database &database, const char *table, const QString &object)
{
    database.run(std::string("DELETE FROM ") + table + " WHERE object = " + literal(object));
}

} // namespace

namespace detail {

void noteRemovals(Database &database, const QString &object, const RecordPage &page)
{
    const auto width = std::size_t(page.columns.size());
    const auto eachId = [&](SQLite::Statement &statement) {
        for (std::size_t row = 0; row < page.rows(); ++row) {
            const auto *id = std::get_if<std::string_view>(page.cells.data() + row * width);
            if (!id)
                continue;
            statement.reset();
            bindText(statement, 1, object);
            statement.bind(2, std::string(*id));
            statement.exec();
        }
    };
    if (page.next.comparing) {
        Prepared seen(database, "INSERT OR IGNORE INTO fairlead_seen(object, id) VALUES(?, ?)");
        eachId(seen);
    }
    // Deleted and brought back: the newer word counts. Hardly ever anything to look for.
    if (page.rows() > 0
        && queryNumber(database,
                       "SELECT EXISTS(SELECT 1 FROM fairlead_removal WHERE object = " + literal(object) + ')')
            != 0) {
        Prepared back(database, "DELETE FROM fairlead_removal WHERE object = ? AND id = ?");
        eachId(back);
    }
    if (page.removed.isEmpty())
        return;
    // What a person has been asked about stays with the answer; what was hidden may be deleted now.
    Prepared gather(database,
                    "INSERT INTO fairlead_removal(object, id, state) VALUES(?, ?, ?) "
                    "ON CONFLICT(object, id) DO UPDATE SET state = excluded.state WHERE state = "
                    "'hidden'");
    for (const QString &id : page.removed)
        setRemoval(gather, object, id, "found");
}

} // namespace detail

Removals::Removals(Workspace &workspace)
    : m_workspace(workspace)
{
}

bool Removals::isMassDeletion(qint64 deletions, qint64 records)
{
    return deletions > alwaysMass || (deletions >= neverMass && deletions * 10 > records);
}

Outcome Removals::beginComparing(const QString &object)
{
    WorkspaceFile &d = *m_workspace.d;
    return attempt(d.path, [&]() -> Outcome {
        forget(d.database, "fairlead_seen", object);
        return {};
    });
}

Result<QStringList> Removals::missing(const ObjectInfo &object)
{
    WorkspaceFile &d = *m_workspace.d;
    return attempt(d.path, [&]() -> Result<QStringList> {
        const std::string id = quoted(d.table(object.name).shape.idColumn);
        Prepared list(d.database,
                      "SELECT " + id + " FROM " + quoted(object.name) + " AS t WHERE " + id
                          + " NOT LIKE 'local:%' "
                            "AND NOT EXISTS(SELECT 1 FROM fairlead_seen WHERE object = ?1 AND id = t."
                          + id
                          + ") AND NOT EXISTS(SELECT 1 FROM fairlead_outbox WHERE object = ?1 AND id = t."
                          + id + ')');
        bindText(list, 1, object.name);
        QStringList ids;
        while (list.executeStep())
            ids += text(list.getColumn(0));
        return ids;
    });
}

Outcome Removals::endComparing(const QString &object, const QStringList &deleted, const QStringList &hidden)
{
    WorkspaceFile &d = *m_workspace.d;
    return attempt(d.path, [&]() -> Outcome {
        SQLite::Transaction transaction(d.database, SQLite::TransactionBehavior::IMMEDIATE);
        // What was hidden then may be visible again.
        d.database.run("DELETE FROM fairlead_removal WHERE state = 'hidden' AND object = " + literal(object));
        Prepared set(d.database, setRemovalSql);
        for (const QString &id : deleted)
            setRemoval(set, object, id, "found");
        for (const QString &id : hidden)
            setRemoval(set, object, id, "hidden");
        forget(d.database, "fairlead_seen", object);
        d.database.run("UPDATE fairlead_checkpoint SET comparing = 0 WHERE object = " + literal(object));
        transaction.commit();
        return {};
    });
}

Result<RemovedRecords> Removals::apply(const ObjectInfo &object)
{
    WorkspaceFile &d = *m_workspace.d;
    return attempt(d.path, object.name, [&]() -> Result<RemovedRecords> {
        RemovedRecords result;
        if (countRemovals(d.database, object.name, "'found', 'held', 'approved'") == 0)
            return result;
        SQLite::Transaction transaction(d.database, SQLite::TransactionBehavior::IMMEDIATE);
        const std::string name = literal(object.name);
        const std::string table = quoted(object.name);
        const std::string id = quoted(d.table(object.name).shape.idColumn);
        // A record that was changed here too is the merge's: it reads the record again and finds it gone.
        // What a person has been asked about for that reason is not news.
        const std::string changed =
            "EXISTS(SELECT 1 FROM fairlead_outbox AS o WHERE o.object = " + name + " AND o.id = r.id)";
        d.database.run("UPDATE fairlead_outbox SET behind = 1 WHERE object = " + name
                       + " AND id IN (SELECT id FROM fairlead_removal WHERE object = " + name
                       + " AND state IN ('found', 'approved')) AND id NOT IN (SELECT record FROM "
                         "fairlead_conflict WHERE object = "
                       + name + " AND state = 'open' AND field = '' AND crm_value IS NULL)");
        // What was deleted there had been made: the create whose answer was lost must not make it again.
        d.database.run("UPDATE fairlead_outbox SET behind = 1 WHERE object = " + name
                       + " AND kind = 'create' AND id IN (SELECT 'local:' || id FROM fairlead_removal "
                         "WHERE state <> 'hidden' AND object = "
                       + name + ')');
        d.database.run("DELETE FROM fairlead_removal AS r WHERE object = " + name
                       + " AND state IN ('found', 'held', 'approved') AND (" + changed
                       + " OR NOT EXISTS(SELECT 1 FROM " + table + " AS t WHERE t." + id + " = r.id))");
        const qint64 unasked = countRemovals(d.database, object.name, "'found', 'held'");
        const bool mass = unasked >= neverMass
            && isMassDeletion(unasked, queryNumber(d.database, "SELECT count(*) FROM " + table));
        d.database.run("UPDATE fairlead_removal SET state = " + std::string(mass ? "'held'" : "'approved'")
                       + " WHERE object = " + name + " AND state IN ('found', 'held')");
        result.held = mass ? unasked : 0;
        guarded(d.database, [&] {
            result.removed = d.database.run("DELETE FROM " + table + " WHERE " + id
                                            + " IN (SELECT id FROM fairlead_removal WHERE object = " + name
                                            + " AND state = 'approved')");
        });
        d.database.run("DELETE FROM fairlead_removal WHERE state = 'approved' AND object = " + name);
        transaction.commit();
        return result;
    });
}

Result<qint64> Removals::held(const QString &object) const
{
    WorkspaceFile &d = *m_workspace.d;
    return attempt(d.path, [&]() -> Result<qint64> { return countRemovals(d.database, object, "'held'"); });
}

Result<qint64> Removals::hidden(const QString &object) const
{
    WorkspaceFile &d = *m_workspace.d;
    return attempt(d.path, [&]() -> Result<qint64> { return countRemovals(d.database, object, "'hidden'"); });
}

Outcome Removals::approve(const QString &object)
{
    WorkspaceFile &d = *m_workspace.d;
    return attempt(d.path, [&]() -> Outcome {
        d.database.run("UPDATE fairlead_removal SET state = 'approved' WHERE state = 'held' AND object = "
                       + literal(object));
        return {};
    });
}

Outcome Removals::discard(const ObjectInfo &object)
{
    WorkspaceFile &d = *m_workspace.d;
    return attempt(d.path, object.name, [&]() -> Outcome {
        SQLite::Transaction transaction(d.database, SQLite::TransactionBehavior::IMMEDIATE);
        QStringList ids;
        Prepared list(d.database, "SELECT id FROM fairlead_removal WHERE object = ? AND state = 'held'");
        bindText(list, 1, object.name);
        while (list.executeStep())
            ids += text(list.getColumn(0));
        guarded(d.database, [&] {
            Settler settler(d, object);
            for (const QString &id : ids) {
                // A change of its own, which becomes a create.
                Prepared change(
                    d.database,
                    "INSERT INTO fairlead_outbox(object, id, kind, base) VALUES(?, ?, 'update', '{}')");
                bindText(change, 1, object.name);
                bindText(change, 2, id);
                change.exec();
                Settlement again;
                again.id = id;
                again.lastSeq = d.database.getLastInsertRowid();
                again.becomesNew = true;
                settler.settle(again);
            }
        });
        d.database.run("DELETE FROM fairlead_removal WHERE state = 'held' AND object = "
                       + literal(object.name));
        transaction.commit();
        return {};
    });
}

} // namespace fairlead
