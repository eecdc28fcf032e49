// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/lostchange.h"

#include "workspace/database.h"

namespace fairlead::detail {

IdSet changedIdsWithRows(Database &database, const QString &object)
{
    IdSet ids;
    Prepared list(database,
                  "SELECT id FROM fairlead_outbox AS o WHERE object = ? AND kind <> 'delete' AND seq = "
                  "(SELECT max(seq) FROM fairlead_outbox WHERE object = o.object AND id = o.id)");
    bindText(list, 1, object);
    while (list.executeStep())
        ids.insert(list.getColumn(0).getString());
    return ids;
}

void dropChange(Database &database, const QString &object, const std::string &id)
{
    Prepared note(database,
                  "INSERT INTO fairlead_activity(at, kind, object, text) SELECT "
                  "strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), 'lost', object, id || ' ' || kind || ' ' || "
                  "coalesce(base, '') FROM fairlead_outbox WHERE object = ? AND id = ?");
    bindText(note, 1, object);
    note.bind(2, id);
    note.exec();
    Prepared drop(database, "DELETE FROM fairlead_outbox WHERE object = ? AND id = ?");
    bindText(drop, 1, object);
    drop.bind(2, id);
    drop.exec();
}

} // namespace fairlead::detail
