// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/outbox.h"
#include "workspace/workspacefile.h"

#include <QMultiHash>

#include <SQLiteCpp/SQLiteCpp.h>

#include <optional>
#include <string>
#include <vector>

namespace fairlead::detail {

/// Writes down what became of changes, one after the other, inside the caller's transaction and guarded().
/// What was changed here since a change was read is never touched. Throws SQLite::Exception.
class Settler
{
public:
    Settler(WorkspaceFile &d, const ObjectInfo &object);

    void settle(const Settlement &settlement);

private:
    /// Columns changed here since, and whether the row was made or deleted since.
    struct Later
    {
        QStringList columns;
        QMap<QString, qint64> newest; ///< column → of its changes the last one
        bool any = false;
        qint64 last = 0; ///< of all its changes
    };

    Later laterThan(const QString &id, qint64 seq);
    void take(const Settlement &settlement, const QString &record, const Later &later);
    static RecordValues takenBy(const Settlement &settlement, const Later &later);
    void rebase(const Settlement &settlement, const RecordValues &taken);
    void keepConflicts(const Settlement &settlement, const QString &record);
    bool isKept(const Conflict &conflict, const QString &record);
    bool renewOpenConflict(const Conflict &conflict, const QString &record, const QString &changedBy);
    void closeOtherConflicts(const QString &record, const QStringList &stillOpen);
    void leaveOutbox(const QString &id, qint64 lastSeq);
    void stay(const Settlement &settlement);
    bool rename(const Settlement &settlement, const Later &later);
    void forgetDeletion(const QString &id);
    /// Columns of the row that was made here which the CRM's record does not have from us yet.
    QStringList stillOurs(const Settlement &settlement, const Later &later);
    void forgetReferences(const QString &local);
    void findLocalReferences();
    void follow(const Settlement &settlement);
    /// The change was in a backup: what comes of it may have come of it before.
    bool isFromBackup(const Settlement &settlement);
    /// The row's new id.
    QString makeNew(const Settlement &settlement);
    void removeRow(const QString &id);
    bool hasRow(const QString &id);
    bool isPutInAgain(const Settlement &settlement);
    void writeRow(const QString &id, const RecordValues &values);

    WorkspaceFile &m_d;
    const ObjectInfo &m_object;
    const TableShape &m_shape;
    std::string m_table;
    std::string m_id;
    /// What empties a column, and for each `local:` id the columns that have it somewhere; looked for when
    /// first needed, and again after another was written.
    struct LocalReferences
    {
        std::vector<std::string> clearSql;
        QMultiHash<QString, std::size_t> columnsWith;
    };
    std::optional<LocalReferences> m_localReferences;
};

} // namespace fairlead::detail
