// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/outboxrows.h"

#include "core/errorjson.h"
#include "workspace/database.h"
#include "workspace/schema.h"

#include <QJsonDocument>

namespace fairlead::detail {

namespace {

/// The columns are missing in a file of an older version.
bool knowsStates(Database &database)
{
    return queryNumber(database,
                       "SELECT count(*) FROM pragma_table_info('fairlead_outbox') WHERE name = 'error'")
        > 0;
}

} // namespace

OutboxEntry::Kind kindNamed(const QString &name)
{
    if (name == QLatin1String("create"))
        return OutboxEntry::Kind::Create;
    return name == QLatin1String("delete") ? OutboxEntry::Kind::Delete : OutboxEntry::Kind::Update;
}

QList<RefusedChange> readRefused(Database &database, int limit)
{
    QList<RefusedChange> found;
    if (!knowsStates(database))
        return found;
    Prepared list(database,
                  "SELECT object, id, kind, state, error, max(seq), "
                      + columnOrNull(database, "fairlead_outbox", "duplicates")
                      + " FROM fairlead_outbox WHERE state IN ('failed', 'uncertain') GROUP BY "
                        "object, id ORDER BY 6 LIMIT ?");
    list.bind(1, limit);
    while (list.executeStep()) {
        RefusedChange change;
        change.object = text(list.getColumn(0));
        change.id = text(list.getColumn(1));
        change.kind = kindNamed(text(list.getColumn(2)));
        change.uncertain = text(list.getColumn(3)) == QLatin1String("uncertain");
        change.error = errorFromJson(QJsonDocument::fromJson(text(list.getColumn(4)).toUtf8()).object());
        change.mayBeDuplicate = !list.getColumn(6).isNull();
        change.duplicates = text(list.getColumn(6)).split(QLatin1Char(','), Qt::SkipEmptyParts);
        found += change;
    }
    return found;
}

QList<HeldDeletions> readHeldDeletions(Database &database)
{
    QList<HeldDeletions> found;
    if (!hasTable(database, QStringLiteral("fairlead_removal")))
        return found;
    Prepared list(database,
                  "SELECT object, sum(there), sum(here) FROM (SELECT object, 1 AS there, 0 AS here FROM "
                  "fairlead_removal "
                  "WHERE state = 'held' UNION ALL SELECT object, 0, 1 FROM (SELECT DISTINCT object, id FROM "
                  "fairlead_outbox WHERE state = 'held')) GROUP BY object ORDER BY object");
    while (list.executeStep()) {
        HeldDeletions held;
        held.object = text(list.getColumn(0));
        held.inCrm = list.getColumn(1).getInt64();
        held.here = list.getColumn(2).getInt64();
        found += held;
    }
    return found;
}

QList<WaitingRecords> readWaiting(Database &database)
{
    QList<WaitingRecords> found;
    if (!knowsStates(database) || !hasTable(database, QStringLiteral("fairlead_removal")))
        return found;
    // Of a record with several changes that count which waits for somebody.
    Prepared list(database,
                  "SELECT object, sum(rank = 0), sum(rank = 2), sum(rank = 3), sum(rank = 4), sum(rank = 5), "
                  "sum(rank = 6) FROM (SELECT object, max(CASE WHEN state = 'failed' AND "
                      + columnOrNull(database, "fairlead_outbox", "duplicates")
                      + " IS NOT NULL THEN 6 WHEN state = 'held' THEN 1 WHEN state = 'asked' THEN 2 "
                        "WHEN state = 'failed' THEN 3 WHEN state = 'uncertain' THEN 4 ELSE 0 END) AS rank "
                        "FROM fairlead_outbox GROUP BY object, id "
                        "UNION ALL SELECT object, 5 FROM fairlead_removal WHERE state = 'hidden') "
                        "GROUP BY object HAVING max(rank <> 1) ORDER BY object");
    while (list.executeStep()) {
        WaitingRecords waiting;
        waiting.object = text(list.getColumn(0));
        waiting.toSend = list.getColumn(1).getInt64();
        waiting.asked = list.getColumn(2).getInt64();
        waiting.refused = list.getColumn(3).getInt64();
        waiting.uncertain = list.getColumn(4).getInt64();
        waiting.hidden = list.getColumn(5).getInt64();
        waiting.duplicates = list.getColumn(6).getInt64();
        found += waiting;
    }
    return found;
}

} // namespace fairlead::detail
